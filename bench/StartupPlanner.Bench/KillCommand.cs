using System.Diagnostics;
using Npgsql;
using static StartupPlanner.Bench.Report;

namespace StartupPlanner.Bench;

/// <summary>What becomes of people's edits when processes are killed under them.</summary>
internal static class KillCommand
{
    private const int Plans = 3;
    private const int EditorsEach = 2;
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(6);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    /// <param name="First">Seconds from the kill until a save that was sent after it was acknowledged.</param>
    /// <param name="All">The same for the last of the editors.</param>
    private sealed record Recovery(string Kind, double First, double All);

    /// <param name="Lost">Acknowledged, but not there.</param>
    /// <param name="Doubled">There more than once.</param>
    /// <param name="Disordered">There, but not after the one that was typed before it.</param>
    private sealed record Findings(HashSet<Guid> Lost, HashSet<Guid> Doubled, HashSet<Guid> Disordered);

    public static async Task<int> RunAsync(Settings settings, CancellationToken cancellationToken)
    {
        await using var world = new KillWorld(settings);
        var (founder, plan) = await world.FillAsync(cancellationToken);
        await world.StartAsync(cancellationToken);
        var editors = await EditorsAsync(world, new(world.Address, founder.Cookies), plan, cancellationToken);
        using var stop = new CancellationTokenSource();
        var typing = editors.Select(editor => Task.Run(() => editor.RunAsync(stop.Token, cancellationToken), cancellationToken)).ToList();
        var recoveries = new List<Recovery>();
        for (var round = 0; round < settings.Rounds; round++)
            foreach (var (name, kill) in world.Kinds)
            {
                await Task.Delay(Between, cancellationToken);
                recoveries.Add(await KillAsync(world, editors, name, kill, cancellationToken));
                Console.WriteLine(Invariant($"{name}: {recoveries[^1].First:0.00} s, everybody {recoveries[^1].All:0.00} s"));
            }
        await stop.CancelAsync();
        await Task.WhenAll(typing).WaitAsync(Patience, cancellationToken);
        await using var database = world.Database();
        var findings = new Findings([], [], []);
        foreach (var editor in editors) await CheckAsync(database, editor, findings, cancellationToken);
        return Print(settings, world, editors, recoveries, findings);
    }

    // Two editors in each plan, each in a task of their own.
    private static async Task<IReadOnlyList<Editor>> EditorsAsync(KillWorld world, Visitor founder, Guid plan, CancellationToken cancellationToken)
    {
        var token = await founder.TokenAsync($"/plans/{plan}/overview/problem", cancellationToken);
        var file = await founder.Client.GetByteArrayAsync($"/plans/{plan}/plan.json", cancellationToken);
        var editors = new List<Editor>();
        for (var index = 0; index < Plans; index++)
        {
            var copy = await founder.ImportAsync(file, cancellationToken);
            for (var each = 0; each < EditorsEach; each++)
                editors.Add(new(new(copy, $"strategy/tasks/{await founder.AddTaskAsync(copy, token, cancellationToken)}/statement", "Task"), founder, token, world));
        }
        return editors;
    }

    private static async Task<Recovery> KillAsync(KillWorld world, IReadOnlyList<Editor> editors, string name, Func<CancellationToken, Task> kill, CancellationToken cancellationToken)
    {
        var killed = Stopwatch.GetTimestamp();
        await world.KillAsync(name, kill, cancellationToken);
        double? first = null;
        while (true)
        {
            var served = editors.Count(editor => editor.LastSent > killed);
            var seconds = Stopwatch.GetElapsedTime(killed).TotalSeconds;
            if (served > 0) first ??= seconds;
            if (served == editors.Count) return new(name, first!.Value, seconds);
            if (seconds > Patience.TotalSeconds) throw new InvalidOperationException($"{seconds:0} s after the kill of {name} only {served} of {editors.Count} editors have saved again.");
            await Task.Delay(5, cancellationToken);
        }
    }

