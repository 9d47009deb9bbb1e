using System.Text.Json;
using Npgsql;

namespace StartupPlanner.Bench;

/// <summary>What is measured under load.</summary>
internal static class Scenarios
{
    private const int Editors = 64;

    public static async Task<IReadOnlyList<Scenario>> MakeAsync(World world, string token, CancellationToken cancellationToken)
    {
        var (plan, founder) = (world.Plan, world.Founder);
        var reader = await founder.ReaderOfAsync(plan, cancellationToken);
        await using var database = NpgsqlDataSource.Create(world.Connection);
        var user = await IdAsync(database, "select user_id from plan_members where plan_id = $1 and role = 'Owner'", plan, cancellationToken);
        var link = await IdAsync(database, "select id from plan_links where plan_id = $1", plan, cancellationToken);
        Scenario Page(string name, string path, IReadOnlyList<string> reads) => new(name, $"/plans/{plan}{path}", founder, plan, user, reads);
        return
        [
            Page("Plan at a glance", "", Reads.Glance),
            Page("Question with many fields (scorecard)", "/opportunity/scorecard", Reads.Question),
            Page("Question with one text", "/overview/problem", Reads.Question),
            Page("Reading view", "/read", Reads.Document),
            Page("Income statement by month", "/statements/income-statement?by=month", Reads.Question),
            new("Reading view by share link, nobody signed in", $"/plans/{plan}/read", reader, plan, link, Reads.SharedDocument),
            new("Autosave, each connection in a plan of its own", "/", founder, plan, user, Reads.Autosave) { Slots = await PlansEachAsync(founder, plan, cancellationToken) },
            new("Autosave, all connections in one plan", "/", founder, plan, user, Reads.Autosave) { Slots = await OnePlanAsync(founder, plan, token, cancellationToken) },
        ];
    }

    // One user with 64 plans stands for 64 users with one: no query looks at a user's other plans.
    private static async Task<IReadOnlyList<Slot>> PlansEachAsync(Visitor founder, Guid plan, CancellationToken cancellationToken)
    {
        var file = await founder.Client.GetByteArrayAsync($"/plans/{plan}/plan.json", cancellationToken);
        var before = JsonDocument.Parse(file).RootElement.GetProperty("overview").GetProperty("problem").GetString()!;
        var slots = new List<Slot>();
        for (var index = 0; index < Editors; index++) slots.Add(new(await founder.ImportAsync(file, cancellationToken), "overview/problem", before));
        return slots;
    }

    // Two people in one field would meet a conflict; here each edits a task of their own.
    private static async Task<IReadOnlyList<Slot>> OnePlanAsync(Visitor founder, Guid plan, string token, CancellationToken cancellationToken)
    {
        var copy = await founder.ImportAsync(await founder.Client.GetByteArrayAsync($"/plans/{plan}/plan.json", cancellationToken), cancellationToken);
        var slots = new List<Slot>();
        for (var index = 0; index < Editors; index++) slots.Add(new(copy, $"strategy/tasks/{await founder.AddTaskAsync(copy, token, cancellationToken)}/statement", "Task"));
        return slots;
    }

    private static async Task<Guid> IdAsync(NpgsqlDataSource database, string sql, Guid plan, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(sql);
        command.Parameters.Add(new() { Value = plan });
        return (Guid)(await command.ExecuteScalarAsync(cancellationToken))!;
    }
}
