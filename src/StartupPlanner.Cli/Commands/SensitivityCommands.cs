using System.CommandLine;
using System.Text.Json.Nodes;
using StartupPlanner.Domain.Forecasting;
using StartupPlanner.Finance.Modeling;
using StartupPlanner.Finance.Statements;

namespace StartupPlanner.Cli.Commands;

/// <summary><c>planner tornado FILE</c>: which estimates move an outcome most.</summary>
internal static class TornadoCommand
{
    public static Command On(Terminal terminal)
    {
        var text = terminal.Text;
        var file = Options.File(text, "FILE");
        var outcome = new Option<string>("--outcome") { Description = text["Option.Outcome"], DefaultValueFactory = _ => "closing-cash" };
        var month = new Option<string?>("--month") { Description = text["Option.Month"] };
        var scenario = ForecastSource.Scenario(text);
        var command = new Command("tornado", text["Tornado"]) { file, outcome, month, scenario };
        command.SetAction(parsed =>
        {
            var json = parsed.WantsJson();
            if (terminal.ReadForecast(parsed.GetRequiredValue(file), parsed.GetValue(scenario), json, out var code) is not { } made) return (int)code;
            var name = parsed.GetValue(outcome)!;
            if (terminal.Line(made, name) is not { } line) return (int)ExitCode.Trouble;
            var number = made.Forecast.Model.Months;
            if (parsed.GetValue(month) is { } asked)
            {
                if (terminal.Month(made, asked) is not { } found) return (int)ExitCode.Trouble;
                number = found;
            }
            var swings = Sensitivity.Tornado(made.Forecast.Model, new(line, number));
            if (json) terminal.Write(ToJson(made, line, number, swings));
            else Say(terminal, made, line, number, swings);
            return (int)ExitCode.Success;
        });
        return command;
    }

    private static void Say(Terminal terminal, MadeForecast made, Line line, int month, IReadOnlyList<Swing> swings)
    {
        var text = terminal.Text;
        terminal.Say("Tornado.Title", line.Name, made.NameOf(month), text.Amount(made.Forecast.Evaluate()[line, month], line.Unit));
        foreach (var swing in swings)
            terminal.Out.WriteLine($"  {text.Amount(swing.AtLow, line.Unit),16}{text.Amount(swing.AtHigh, line.Unit),16}  {text.Number(swing.Elasticity, "+0.00;-0.00;0.00"),7}  {swing.Input.Name} ({text.Amount(swing.Input.Value.Low, swing.Input.Unit)} … {text.Amount(swing.Input.Value.High, swing.Input.Unit)})");
        if (swings.Count == 0) terminal.Say("Tornado.None");
    }

    private static JsonObject ToJson(MadeForecast made, Line line, int month, IReadOnlyList<Swing> swings) => new()
    {
        ["outcome"] = made.Forecast.KeyOf(line),
        ["month"] = made.NameOf(month),
        ["value"] = ForecastSource.ToJson(made.Forecast.Evaluate()[line, month]),
        ["swings"] = new JsonArray([.. swings.Select(swing => (JsonNode)new JsonObject
        {
            ["address"] = swing.Input.Address,
            ["name"] = swing.Input.Name,
            ["low"] = ForecastSource.ToJson(InputFields.AsEntered(swing.Input, swing.Input.Value.Low)),
            ["likely"] = ForecastSource.ToJson(InputFields.AsEntered(swing.Input, swing.Input.Value.Likely)),
            ["high"] = ForecastSource.ToJson(InputFields.AsEntered(swing.Input, swing.Input.Value.High)),
            ["atLow"] = ForecastSource.ToJson(swing.AtLow),
            ["atHigh"] = ForecastSource.ToJson(swing.AtHigh),
            ["elasticity"] = ForecastSource.ToJson(swing.Elasticity),
        })]),
    };
}

/// <summary><c>planner seek FILE --target 'LINE MONTH >= X'</c>: the smallest change that reaches a target.</summary>
internal static class SeekCommand
{
    // What is read off the whole, not off a month.
    private static readonly Dictionary<string, Func<KeyFigures, Model, decimal?>> Figures = new()
    {
        ["runway-months"] = (figures, model) => figures.RunwayMonths ?? model.Months,
        ["lowest-cash"] = (figures, _) => figures.LowestCash,
        ["funding-need"] = (figures, _) => figures.FundingNeed,
        ["break-even-month"] = (figures, _) => figures.BreakEvenMonth,
        ["cash-positive-month"] = (figures, _) => figures.CashPositiveMonth,
        ["payback-month"] = (figures, _) => figures.PaybackMonth,
        ["lowest-dscr"] = (figures, _) => figures.LowestDscr,
        ["net-present-value"] = (figures, _) => figures.NetPresentValue,
        ["internal-rate-of-return"] = (figures, _) => figures.InternalRateOfReturn.Unique is { } rate && Math.Abs(rate) < 1e9 ? (decimal)rate : null,
    };