    private static async Task CheckAsync(NpgsqlDataSource database, Editor editor, Findings findings, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(
            "select command_id, before, after from plan_activity where plan_id = $1 and address = $2 and kind = 'FieldSet' order by revision");
        command.Parameters.Add(new() { Value = editor.Slot.Plan });
        command.Parameters.Add(new() { Value = editor.Slot.Address });
        var entries = new List<(Guid Id, string Before, string After)>();
        await using (var rows = await command.ExecuteReaderAsync(cancellationToken))
            while (await rows.ReadAsync(cancellationToken)) entries.Add((rows.GetGuid(0), rows.GetString(1), rows.GetString(2)));
        await using var field = database.CreateCommand("select statement from strategy_tasks where plan_id = $1 and id = $2");
        field.Parameters.Add(new() { Value = editor.Slot.Plan });
        field.Parameters.Add(new() { Value = Guid.Parse(editor.Slot.Address.Split('/')[2]) });
        var stands = await field.ExecuteScalarAsync(cancellationToken) as string;

        var kept = entries.Select(entry => (entry.Id, entry.After)).ToHashSet();
        findings.Lost.UnionWith(editor.Saves.Where(save => !kept.Contains((save.CommandId, save.Value))).Select(save => save.CommandId));
        if (editor.Saves.Count > 0 && stands != editor.Saves[^1].Value) findings.Lost.Add(editor.Saves[^1].CommandId);
        findings.Doubled.UnionWith(entries.GroupBy(entry => entry.After).Where(same => same.Count() > 1).Select(same => same.First().Id));
        findings.Disordered.UnionWith(entries.Zip(editor.Saves).Where(pair => pair.First.Id != pair.Second.CommandId).Select(pair => pair.Second.CommandId));
        findings.Disordered.UnionWith(entries.Zip(entries.Skip(1)).Where(pair => pair.First.After != pair.Second.Before).Select(pair => pair.Second.Id));
    }

    private static int Print(Settings settings, KillWorld world, IReadOnlyList<Editor> editors, IReadOnlyList<Recovery> recoveries, Findings findings)
    {
        var report = new Report("Edits while processes are killed", $"dotnet run --project bench/StartupPlanner.Bench -c Release -- kill --rounds {settings.Rounds} --out bench/results/kill.md", "of the published folder");
        report.Line(Invariant($"""
            The published application in production with its private PostgreSQL, durable (fsync on). {editors.Count} editors, two in each of {Plans} plans, type one edit after the other in a
            field of their own; an edit without an answer is sent again as the browser's outbox sends it, under the same name, after 1, 2, 4… seconds. Every {Between.TotalSeconds:0} s something is
            killed by `kill -9`, by turns; the application is started again by this program at once, the server by the application.

            **Next save**: from the kill until a save that was sent after it was acknowledged, and until every editor had one. **Lost**: acknowledged, but afterwards not in the plan or its
            activity. **Doubled**: made twice. **Out of order**: not made after the edit that was typed before it. A save counts to what had been killed last when it was acknowledged.

            | Killed | Times | Next save: median s | most s | Every editor: median s | most s | Acknowledged | Lost | Doubled | Out of order |
            |---|---:|---:|---:|---:|---:|---:|---:|---:|---:|
            """));
        var saves = editors.SelectMany(editor => editor.Saves).ToList();
        foreach (var kind in world.Kinds.Select(kind => kind.Name).Prepend(KillWorld.Start)) Row(kind, recoveries.Where(recovery => recovery.Kind == kind).ToList(), [.. saves.Where(save => save.Period == kind)]);
        Row("**together**", recoveries, saves);
        report.Line();
        var refusals = editors.SelectMany(editor => editor.Refusals).ToList();
        report.Line(Invariant($"{editors.Sum(editor => editor.Unanswered)} tries got no answer and were repeated. {refusals.Count} edits were refused{(refusals.Count > 0 ? $", such as {refusals[0]}" : "")}."));
        report.Save(settings.Out);
        return findings.Lost.Count + findings.Doubled.Count + findings.Disordered.Count + refusals.Count == 0 ? 0 : 1;

        void Row(string name, IReadOnlyList<Recovery> those, IReadOnlyList<Acknowledged> acknowledged)
        {
            var isAll = acknowledged.Count == saves.Count;
            string Of(HashSet<Guid> found) => Invariant($"{(isAll ? found.Count : acknowledged.Count(save => found.Contains(save.CommandId)))}");
            string Times(Func<Recovery, double> time) => those.Count == 0 ? "– | –" : Invariant($"{Median(those.Select(time)):0.00} | {those.Max(time):0.00}");
            report.Line(Invariant($"| {name} | {those.Count} | {Times(each => each.First)} | {Times(each => each.All)} | {acknowledged.Count:N0} | {Of(findings.Lost)} | {Of(findings.Doubled)} | {Of(findings.Disordered)} |"));
        }
    }

    private static double Median(IEnumerable<double> values) => values.Order().ToArray() is var sorted && sorted.Length % 2 == 1
        ? sorted[sorted.Length / 2] : (sorted[sorted.Length / 2 - 1] + sorted[sorted.Length / 2]) / 2;
}
