using StartupPlanner.Domain.Common;
using StartupPlanner.Domain.Plans.Fields;

namespace StartupPlanner.Domain.Plans;

/// <summary>One change of a plan's content. Every edit, by whomever and from wherever, is one of these, or several of them together.</summary>
/// <param name="At">Where: a field, a list, or a row.</param>
public abstract record Change(Address At)
{
    /// <summary>A field gets another value.</summary>
    /// <param name="At">The field.</param>
    /// <param name="Seen">The value that the editor saw, as typed or canonical; null to overwrite whatever is there.</param>
    /// <param name="Value">The new value as typed.</param>
    public sealed record SetField(Address At, string? Seen, string Value) : Change(At);

    /// <summary>A list gets a row.</summary>
    /// <param name="At">The list.</param>
    /// <param name="Id">Of the row, made by whoever adds it; adding it twice changes nothing.</param>
    /// <param name="Values">By segment of the field; a field that is not named stays empty.</param>
    /// <param name="After">Key of the row before it; null for the first place, a key that is gone for the last.</param>
    public sealed record AddRow(Address At, Guid Id, IReadOnlyDictionary<string, string> Values, string? After) : Change(At);

    /// <summary>A row is taken out.</summary>
    /// <param name="At">The row.</param>
    /// <param name="Seen">The values that the editor saw, by segment of the field, as typed or canonical; null to remove the row whatever it holds.</param>
    public sealed record RemoveRow(Address At, IReadOnlyDictionary<string, string>? Seen = null) : Change(At);

    /// <summary>A row that was taken out comes back, with what belonged to it and where it was referred to.</summary>
    /// <param name="At">The row.</param>
    /// <param name="Row">The row as it was, as the log keeps it.</param>
    public sealed record RestoreRow(Address At, string Row) : Change(At);

    /// <summary>A row moves within its list.</summary>
    /// <param name="At">The row.</param>
    /// <param name="Seen">Place of the row that the editor saw, as <see cref="RowPlace"/> writes it; null to move it from wherever it is.</param>
    /// <param name="After">Key of the row before it; null for the first place.</param>
    public sealed record MoveRow(Address At, string? Seen, string? After) : Change(At);

    /// <summary>Several changes, each of which sees what those before it did: all are made, or none.</summary>
    /// <param name="At">The list, the row or the section that encloses all of them.</param>
    /// <param name="Changes">In the order in which they are made.</param>
    public sealed record Several(Address At, IReadOnlyList<Change> Changes) : Change(At);

    /// <summary>The place that the change is about, whether it is there already or not: of a new row the row's own.</summary>
    public string Place => this is AddRow add ? add.At.Part?.RowAddress(add.Id.ToString()) ?? At.Text : At.Text;
}

/// <summary>What a change did.</summary>
public enum ActivityKind
{
    /// <summary>A field got another value.</summary>
    FieldSet,

    /// <summary>A row was added.</summary>
    RowAdded,

    /// <summary>A row was taken out.</summary>
    RowRemoved,

    /// <summary>A row moved.</summary>
    RowMoved,

    /// <summary>Several changes were made together.</summary>
    Several,

    /// <summary>The plan was made, by hand.</summary>
    PlanCreated,

    /// <summary>The plan was made from a file.</summary>
    PlanImported,

    /// <summary>The plan was put in the bin.</summary>
    PlanDeleted,

    /// <summary>The plan was taken out of the bin.</summary>
    PlanRestored,

    /// <summary>Somebody was invited.</summary>
    MemberInvited,

    /// <summary>Somebody became a member.</summary>
    MemberJoined,

    /// <summary>A member got another role.</summary>
    MemberRoleChanged,

    /// <summary>A member was removed, or left.</summary>
    MemberRemoved,

    /// <summary>A share link was made.</summary>
    LinkCreated,

    /// <summary>A share link was revoked.</summary>
    LinkRevoked,
}

