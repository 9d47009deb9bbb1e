using System.Globalization;
using StartupPlanner.Domain.Plans;
using StartupPlanner.Domain.Plans.Fields;

namespace StartupPlanner.Domain.Tests.Plans;

/// <summary>Answers that a field takes, plans full of them, and changes to make.</summary>
internal static class Generated
{
    private static readonly Gen<string> Words = Gen.Elements(
        "a", "Zoë", "e\u0301", "中文", "，", "😀", " ", "\t", "\"", "\\", "<b>", "{{x}}", "1,000", "ﬁ", "\u2028", "\uFEFF", "/", "-", "\u200B")
        .ListOf().Select(string.Concat);

    /// <summary>Canonical text of a value that the field takes; empty only where it may be.</summary>
    public static Gen<string> ValueOf(Field field)
    {
        var answer = Answer(field).Select(typed => field.Normalize(typed)).Where(value => value.Succeeded).Select(value => value.Value);
        return field.Normalize("").Succeeded ? Gen.Frequency((1, Gen.Constant("")), (4, answer)) : answer;
    }

    /// <summary>A plan with any answers, and up to four rows in each list.</summary>
    public static Gen<Plan> Plans { get; } = Gen.Choose(0, int.MaxValue).Select(seed => Filled((ulong)seed));

    /// <summary>One step of editing; what the numbers pick depends on the plan as it is then.</summary>
    public sealed record Step(int Kind, int Part, int Row, int Other, ulong Value);

    public static Arbitrary<Step[]> Steps { get; } = Arb.From(
        (from kind in Gen.Choose(0, 3)
         from part in Gen.Choose(0, 99)
         from row in Gen.Choose(0, 99)
         from other in Gen.Choose(0, 99)
         from value in Gen.Choose(0, int.MaxValue)
         select new Step(kind, part, row, other, (ulong)value)).ArrayOf().Resize(30),
        // By halves first: a long sequence that fails is soon a short one.
        steps => steps.Length < 2 ? [] : [steps[..(steps.Length / 2)], steps[(steps.Length / 2)..], steps[1..], steps[..^1]]);

    /// <summary>The change that a step makes in this plan; null where there is nothing to change.</summary>
    public static Change? In(this Step step, Plan plan)
    {
        var lists = Outline.Parts.Where(part => part.Shape == PartShape.Rows).ToList();
        // A few lists only, so that steps meet.
        var list = lists[step.Part % 3];
        var keys = list.Entries(plan).Select(row => row.Key).ToList();
        var address = keys.Count == 0 ? null : Address.Read(list.RowAddress(keys[step.Row % keys.Count]));
        var places = keys.Where(key => key != address?.Key).Prepend(null).ToList();
        var after = places[step.Other % places.Count];
        return step.Kind switch
        {
            0 => new Change.AddRow(Address.Read(list.Address)!, PlanUnderTest.Id(step.Row + 1),
                list.Fields.ToDictionary(field => field.Segment, field => Sample(ValueOf(field), step.Value)), after),
            1 => address is null ? null : new Change.RemoveRow(address),
            2 => address is null ? null : new Change.MoveRow(address, null, after),
            _ => Set(plan, step),
        };
    }

    private static Change.SetField Set(Plan plan, Step step)
    {
        var part = Outline.Parts[step.Part % Outline.Parts.Count];
        var entries = part.Entries(plan).ToList();
        if (entries.Count == 0) (part, entries) = (Outline.Parts[0], [.. Outline.Parts[0].Entries(plan)]);
        var field = part.Fields[step.Other % part.Fields.Count];
        return new(Address.Read(part.FieldAddress(entries[step.Row % entries.Count].Key, field))!, null, Sample(ValueOf(field), step.Value));
    }

