using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace StartupPlanner.EmbeddedPostgres;

/// <summary>The end of a child process: its exit code and all that it wrote.</summary>
internal sealed record CommandResult(int ExitCode, string Output)
{
    private static readonly string[] Marks = ["error:", "FATAL:"];

    public bool Succeeded => ExitCode == 0;

    /// <summary>One line that says why it failed: the last one that speaks of an error, or all.</summary>
    public string Reason
    {
        get
        {
            var lines = Output.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            return lines.LastOrDefault(line => Marks.Any(mark => line.Contains(mark, StringComparison.Ordinal)))
                ?? (lines.Length > 0 ? string.Join(' ', lines) : $"exit code {ExitCode}");
        }
    }
}

/// <summary>Runs the server's tools and a few system commands.</summary>
internal static class Command
{
    private const int NotFound = 127;

    /// <param name="words">The program and its arguments.</param>
    /// <param name="folder">Where it runs; <see langword="null"/> for the root, which every user may enter.</param>
    public static ProcessStartInfo Describe(IEnumerable<string> words, string? folder = null)
    {
        var start = new ProcessStartInfo
        {
            UseShellExecute = false,
            CreateNoWindow = true,
            RedirectStandardInput = true,
            WorkingDirectory = folder ?? Path.GetPathRoot(Environment.SystemDirectory) ?? "/",
        };
        foreach (var (index, word) in words.Index())
        {
            if (index == 0)
                start.FileName = word;
            else
                start.ArgumentList.Add(word);
        }
        UseBareEnvironment(start);
        return start;
    }

    /// <exception cref="OperationCanceledException">The process is left to itself: a server must not be killed while it recovers.</exception>
    public static async Task<CommandResult> RunAsync(IEnumerable<string> words, CancellationToken cancellationToken, string? folder = null)
    {
        var start = Describe(words, folder);
        start.RedirectStandardOutput = start.RedirectStandardError = true;
        Process process;
        try
        {
            process = Process.Start(start)!;
        }
        catch (Win32Exception exception)
        {
            return new CommandResult(NotFound, exception.Message);
        }
        using (process)
        {
            process.StandardInput.Close();
            var output = new StringBuilder();
            var reading = Task.WhenAll(CollectAsync(process.StandardOutput, output), CollectAsync(process.StandardError, output));
            await process.WaitForExitAsync(cancellationToken);
            // A server that pg_ctl started may have inherited the pipes (it does on Windows), so their end is not waited for.
            await Task.WhenAny(reading, Task.Delay(TimeSpan.FromSeconds(1), cancellationToken));
            lock (output)
                return new CommandResult(process.ExitCode, output.ToString());
        }
    }

    public static Task<CommandResult> ShellAsync(string script, string[] arguments, CancellationToken cancellationToken) =>
        RunAsync(["/bin/sh", "-c", script, "sh", .. arguments], cancellationToken);

    private static async Task CollectAsync(StreamReader reader, StringBuilder output)
    {
        while (await reader.ReadLineAsync() is { } line)
            lock (output)
                output.Append(line).Append('\n');
    }

    // The server needs none of the application's environment, which may hold secrets; PG* and LC_* would change what it does.
    private static void UseBareEnvironment(ProcessStartInfo start)
    {
        var environment = start.Environment;
        if (OperatingSystem.IsWindows())
        {
            foreach (var name in environment.Keys.Where(name => name.StartsWith("PG", StringComparison.OrdinalIgnoreCase)).ToList())
                environment.Remove(name);
            return;
        }
        environment.Clear();
        environment["PATH"] = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";
        environment["LC_ALL"] = "C";
    }
}
