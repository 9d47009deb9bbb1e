using System.CommandLine;
using StartupPlanner.Cli;
using StartupPlanner.Cli.Commands;

return Planner.Run(args, Terminal.OfProcess(args));

/// <summary>The same plan as in the web application, on a plan file, without server or database.</summary>
internal static class Planner
{
    public static int Run(IReadOnlyList<string> args, Terminal terminal) => Commands(terminal).Run(args, terminal);

    public static RootCommand Commands(Terminal terminal) => new(terminal.Text["Planner"])
    {
        ValidateCommand.On(terminal),
        ScoreCommand.On(terminal),
        DiffCommand.On(terminal),
        SchemaCommand.On(terminal),
        ForecastCommand.On(terminal),
        SimulateCommand.On(terminal),
        TraceCommand.On(terminal),
        TornadoCommand.On(terminal),
        SeekCommand.On(terminal),
        CompareCommand.On(terminal),
        XlsxCommand.On(terminal),
        ActualsCommand.On(terminal),
        CapTableCommand.On(terminal),
        RoundCommand.On(terminal),
        OffersCommand.On(terminal),
        ExitCommand.On(terminal),
        OcfCommand.On(terminal),
        ImportEquityCommand.On(terminal),
        FnCommand.On(terminal),
        Options.Json(terminal.Text),
        Options.Language(terminal.Text),
    };
}