    private sealed record Target(string Text, Finance.Modeling.Outcome Outcome, Predicate<decimal> Reached);

    public static Command On(Terminal terminal)
    {
        var text = terminal.Text;
        var file = Options.File(text, "FILE");
        var target = new Option<string>("--target") { Description = text["Option.Target"], Required = true };
        var input = new Option<string?>("--input") { Description = text["Option.Input"] };
        var scenario = ForecastSource.Scenario(text);
        var command = new Command("seek", text["Seek"]) { file, target, input, scenario };
        command.SetAction(parsed =>
        {
            var json = parsed.WantsJson();
            if (terminal.ReadForecast(parsed.GetRequiredValue(file), parsed.GetValue(scenario), json, out var code) is not { } made) return (int)code;
            if (Read(terminal, made, parsed.GetRequiredValue(target)) is not { } wanted) return (int)ExitCode.Trouble;
            if (wanted.Outcome.Of(made.Forecast.Evaluate()) is { } already && wanted.Reached(already))
            {
                if (json) terminal.Write(ToJson(wanted, [], reached: true));
                else terminal.Say("Seek.Reached", wanted.Text);
                return (int)ExitCode.Success;
            }
            var inputs = made.Forecast.Model.Inputs.Where(each => each.Months is null && InputFields.StandsAlone(each) && (parsed.GetValue(input) is not { } address || each.Address == address)).ToList();
            if (inputs.Count == 0) return (int)terminal.Complain("Seek.NoInput", parsed.GetValue(input) ?? "");
            var found = inputs.Select(each => (Input: each, Value: Seek(made.Forecast.Model, wanted, each))).Where(pair => pair.Value is not null)
                .OrderBy(pair => Change(pair.Input, pair.Value!.Value)).ToList();
            if (json) terminal.Write(ToJson(wanted, found));
            else Say(terminal, wanted, found);
            return (int)(found.Count > 0 ? ExitCode.Success : ExitCode.Negative);
        });
        return command;
    }

    private static decimal? Seek(Model model, Target wanted, Input input)
    {
        var (least, most) = InputFields.LimitsOf(input);
        return Sensitivity.Seek(model, wanted.Outcome, wanted.Reached, input, least, most, InputFields.GrainOf(input));
    }

    private static decimal Change(Input input, decimal value) => input.Value.Likely == 0 ? Math.Abs(value) : Math.Abs(value / input.Value.Likely - 1);

    private static Target? Read(Terminal terminal, MadeForecast made, string text)
    {
        if (Condition.Read(terminal, text) is not { } condition) return null;
        if (Figures.TryGetValue(condition.Of, out var figure)) return new(text, new(evaluation => figure(made.Forecast.KeyFiguresOf(evaluation), made.Forecast.Model)), condition.Holds);
        return terminal.LineInMonth(made, condition.Of) is var (line, month) ? new(text, new(line, month), condition.Holds) : null;
    }

    private static void Say(Terminal terminal, Target target, List<(Input Input, decimal? Value)> found)
    {
        var text = terminal.Text;
        terminal.Say(found.Count switch { 0 => "Seek.None", 1 => "Seek.One", _ => "Seek.Title" }, target.Text);
        foreach (var (input, value) in found)
            terminal.Say("Seek.Change", input.Name, Entered(text, input, input.Value.Likely), Entered(text, input, value!.Value), input.Value.Likely == 0 ? text["Nothing"] : (value!.Value / input.Value.Likely - 1).ToString("+0.0%;-0.0%;0%", text.Culture), input.Address);
    }

    // With all digits that are to be typed.
    private static string Entered(CliText text, Input input, decimal value) => input.Unit.IsPercentage ? (value * 100).ToString("#,0.####", text.Culture) + "%" : value.ToString("#,0.########", text.Culture);

    private static JsonObject ToJson(Target target, List<(Input Input, decimal? Value)> found, bool reached = false) => new()
    {
        ["target"] = target.Text,
        ["reached"] = reached,
        ["changes"] = new JsonArray([.. found.Select(pair => (JsonNode)new JsonObject
        {
            ["address"] = pair.Input.Address,
            ["name"] = pair.Input.Name,
            ["from"] = ForecastSource.ToJson(InputFields.AsEntered(pair.Input, pair.Input.Value.Likely)),
            ["to"] = ForecastSource.ToJson(InputFields.AsEntered(pair.Input, pair.Value!.Value)),
        })]),
    };
}
