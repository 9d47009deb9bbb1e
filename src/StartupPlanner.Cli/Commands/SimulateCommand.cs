using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using StartupPlanner.Domain.Forecasting;
using StartupPlanner.Finance.Modeling;

namespace StartupPlanner.Cli.Commands;

/// <summary><c>planner simulate FILE</c>: the plan with all its estimates drawn at once, thousands of times.</summary>
internal static class SimulateCommand
{
    private static readonly double[] Shares = [0.05, 0.25, 0.5, 0.75, 0.95];
    private const int MaxDraws = 1_000_000;
    private const int MostShown = 10;
    private const int Classes = 20;
    private const int LongestBar = 50;

    public static Command On(Terminal terminal)
    {
        var text = terminal.Text;
        var file = Options.File(text, "FILE");
        var draws = new Option<int>("--draws") { Description = text["Option.Draws"], DefaultValueFactory = _ => 10_000 };
        draws.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var typed }] && int.TryParse(typed, CultureInfo.InvariantCulture, out var count) && count is < 1 or > MaxDraws) result.AddError(text["Simulate.Draws", MaxDraws]);
        });
        var seed = new Option<ulong>("--seed") { Description = text["Option.Seed"], DefaultValueFactory = _ => 1UL };
        var lines = new Option<string[]>("--line") { Description = text["Option.Line"], DefaultValueFactory = _ => [] };
        var chances = new Option<string[]>("--chance") { Description = text["Option.Chance"], DefaultValueFactory = _ => [] };
        var histogram = new Option<bool>("--histogram") { Description = text["Option.Histogram"] };
        var scenario = ForecastSource.Scenario(text);
        var command = new Command("simulate", text["Simulate"]) { file, draws, seed, lines, chances, histogram, scenario };
        command.SetAction(parsed =>
        {
            var json = parsed.WantsJson();
            if (terminal.ReadForecast(parsed.GetRequiredValue(file), parsed.GetValue(scenario), json, out var code) is not { } made) return (int)code;
            var asked = parsed.GetValue(lines)!.Select(name => terminal.Take(made.Computed.LineOf(name))).ToList();
            var odds = parsed.GetValue(chances)!.Select(chance => terminal.Take(Odds.Read(made.Computed, chance))).ToList();
            if (asked.Contains(null) || odds.Contains(null)) return (int)ExitCode.Trouble;
            var kept = asked.Count > 0 ? asked.Select(line => line!).Prepend(made.Forecast.Cash.ClosingCash).Distinct().ToList() : [made.Forecast.Cash.ClosingCash, made.Forecast.Income.Revenue, made.Forecast.Income.NetIncome];
            var options = Uncertainties.OptionsOf(made.Plan, made.Forecast.Model, parsed.GetValue(draws), parsed.GetValue(seed));
            if (options.Failure is { } wrong)
            {
                if (json) terminal.Write(terminal.ToJson(wrong));
                else terminal.SayMistakes(terminal.Error, parsed.GetRequiredValue(file), wrong);
                return (int)ExitCode.Negative;
            }
            var simulation = Simulation.Of(made.Forecast.Model, [.. kept.Union(odds.Select(each => each!.Line))], options.Value with { KeepInputs = true, Threads = Environment.ProcessorCount });
            if (json) terminal.Write(ToJson(made, simulation, kept, odds!, parsed.GetValue(seed)));
            else Say(terminal, made, simulation, kept, odds!, parsed.GetValue(histogram));
            return (int)ExitCode.Success;
        });
        return command;
    }

    private static IEnumerable<int> YearEnds(int months) => Enumerable.Range(1, months).Where(month => month % 12 == 0 || month == months);

    private static IEnumerable<(Input Input, double Correlation)> Ranked(MadeForecast made, Simulation simulation) =>
        simulation.RankCorrelations(made.Forecast.Cash.ClosingCash, made.Months)
            .Where(pair => pair.Value is not null).Select(pair => (pair.Key, pair.Value!.Value)).OrderByDescending(pair => Math.Abs(pair.Value)).Take(MostShown);

    private static void Say(Terminal terminal, MadeForecast made, Simulation simulation, IReadOnlyList<Line> lines, IReadOnlyList<Odds> odds, bool histogram)
    {
        var text = terminal.Text;
        terminal.Say("Simulate.Title", made.Plan.Name, simulation.Draws);
        foreach (var line in lines)
        {
            terminal.Out.WriteLine();
            terminal.Out.WriteLine($"{made.Words.NameOf(line)}  " + string.Concat(Shares.Select(share => $"P{share * 100:0}".PadLeft(16))));
            foreach (var month in YearEnds(made.Months))
                terminal.Out.WriteLine($"  {made.MonthOf(month)}" + string.Concat(simulation.Percentiles(line, month, Shares).Select(value => made.Words.Drawn(value, line.Unit).PadLeft(16)))
                    + (simulation.Defined(line, month) is < 1 and var defined ? $"  {text["Simulate.Defined", defined.ToString("P0", text.Culture)]}" : ""));
            if (histogram) Draw(terminal, made, simulation, line);
        }
        terminal.Out.WriteLine();
        foreach (var month in YearEnds(made.Months))
            terminal.Say("Simulate.CashOut", made.MonthOf(month), simulation.ProbabilityBy(made.Forecast.Cash.ClosingCash, month, cash => cash < 0).ToString("P1", text.Culture));
        foreach (var each in odds) terminal.Say("Simulate.Chance", each.Condition.Text, each.In(simulation).ToString("P1", text.Culture));
        terminal.Out.WriteLine();
        terminal.Say("Simulate.Ranked", made.MonthOf(made.Months));
        foreach (var (input, correlation) in Ranked(made, simulation)) terminal.Out.WriteLine($"  {correlation.ToString("+0.00;-0.00", text.Culture)}  {made.Words.NameOf(input)}");
    }

    // A bar for each class, the longest as long as the terminal has room for.
    private static void Draw(Terminal terminal, MadeForecast made, Simulation simulation, Line line)
    {
        terminal.Say("Simulate.Histogram", made.MonthOf(made.Months));
        if (simulation.Histogram(line, made.Months, Classes) is not var (low, high, counts)) terminal.Out.WriteLine($"  {terminal.Text["Nothing"]}");
        else
            for (var index = 0; index < counts.Count; index++)
                terminal.Out.WriteLine($"  {made.Words.Drawn(low + (high - low) * index / counts.Count, line.Unit),16}  {new string('█', counts[index] * LongestBar / counts.Max())} {counts[index]}");
    }

    private static JsonObject ToJson(MadeForecast made, Simulation simulation, IReadOnlyList<Line> lines, IReadOnlyList<Odds> odds, ulong seed) => new()
    {
        ["draws"] = simulation.Draws,
        ["seed"] = seed,
        ["lines"] = new JsonArray([.. lines.Select(line => (JsonNode)new JsonObject
        {
            ["key"] = made.Forecast.KeyOf(line),
            ["name"] = made.Words.NameOf(line),
            ["months"] = new JsonArray([.. Enumerable.Range(1, made.Months).Select(month => (JsonNode)new JsonObject([
                KeyValuePair.Create("month", (JsonNode?)made.MonthOf(month)),
                .. Shares.Zip(simulation.Percentiles(line, month, Shares), (share, value) => KeyValuePair.Create($"p{share * 100:0}", (JsonNode?)value)),
                KeyValuePair.Create("defined", (JsonNode?)simulation.Defined(line, month)),
            ]))]),
            ["histogram"] = ToJson(made, simulation.Histogram(line, made.Months, Classes)),
        })]),
        ["chances"] = new JsonArray([.. odds.Select(each => (JsonNode)new JsonObject { ["condition"] = each.Condition.Text, ["probability"] = each.In(simulation) })]),
        ["cashBelowZeroBy"] = new JsonArray([.. Enumerable.Range(1, made.Months).Select(month => (JsonNode)new JsonObject
        {
            ["month"] = made.MonthOf(month),
            ["probability"] = simulation.ProbabilityBy(made.Forecast.Cash.ClosingCash, month, cash => cash < 0),
        })]),
        ["rankCorrelations"] = new JsonArray([.. Ranked(made, simulation).Select(pair => (JsonNode)new JsonObject { ["address"] = pair.Input.Address, ["name"] = made.Words.NameOf(pair.Input), ["correlation"] = pair.Correlation })]),
    };

    private static JsonObject? ToJson(MadeForecast made, Histogram? histogram) => histogram is null ? null : new()
    {
        ["month"] = made.MonthOf(made.Months),
        ["low"] = histogram.Low,
        ["high"] = histogram.High,
        ["counts"] = new JsonArray([.. histogram.Counts.Select(count => (JsonNode)count)]),
    };
}
