using System.Linq.Expressions;
using System.Text.Json.Nodes;
using StartupPlanner.Domain.Common;

namespace StartupPlanner.Domain.Plans.Fields;

/// <summary>Numbers in a row, one for each month. Canonical: the numbers with semicolons between; a month left empty is 0.</summary>
internal sealed class SeriesField(LambdaExpression property) : FieldOf<IReadOnlyList<decimal>>(property, FieldType.Series)
{
    /// <summary>The most numbers: as many as a forecast has months.</summary>
    public const int MaxNumbers = 120;

    private protected override Outcome<string> Canonical(string typed)
    {
        if (typed.Trim().Length == 0) return "";
        var parts = typed.Trim('\n', '\r', '\t', ' ').Split(';', '；', '\t', '\n');
        if (parts.Length > MaxNumbers) return new Failure.Refused(FieldErrors.TooMany, MaxNumbers, parts.Length);
        var numbers = new List<decimal>();
        foreach (var part in parts)
        {
            if ((part.Trim().Length == 0 ? 0 : NumberText.ReadFor(this, part)) is not { } number) return new Failure.Refused(FieldErrors.NotANumber);
            if (number < Min) return new Failure.Refused(FieldErrors.TooSmall, NumberText.Write(Min.Value));
            if (number > Max) return new Failure.Refused(FieldErrors.TooLarge, NumberText.Write(Max.Value));
            if (NumberText.DecimalsOf(number) > Decimals) return new Failure.Refused(FieldErrors.TooPrecise, Decimals.Value);
            numbers.Add(number);
        }
        return Format(numbers);
    }

    public override JsonNode? ToJson(string canonical) => canonical.Length == 0 ? null : new JsonArray([.. Parse(canonical).Select(number => (JsonNode)number)]);

    public override Outcome<string> FromJson(JsonNode? json)
    {
        if (json is null) return "";
        if (json is not JsonArray items) return new Failure.Refused(FieldErrors.WrongType, "array");
        var numbers = new List<decimal>();
        foreach (var item in items)
        {
            if (item is not JsonValue value || !value.TryGetValue<decimal>(out var number)) return new Failure.Refused(FieldErrors.WrongType, "number");
            if (Math.Abs(number) >= NumberText.Limit) return number > 0 ? new Failure.Refused(FieldErrors.TooLarge, NumberText.Write(Max!.Value)) : new Failure.Refused(FieldErrors.TooSmall, NumberText.Write(Min!.Value));
            numbers.Add(number);
        }
        return Format(numbers);
    }

    protected override string Format(IReadOnlyList<decimal> value) => string.Join(';', value.Select(NumberText.Write));

    protected override IReadOnlyList<decimal> Parse(string canonical) => canonical.Length == 0 ? [] : [.. canonical.Split(';').Select(part => NumberText.Read(part)!.Value)];
}
