using System.CommandLine;
using StartupPlanner.Domain.Plans;

namespace StartupPlanner.Cli.Commands;

/// <summary><c>planner schema</c>: the JSON Schema of plan files, for editors and other programs.</summary>
internal static class SchemaCommand
{
    public static Command On(Terminal terminal)
    {
        var command = new Command("schema", terminal.Text["Schema"]);
        command.SetAction(_ =>
        {
            terminal.Out.Write(PlanSchema.Write());
            return (int)ExitCode.Success;
        });
        return command;
    }
}
