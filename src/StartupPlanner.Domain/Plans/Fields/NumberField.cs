using System.Globalization;
using System.Linq.Expressions;
using System.Text.Json.Nodes;
using StartupPlanner.Domain.Common;
using StartupPlanner.Finance.Values;

namespace StartupPlanner.Domain.Plans.Fields;

/// <summary>A number, an amount in the plan's currency, or a percentage (kept as a fraction, written as per cent).</summary>
internal sealed class NumberField(LambdaExpression property, FieldType type) : FieldOf<decimal?>(property, type)
{
    private bool IsPercentage => Type == FieldType.Percentage;

    private protected override Outcome<string> Canonical(string typed)
    {
        var text = typed.Trim();
        if (text.Length == 0) return "";
        if (NumberText.ReadFor(this, text) is not { } number) return new Failure.Refused(FieldErrors.NotANumber);
        if (Check(number) is { } wrong) return wrong;
        return Write(number);
    }

    public Failure? Check(decimal number)
    {
        var scale = IsPercentage ? 100m : 1m;
        if (number < Min * scale) return new Failure.Refused(FieldErrors.TooSmall, Write(Min!.Value * scale));
        if (number > Max * scale) return new Failure.Refused(FieldErrors.TooLarge, Write(Max!.Value * scale));
        return NumberText.DecimalsOf(number) > Decimals ? new Failure.Refused(FieldErrors.TooPrecise, Decimals.Value) : null;
    }

    public override JsonNode? ToJson(string canonical) => Parse(canonical) is { } number ? JsonValue.Create(number) : null;

    public override Outcome<string> FromJson(JsonNode? json) => json switch
    {
        null => "",
        JsonValue value when value.TryGetValue<decimal>(out var number) =>
            Math.Abs(number) < NumberText.Limit ? Format(number) : Check(Math.Sign(number) * NumberText.Limit)!,
        _ => new Failure.Refused(FieldErrors.WrongType, "number"),
    };

    protected override string Format(decimal? value) =>
        value is not { } number ? "" : IsPercentage ? new Percentage(number).ToString() : NumberText.Write(number);

    protected override decimal? Parse(string canonical) =>
        canonical.Length == 0 ? null
        : IsPercentage ? decimal.Parse(canonical.TrimEnd('%'), CultureInfo.InvariantCulture) / 100m
        : decimal.Parse(canonical, CultureInfo.InvariantCulture);

    private string Write(decimal number) => NumberText.Write(number) + (IsPercentage ? "%" : "");
}
