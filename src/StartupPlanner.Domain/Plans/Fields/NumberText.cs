using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace StartupPlanner.Domain.Plans.Fields;

/// <summary>How people type numbers, and the one way in which they are kept.</summary>
internal static partial class NumberText
{
    /// <summary>No number is as large, whatever its field allows: so far, 亿 and per cent do not overflow.</summary>
    public const decimal Limit = 100_000_000_000_000_000_000m;

    private const NumberStyles Plain = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;

    /// <summary>
    /// Reads a number as typed or pasted: full-width digits, separators between thousands, a comma as decimal sign where it can be nothing else, 12万 and 3.2k,
    /// a currency's sign before or after, parentheses for less than nothing, and sums that begin with an equals sign.
    /// </summary>
    /// <param name="typed">The text.</param>
    /// <param name="decimals">To how many decimals the result of a sum is rounded; null where it is kept as it is.</param>
    /// <returns>Null for what is no number.</returns>
    public static decimal? Read(string typed, int? decimals = null)
    {
        if (Folded(typed) is not { } text) return null;
        if (decimal.TryParse(text, Plain, CultureInfo.InvariantCulture, out var plain)) return Math.Abs(plain) < Limit ? plain : null;
        if (!text.StartsWith('=')) return Term(text);
        return TypedSum.Read(text[1..]) is { } sum ? decimal.Round(sum, Math.Min(decimals ?? 28, 28), MidpointRounding.AwayFromZero) : null;
    }

    /// <summary>Reads a number as a field's text has it.</summary>
    public static decimal? ReadFor(Field field, string typed) =>
        field.Type == FieldType.Percentage || field.Unit == FieldSet<object>.PercentUnit ? ReadPerCent(typed, field.Decimals) : Read(typed, field.Decimals);

    /// <summary>Reads a number of per cent, with or without the sign: 5% is 5. A sum with the sign in it is a fraction: =5%+3% is 8.</summary>
    private static decimal? ReadPerCent(string typed, int? decimals)
    {
        var text = typed.Replace('％', '%').Trim();
        if (!text.StartsWith('=') && !text.StartsWith('＝')) return Read(text.TrimEnd('%'), decimals);
        return text.Contains('%', StringComparison.Ordinal) ? Read($"=({text[1..]})*100", decimals) : Read(text, decimals);
    }

    /// <summary>A number without a sum.</summary>
    internal static decimal? Term(string text)
    {
        var parts = Written().Match(text.Trim());
        if (!parts.Success) return null;
        var (signs, opened) = (parts.Groups["sign"].Captures.Count, parts.Groups["open"].Captures.Count);
        if (signs + opened > 1 || opened != parts.Groups["close"].Captures.Count || parts.Groups["currency"].Captures.Count > 1) return null;
        if (!decimal.TryParse(WithPoint(parts.Groups["digits"].Value.TrimEnd()), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)) return null;
        var scale = ScaleOf(parts.Groups["scale"].Value.ToLowerInvariant());
        if (number >= Limit / scale) return null;
        return (opened > 0 || parts.Groups["sign"].Value == "-" ? -1 : 1) * number * scale;
    }

    /// <summary>Letters as they mean: full-width ones as plain ones, one minus, one apostrophe; the full stop of Chinese, which an input method types, as a point.</summary>
    /// <returns>Null where there is half a surrogate pair, which has no composed form, or a zero character, which would pass as a part of a number.</returns>
    internal static string? Folded(string typed) => typed.Any(letter => char.IsSurrogate(letter) || letter == '\0') ? null
        : typed.All(char.IsAsciiDigit) ? typed : typed.Normalize(NormalizationForm.FormKC).Trim().Replace('\u2212', '-').Replace('’', '\'').Replace('。', '.').Replace("元", "¥", StringComparison.Ordinal);

    /// <summary>No thousands signs, the point as decimal sign, no needless zeros.</summary>
    public static string Write(decimal number) => number.ToString("0.############################", CultureInfo.InvariantCulture);

    /// <summary>Digits right of the point that matter.</summary>
    public static int DecimalsOf(decimal number)
    {
        var text = Write(number);
        var point = text.IndexOf('.', StringComparison.Ordinal);
        return point < 0 ? 0 : text.Length - point - 1;
    }

    /// <summary>Without separators between thousands, and with a point as decimal sign.</summary>
    private static string WithPoint(string digits)
    {
        if (Grouped().IsMatch(digits)) return Separators().Replace(digits, "");
        if (GroupedByPoint().IsMatch(digits) || GroupedBeforeComma().IsMatch(digits)) return Separators().Replace(digits.Replace(".", "", StringComparison.Ordinal).Replace(',', '.'), "");
        return DecimalComma().IsMatch(digits) ? digits.Replace(',', '.') : digits;
    }

    private static decimal ScaleOf(string unit) => unit switch
    {
        "k" or "千" or "thousand" => 1_000m,
        "万" or "萬" => 10_000m,
        "百万" or "百萬" or "m" or "mn" or "million" => 1_000_000m,
        "千万" or "千萬" => 10_000_000m,
        "亿" or "億" => 100_000_000m,
        "b" or "bn" or "billion" => 1_000_000_000m,
        _ => 1m,
    };

    // A sign, and a currency's, may stand before each other; of each there is at most one.
    [GeneratedRegex(@"^(?:(?<sign>[+-])|(?<currency>(?:US|HK|NT|S|C|A)?\$|[¥€£₩₹])|(?<open>\()|\s)*(?<digits>[0-9.][0-9., ']*)\s*(?<scale>[百千]?[万萬]|千|亿|億|k|thousand|m|mn|million|b|bn|billion)?\s*(?<currency>[¥€£₩₹$])?\s*(?<close>\))?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Written();

    [GeneratedRegex(@"^[1-9][0-9]{0,2}([, '])[0-9]{3}(\1[0-9]{3})*(\.[0-9]+)?$")]
    private static partial Regex Grouped();

    [GeneratedRegex(@"^[1-9][0-9]{0,2}(\.[0-9]{3}){2,}(,[0-9]+)?$")]
    private static partial Regex GroupedByPoint();

    [GeneratedRegex(@"^[1-9][0-9]{0,2}([. '])[0-9]{3}(\1[0-9]{3})*,[0-9]+$")]
    private static partial Regex GroupedBeforeComma();

    // With more digits behind it, it is rather a thousands separator in a number that was edited.
    [GeneratedRegex(@"^([0-9]+,[0-9]{1,2}|0,[0-9]+)$")]
    private static partial Regex DecimalComma();

    [GeneratedRegex("[, ']")]
    private static partial Regex Separators();
}
