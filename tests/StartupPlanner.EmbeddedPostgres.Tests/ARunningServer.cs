using System.Diagnostics;
using Npgsql;

namespace StartupPlanner.EmbeddedPostgres.Tests;

/// <summary>One server in the transport that the platform calls for, shared by the tests that only look at it.</summary>
public sealed class SharedServer() : WithDataFolder(prepared: true), IAsyncLifetime
{
    public string DataFolder => Folder;

    public EmbeddedPostgresServer Server { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Server = await StartAsync();

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        Dispose();
    }
}

public sealed class ARunningServer(SharedServer shared) : IClassFixture<SharedServer>
{
    private EmbeddedPostgresServer Server => shared.Server;

    [Fact]
    public async Task Answers_in_the_version_that_it_names()
    {
        var version = (string)(await Server.AskAsync("show server_version"))!;
        Assert.StartsWith(Server.Version.ToString(), version, StringComparison.Ordinal);
        Assert.True(await Server.IsRunningAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("fsync", "on")]
    [InlineData("synchronous_commit", "on")]
    [InlineData("full_page_writes", "on")]
    [InlineData("data_checksums", "on")]
    [InlineData("jit", "off")]
    [InlineData("statement_timeout", "1min")]
    [InlineData("idle_in_transaction_session_timeout", "1min")]
    [InlineData("lc_messages", "C")]
    [InlineData("server_encoding", "UTF8")]
    public async Task Is_set_for_durable_data_on_a_small_machine(string setting, string value) =>
        Assert.Equal(value, await Server.AskAsync($"show {setting}"));

    [Fact]
    public async Task Sorts_by_its_own_locale_not_by_the_systems()
    {
        Assert.SkipWhen(Server.Version.Major < 17, "Older servers have the system's locales only.");
        Assert.Equal("C.UTF-8", await Server.AskAsync("select datlocale from pg_database where datname = 'postgres' and datlocprovider = 'b'"));
    }

    [Fact]
    public async Task Refuses_a_wrong_password()
    {
        var guess = new NpgsqlConnectionStringBuilder(Server.ConnectionString("postgres")) { Password = "guess" };
        var refusal = await Assert.ThrowsAsync<PostgresException>(() => TestServers.AskAsync(guess.ConnectionString, "select 1"));
        Assert.Equal(PostgresErrorCodes.InvalidPassword, refusal.SqlState);
    }

    [Fact]
    public async Task Trusts_nobody_by_any_rule() =>
        Assert.Equal(0L, await Server.AskAsync("select count(*) from pg_hba_file_rules where auth_method is distinct from 'scram-sha-256'"));

    [Fact]
    public async Task Listens_on_no_port()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no private socket; it listens on 127.0.0.1.");
        Assert.Equal("", await Server.AskAsync("show listen_addresses"));
        Assert.DoesNotContain(ListeningSockets(TestServers.ServerProcess(shared.DataFolder)), TcpSockets().Contains);
    }

    [Fact]
    public void Keeps_its_folder_to_its_user()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The user's folder is private on Windows.");
        var root = Path.Combine(shared.DataFolder, "postgres");
        Assert.All(["data", "socket", "log"], name => Assert.Equal("rwx------", Mode(Path.Combine(root, name))));
        Assert.Equal("rw-------", Mode(Path.Combine(root, "secret")));
        Assert.False(File.Exists(Path.Combine(root, "password")));
    }

    [Fact]
    public void Has_a_session_of_its_own_so_that_Ctrl_C_does_not_reach_it_first()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Sessions are read from /proc.");
        Assert.NotEqual(TestServers.Stat(Environment.ProcessId)[3], TestServers.Stat(TestServers.ServerProcess(shared.DataFolder))[3]);
    }

    [Fact]
    public void Runs_as_another_user_when_the_application_runs_as_root()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess, "Only root must become somebody else.");
        var status = File.ReadAllLines($"/proc/{TestServers.ServerProcess(shared.DataFolder)}/status");
        Assert.DoesNotContain("0", status.Single(line => line.StartsWith("Uid:", StringComparison.Ordinal)).Split('\t').Skip(1));
        Assert.DoesNotContain("0", status.Single(line => line.StartsWith("Gid:", StringComparison.Ordinal)).Split('\t').Skip(1));
        Assert.Equal("CapEff:\t0000000000000000", status.Single(line => line.StartsWith("CapEff:", StringComparison.Ordinal)));
    }

    [Fact]
    public void Gets_nothing_of_the_applications_environment()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The environment is read from /proc.");
        Assert.SkipUnless(Environment.GetEnvironmentVariables().Contains("HOME"), "There is nothing to look for.");
        var environment = File.ReadAllText($"/proc/{TestServers.ServerProcess(shared.DataFolder)}/environ").Split('\0');
        Assert.DoesNotContain(environment, variable => variable.StartsWith("HOME=", StringComparison.Ordinal));
    }

    private static string Mode(string path)
    {
        using var list = Process.Start(new ProcessStartInfo("ls", ["-ld", path]) { RedirectStandardOutput = true })!;
        return list.StandardOutput.ReadToEnd()[1..10];
    }

    private static IEnumerable<string> ListeningSockets(int processId) =>
        OperatingSystem.IsLinux()
            ? Directory.EnumerateFiles($"/proc/{processId}/fd").Select(path => new FileInfo(path).LinkTarget ?? "")
                .Where(target => target.StartsWith("socket:", StringComparison.Ordinal))
            : [];

    private static HashSet<string> TcpSockets() =>
        OperatingSystem.IsLinux()
            ? Directory.EnumerateFiles("/proc/net", "tcp*").SelectMany(file => File.ReadLines(file).Skip(1))
                .Select(line => $"socket:[{line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[9]}]").ToHashSet()
            : [];
}