    private static Plan Filled(ulong seed)
    {
        var plan = PlanUnderTest.Start();
        var next = seed;
        foreach (var part in Outline.Parts)
        {
            var count = part.Shape == PartShape.Rows ? Sample(Gen.Choose(0, 4), ++next) : 0;
            for (var row = 0; row < count; row++) part.RowsOf(plan)!.Insert(PlanUnderTest.Id(checked((int)(++next % 1_000_000_000))), RowPlace.Last);
            if (part.IsSparse) foreach (var key in KeysOf(part, plan).Where(_ => ++next % 3 == 0)) part.Make(plan, key, after: null);
            foreach (var (key, entity) in part.Entries(plan).ToList())
            {
                foreach (var field in part.Fields.Where(field => field.Targets.Count == 0)) field.Write(entity, Sample(ValueOf(field), ++next));
                // A cell without an answer is none.
                if (part.IsSparse && !part.HasAnswer(entity)) part.Remove(plan, key);
            }
        }
        foreach (var part in Outline.Parts)
            foreach (var (_, entity) in part.Entries(plan))
                foreach (var field in part.Fields.Where(field => field.Targets.Count > 0)) field.Write(entity, Sample(RowsOf(field, plan), ++next));
        return plan;
    }

    /// <summary>The keys of the cells that a matrix can have, or of some fields of which something can be noted.</summary>
    private static List<string> KeysOf(Part part, Plan plan) => part.Shape == PartShape.PerField ? [.. FieldsOf(plan).Where((_, index) => index % 20 == 0)] :
    [
        .. from down in Part.RowsIn(plan, part.Down)
           from across in Part.RowsIn(plan, part.Across)
           select CellKey.Of(down.Key, across.Key),
    ];

    private static IEnumerable<string> FieldsOf(Plan plan) =>
        from part in Outline.Parts
        where part.Shape != PartShape.PerField
        from entry in part.Entries(plan)
        from field in part.Fields
        select FieldKey.Of(part.FieldAddress(entry.Key, field));

    private static Gen<string> RowsOf(Field field, Plan plan)
    {
        string[] keys = [.. field.TargetParts.SelectMany(part => part.Entries(plan)).Select(row => row.Key)];
        if (keys.Length == 0) return Gen.Constant("");
        return field.Type == FieldType.Reference ? Gen.Elements<string>(["", .. keys]) : Gen.SubListOf(keys).Select(some => string.Join(',', some));
    }

    private static T Sample<T>(Gen<T> values, ulong seed) => values.Sample(8, new Rnd(seed), 1).First();

    private static Gen<string> Answer(Field field) => field.Type switch
    {
        FieldType.ShortText => Words.Select(words => field.Mandatory ? "x" + words : words),
        FieldType.Markdown => Words.ListOf().Select(lines => string.Join('\n', lines)),
        FieldType.Number or FieldType.WholeNumber or FieldType.Money => Number(field, 1m),
        FieldType.Percentage => Number(field, 100m),
        FieldType.Month => from year in Gen.Choose(1950, 2199) from month in Gen.Choose(1, 12) select $"{year:0000}-{month:00}",
        FieldType.Date => from day in Gen.Choose(0, 90_000) select new DateOnly(1950, 1, 1).AddDays(day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        FieldType.Choice => Gen.Elements(field.Codes.ToArray()),
        FieldType.Choices => Gen.SubListOf(field.Codes.ToArray()).Select(codes => string.Join(',', codes)),
        FieldType.Estimate => Number(field, 1m).Three().Select(three => string.Join(';',
            new[] { three.Item1, three.Item2, three.Item3 }.OrderBy(number => decimal.Parse(number, CultureInfo.InvariantCulture)))),
        FieldType.Reference or FieldType.File => Gen.Choose(1, 1_000_000).Select(number => $"{PlanUnderTest.Id(number)}"),
        FieldType.References => Gen.Choose(1, 1_000_000).ListOf().Select(numbers => string.Join(',', numbers.Distinct().Select(PlanUnderTest.Id))),
        FieldType.Series => Number(field, 1m).ListOf().Select(numbers => string.Join(';', numbers)),
        _ => throw new ArgumentOutOfRangeException(nameof(field), field.Type, "Unknown type of field."),
    };

    private static Gen<string> Number(Field field, decimal scale)
    {
        var (min, max) = (field.Min!.Value * scale, field.Max!.Value * scale);
        var unit = Enumerable.Repeat(10m, field.Decimals!.Value).Aggregate(1m, (product, ten) => product / ten);
        return Gen.OneOf(
            Gen.Elements(min, max),
            Gen.Choose(0, 1_000_000).Select(share => decimal.Round(min + (max - min) * share / 1_000_000m, field.Decimals.Value)),
            Gen.Choose(0, 100_000).Select(units => Math.Min(max, min + units * unit)))
            .Select(number => number.ToString(CultureInfo.InvariantCulture));
    }
}
