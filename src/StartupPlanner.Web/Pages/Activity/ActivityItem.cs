using StartupPlanner.Domain.Plans;
using StartupPlanner.Domain.Plans.Fields;
using StartupPlanner.Web.Data;
using StartupPlanner.Web.Localization;
using StartupPlanner.Web.Pages.Planning;
using StartupPlanner.Web.Pages.Reading;
using StartupPlanner.Web.Pipeline;

namespace StartupPlanner.Web.Pages.Activity;

/// <summary>An entry of the activity log in words.</summary>
/// <param name="What">What it concerns: a place of the plan, or a person or link.</param>
/// <param name="Did">What was done to it, such as "changed".</param>
/// <param name="Href">The question that it concerns; null for none.</param>
/// <param name="Counts">Of several changes, how many were of which kind.</param>
public sealed record ActivityItem(Guid Id, string Who, DateTimeOffset At, string Did, string What, string? Href, string? Before, string? After, string? Counts, bool CanUndo, bool IsUndo);

/// <summary>An entry of the activity log with the name of who made it; null once the account is deleted.</summary>
internal sealed record ActivityRow(ActivityEntry Entry, string? Who);

internal sealed class ActivityItems(PlannerDb db, PlanScope scope, Texts texts, Display display)
{
    /// <summary>The last entries, the newest first.</summary>
    /// <param name="count">How many.</param>
    /// <param name="before">Only entries older than this one.</param>
    public IQueryable<ActivityRow> Rows(int count, Guid? before) => db.Activity
        .Where(e => e.PlanId == scope.PlanId && e.ContinuedBy == null && (before == null || e.Id < before)).OrderByDescending(e => e.Id).Take(count)
        .Select(e => new ActivityRow(e, db.Users.Where(u => u.Id == e.UserId).Select(u => u.Name).FirstOrDefault()));

    public IReadOnlyList<ActivityItem> ItemsOf(Plan plan, IEnumerable<ActivityRow> rows) =>
        [.. rows.OrderByDescending(row => row.Entry.Id).Select(row => Item(plan, row.Entry, row.Who ?? texts["Shared.FormerMember"]))];

    private ActivityItem Item(Plan plan, ActivityEntry entry, string who)
    {
        var applied = entry.Applied();
        if (applied is null)
            return new(
                entry.Id, who, entry.At, texts[$"Activity.Kind.{entry.Kind}"], entry is { Kind: ActivityKind.MemberInvited, Address.Length: 0 } ? texts["Activity.ByLink"] : entry.Address,
                null, entry.Before, entry.After, null, false, entry.Undoes is not null);
        var counts = applied.Kind == ActivityKind.Several ? CountsOf(applied) : [];
        return new(
            entry.Id, who, entry.At, Did(entry.Kind, counts.Sum(count => count.Number)), texts.Where(plan, applied.At), RowPages.PathOf(plan, applied.At),
            Shown(plan, applied, entry.Before), Shown(plan, applied, entry.After),
            counts.Count == 0 ? null : string.Join(" · ", counts.Select(count => texts["Activity.Count", texts[$"Activity.Count.{count.Kind}"], count.Number])),
            plan.Holds(applied), entry.Undoes is not null);
    }

    private string Did(ActivityKind kind, int number) => number == 1 ? texts["Activity.Kind.Several.One"] : texts[$"Activity.Kind.{kind}", number];

    /// <summary>What readers count: each row and each field once, and of a row that was added no fields.</summary>
    private static List<(ActivityKind Kind, int Number)> CountsOf(Applied several)
    {
        var places = several.Each().GroupBy(change => change.At).Select(place => (At: place.Key, place.First().Kind)).ToList();
        var added = places.Where(place => place.Kind == ActivityKind.RowAdded).ToList();
        return [.. places.Where(place => place.Kind == ActivityKind.RowAdded || !added.Exists(row => row.At.Encloses(place.At))).GroupBy(place => place.Kind, (kind, all) => (kind, all.Count())).OrderBy(count => count.kind)];
    }

    private string? Shown(Plan plan, Applied applied, string? value) => (applied.Kind, applied.At.Field, value) switch
    {
        (ActivityKind.FieldSet, { } field, { } text) => Short(display.Value(field, text, plan)),
        (ActivityKind.RowAdded or ActivityKind.RowRemoved, _, { } row) => Short(Row(plan, applied.At.Part!, row)),
        _ => null,
    };

    private string Row(Plan plan, Part part, string row) => string.Join(" · ", part.Fields
        .Select(field => (field, text: System.Text.Json.Nodes.JsonNode.Parse(row)!["values"]![field.Segment]?.GetValue<string>() ?? ""))
        .Where(value => value.text.Length > 0)
        .Select(value => display.Value(value.field, value.text, plan)));

    private static string Short(string text) => text.Length > 600 ? text[..600] + "…" : text;
}
