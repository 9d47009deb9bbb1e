using System.CommandLine;
using System.Text.Json.Nodes;
using StartupPlanner.Finance.Modeling;

namespace StartupPlanner.Cli.Commands;

/// <summary><c>planner trace FILE LINE MONTH</c>: where a figure comes from, down to what was entered.</summary>
internal static class TraceCommand
{
    private const int DefaultDepth = 6;

    public static Command On(Terminal terminal)
    {
        var text = terminal.Text;
        var (file, line, month) = (Options.File(text, "FILE"), new Argument<string>("LINE") { Description = text["Argument.Line"] }, new Argument<string>("MONTH") { Description = text["Argument.Month"] });
        var depth = new Option<int>("--depth") { Description = text["Option.Depth"], DefaultValueFactory = _ => DefaultDepth };
        var scenario = ForecastSource.Scenario(text);
        var command = new Command("trace", text["Trace"]) { file, line, month, depth, scenario };
        command.SetAction(parsed =>
        {
            var json = parsed.WantsJson();
            if (terminal.ReadForecast(parsed.GetRequiredValue(file), parsed.GetValue(scenario), json, out var code) is not { } made) return (int)code;
            if (terminal.Take(made.Computed.LineOf(parsed.GetRequiredValue(line))) is not { } found || terminal.Take(made.Computed.NumberOf(parsed.GetRequiredValue(month))) is not (> 0 and var number)) return (int)ExitCode.Trouble;
            var trace = Trace.Of(made.Evaluation, found, number);
            if (json) terminal.Write(ToJson(made, trace, parsed.GetValue(depth), []));
            else Say(terminal, made, trace, parsed.GetValue(depth), "", []);
            return (int)ExitCode.Success;
        });
        return command;
    }

    private static void Say(Terminal terminal, MadeForecast made, Trace trace, int depth, string indent, HashSet<(string, int)> said)
    {
        var month = trace.Month >= 1 ? made.MonthOf(trace.Month) : "";
        terminal.Out.WriteLine($"{indent}{made.Words.NameOf(trace.Figure)} [{month}] = {made.Words.Amount(trace.Value, trace.Unit)}{(trace.Address is { } address ? $"  ({address})" : "")}");
        // What was explained once is not explained again.
        if (trace.Formula is null || depth <= 0 || !said.Add((trace.Name, trace.Month))) return;
        terminal.Out.WriteLine($"{indent}  = {made.Words.Formula(trace)}");
        foreach (var from in trace.From) Say(terminal, made, from, depth - 1, indent + "    ", said);
    }

    private static JsonObject ToJson(MadeForecast made, Trace trace, int depth, HashSet<(string, int)> said) => new()
    {
        ["name"] = made.Words.NameOf(trace.Figure),
        ["month"] = trace.Month >= 1 ? made.MonthOf(trace.Month) : null,
        ["value"] = ForecastSource.ToJson(trace.Value),
        ["unit"] = trace.Unit.ToString(),
        ["address"] = trace.Address,
        ["formula"] = made.Words.Formula(trace),
        // What was explained once is not explained again: the past of a line is named by all that follows from it.
        ["from"] = depth <= 0 || trace.Formula is not null && !said.Add((trace.Name, trace.Month)) ? null : new JsonArray([.. trace.From.Select(from => (JsonNode)ToJson(made, from, depth - 1, said))]),
    };
}
