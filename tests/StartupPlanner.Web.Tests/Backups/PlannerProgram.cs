using System.Diagnostics;
using System.Text.RegularExpressions;

namespace StartupPlanner.Web.Tests.Backups;

/// <summary>The program as an operator starts it, on a data folder of its own.</summary>
internal sealed partial class PlannerProgram : IAsyncDisposable
{
    private readonly Process process;
    private readonly List<string> log = [];

    private PlannerProgram(Process process) => this.process = process;

    public string Root { get; private set; } = "";

    /// <summary>The code in the log with which the first account is made.</summary>
    public string SetupCode => SetupLine().Match(string.Join('\n', log)).Groups["code"].Value;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Starts the application and waits until it says where to open it.</summary>
    public static async Task<PlannerProgram> StartAsync(string folder)
    {
        var program = new PlannerProgram(Process.Start(Describe(folder, []))!);
        program.process.BeginErrorReadLine();
        while (await program.process.StandardOutput.ReadLineAsync(Cancellation) is { } line)
        {
            program.log.Add(line);
            if (Ready().Match(line) is not { Success: true } ready) continue;
            program.Root = ready.Groups["root"].Value;
            _ = program.process.StandardOutput.ReadToEndAsync(CancellationToken.None);
            return program;
        }
        throw new InvalidOperationException("The application ended: " + string.Join('\n', program.log));
    }

    /// <summary>Runs a command to its end.</summary>
    public static async Task<(int ExitCode, string Output, string Errors)> RunAsync(string folder, params string[] args)
    {
        using var command = Process.Start(Describe(folder, args))!;
        command.StandardInput.Close();
        var errors = command.StandardError.ReadToEndAsync(Cancellation);
        var output = await command.StandardOutput.ReadToEndAsync(Cancellation);
        await command.WaitForExitAsync(Cancellation);
        return (command.ExitCode, output, await errors);
    }

    /// <summary>Ends the application as the system does when it shuts down.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited) Process.Start("kill", ["-TERM", $"{process.Id}"]).Dispose();
        await process.WaitForExitAsync(CancellationToken.None);
        process.Dispose();
    }

    private static ProcessStartInfo Describe(string folder, string[] args) => new("dotnet", [Program, .. args])
    {
        RedirectStandardInput = true,
        RedirectStandardError = true,
        RedirectStandardOutput = true,
        WorkingDirectory = Path.GetDirectoryName(Program),
        Environment =
        {
            ["PLANNER_DATA"] = folder,
            ["ConnectionStrings__Planner"] = "",
            ["ASPNETCORE_ENVIRONMENT"] = "Production",
            ["Planner__AllowInsecureHttp"] = "true",
            ["Urls"] = "http://127.0.0.1:0",
        },
    };

    // As it was built, with its settings and static files beside it.
    private static string Program
    {
        get
        {
            var (folder, configuration) = (AppContext.BaseDirectory, Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory)));
            while (!File.Exists(Path.Combine(folder, "StartupPlanner.sln"))) folder = Path.GetDirectoryName(folder)!;
            return Path.Combine(folder, "artifacts", "bin", "StartupPlanner.Web", configuration, "StartupPlanner.Web.dll");
        }
    }

    [GeneratedRegex("with this code: (?<code>[0-9a-f]+)")]
    private static partial Regex SetupLine();

    [GeneratedRegex("is ready. Open (?<root>http\\S+)")]
    private static partial Regex Ready();
}