/// <summary>A change that was made, with what it takes to tell of it and to undo it.</summary>
/// <param name="Kind">What it did.</param>
/// <param name="At">Where.</param>
/// <param name="Before">The value, the row or the place before it; null where there was none.</param>
/// <param name="After">The value, the row or the place after it; null where there is none. Of several changes all that did something, as JSON.</param>
public sealed record Applied(ActivityKind Kind, Address At, string? Before, string? After)
{
    /// <summary>What was done together, in order; of a change by itself only that one. What the outline no longer has is left out.</summary>
    public IEnumerable<Applied> Each() => Kind != ActivityKind.Several ? [this] : After is null ? [] : SeveralText.Read(After).OfType<Applied>();

    /// <summary>The change that undoes this one and refuses to where something else came between; null where nothing does, or nothing was done.</summary>
    public Change? Inverse()
    {
        if (Before == After) return null;
        switch (Kind)
        {
            case ActivityKind.FieldSet:
                return new Change.SetField(At, After, Before ?? "");
            case ActivityKind.RowAdded:
                return new Change.RemoveRow(At, RowText.Read(At, After!).Values);
            case ActivityKind.RowMoved:
                return new Change.MoveRow(At, After, RowPlace.Read(Before!));
            case ActivityKind.RowRemoved:
                return new Change.RestoreRow(At, Before!);
            case ActivityKind.Several:
                var inverses = SeveralText.Read(After!).Select(change => change?.Inverse()).Reverse().ToList();
                return inverses.Contains(null) ? null : new Change.Several(At, inverses!);
            default:
                return null;
        }
    }
}

/// <summary>Makes changes to a plan.</summary>
public static class PlanChanges
{
    /// <summary>Makes a change, if what its editor saw still holds.</summary>
    /// <param name="plan">The plan, with all its rows.</param>
    /// <param name="change">What to do.</param>
    /// <param name="at">The time now (UTC).</param>
    /// <returns>
    /// What was done, with <see cref="Applied.Before"/> equal to <see cref="Applied.After"/> where nothing was to be done; or
    /// <see cref="Failure.NotFound"/>, <see cref="Failure.Stale"/>, or <see cref="Failure.Refused"/> with a code of
    /// <see cref="FieldErrors"/> or <see cref="RowErrors"/>. Of several changes the failure of the first that fails, which tells its
    /// place: <see cref="Failure.Gone"/>, <see cref="Failure.Stale"/> or <see cref="Failure.Invalid"/>; and the plan is as it was.
    /// </returns>
    public static Outcome<Applied> Apply(this Plan plan, Change change, DateTimeOffset at)
    {
        var applied = Make(plan, change);
        if (applied.Succeeded && applied.Value.Before != applied.Value.After) plan.Changed(at);
        return applied;
    }

    private static Outcome<Applied> Make(Plan plan, Change change) => change switch
    {
        Change.SetField set => Set(plan, set),
        Change.AddRow add => Add(plan, add),
        Change.RemoveRow remove => Remove(plan, remove),
        Change.RestoreRow restore => Restore(plan, restore),
        Change.MoveRow move => Move(plan, move),
        Change.Several several => MakeAll(plan.Copy(), several) is { Succeeded: false } failed ? failed : MakeAll(plan, several),
        _ => throw new ArgumentOutOfRangeException(nameof(change), change, "Unknown change."),
    };

    /// <summary>Makes one change after the other, and stops at the first that fails: so it is tried on a copy before.</summary>
    private static Outcome<Applied> MakeAll(Plan plan, Change.Several several)
    {
        var done = new List<Applied>();
        foreach (var change in several.Changes)
        {
            var outcome = Make(plan, change);
            if (outcome.Failure is { } failure) return At(change.Place, failure);
            if (outcome.Value.Before != outcome.Value.After) done.Add(outcome.Value);
        }
        return new Applied(ActivityKind.Several, several.At, null, done.Count == 0 ? null : SeveralText.Of(done));
    }

