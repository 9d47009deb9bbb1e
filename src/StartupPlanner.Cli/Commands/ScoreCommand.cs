using System.CommandLine;
using System.Text.Json.Nodes;
using StartupPlanner.Domain.Opportunity;
using StartupPlanner.Domain.Plans;

namespace StartupPlanner.Cli.Commands;

/// <summary><c>planner score FILE</c>: the opportunity's weighted scorecard.</summary>
internal static class ScoreCommand
{
    private const string ScoreFormat = "0.0#";

    public static Command On(Terminal terminal)
    {
        var file = Options.File(terminal.Text, "FILE");
        var command = new Command("score", terminal.Text["Score"]) { file };
        command.SetAction(parsed => (int)Score(terminal, parsed.GetRequiredValue(file), parsed.WantsJson()));
        return command;
    }

    private static ExitCode Score(Terminal terminal, string file, bool json)
    {
        if (terminal.ReadPlan(file) is not { } read) return ExitCode.Trouble;
        if (read.Failure is { } failure)
        {
            if (json) terminal.Write(terminal.ToJson(failure));
            else terminal.SayMistakes(terminal.Error, file, failure);
            return ExitCode.Negative;
        }
        var rows = read.Value.Opportunity.Scorecard;
        var result = Scorecard.Of(rows);
        if (json) terminal.Write(ToJson(rows, result));
        else Say(terminal, read.Value, result);
        return ExitCode.Success;
    }

    private static void Say(Terminal terminal, Plan plan, ScorecardResult result)
    {
        var text = terminal.Text;
        terminal.Say("Score.Title", plan.Name);
        foreach (var (group, mean) in Indicators.Groups.Zip(result.Groups))
        {
            terminal.Say("Score.Group", text[$"Group.{group}"], text.Number(mean, ScoreFormat));
            foreach (var row in plan.Opportunity.Scorecard.Where(row => Indicators.GroupOf(row.Key) == group))
                terminal.Say("Score.Indicator", text.Number(row.Score, "0"), Weight(text, result, row.Key), text[$"Indicator.{row.Key}"]);
        }
        terminal.Say("Score.Total", text.Number(result.Total, ScoreFormat), result.Scored, result.Count);
        terminal.Say($"Band.{result.Band}");
        if (result.Lowest.Count > 0) terminal.Say("Score.Lowest", string.Join(text["Comma"], result.Lowest.Select(key => text[$"Indicator.{key}"])));
    }

    private static string Weight(CliText text, ScorecardResult result, string key) =>
        (result.NormalizedWeights.TryGetValue(key, out var weight) ? text.Number(weight * 100m, "0.0") + "%" : text["Nothing"]).PadLeft(6);

    private static JsonObject ToJson(IEnumerable<IndicatorScore> rows, ScorecardResult result) => new()
    {
        ["total"] = result.Total,
        ["band"] = result.Band.ToString().ToLowerInvariant(),
        ["scored"] = result.Scored,
        ["count"] = result.Count,
        ["groups"] = new JsonObject([.. Indicators.Groups.Zip(result.Groups, (group, mean) => KeyValuePair.Create(group, (JsonNode?)mean))]),
        ["indicators"] = new JsonObject([.. rows.Select(row => KeyValuePair.Create(row.Key, (JsonNode?)new JsonObject
        {
            ["score"] = row.Score,
            ["weight"] = result.NormalizedWeights.TryGetValue(row.Key, out var weight) ? weight : null,
        }))]),
        ["lowest"] = new JsonArray([.. result.Lowest.Select(key => (JsonNode)key)]),
    };
}
