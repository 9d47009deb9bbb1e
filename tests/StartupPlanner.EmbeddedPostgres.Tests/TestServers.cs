using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace StartupPlanner.EmbeddedPostgres.Tests;

/// <summary>What the scenarios share: options, queries, and a look at the machine's processes.</summary>
internal static class TestServers
{
    /// <summary>Durable, as an installation is: most tests are about what survives.</summary>
    public static EmbeddedPostgresOptions In(string folder) => new() { DataFolder = folder };

    public static string ClusterIn(string folder) => Path.Combine(folder, "postgres", "data");

    public static int ServerProcess(string folder) =>
        int.Parse(File.ReadLines(Path.Combine(ClusterIn(folder), "postmaster.pid")).First(), CultureInfo.InvariantCulture);

    /// <summary>A server that starts makes the file first and writes its number after.</summary>
    public static bool HasServerProcess(string folder, out int processId)
    {
        processId = 0;
        var file = Path.Combine(ClusterIn(folder), "postmaster.pid");
        return File.Exists(file) && int.TryParse(File.ReadLines(file).FirstOrDefault(), CultureInfo.InvariantCulture, out processId);
    }

    public static Task<object?> AskAsync(this EmbeddedPostgresServer server, string sql) => AskAsync(server.ConnectionString("postgres"), sql);

    public static async Task<object?> AskAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString + ";Pooling=false");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>The server's process of a kind, such as the checkpointer.</summary>
    public static async Task<int> ProcessOfAsync(string folder, string kind)
    {
        var secret = await File.ReadAllTextAsync(Path.Combine(folder, "postgres", "secret"), TestContext.Current.CancellationToken);
        var address = new NpgsqlConnectionStringBuilder
        {
            Host = Path.Combine(folder, "postgres", "socket"), Username = "planner", Password = secret, Database = "postgres",
        };
        return (int)(await AskAsync(address.ConnectionString, $"select pid from pg_stat_activity where backend_type = '{kind}'"))!;
    }

    /// <summary>The live processes that stand in the folder's cluster.</summary>
    public static List<int> ProcessesIn(string folder) =>
    [
        .. from process in Directory.EnumerateDirectories("/proc")
           where int.TryParse(Path.GetFileName(process), NumberStyles.None, CultureInfo.InvariantCulture, out _)
           where new FileInfo(Path.Combine(process, "cwd")).LinkTarget == ClusterIn(folder)
           select int.Parse(Path.GetFileName(process), CultureInfo.InvariantCulture),
    ];

    /// <summary>As by <c>kill -9</c>; returns when the process can be seen no more.</summary>
    public static async Task KillAsync(int processId)
    {
        Process.GetProcessById(processId).Kill();
        await EndAsync(processId);
    }

    public static async Task EndAsync(int processId)
    {
        while (Lives(processId))
            await Task.Delay(20, TestContext.Current.CancellationToken);
    }

    // A zombie has ended; who should collect it is another's affair.
    public static bool Lives(int processId) =>
        OperatingSystem.IsLinux()
            ? Stat(processId) is not ([] or ["Z", ..])
            : Process.GetProcesses().Any(process => process.Id == processId);

    /// <summary>The fields of Linux's <c>/proc/…/stat</c> after the name: state, parent, group, session, …; none once the process is gone.</summary>
    public static string[] Stat(int processId)
    {
        try
        {
            var line = File.ReadAllText($"/proc/{processId}/stat");
            return line[(line.LastIndexOf(')') + 2)..].Split(' ');
        }
        // A process may go at any moment, between opening its file and reading it too.
        catch (IOException)
        {
            return [];
        }
    }
}