    private static Failure At(string place, Failure failure) => failure switch
    {
        Failure.NotFound => new Failure.Gone(place),
        Failure.Refused refused => new Failure.Invalid([new(place, refused.Code, refused.Args)]),
        _ => failure,
    };

    /// <summary>Whether what a change did is still as it left it, so that it can be undone.</summary>
    /// <param name="plan">The plan, with all its rows.</param>
    /// <param name="applied">The change.</param>
    public static bool Holds(this Plan plan, Applied applied)
    {
        if (applied.Before == applied.After) return false;
        // Of several changes one may have gone on where another left off: what they left holds where all can be undone.
        if (applied.Kind == ActivityKind.Several) return applied.Inverse() is Change.Several inverse && MakeAll(plan.Copy(), inverse).Succeeded;
        if (applied.At.Part is not { } part) return false;
        var rows = part.RowsOf(plan);
        return applied.Kind switch
        {
            ActivityKind.FieldSet => applied.At.Field is { } field && part.Takes(plan, applied.At.Key) && Same(field, applied.After ?? "", OwnerOf(plan, applied.At) is { } entity ? field.Read(entity) : ""),
            ActivityKind.RowAdded => rows?.Has(applied.At.Key) == true && Holds(plan, applied.At, RowText.Read(applied.At, applied.After!).Values),
            ActivityKind.RowMoved => rows?.Has(applied.At.Key) == true && RowPlace.Write(rows.KeyBefore(applied.At.Key)) == applied.After,
            ActivityKind.RowRemoved => rows?.Has(applied.At.Key) == false,
            _ => false,
        };
    }

    private static Outcome<Applied> Set(Plan plan, Change.SetField change)
    {
        if (change.At is not { Part: { } part, Field: { } field } || !part.Takes(plan, change.At.Key)) return new Failure.NotFound();
        var entity = OwnerOf(plan, change.At);
        var current = entity is null ? "" : field.Read(entity);
        var wanted = field.NormalizeIn(plan, change.Value);
        if (wanted.Failure is { } wrong) return wrong;
        // Whoever asks for what is there already has nothing to lose, whatever they saw.
        if (wanted.Value == current) return new Applied(ActivityKind.FieldSet, change.At, current, current);
        if (change.Seen is { } seen && !Same(field, seen, current)) return new Failure.Stale(change.At.Text, current);
        entity ??= part.Make(plan, change.At.Key, after: null);
        field.Write(entity, wanted.Value);
        if (part.IsSparse && !part.HasAnswer(entity)) part.Remove(plan, change.At.Key);
        return new Applied(ActivityKind.FieldSet, change.At, current, wanted.Value);
    }

    private static bool Same(Field field, string seen, string current) =>
        seen == current || field.Normalize(seen) is { Succeeded: true } normal && normal.Value == current;

    private static Outcome<Applied> Add(Plan plan, Change.AddRow change)
    {
        if (change.At is not { IsList: true, Part: { } part }) return new Failure.NotFound();
        if (part.RowsOf(plan) is not { } rows) return new Failure.Refused(RowErrors.Fixed);
        var key = change.Id.ToString();
        var row = Address.Read(part.RowAddress(key))!;
        if (rows.Has(key))
        {
            var there = RowText.Of(plan, row);
            return new Applied(ActivityKind.RowAdded, row, there, there);
        }
        if (rows.Count >= part.MaxRows) return new Failure.Refused(RowErrors.TooMany, part.MaxRows);
        var values = new List<(Field, string)>();
        foreach (var (segment, typed) in change.Values)
        {
            if (part.FieldAt(segment) is not { } field) return new Failure.NotFound();
            var value = field.NormalizeIn(plan, typed);
            if (value.Failure is { } wrong) return new Failure.Invalid([new(part.FieldAddress(key, field), wrong.Code, wrong.Args)]);
            values.Add((field, value.Value));
        }
        var entity = rows.Insert(change.Id, change.After);
        foreach (var (field, value) in values) field.Write(entity, value);
        return new Applied(ActivityKind.RowAdded, row, null, RowText.Of(plan, row));
    }

