namespace StartupPlanner.Domain.Plans;

/// <summary>An entry of a plan's activity log: who did what, where and when, with the value before and after.</summary>
public sealed class ActivityEntry
{
    /// <summary>The plan.</summary>
    public PlanId PlanId { get; private init; }

    /// <summary>Identifies the entry: a version 7 UUID.</summary>
    public Guid Id { get; private init; }

    /// <summary>The plan's revision after the act.</summary>
    public long Revision { get; private init; }

    /// <summary>What was done.</summary>
    public ActivityKind Kind { get; private init; }

    /// <summary>Where: an address of the plan, or whom or what it concerned.</summary>
    public string Address { get; private init; } = "";

    /// <summary>Before the act, as <see cref="Applied.Before"/>.</summary>
    public string? Before { get; private set; }

    /// <summary>After the act, as <see cref="Applied.After"/>.</summary>
    public string? After { get; private init; }

    /// <summary>Who did it; null once the account is deleted.</summary>
    public Guid? UserId { get; private init; }

    /// <summary>When (UTC).</summary>
    public DateTimeOffset At { get; private init; }

    /// <summary>The browser's name for the command, so that a repeat is known.</summary>
    public Guid CommandId { get; private init; }

    /// <summary>The entry that this one undid.</summary>
    public Guid? Undoes { get; private init; }

    /// <summary>The entry in which this one went on, and which tells of both; null where it stands for itself.</summary>
    public Guid? ContinuedBy { get; private set; }

    /// <summary>For how long the next edit of the same field by the same author goes on with this one.</summary>
    public static TimeSpan Pause { get; } = TimeSpan.FromMinutes(5);

    /// <summary>Goes on with an edit of the same field that its author made a moment ago: the log tells of both as one, which is undone as one.</summary>
    /// <param name="last">The last entry about the place of this one, or about what encloses it; null for none.</param>
    public void GoOnWith(ActivityEntry? last)
    {
        if (last is not { Kind: ActivityKind.FieldSet, Undoes: null } || last.Address != Address || last.UserId != UserId || At - last.At > Pause) return;
        // What goes back to where the first began would tell of nothing.
        if (last.After != Before || last.Before == After) return;
        (Before, last.ContinuedBy) = (last.Before, Id);
    }

    /// <summary>The entry of a change of the plan's content.</summary>
    public static ActivityEntry Of(Plan plan, Applied applied, Guid userId, Guid commandId, DateTimeOffset at, Guid? undoes = null) => new()
    {
        PlanId = plan.Id,
        Id = Guid.CreateVersion7(at),
        Revision = plan.Revision,
        Kind = applied.Kind,
        Address = applied.At.Text,
        Before = applied.Before,
        After = applied.After,
        UserId = userId,
        At = at,
        CommandId = commandId,
        Undoes = undoes,
    };

    /// <summary>The entry of an act around the plan, such as an invitation.</summary>
    public static ActivityEntry Of(Plan plan, ActivityKind kind, string what, Guid userId, DateTimeOffset at, string? before = null, string? after = null) => new()
    {
        PlanId = plan.Id,
        Id = Guid.CreateVersion7(at),
        Revision = plan.Revision,
        Kind = kind,
        Address = what,
        Before = before,
        After = after,
        UserId = userId,
        At = at,
        CommandId = Guid.CreateVersion7(at),
    };

    /// <summary>What was done, as a change; null for an act around the plan, or where the outline no longer has the address.</summary>
    public Applied? Applied() => Kind <= ActivityKind.Several && Plans.Address.Read(Address) is { } at ? new(Kind, at, Before, After) : null;
}
