using System.CommandLine;
using System.Text.Json.Nodes;
using StartupPlanner.Domain.Plans;

namespace StartupPlanner.Cli.Commands;

/// <summary><c>planner diff A B</c>: in which addresses two plan files differ, rows matched by their ids.</summary>
internal static class DiffCommand
{
    public static Command On(Terminal terminal)
    {
        var (before, after) = (Options.File(terminal.Text, "A"), Options.File(terminal.Text, "B"));
        var command = new Command("diff", terminal.Text["Diff"]) { before, after };
        command.SetAction(parsed => (int)Diff(terminal, parsed.GetRequiredValue(before), parsed.GetRequiredValue(after), parsed.WantsJson()));
        return command;
    }

    private static ExitCode Diff(Terminal terminal, string before, string after, bool json)
    {
        if (before == PlanSource.StandardInput && after == PlanSource.StandardInput) return terminal.Complain("Diff.TwoInputs");
        if (Plan(terminal, before) is not { } old || Plan(terminal, after) is not { } current) return ExitCode.Trouble;
        var differences = PlanDiff.Between(old, current);
        if (json) terminal.Write(ToJson(differences));
        else Say(terminal, differences, old, current);
        return differences.Count == 0 ? ExitCode.Success : ExitCode.Negative;
    }

    private static Plan? Plan(Terminal terminal, string file)
    {
        var read = terminal.ReadPlan(file);
        if (read?.Failure is { } failure) terminal.SayMistakes(terminal.Error, file, failure);
        return read is { Succeeded: true } ? read.Value : null;
    }

    private static void Say(Terminal terminal, IReadOnlyList<Difference> differences, Plan before, Plan after)
    {
        foreach (var difference in differences)
        {
            terminal.Say($"Diff.{difference.Kind}", difference.At.Text);
            if (difference.Kind == DifferenceKind.Moved)
                terminal.Say("Diff.Places", Place(terminal, difference.Before!), Place(terminal, difference.After!));
            else
                SayValues(terminal, difference, before, after);
        }
        if (differences.Count == 0) terminal.Say("Diff.Equal");
        else terminal.Say("Diff.Summary", [.. Enum.GetValues<DifferenceKind>().Select(kind => (object)differences.Count(difference => difference.Kind == kind))]);
    }

    private static void SayValues(Terminal terminal, Difference difference, Plan before, Plan after)
    {
        foreach (var line in Lines(Named(before, difference, difference.Before))) terminal.Out.WriteLine($"    - {line}");
        foreach (var line in Lines(Named(after, difference, difference.After))) terminal.Out.WriteLine($"    + {line}");
    }

    private static string Place(Terminal terminal, string place) =>
        RowPlace.Read(place) is { } key ? terminal.Text["Diff.PlaceAfter", key] : terminal.Text["Diff.PlaceFirst"];

    private static string[] Lines(string? value) => value?.Split('\n') ?? [];

    // A reader knows a row by its name.
    private static string? Named(Plan plan, Difference difference, string? value) => value is null || difference.At.Field is not { Targets.Count: > 0 } field ? value
        : string.Join(", ", value.Split(',').Select(key => plan.RowAt(field, key) is var (part, row) && part.NameOf(plan, row) is { Length: > 0 } name ? name : key));

    private static JsonObject ToJson(IReadOnlyList<Difference> differences) => new()
    {
        ["equal"] = differences.Count == 0,
        ["differences"] = new JsonArray([.. differences.Select(difference => (JsonNode)new JsonObject
        {
            ["kind"] = difference.Kind.ToString().ToLowerInvariant(),
            ["address"] = difference.At.Text,
            ["before"] = difference.Before,
            ["after"] = difference.After,
        })]),
    };
}
