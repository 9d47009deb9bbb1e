using StartupPlanner.Domain.Plans;
using StartupPlanner.Domain.Plans.Fields;

namespace StartupPlanner.Web.Tests;

/// <summary>What is typed into any field of the outline must come back from the database.</summary>
public sealed class EveryField(PlannerApp app) : IClassFixture<PlannerApp>
{
    public static TheoryData<int, string> Parts => Numbered(_ => true);

    public static TheoryData<int, string> Lists => Numbered(part => part.Shape == PartShape.Rows);

    [Fact]
    public void Is_in_a_part_and_no_part_is_empty()
    {
        Assert.True(Outline.Parts.Count > 15);
        Assert.All(Outline.Parts, part => Assert.NotEmpty(part.Fields));
    }

    [Theory, MemberData(nameof(Parts))]
    public async Task Reads_back_what_was_written(int number, string address)
    {
        var part = Outline.Parts[number];
        Assert.Equal(address, part.Address);
        var owner = await app.UserAsync("Owner");
        var plan = await app.PlanAsync(owner);
        string[] keys = part.Shape switch { PartShape.Own => [""], PartShape.Fixed => [.. part.Keys], _ => [await KeyAsync(owner, plan, part)] };
        var targets = await TargetsAsync(owner, plan, part, keys[0]);
        var expected = new Dictionary<string, string>();
        foreach (var key in keys)
        {
            var salt = key.Length + expected.Count;
            foreach (var field in part.Fields)
            {
                var result = await app.SetAsync(owner, plan, part.FieldAddress(key, field), Sample(field, salt++, targets));
                Assert.True(result.Failure is null, $"{result.At}: {result.Failure?.Code}");
                expected[part.FieldAddress(key, field)] = field.Normalize(Sample(field, salt - 1, targets)).Value;
            }
        }
        Assert.All(expected.Values, value => Assert.NotEqual("", value));
        Assert.Equal(expected, await ValuesAsync(owner, plan, part));
    }

    [Theory, MemberData(nameof(Parts))]
    public async Task Reads_back_empty_after_it_was_cleared(int number, string address)
    {
        var part = Outline.Parts[number];
        Assert.Equal(address, part.Address);
        var owner = await app.UserAsync("Owner");
        var plan = await app.SampleAsync(owner);
        var key = part.Entries(await app.ReadAsync(owner, plan)).Select(entry => entry.Key).FirstOrDefault() ?? await KeyAsync(owner, plan, part);
        foreach (var field in part.Fields.Where(field => field.Normalize("").Succeeded))
        {
            await app.SetAsync(owner, plan, part.FieldAddress(key, field), "");
            // A cell goes with its last answer.
            Assert.Equal("", await app.ValueAsync(owner, plan, part.FieldAddress(key, field)) ?? (part.IsSparse ? "" : null));
        }
    }

    [Theory, MemberData(nameof(Lists))]
    public async Task Of_a_row_comes_with_the_row_that_is_added_moved_and_removed(int number, string address)
    {
        var part = Outline.Parts[number];
        var list = Address.Read(address)!;
        var owner = await app.UserAsync("Owner");
        var plan = await app.PlanAsync(owner);
        var (first, second) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var targets = await TargetsAsync(owner, plan, part, $"{first}");
        var values = part.Fields.Select((field, index) => (field, Value: Sample(field, index, targets))).ToDictionary(pair => pair.field.Segment, pair => pair.Value);

        await app.ChangeAsync(owner, plan, new Change.AddRow(list, first, new Dictionary<string, string>(), RowPlace.Last));
        await app.ChangeAsync(owner, plan, new Change.AddRow(list, second, values, $"{first}"));
        Assert.Equal([$"{first}", $"{second}"], await KeysAsync(owner, plan, part));
        var read = await ValuesAsync(owner, plan, part);
        Assert.All(part.Fields, field => Assert.Equal(field.Normalize(values[field.Segment]).Value, read[part.FieldAddress($"{second}", field)]));

        await app.ChangeAsync(owner, plan, new Change.MoveRow(RowAt(part, second), null, null));
        Assert.Equal([$"{second}", $"{first}"], await KeysAsync(owner, plan, part));
        Assert.Equal(read, await ValuesAsync(owner, plan, part));

        await app.ChangeAsync(owner, plan, new Change.RemoveRow(RowAt(part, second)));
        Assert.Equal([$"{first}"], await KeysAsync(owner, plan, part));
    }

