using System.CommandLine;
using System.Text.Json.Nodes;
using StartupPlanner.Domain.Costs;
using StartupPlanner.Domain.Forecasting;
using StartupPlanner.Finance.Modeling;

namespace StartupPlanner.Cli.Commands;

/// <summary><c>planner compare FILE S1 S2 …</c>: scenarios side by side, and which lines make the difference.</summary>
internal static class CompareCommand
{
    private const string Base = "base";

    private sealed record Side(string Name, MadeForecast Made, Evaluation Evaluation)
    {
        public decimal? Total(string key) => Made.Forecast.Lines.TryGetValue(key, out var line) ? Evaluation.Total(line, 1, Made.Forecast.Model.Months) : null;
    }

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
                if (terminal.ReadForecast(parsed.GetRequiredValue(file), name == Base ? null : name, json, out var code) is not { } made) return (int)code;
                sides.Add(new(name, made, made.Forecast.Evaluate()));
            }
            if (json) terminal.Write(ToJson(sides));
            else Say(terminal, sides);
            return (int)ExitCode.Success;
        });
        return command;
    }

    // All lines that some of the sides have, the statements first, those of the first side in their order.
    private static List<(string Key, Line Line)> Lines(IReadOnlyList<Side> sides) =>
        [.. sides.SelectMany(side => side.Made.Forecast.Model.Lines.Select(line => (side.Made.Forecast.KeyOf(line), line))).DistinctBy(line => line.Item1)
            .OrderBy(line => sides[0].Made.Forecast.PlaceOf(line.line.Section))];

    private static IReadOnlyList<ScenarioOverride> Overrides(Side side) => side.Name == Base ? [] : Scenarios.OverridesOf(side.Made.Plan, side.Name);

    private static IEnumerable<(string Key, Line Line)> Different(IReadOnlyList<Side> sides) =>
        Lines(sides).Where(line => sides.Skip(1).Any(side => !IsSame(sides[0].Total(line.Key), side.Total(line.Key))));

    // What differs in the last digits only was computed in another order.
    private static bool IsSame(decimal? one, decimal? other) => one == other || one is { } a && other is { } b && Math.Abs(a - b) <= 1e-9m * Math.Max(1, Math.Max(Math.Abs(a), Math.Abs(b)));

    /// <summary>The lines of items that move cash, by how far: together they are the difference of the cash at the end.</summary>
    private static IEnumerable<(string Name, decimal Difference)> Causes(Side one, Side other)
    {
        var (forecast, cash) = (one.Made.Forecast, one.Made.Forecast.Cash);
        var sums = ((Line[])[cash.Operating, cash.Investing, cash.Financing, cash.NetCashFlow]).Select(forecast.KeyOf).ToHashSet();
        return Lines([one, other]).Where(line => line.Line.Section == cash.NetCashFlow.Section && line.Line.Aggregation == Aggregation.Flow && !sums.Contains(line.Key))
            .Select(line => (line.Line.Name, (other.Total(line.Key) ?? 0) - (one.Total(line.Key) ?? 0))).Where(cause => !IsSame(cause.Item2, 0)).OrderByDescending(cause => Math.Abs(cause.Item2));
    }

    private static void Say(Terminal terminal, List<Side> sides)
    {
        var text = terminal.Text;
        terminal.Out.WriteLine(string.Concat(sides.Select(side => side.Name.PadLeft(18))));
        string? section = null;
        foreach (var (key, line) in Different(sides))
        {
            if (section != line.Section) terminal.Out.WriteLine($"\n{section = line.Section}");
            terminal.Out.WriteLine(string.Concat(sides.Select(side => text.Amount(side.Total(key), line.Unit).PadLeft(18))) + "  " + line.Name);
        }
        foreach (var other in sides.Skip(1))
        {
            terminal.Out.WriteLine();
            terminal.Say("Compare.Causes", sides[0].Name, other.Name);
            foreach (var (name, difference) in Causes(sides[0], other)) terminal.Out.WriteLine($"{text.Amount(difference, Unit.Money),18}  {name}");
        }
        foreach (var side in sides.Where(side => Overrides(side).Count > 0))
        {
            terminal.Out.WriteLine();
            terminal.Say("Compare.Overrides", side.Name);
            foreach (var change in Overrides(side)) terminal.Out.WriteLine($"  {change.At} = {change.Value}");
        }
    }

    private static JsonObject ToJson(List<Side> sides) => new()
    {
        ["scenarios"] = new JsonArray([.. sides.Select(side => (JsonNode)side.Name)]),
        ["overrides"] = new JsonArray([.. sides.Select(side => (JsonNode)new JsonArray([.. Overrides(side).Select(change => (JsonNode)new JsonObject { ["at"] = change.At, ["value"] = change.Value })]))]),
        ["lines"] = new JsonArray([.. Different(sides).Select(line => (JsonNode)new JsonObject
        {
            ["key"] = line.Key,
            ["name"] = line.Line.Name,
            ["unit"] = line.Line.Unit.ToString(),
            ["totals"] = new JsonArray([.. sides.Select(side => ForecastSource.ToJson(side.Total(line.Key)))]),
        })]),
        ["causes"] = new JsonArray([.. sides.Skip(1).Select(other => (JsonNode)new JsonObject
        {
            ["of"] = other.Name,
            ["lines"] = new JsonArray([.. Causes(sides[0], other).Select(cause => (JsonNode)new JsonObject { ["name"] = cause.Name, ["difference"] = ForecastSource.ToJson(cause.Difference) })]),
        })]),
    };
}
