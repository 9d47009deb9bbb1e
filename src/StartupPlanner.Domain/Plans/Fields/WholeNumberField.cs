using System.Globalization;
using System.Linq.Expressions;
using System.Text.Json.Nodes;
using StartupPlanner.Domain.Common;

namespace StartupPlanner.Domain.Plans.Fields;

/// <summary>A whole number. Canonical: its digits, with a minus sign where it is negative.</summary>
internal sealed class WholeNumberField(LambdaExpression property) : FieldOf<int?>(property, FieldType.WholeNumber)
{
    private protected override Outcome<string> Canonical(string typed)
    {
        if (typed.Trim().Length == 0) return "";
        if (NumberText.Read(typed) is not { } number) return new Failure.Refused(FieldErrors.NotANumber);
        if (number < Min) return new Failure.Refused(FieldErrors.TooSmall, NumberText.Write(Min.Value));
        if (number > Max) return new Failure.Refused(FieldErrors.TooLarge, NumberText.Write(Max.Value));
        return decimal.IsInteger(number) ? NumberText.Write(number) : new Failure.Refused(FieldErrors.NotWhole);
    }

    public override JsonNode? ToJson(string canonical) => Parse(canonical) is { } number ? JsonValue.Create(number) : null;

    public override Outcome<string> FromJson(JsonNode? json) => json switch
    {
        null => "",
        JsonValue value when value.TryGetValue<decimal>(out var number) => NumberText.Write(Math.Clamp(number, -NumberText.Limit, NumberText.Limit)),
        _ => new Failure.Refused(FieldErrors.WrongType, "number"),
    };

    protected override string Format(int? value) => value?.ToString(CultureInfo.InvariantCulture) ?? "";

    protected override int? Parse(string canonical) => canonical.Length == 0 ? null : int.Parse(canonical, CultureInfo.InvariantCulture);
}
