using Microsoft.EntityFrameworkCore.Diagnostics;

namespace StartupPlanner.Web.Data;

/// <summary>The disk is too full to save anything.</summary>
public sealed class DiskFullException(string message) : IOException(message);

/// <summary>
/// Leaves the private database server the room that it needs to go on: with none it cannot finish its journal, stops, and cannot even be read.
/// So nothing new is saved a little before.
/// </summary>
/// <param name="folder">Where the server keeps its data; null where it is somebody else's server.</param>
public sealed class DiskRoom(string? folder) : SaveChangesInterceptor
{
    /// <summary>In bytes: four files of the journal.</summary>
    public const long Least = 64 * 1024 * 1024;

    /// <summary>What is left on the disk of the private server, in bytes; null where it is somebody else's server.</summary>
    public long? FreeBytes => folder is null ? null : new DriveInfo(folder).AvailableFreeSpace;

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        if (folder is not null && new DriveInfo(folder).AvailableFreeSpace is < Least and var free && eventData.Context!.ChangeTracker.HasChanges())
            throw new DiskFullException(FormattableString.Invariant($"The disk of {folder} has {free >> 20} MB left, the database server needs {Least >> 20} to go on"));
        return new(result);
    }
}
