using System.CommandLine;
using System.Text.Json.Nodes;
using StartupPlanner.Domain.Forecasting;
using StartupPlanner.Finance.Modeling;

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
            if (terminal.Take(made.Computed.LineOf(name)) is not { } line) return (int)ExitCode.Trouble;
            var number = made.Months;
            if (parsed.GetValue(month) is { } asked)
            {
                if (terminal.Take(made.Computed.NumberOf(asked)) is not (> 0 and var found)) return (int)ExitCode.Trouble;
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
        var words = made.Words;
        terminal.Say("Tornado.Title", words.NameOf(line), made.MonthOf(month), words.Amount(made.Evaluation[line, month], line.Unit));
        foreach (var swing in swings)
            terminal.Out.WriteLine($"  {words.Amount(swing.AtLow, line.Unit),16}{words.Amount(swing.AtHigh, line.Unit),16}  {terminal.Text.Number(swing.Elasticity, "+0.00;-0.00;0.00"),7}  {words.NameOf(swing.Input)} ({words.Amount(swing.Input.Value.Low, swing.Input.Unit)} … {words.Amount(swing.Input.Value.High, swing.Input.Unit)})");
        if (swings.Count == 0) terminal.Say("Tornado.None");
    }

    private static JsonObject ToJson(MadeForecast made, Line line, int month, IReadOnlyList<Swing> swings) => new()
    {
        ["outcome"] = made.Forecast.KeyOf(line),
        ["month"] = made.MonthOf(month),
        ["value"] = ForecastSource.ToJson(made.Evaluation[line, month]),
        ["swings"] = new JsonArray([.. swings.Select(swing => (JsonNode)new JsonObject
        {
            ["address"] = swing.Input.Address,
            ["name"] = made.Words.NameOf(swing.Input),
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
            if (terminal.Take(Target.Read(made.Computed, parsed.GetRequiredValue(target))) is not { } wanted) return (int)ExitCode.Trouble;
            if (wanted.IsReached(made.Evaluation))
            {
                if (json) terminal.Write(ToJson(made, wanted, [], reached: true));
                else terminal.Say("Seek.Reached", wanted.Condition.Text);
                return (int)ExitCode.Success;
            }
            var inputs = made.Forecast.Model.Inputs.Where(each => each.Months is null && InputFields.StandsAlone(each) && (parsed.GetValue(input) is not { } address || each.Address == address)).ToList();
            if (inputs.Count == 0) return (int)terminal.Complain("Seek.NoInput", parsed.GetValue(input) ?? "");
            var found = inputs.Select(each => (Input: each, Value: Seek(made.Forecast.Model, wanted, each))).Where(pair => pair.Value is not null)
                .OrderBy(pair => Change(pair.Input, pair.Value!.Value)).ToList();
            if (json) terminal.Write(ToJson(made, wanted, found));
            else Say(terminal, made, wanted, found);
            return (int)(found.Count > 0 ? ExitCode.Success : ExitCode.Negative);
        });
        return command;
    }

    private static decimal? Seek(Model model, Target wanted, Input input)
    {
        var (least, most) = InputFields.LimitsOf(input);
        return Sensitivity.Seek(model, wanted.Outcome, wanted.Condition.Holds, input, least, most, InputFields.GrainOf(input));
    }

    private static decimal Change(Input input, decimal value) => input.Value.Likely == 0 ? Math.Abs(value) : Math.Abs(value / input.Value.Likely - 1);

    private static void Say(Terminal terminal, MadeForecast made, Target target, List<(Input Input, decimal? Value)> found)
    {
        var text = terminal.Text;
        terminal.Say(found.Count switch { 0 => "Seek.None", 1 => "Seek.One", _ => "Seek.Title" }, target.Condition.Text);
        foreach (var (input, value) in found)
            terminal.Say("Seek.Change", made.Words.NameOf(input), Entered(text, input, input.Value.Likely), Entered(text, input, value!.Value), input.Value.Likely == 0 ? text["Nothing"] : (value!.Value / input.Value.Likely - 1).ToString("+0.0%;-0.0%;0%", text.Culture), input.Address);
    }

    // With all digits that are to be typed.
    private static string Entered(CliText text, Input input, decimal value) => input.Unit.IsPercentage ? (value * 100).ToString("#,0.####", text.Culture) + "%" : value.ToString("#,0.########", text.Culture);

    private static JsonObject ToJson(MadeForecast made, Target target, List<(Input Input, decimal? Value)> found, bool reached = false) => new()
    {
        ["target"] = target.Condition.Text,
        ["reached"] = reached,
        ["changes"] = new JsonArray([.. found.Select(pair => (JsonNode)new JsonObject
        {
            ["address"] = pair.Input.Address,
            ["name"] = made.Words.NameOf(pair.Input),
            ["from"] = ForecastSource.ToJson(InputFields.AsEntered(pair.Input, pair.Input.Value.Likely)),
            ["to"] = ForecastSource.ToJson(InputFields.AsEntered(pair.Input, pair.Value!.Value)),
        })]),
    };
}