    private static Outcome<Applied> Remove(Plan plan, Change.RemoveRow change)
    {
        if (!change.At.IsRow) return new Failure.NotFound();
        if (change.At.Part!.RowsOf(plan) is not { } rows) return new Failure.Refused(RowErrors.Fixed);
        if (!rows.Has(change.At.Key)) return new Failure.NotFound();
        var gone = RowState.Of(plan, change.At);
        var before = RowText.Of(gone);
        if (change.Seen is { } seen && !Holds(plan, change.At, seen)) return new Failure.Stale(change.At.Text, before);
        foreach (var row in gone.All.Reverse())
        {
            foreach (var reference in row.References) PlanReferences.Forget(reference.Field!, OwnerOf(plan, reference)!, row.At.Key);
            row.At.Part!.Remove(plan, row.At.Key);
        }
        return new Applied(ActivityKind.RowRemoved, change.At, before, null);
    }

    private static Outcome<Applied> Restore(Plan plan, Change.RestoreRow change)
    {
        if (change.At.Part?.RowsOf(plan) is not { } rows) return new Failure.NotFound();
        if (rows.Has(change.At.Key)) return new Applied(ActivityKind.RowAdded, change.At, change.Row, change.Row);
        if (rows.Count >= change.At.Part.MaxRows) return new Failure.Refused(RowErrors.TooMany, change.At.Part.MaxRows);
        var back = RowText.Read(change.At, change.Row);
        foreach (var row in back.All)
        {
            var entity = row.At.Part!.Make(plan, row.At.Key, row.After);
            // What has changed its declaration or lost its target since stays empty.
            foreach (var (segment, value) in row.Values)
                if (row.At.Part.FieldAt(segment) is { } field && field.NormalizeIn(plan, value) is { Succeeded: true } still) field.Write(entity, still.Value);
        }
        foreach (var row in back.All)
            foreach (var reference in row.References)
                if (OwnerOf(plan, reference) is { } entity) PlanReferences.Remember(reference.Field!, entity, row.At.Key);
        return new Applied(ActivityKind.RowAdded, change.At, null, RowText.Of(plan, change.At));
    }

    private static Outcome<Applied> Move(Plan plan, Change.MoveRow change)
    {
        if (!change.At.IsRow) return new Failure.NotFound();
        if (change.At.Part!.RowsOf(plan) is not { } rows) return new Failure.Refused(RowErrors.Fixed);
        if (!rows.Has(change.At.Key)) return new Failure.NotFound();
        if (change.After is { } after && (after == change.At.Key || !rows.Has(after))) return new Failure.NotFound();
        var before = RowPlace.Write(rows.KeyBefore(change.At.Key));
        if (change.Seen is { } seen && seen != before) return new Failure.Stale(change.At.Text, before);
        rows.Move(change.At.Key, change.After);
        return new Applied(ActivityKind.RowMoved, change.At, before, RowPlace.Write(change.After));
    }

    /// <summary>Whether a row has these values; others are as they may be.</summary>
    private static bool Holds(Plan plan, Address row, IReadOnlyDictionary<string, string> seen)
    {
        var entity = OwnerOf(plan, row)!;
        return seen.All(value => row.Part!.FieldAt(value.Key) is { } field && Same(field, value.Value, field.Read(entity)));
    }

    internal static object? OwnerOf(Plan plan, Address address) => address.Part!.Find(plan, address.Key);
}

/// <summary>The codes of what a list can refuse.</summary>
public static class RowErrors
{
    /// <summary>The list is full; quotes how many rows it may have.</summary>
    public const string TooMany = "Row.TooMany";

    /// <summary>The rows of the list are given: people cannot add, remove or move any.</summary>
    public const string Fixed = "Row.Fixed";
}
