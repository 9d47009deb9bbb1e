using System.Globalization;
using System.Linq.Expressions;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using StartupPlanner.Domain.Common;
using StartupPlanner.Finance.Values;

namespace StartupPlanner.Domain.Plans.Fields;

/// <summary>How people type numbers, and the one way in which they are kept.</summary>
internal static partial class NumberText
{
    /// <summary>No number is as large, whatever its field allows: so far, 亿 and per cent do not overflow.</summary>
    public const decimal Limit = 100_000_000_000_000_000_000m;

    /// <summary>Reads a number as typed: full-width digits, thousands commas and spaces are understood, as are 万 and 亿; the point is the decimal sign.</summary>
    public static decimal? Read(string typed)
    {
        // Half a surrogate pair has no composed form; a zero character at the end would pass as a part of the number.
        if (typed.Any(letter => char.IsSurrogate(letter) || letter == '\0')) return null;
        var text = typed.Normalize(NormalizationForm.FormKC).Trim().Replace('\u2212', '-');
        var scale = text.EndsWith('万') ? 10_000m : text.EndsWith('亿') ? 100_000_000m : 1m;
        if (scale != 1m) text = text[..^1].TrimEnd();
        if (Grouped().IsMatch(text)) text = Separators().Replace(text, "");
        const NumberStyles Styles = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
        if (!decimal.TryParse(text, Styles, CultureInfo.InvariantCulture, out var number) || Math.Abs(number) >= Limit) return null;
        return number * scale;
    }

    /// <summary>No thousands signs, the point as decimal sign, no needless zeros.</summary>
    public static string Write(decimal number) => number.ToString("0.############################", CultureInfo.InvariantCulture);

    /// <summary>Digits right of the point that matter.</summary>
    public static int DecimalsOf(decimal number)
    {
        var text = Write(number);
        var point = text.IndexOf('.', StringComparison.Ordinal);
        return point < 0 ? 0 : text.Length - point - 1;
    }

    [GeneratedRegex(@"^[+-]?\d{1,3}([, ]\d{3})+(\.\d+)?$")]
    private static partial Regex Grouped();

    [GeneratedRegex("[, ]")]
    private static partial Regex Separators();
}

/// <summary>A number, an amount in the plan's currency, or a percentage (kept as a fraction, written as per cent).</summary>
internal sealed class NumberField(LambdaExpression property, FieldType type) : FieldOf<decimal?>(property, type)
{
    private bool IsPercentage => Type == FieldType.Percentage;

    private protected override Outcome<string> Canonical(string typed)
    {
        var text = typed.Trim();
        if (text.Length == 0) return "";
        if (IsPercentage) text = text.TrimEnd('%', '％').TrimEnd();
        if (NumberText.Read(text) is not { } number) return new Failure.Refused(FieldErrors.NotANumber);
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
