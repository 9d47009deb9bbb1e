using StartupPlanner.Domain.Common;
using StartupPlanner.Domain.Plans;
using StartupPlanner.Domain.Plans.Fields;

namespace StartupPlanner.Domain.Tests.Plans;

/// <summary>Short ways to make plans and to change them.</summary>
internal static class PlanUnderTest
{
    public static readonly DateTimeOffset Noon = new(2027, 3, 1, 12, 0, 0, TimeSpan.Zero);

    public static Plan Start() => Plan.Start(new(new("0195e1d0-0000-7000-8000-000000000001")), Noon, new(2027, 1));

    public static Plan Sample() => PlanFile.Read(Repository.Read("src/StartupPlanner.Web/Data/Samples/lumen-dx.en.json"), PlanId.New(), Noon).Value;

    public static Address At(string address) => Address.Read(address) ?? throw new ArgumentException($"No place {address}.");

    public static Guid Id(int number) => new($"0195e1d0-0000-7000-8000-{number:000000000000}");

    public static Outcome<Applied> Set(this Plan plan, string address, string value, string? seen = null) =>
        plan.Apply(new Change.SetField(At(address), seen, value), Noon);

    public static Outcome<Applied> Add(this Plan plan, string list, int id, string? after = RowPlace.Last, params (string Segment, string Value)[] values) =>
        plan.Apply(new Change.AddRow(At(list), Id(id), values.ToDictionary(value => value.Segment, value => value.Value), after), Noon);

    public static Outcome<Applied> Remove(this Plan plan, string list, int id, params (string Segment, string Value)[] seen) =>
        plan.Apply(new Change.RemoveRow(At($"{list}/{Id(id)}"), seen.Length == 0 ? null : seen.ToDictionary(value => value.Segment, value => value.Value)), Noon);

    public static Outcome<Applied> Move(this Plan plan, string list, int id, string? after, string? seen = null) =>
        plan.Apply(new Change.MoveRow(At($"{list}/{Id(id)}"), seen, after), Noon);

    /// <summary>Undoes a change; whether it can be undone is known beforehand.</summary>
    public static Outcome<Applied> Undo(this Plan plan, Outcome<Applied> applied)
    {
        var holds = plan.Holds(applied.Value);
        var undone = plan.Apply(applied.Value.Inverse()!, Noon);
        Assert.Equal(undone.Succeeded, holds);
        return undone;
    }

    public static string Read(this Plan plan, string address)
    {
        var at = At(address);
        return at.Field!.Read(at.Part!.Find(plan, at.Key)!);
    }

    public static IEnumerable<int> Order(this Plan plan, string list) =>
        At(list).Part!.Entries(plan).Select(row => int.Parse(row.Key[^12..], System.Globalization.CultureInfo.InvariantCulture));

    public static Field Field(string section, string segment, string part = "") =>
        Outline.SectionAt(section)!.Parts.Where(candidate => candidate.Segment == part).SelectMany(candidate => candidate.Fields).Single(field => field.Segment == segment);
}