    // By number too, since a section's own fields may lie in two parts of one address.
    private static TheoryData<int, string> Numbered(Func<Part, bool> which) =>
        [.. Outline.Parts.Index().Where(numbered => which(numbered.Item)).Select(numbered => (numbered.Index, numbered.Item.Address))];

    private static Address RowAt(Part part, Guid id) => Address.Read(part.RowAddress($"{id}"))!;

    /// <summary>A row of the part, or a cell between two rows.</summary>
    private async Task<string> KeyAsync(Identity.User owner, PlanId plan, Part part) =>
        part.Shape == PartShape.PerField ? FieldKey.Of("overview/problem") : part.Shape == PartShape.Matrix ? CellKey.Of(await EndAsync(owner, plan, part.Down[0]), await EndAsync(owner, plan, part.Across[^1])) : await RowAsync(owner, plan, part);

    private async Task<string> EndAsync(Identity.User owner, PlanId plan, string list) =>
        Address.Read(list)!.Part! is { Shape: PartShape.Fixed } given ? given.Keys[^1] : await RowAsync(owner, plan, Address.Read(list)!.Part!);

    private async Task<string> RowAsync(Identity.User owner, PlanId plan, Part part)
    {
        var id = Guid.CreateVersion7();
        await app.ChangeAsync(owner, plan, new Change.AddRow(Address.Read(part.Address)!, id, new Dictionary<string, string>(), RowPlace.Last));
        return $"{id}";
    }

    /// <summary>The rows to which the part's references may point: in its own list the one that is there, in others two that are added.</summary>
    private async Task<Dictionary<string, string[]>> TargetsAsync(Identity.User owner, PlanId plan, Part part, string own)
    {
        var targets = new Dictionary<string, string[]>();
        foreach (var target in part.Fields.SelectMany(field => field.TargetParts).Distinct())
            targets[target.Address] = target == part ? [own] : [await RowAsync(owner, plan, target), await RowAsync(owner, plan, target)];
        return targets;
    }

    private async Task<string[]> KeysAsync(Identity.User owner, PlanId plan, Part part) =>
        [.. part.Entries(await app.ReadAsync(owner, plan)).Select(entry => entry.Key)];

    private async Task<Dictionary<string, string>> ValuesAsync(Identity.User owner, PlanId plan, Part part) =>
        part.Entries(await app.ReadAsync(owner, plan))
            .SelectMany(entry => part.Fields.Select(field => (Address: part.FieldAddress(entry.Key, field), Value: field.Read(entry.Entity))))
            .ToDictionary(pair => pair.Address, pair => pair.Value);

    // Neighbouring fields of one type get different values, so that no two of them can be confused.
    private static string Sample(Field field, int salt, Dictionary<string, string[]> targets)
    {
        var (min, max) = (field.Min ?? 0m, field.Max ?? 0m);
        var number = max - min > 100m ? min + 1m + salt % 90 + (field.Decimals > 0 ? 0.5m : 0m) : min + Math.Round((max - min) * (1 + salt % 7) / 8m, Math.Max(field.Decimals ?? 0, field.Type == FieldType.Percentage ? 2 : 0));
        var text = Text(number);
        return field.Type switch
        {
            FieldType.ShortText => $"Text {salt} 文字",
            FieldType.Markdown => $"**Text** {salt}\n\n- 文字\n- \"quoted\"",
            FieldType.Number or FieldType.WholeNumber or FieldType.Money => text,
            FieldType.Percentage => Text(number * 100m) + "%",
            FieldType.Month => $"20{30 + salt % 60}-0{1 + salt % 9}",
            FieldType.Date => $"20{30 + salt % 60}-0{1 + salt % 9}-{10 + salt % 18}",
            FieldType.Choice => field.Codes[(1 + salt) % field.Codes.Count],
            FieldType.Choices => string.Join(',', field.Codes.Where((_, index) => index % 2 == salt % 2)),
            FieldType.Estimate => $"{text};{Text(number + 1m)};{Text(number + 2.5m)}",
            FieldType.Series => $"{text};0;{Text(number + 1m)}",
            FieldType.Reference => targets[field.Targets[0]] is var rows ? rows[salt % rows.Length] : "",
            FieldType.File => $"0195e1d0-0000-7000-8000-{salt:000000000000}",
            FieldType.References => string.Join(',', targets[field.Targets[salt % field.Targets.Count]]),
            _ => throw new ArgumentOutOfRangeException(nameof(field), field.Type, "A new type of field needs a sample."),
        };
    }

    private static string Text(decimal number) => number.ToString("0.####", System.Globalization.CultureInfo.InvariantCulture);
}
