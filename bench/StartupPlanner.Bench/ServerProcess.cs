using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace StartupPlanner.Bench;

/// <summary>The application or its twin as a process of its own.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly Process process;
    private readonly long started;

    private ServerProcess(Process process, long started, Uri address) => (this.process, this.started, Address) = (process, started, address);

    public Uri Address { get; }

    public TimeSpan SinceStart => Stopwatch.GetElapsedTime(started);

    /// <summary>What the process has used of all cores so far.</summary>
    public TimeSpan Processor
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
    }

    /// <summary>The memory that the process holds, in MB.</summary>
    public long Megabytes
    {
        get
        {
            process.Refresh();
            return process.WorkingSet64 >> 20;
        }
    }

    /// <summary>The published application.</summary>
    /// <param name="variables">Its settings, as environment variables.</param>
    public static ServerProcess App(string folder, params (string Name, string Value)[] variables)
    {
        var dll = Path.Combine(folder, "StartupPlanner.Web.dll");
        if (!File.Exists(dll)) throw new FileNotFoundException("Publish the application first; bench/README.md says how.", dll);
        var address = FreeAddress();
        return Start(folder, address, [dll, "--urls", address.AbsoluteUri], [("Planner__AllowInsecureHttp", "true"), .. variables]);
    }

    /// <summary>A project from its sources, as its developer starts it.</summary>
    /// <param name="project">The project's folder.</param>
    /// <param name="variables">Its settings, as environment variables.</param>
    public static ServerProcess FromSource(string project, params (string Name, string Value)[] variables)
    {
        var address = FreeAddress();
        return Start(project, address, ["run", "--", "--urls", address.AbsoluteUri], variables);
    }

    /// <summary>This program again, as the twin.</summary>
    /// <param name="file">What it answers.</param>
    /// <param name="connection">To the application's database.</param>
    public static ServerProcess Twin(string file, string connection)
    {
        var address = FreeAddress();
        return Start(AppContext.BaseDirectory, address, [typeof(Twin).Assembly.Location, "twin", file, address.AbsoluteUri], [("TWIN_DATABASE", connection)]);
    }

    /// <summary>Asks until a page is there.</summary>
    /// <returns>The time from the start of the process to the page's last byte.</returns>
    public async Task<TimeSpan> AnswersAsync(HttpClient client, string path, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (process.HasExited) throw new InvalidOperationException($"The process ended with {process.ExitCode} before it answered.");
            try
            {
                using var response = await client.GetAsync(new Uri(Address, path), cancellationToken);
                return response.StatusCode == HttpStatusCode.OK ? SinceStart : throw new InvalidOperationException($"{path} answered {(int)response.StatusCode}.");
            }
            catch (HttpRequestException) when (SinceStart < Patience)
            {
                // It does not listen yet.
            }
            await Task.Delay(5, cancellationToken);
        }
    }

    /// <summary>As by kill -9: it stops nothing of what it started.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    /// <summary>Ends the process in order, so that it stops what it started.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited && !OperatingSystem.IsWindows())
        {
            using var signal = Process.Start("kill", ["-TERM", $"{process.Id}"]);
            await signal.WaitForExitAsync();
            using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
            await process.WaitForExitAsync(limit.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        if (!process.HasExited) process.Kill(entireProcessTree: true);
        process.Dispose();
    }

    private static ServerProcess Start(string folder, Uri address, string[] arguments, (string Name, string Value)[] variables)
    {
        var start = new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = folder, RedirectStandardOutput = true };
        foreach (var (name, value) in variables) start.Environment[name] = value;
        var started = Stopwatch.GetTimestamp();
        var process = Process.Start(start)!;
        _ = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null);
        return new(process, started, address);
    }

    private static Uri FreeAddress()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return new($"http://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}");
    }
}
