using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using StartupPlanner.Cli.Functions;
using StartupPlanner.Finance.Functions;

namespace StartupPlanner.Cli.Commands;

/// <summary><c>planner fn NAME ARGS…</c>: a financial function or a metric, by the name that spreadsheets give it.</summary>
internal static class FnCommand
{
    public static Command On(Terminal terminal)
    {
        var name = new Argument<string?>("NAME") { Description = terminal.Text["Argument.Function"], Arity = ArgumentArity.ZeroOrOne };
        var args = new Argument<string[]>("ARGS") { Description = terminal.Text["Argument.Arguments"], Arity = ArgumentArity.ZeroOrMore };
        var list = new Option<bool>("--list") { Description = terminal.Text["Option.List"] };
        var command = new Command("fn", terminal.Text["Fn"]) { name, args, list };
        command.SetAction(parsed => (int)(parsed.GetValue(name) is { } called && !parsed.GetValue(list)
            ? Compute(terminal, called, parsed.GetValue(args) ?? [], parsed.WantsJson())
            : List(terminal, parsed.WantsJson())));
        return command;
    }

    private static ExitCode List(Terminal terminal, bool json)
    {
        if (json) terminal.Write(new JsonObject { ["functions"] = new JsonArray([.. FunctionList.All.Select(function => (JsonNode)ToJson(terminal, function))]) });
        else foreach (var function in FunctionList.All) terminal.Out.WriteLine($"{function.Usage}\n    {Description(terminal, function)}");
        return ExitCode.Success;
    }

    private static ExitCode Compute(Terminal terminal, string name, string[] args, bool json)
    {
        if (FunctionList.Named(name) is not { } function)
        {
            if (json) terminal.Write(Invalid(terminal, name, [new("NAME", "Fn.Unknown", name)]));
            else terminal.Complain("Fn.Unknown", name);
            return ExitCode.Trouble;
        }
        var call = new FunctionCall(function, args);
        if (call.Mistakes.Count > 0)
        {
            if (json) terminal.Write(Invalid(terminal, function.Name, call.Mistakes));
            else Complain(terminal, function, call.Mistakes);
            return ExitCode.Trouble;
        }
        if (json) terminal.Write(ToJson(terminal, function, call.Result));
        else Say(terminal, call.Result);
        return call.Result is Answer.Value or decimal ? ExitCode.Success : ExitCode.Negative;
    }

    private static void Say(Terminal terminal, object? result)
    {
        switch (result)
        {
            case Answer.Value value:
                terminal.Out.WriteLine(value.Number.ToString(CultureInfo.InvariantCulture));
                break;
            case decimal metric:
                terminal.Out.WriteLine(ForecastSource.Plain(metric).ToString(CultureInfo.InvariantCulture));
                break;
            case Answer.Several several:
                terminal.Say("Fn.Several");
                foreach (var number in several.Numbers) terminal.Out.WriteLine("    " + number.ToString(CultureInfo.InvariantCulture));
                break;
            default:
                terminal.Say(Reason(result));
                break;
        }
    }

    private static void Complain(Terminal terminal, Function function, IReadOnlyList<ArgumentMistake> mistakes)
    {
        terminal.Complain("Fn.Usage", function.Usage);
        foreach (var mistake in mistakes) terminal.Complain("Fn.Mistake", mistake.Argument, terminal.Text[mistake.Code, mistake.Args]);
    }

    private static JsonObject ToJson(Terminal terminal, Function function, object? result) => result switch
    {
        Answer.Value value => Outcome(function.Name, value.Number, "value"),
        decimal metric => Outcome(function.Name, ForecastSource.Plain(metric), "value"),
        Answer.Several several => With(Outcome(function.Name, null, "several"), "solutions", new JsonArray([.. several.Numbers.Select(number => (JsonNode)number)])),
        _ => With(With(Outcome(function.Name, null, "none"), "code", Reason(result)), "message", terminal.Text[Reason(result)]),
    };

    private static JsonObject Invalid(Terminal terminal, string name, IReadOnlyList<ArgumentMistake> mistakes) =>
        With(Outcome(name, null, "invalid"), "errors", new JsonArray([.. mistakes.Select(mistake => (JsonNode)new JsonObject
        {
            ["argument"] = mistake.Argument,
            ["code"] = mistake.Code,
            ["message"] = terminal.Text[mistake.Code, mistake.Args],
        })]));

    private static JsonObject ToJson(Terminal terminal, Function function) => new()
    {
        ["name"] = function.Name,
        ["usage"] = function.Usage,
        ["parameters"] = new JsonArray([.. function.Parameters.Select(parameter => (JsonNode)new JsonObject
        {
            ["name"] = parameter.Name,
            ["required"] = parameter.Required,
            ["list"] = parameter.IsList,
        })]),
        ["description"] = Description(terminal, function),
    };

    private static JsonObject Outcome(string function, JsonNode? value, string outcome) => new() { ["function"] = function, ["value"] = value, ["outcome"] = outcome };

    private static JsonObject With(JsonObject json, string name, JsonNode value)
    {
        json[name] = value;
        return json;
    }

    private static string Description(Terminal terminal, Function function) => terminal.Text[$"Function.{function.Name}"];

    private static string Reason(object? result) => result is Answer.None none ? $"NoAnswer.{none.Reason}" : "NoAnswer.Undefined";
}
