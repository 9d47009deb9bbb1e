using StartupPlanner.EmbeddedPostgres;

namespace StartupPlanner.Web.Data.Backups;

/// <summary>A file that gets its name only when it is whole and on the disk, and that nobody but its owner reads; or the standard output.</summary>
internal sealed class Draft : IAsyncDisposable
{
    private readonly string? path;
    private readonly string? draft;
    private readonly bool force;
    private bool kept;

    private Draft(string? path, string? draft, bool force, Stream stream) =>
        (this.path, this.draft, this.force, Stream) = (path, draft, force, stream);

    public Stream Stream { get; }

    /// <param name="path">The file's whole path; null for the standard output.</param>
    /// <param name="force">Whether a file of that name may go.</param>
    public static Draft For(string? path, bool force)
    {
        if (path is null)
            return Console.IsOutputRedirected
                ? new Draft(null, null, force, Console.OpenStandardOutput())
                : throw new BackupException("A backup is nothing to read: send it on, as 'backup - > FILE'.");
        if (Path.GetDirectoryName(path) is { } folder && !Directory.Exists(folder))
            throw new BackupException($"The folder {folder} is not there: make it first.");
        if (Directory.Exists(path)) throw new BackupException($"{path} is a folder: name a file in it.");
        if (File.Exists(path) && !force) throw new BackupException($"{path} exists: name another file, or add --force to replace it.");
        var draft = $"{path}.{Guid.NewGuid():N}.draft";
        return new(path, draft, force, OwnerOnly.Open(draft, FileMode.CreateNew));
    }

    /// <summary>Gives the file its name.</summary>
    public void Keep()
    {
        if (Stream is not FileStream file || draft is null || path is null) return;
        file.Flush(flushToDisk: true);
        file.Dispose();
        File.Move(draft, path, force);
        kept = true;
    }

    public async ValueTask DisposeAsync()
    {
        await Stream.DisposeAsync();
        if (draft is not null && !kept) File.Delete(draft);
    }
}
