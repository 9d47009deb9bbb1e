using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace StartupPlanner.Web.Data.Backups;

/// <summary>What a backup says of itself.</summary>
/// <param name="Steps">The steps of the schema that its tables have behind them.</param>
/// <param name="Tables">In an order in which they can be filled.</param>
internal sealed record Manifest(
    string Format, string Application, DateTimeOffset Made, string Postgres, IReadOnlyList<string> Steps, IReadOnlyList<SavedTable> Tables)
{
    public const string CurrentFormat = "startup-planner-backup/1";

    public static string CurrentApplication { get; } = typeof(Manifest).Assembly.GetName().Version!.ToString(3);

    [JsonIgnore]
    public long Rows => Tables.Sum(table => table.Tally.Rows);

    /// <summary>As the tables were written, before they were packed.</summary>
    [JsonIgnore]
    public long Bytes => Tables.Sum(table => table.Tally.Bytes);
}

internal sealed record SavedTable(string Name, IReadOnlyList<string> Columns, Tally Tally);

/// <summary>How much passed by, and its hash. A row ends with a line feed; one inside a value is written as \n.</summary>
internal sealed record Tally(long Rows, long Bytes, string Sha256)
{
    /// <summary>Copies all of a stream and counts it.</summary>
    public static async Task<Tally> CopyAsync(Stream from, Stream to, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var (rows, bytes) = (0L, 0L);
        var buffer = new byte[1 << 16];
        while (await from.ReadAsync(buffer, cancellationToken) is > 0 and var read)
        {
            hash.AppendData(buffer, 0, read);
            rows += buffer.AsSpan(0, read).Count((byte)'\n');
            bytes += read;
            await to.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
        }
        return new(rows, bytes, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }
}

/// <summary>A backup is a zip file: the rows of each table as PostgreSQL's COPY writes them, then the manifest, then the manifest's hash.</summary>
internal sealed class BackupWriter(Stream to) : IAsyncDisposable
{
    private readonly ZipArchive zip = new(to, ZipArchiveMode.Create, leaveOpen: true);

    public async Task<SavedTable> AddAsync(string table, IReadOnlyList<string> columns, Stream rows, CancellationToken cancellationToken)
    {
        await using var entry = await zip.CreateEntry(BackupFile.EntryOf(table)).OpenAsync(cancellationToken);
        return new(table, columns, await Tally.CopyAsync(rows, entry, cancellationToken));
    }

    public async Task FinishAsync(Manifest manifest, CancellationToken cancellationToken)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(manifest, BackupFile.Json);
        await using (var entry = await zip.CreateEntry(BackupFile.ManifestEntry).OpenAsync(cancellationToken))
            await entry.WriteAsync(json, cancellationToken);
        await using (var entry = await zip.CreateEntry(BackupFile.HashEntry).OpenAsync(cancellationToken))
            await entry.WriteAsync(SHA256.HashData(json), cancellationToken);
    }

    public ValueTask DisposeAsync() => zip.DisposeAsync();
}

/// <summary>A backup that was read through once: it is whole, and of a version that this one understands.</summary>
internal sealed class BackupFile : IAsyncDisposable
{
    internal const string ManifestEntry = "manifest.json";
    internal const string HashEntry = "manifest.sha256";
    internal static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    private readonly ZipArchive zip;

    private BackupFile(ZipArchive zip, Manifest manifest) => (this.zip, Manifest) = (zip, manifest);

    public Manifest Manifest { get; }

    internal static string EntryOf(string table) => $"tables/{table}.copy";

    /// <exception cref="BackupException">It is damaged, no backup at all, or of a newer version.</exception>
    public static async Task<BackupFile> OpenAsync(Stream file, CancellationToken cancellationToken)
    {
        try
        {
            var zip = new ZipArchive(file, ZipArchiveMode.Read);
            var backup = new BackupFile(zip, await ReadManifestAsync(zip, cancellationToken));
            foreach (var table in backup.Manifest.Tables) await backup.LoadAsync(table, Stream.Null, cancellationToken);
            return backup;
        }
        catch (Exception wrong) when (wrong is InvalidDataException or JsonException or EndOfStreamException)
        {
            throw new BackupException("The file is no backup, or it is damaged or cut short: take another one.", wrong);
        }
    }

    /// <summary>Copies out the rows of a table.</summary>
    public async Task LoadAsync(SavedTable table, Stream to, CancellationToken cancellationToken)
    {
        await using var entry = await Entry(zip, EntryOf(table.Name)).OpenAsync(cancellationToken);
        if (await Tally.CopyAsync(entry, to, cancellationToken) != table.Tally)
            throw new InvalidDataException($"{table.Name} is not as it was saved.");
    }

    public ValueTask DisposeAsync() => zip.DisposeAsync();

    private static async Task<Manifest> ReadManifestAsync(ZipArchive zip, CancellationToken cancellationToken)
    {
        var json = await ReadAsync(Entry(zip, ManifestEntry), cancellationToken);
        var hash = await ReadAsync(Entry(zip, HashEntry), cancellationToken);
        if (!hash.SequenceEqual(SHA256.HashData(json))) throw new InvalidDataException("The manifest is damaged.");
        using var document = JsonDocument.Parse(json);
        if (document.RootElement.GetProperty("format").GetString() != Manifest.CurrentFormat)
            throw Newer(document.RootElement.GetProperty("application").GetString());
        var manifest = document.Deserialize<Manifest>(Json)!;
        return manifest.Steps.Except(SchemaSteps.All).Any() || manifest.Tables.Any(table => !SchemaSteps.Tables.Contains(table.Name))
            ? throw Newer(manifest.Application)
            : manifest;
    }

    private static BackupException Newer(string? application) => new(
        $"The backup was made by StartupPlanner {application}, which is newer than this one ({Manifest.CurrentApplication}): "
        + "restore it with that version.");

    private static ZipArchiveEntry Entry(ZipArchive zip, string name) => zip.GetEntry(name) ?? throw new InvalidDataException($"{name} is missing.");

    private static async Task<byte[]> ReadAsync(ZipArchiveEntry entry, CancellationToken cancellationToken)
    {
        using var content = new MemoryStream();
        await using var stream = await entry.OpenAsync(cancellationToken);
        await stream.CopyToAsync(content, cancellationToken);
        return content.ToArray();
    }
}
