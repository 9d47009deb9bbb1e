using System.CommandLine;

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
        if (json) terminal.Write(terminal.ToJson(plan.Failure));
        else if (plan.Failure is { } failure) terminal.SayMistakes(terminal.Out, file, failure);
        else terminal.Say("Validate.Valid", file);
        return plan.Succeeded ? ExitCode.Success : ExitCode.Negative;
    }
}
