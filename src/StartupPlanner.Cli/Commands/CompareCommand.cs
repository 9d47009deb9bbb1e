using System.CommandLine;
using System.Text.Json.Nodes;
using StartupPlanner.Domain.Forecasting;
using StartupPlanner.Finance.Modeling;

namespace StartupPlanner.Cli.Commands;

/// <summary><c>planner compare FILE S1 S2 …</c>: scenarios side by side, and which lines make the difference.</summary>
internal static class CompareCommand
{
    private const string Base = "base";
    private const int AmountWidth = 18;

    public static Command On(Terminal terminal)
    {
        var text = terminal.Text;
        var file = Options.File(text, "FILE");
        var names = new Argument<string[]>("SCENARIO") { Description = text["Argument.Scenarios"], Arity = ArgumentArity.OneOrMore };
        var command = new Command("compare", text["Compare"]) { file, names };
        command.SetAction(parsed =>
        {
            var json = parsed.WantsJson();
            var asked = parsed.GetRequiredValue(names).ToList();
            if (asked.Count == 1) asked.Insert(0, Base);
            var sides = new List<Side>();
            foreach (var name in asked)
            {
                var scenario = name == Base ? null : name;
                if (terminal.ReadForecast(parsed.GetRequiredValue(file), scenario, json, out var code) is not { } made) return (int)code;
                sides.Add(new(scenario, made.Computed));
            }
            if (json) terminal.Write(ToJson(terminal, new(sides)));
            else Say(terminal, new(sides));
            return (int)ExitCode.Success;
        });
        return command;
    }

    private static string NameOf(Side side) => side.Scenario ?? Base;

    private static void Say(Terminal terminal, Comparison comparison)
    {
        var (sides, words) = (comparison.Sides, WordsOf(terminal, comparison));
        terminal.Out.WriteLine(string.Concat(sides.Select(side => NameOf(side).PadLeft(AmountWidth))));
        string? section = null;
        foreach (var (key, line, of) in comparison.Different)
        {
            if (section != line.Section) terminal.Out.WriteLine($"\n{words[of].SectionName(section = line.Section)}");
            terminal.Out.WriteLine(string.Concat(sides.Select(side => words[of].Amount(side.Total(key), line.Unit).PadLeft(AmountWidth))) + "  " + words[of].NameOf(line));
        }
        foreach (var other in sides.Skip(1))
        {
            terminal.Out.WriteLine();
            terminal.Say("Compare.Causes", NameOf(sides[0]), NameOf(other));
            foreach (var (line, difference) in comparison.CausesOf(other)) terminal.Out.WriteLine($"{words[line.Of].Amount(difference, Unit.Money),AmountWidth}  {words[line.Of].NameOf(line.Line)}");
        }
        foreach (var side in sides.Where(side => side.Overrides.Count > 0))
        {
            terminal.Out.WriteLine();
            terminal.Say("Compare.Overrides", NameOf(side));
            foreach (var change in side.Overrides) terminal.Out.WriteLine($"  {change.At} = {change.Value}");
        }
    }

    // One scenario named twice is one side in two places.
    private static Dictionary<Side, ForecastWords> WordsOf(Terminal terminal, Comparison comparison) =>
        comparison.Sides.ToDictionary(side => side, side => new ForecastWords(side.Forecast, terminal.Text.Culture), (IEqualityComparer<Side>)ReferenceEqualityComparer.Instance);

    private static JsonObject ToJson(Terminal terminal, Comparison comparison)
    {
        var (sides, words) = (comparison.Sides, WordsOf(terminal, comparison));
        return new()
        {
            ["scenarios"] = new JsonArray([.. sides.Select(side => (JsonNode)NameOf(side))]),
            ["overrides"] = new JsonArray([.. sides.Select(side => (JsonNode)new JsonArray([.. side.Overrides.Select(change => (JsonNode)new JsonObject { ["at"] = change.At, ["value"] = change.Value })]))]),
            ["lines"] = new JsonArray([.. comparison.Different.Select(line => (JsonNode)new JsonObject
            {
                ["key"] = line.Key,
                ["name"] = words[line.Of].NameOf(line.Line),
                ["unit"] = line.Line.Unit.ToString(),
                ["totals"] = new JsonArray([.. sides.Select(side => ForecastSource.ToJson(side.Total(line.Key)))]),
            })]),
            ["causes"] = new JsonArray([.. sides.Skip(1).Select(other => (JsonNode)new JsonObject
            {
                ["of"] = NameOf(other),
                ["lines"] = new JsonArray([.. comparison.CausesOf(other).Select(cause => (JsonNode)new JsonObject { ["name"] = words[cause.Line.Of].NameOf(cause.Line.Line), ["difference"] = ForecastSource.ToJson(cause.Difference) })]),
            })]),
        };
    }
}
