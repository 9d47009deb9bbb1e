using System.Text.Json.Nodes;
using StartupPlanner.Domain.Plans;
using StartupPlanner.Domain.Plans.Fields;

namespace StartupPlanner.Domain.Tests.Plans.Fields;

public sealed class EveryField
{
    public static TheoryData<string> All { get; } = [.. Outline.Parts.SelectMany(part => part.Fields).Select(field => field.ToString())];

    private static readonly string[] Garbage =
        ["\uD800", "a\uDC00b", "\0", "\u0007", "NaN", "Infinity", "-∞", "1e400", "9".PadLeft(400, '9'), "万", "亿亿", ";;", ";", ",", "%", "-", "٣", "½", "\u2028", "none", "1;2", "3;2;1", "0", "-0"];

    [Theory, MemberData(nameof(All))]
    public void Its_canonical_text_is_read_back_as_written(string name)
    {
        var (field, entity) = Find(name);
        Prop.ForAll(Generated.ValueOf(field).ToArbitrary(), value =>
        {
            field.Write(entity, value);
            return field.Read(entity) == value && field.IsAnswered(entity) == value.Length > 0;
        }).QuickCheckThrowOnFailure();
    }

    [Theory, MemberData(nameof(All))]
    public void Its_canonical_text_is_its_own_canonical_text(string name)
    {
        var (field, _) = Find(name);
        Prop.ForAll(Generated.ValueOf(field).ToArbitrary(), value => field.Normalize(value) is { Succeeded: true } again && again.Value == value)
            .QuickCheckThrowOnFailure();
    }

    [Theory, MemberData(nameof(All))]
    public void Its_value_passes_through_a_file(string name)
    {
        var (field, _) = Find(name);
        Prop.ForAll(Generated.ValueOf(field).ToArbitrary(), value =>
        {
            // Through text, as a file does it: a node made here and a node that was parsed are not alike.
            var json = field.ToJson(value) is { } node ? JsonNode.Parse(node.ToJsonString()) : null;
            return (json is null) == (value.Length == 0) && field.Normalize(field.FromJson(json).Value).Value == value;
        }).QuickCheckThrowOnFailure();
    }

    [Theory, MemberData(nameof(All))]
    public void Whatever_is_typed_is_taken_in_one_spelling_or_refused(string name)
    {
        var (field, entity) = Find(name);
        foreach (var typed in Garbage)
        {
            var value = field.Normalize(typed);
            if (!value.Succeeded) continue;
            Assert.Equal(value.Value, field.Normalize(value.Value).Value);
            field.Write(entity, value.Value);
            Assert.Equal(value.Value, field.Read(entity));
        }
    }

    [Theory, MemberData(nameof(All))]
    public void Whatever_a_file_holds_is_taken_or_refused(string name)
    {
        var (field, entity) = Find(name);
        string[] values = ["1", "-1", "0.05", "1e28", "-7e28", "1e400", "1.00000000000000000000000000001", "true", "\"x\"", "[]", "[1]", "[null]", "[\"\"]",
            "{}", "{\"low\":1}", "{\"low\":1,\"likely\":2,\"high\":3}", "{\"low\":3,\"likely\":2,\"high\":1}", "{\"low\":7e28,\"likely\":7e28,\"high\":7e28}", "{\"low\":1,\"likely\":2,\"hi\":3}"];
        foreach (var json in values)
        {
            var typed = field.FromJson(JsonNode.Parse(json));
            if (typed.Succeeded && field.Normalize(typed.Value) is { Succeeded: true } value) field.Write(entity, value.Value);
        }
    }

    [Theory, MemberData(nameof(All))]
    public void Nothing_is_an_answer_only_where_it_must_not_be_empty(string name)
    {
        var (field, _) = Find(name);
        var mayBeEmpty = field.Normalize("").Succeeded;
        Assert.Equal(mayBeEmpty, field.Normalize("  ").Succeeded);
        if (field.Mandatory) Assert.Equal(FieldErrors.Empty, field.Normalize(" ").Failure!.Code);
        else if (!mayBeEmpty) Assert.Equal(FieldType.Choice, field.Type);
    }

    private static (Field Field, object Entity) Find(string name)
    {
        var field = Outline.Parts.SelectMany(part => part.Fields).Single(field => field.ToString() == name);
        var plan = PlanUnderTest.Start();
        return (field, field.Part.Shape is PartShape.Own or PartShape.Fixed ? field.Part.Entries(plan).First().Entity : field.Part.Make(plan, PlanUnderTest.Id(1).ToString(), after: null));
    }
}
