namespace StartupPlanner.Web.Data.Backups;

/// <summary>That a backup was made. Where its file went, only the operator knows.</summary>
public sealed class SavedBackup
{
    public Guid Id { get; private init; }

    public DateTimeOffset At { get; private init; }
}
