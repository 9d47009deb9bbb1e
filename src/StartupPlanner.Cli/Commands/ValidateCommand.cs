using System.CommandLine;
using StartupPlanner.Domain.Common;
using StartupPlanner.Domain.Forecasting;

namespace StartupPlanner.Cli.Commands;

/// <summary><c>planner validate FILE</c>: every mistake of a plan file at once.</summary>
internal static class ValidateCommand
{
    public static Command On(Terminal terminal)
    {
        var file = Options.File(terminal.Text, "FILE");
        var command = new Command("validate", terminal.Text["Validate"]) { file };
        command.SetAction(parsed => (int)Validate(terminal, parsed.GetRequiredValue(file), parsed.WantsJson()));
        return command;
    }

    private static ExitCode Validate(Terminal terminal, string file, bool json)
    {
        if (terminal.ReadPlan(file) is not { } plan) return ExitCode.Trouble;
        // What can be read may still be impossible.
        var failure = plan.Failure ?? (Scenarios.MistakesOf(plan.Value) is { Count: > 0 } mistakes ? new Failure.Invalid(mistakes) : null);
        if (json) terminal.Write(terminal.ToJson(failure));
        else if (failure is not null) terminal.SayMistakes(terminal.Out, file, failure);
        else terminal.Say("Validate.Valid", file);
        return failure is null ? ExitCode.Success : ExitCode.Negative;
    }
}
