using System.Diagnostics;
using System.Runtime.InteropServices;
using Npgsql;
using StartupPlanner.Web.Hosting;

namespace StartupPlanner.Web.Data.Backups;

/// <summary>What the operator says instead of starting the application: <c>backup FILE</c> and <c>restore FILE</c>.</summary>
internal static class BackupCommand
{
    private const string Usage = "Say 'backup FILE [--force]' or 'restore FILE [--replace]', where - for FILE is the standard output or input; "
        + "without any word the application starts.";
    private const string Standard = "-";

    /// <summary>Whether the arguments begin with a word, and not with a setting as <c>--urls</c> is.</summary>
    public static bool IsNamedIn(string[] args) => args is [[not ('-' or '/'), ..] word, ..] && !word.Contains('=', StringComparison.Ordinal);

    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(string[] args, IConfiguration configuration)
    {
        using var interrupted = new CancellationTokenSource();
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Interrupt);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Interrupt);
        try
        {
            string[] switches = [.. args.Where(word => word.StartsWith("--", StringComparison.Ordinal))];
            string[] words = [.. args.Except(switches)];
            await ((words, switches) switch
            {
                (["backup", var file], [] or ["--force"]) => BackupAsync(file, switches.Length > 0, configuration, interrupted.Token),
                (["restore", var file], [] or ["--replace"]) => RestoreAsync(file, switches.Length > 0, configuration, interrupted.Token),
                _ => throw new BackupException(Usage),
            });
            return 0;
        }
        catch (Exception wrong) when (Explain(wrong) is { } mistake)
        {
            await Console.Error.WriteLineAsync(mistake.ReplaceLineEndings(" "));
            return 1;
        }

        void Interrupt(PosixSignalContext signal)
        {
            signal.Cancel = true;
            interrupted.Cancel();
        }
    }

    // An older schema has no place for it.
    private const string Record = """
        DO $$
        BEGIN
            IF to_regclass('backups') IS NOT NULL THEN INSERT INTO backups (id, at) VALUES (gen_random_uuid(), now()); END IF;
        END
        $$;
        """;

    private static async Task BackupAsync(string file, bool force, IConfiguration configuration, CancellationToken cancellationToken)
    {
        var clock = Stopwatch.StartNew();
        var path = file == Standard ? null : Path.GetFullPath(file);
        await using var target = Draft.For(path, force);
        await using var database = await BackupConnection.ToSaveAsync(configuration, cancellationToken);
        var manifest = await Backup.SaveAsync(database, target.Stream, DateTimeOffset.UtcNow, cancellationToken);
        target.Keep();
        await database.ExecuteAsync(Record, cancellationToken);
        (path is null ? Console.Error : Console.Out).WriteLine($"Saved {Describe(manifest, clock)}{(path is null ? "" : $": {path}")}");
    }

    private static async Task RestoreAsync(string file, bool replace, IConfiguration configuration, CancellationToken cancellationToken)
    {
        var clock = Stopwatch.StartNew();
        await using var source = await OpenAsync(file, cancellationToken);
        await using var backup = await BackupFile.OpenAsync(source, cancellationToken);
        await using var database = await BackupConnection.ToRestoreAsync(configuration, cancellationToken);
        await Restore.LoadAsync(database, backup, replace, Console.WriteLine, cancellationToken);
        Console.WriteLine($"Restored what was saved at {backup.Manifest.Made:u}: {Describe(backup.Manifest, clock)}");
    }

    // The standard input cannot be read twice, first to check it and then to load it.
    private static async Task<Stream> OpenAsync(string file, CancellationToken cancellationToken)
    {
        if (file != Standard) return File.OpenRead(file);
        var passing = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.ReadWrite, Options = FileOptions.DeleteOnClose };
        var copy = new FileStream(Path.GetTempFileName(), passing);
        await using var input = Console.OpenStandardInput();
        await input.CopyToAsync(copy, cancellationToken);
        return copy;
    }

    private static string Describe(Manifest manifest, Stopwatch clock) => FormattableString.Invariant(
        $"{manifest.Tables.Count} tables, {manifest.Rows:N0} rows, {manifest.Bytes:N0} bytes in {clock.Elapsed.TotalSeconds:0.0} s");

    private static string? Explain(Exception wrong) => wrong switch
    {
        BackupException => wrong.Message,
        OperationCanceledException => "Interrupted: nothing was changed.",
        PostgresException { SqlState: PostgresErrorCodes.LockNotAvailable } =>
            "Somebody else works on the tables: end the other connections to the database and try again.",
        IOException or UnauthorizedAccessException => $"{wrong.Message} Nothing was changed.",
        _ when Database.Explain(wrong) is { } mistake => mistake,
        PostgresException refused => $"The database refused, and nothing was changed: {refused.MessageText}",
        _ => null,
    };
}
