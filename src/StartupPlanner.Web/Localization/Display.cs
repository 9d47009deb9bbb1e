using System.Globalization;
using StartupPlanner.Domain.Plans;
using StartupPlanner.Domain.Plans.Fields;
using StartupPlanner.Finance.Values;

namespace StartupPlanner.Web.Localization;

/// <summary>Numbers, months and times as a reader of one language expects them.</summary>
public sealed class Display(Texts texts, TimeZoneInfo zone)
{
    public CultureInfo Culture => texts.Culture;

    /// <summary>The name of the time zone in which times are shown.</summary>
    public string Zone => zone.Id;

    /// <summary>The same time zone in another language.</summary>
    public Display In(Texts other) => new(other, zone);

    public string Month(Month month) => texts.IsChinese
        ? string.Create(CultureInfo.InvariantCulture, $"{month.Year}年{month.Number}月")
        : month.FirstDay.ToString("MMM yyyy", Culture);

    public string Number(decimal number)
    {
        var shown = Math.Abs(number).ToString("#,##0.####", Culture);
        // What rounds to nothing has no sign.
        return number < 0 && shown != "0" ? "−" + shown : shown;
    }

    /// <summary>A plain number as an input shows it, with its thousands apart; whatever else was typed, as it is.</summary>
    public static string Grouped(string typed)
    {
        var start = typed is ['-' or '+', ..] ? 1 : 0;
        var end = typed.IndexOf('.', StringComparison.Ordinal) is var point and >= 0 ? point : typed.Length;
        if (end - start < 4 || typed.AsSpan()[start..end].ContainsAnyExceptInRange('0', '9')) return typed;
        var grouped = typed;
        for (var at = end - 3; at > start; at -= 3) grouped = grouped.Insert(at, ",");
        return grouped;
    }

    public string Score(decimal? score) => score is { } value ? value.ToString("0.0", Culture) : "–";

    public string Percent(decimal fraction, int decimals = 0) =>
        (fraction * 100m).ToString(decimals == 0 ? "0" : "0." + new string('#', decimals), Culture) + "%";

    /// <summary>An amount with the currency's sign; in Chinese, large ones in 万 and 亿.</summary>
    public string Money(decimal amount, CurrencyCode currency)
    {
        if (amount < 0) return "−" + Money(-amount, currency);
        var sign = Symbol(currency);
        if (texts.IsChinese && Math.Abs(amount) >= 100_000_000m) return $"{sign}{(amount / 100_000_000m).ToString("#,##0.##", Culture)} 亿";
        if (texts.IsChinese && Math.Abs(amount) >= 10_000m) return $"{sign}{(amount / 10_000m).ToString("#,##0.##", Culture)} 万";
        return sign + amount.ToString("#,##0.##", Culture);
    }

    public static string Symbol(CurrencyCode currency) => currency.ToString() switch
    {
        "CNY" or "JPY" => "¥",
        "USD" => "$",
        "EUR" => "€",
        "GBP" => "£",
        "KRW" => "₩",
        "INR" => "₹",
        "HKD" => "HK$",
        "TWD" => "NT$",
        "SGD" => "S$",
        "CAD" => "C$",
        "AUD" => "A$",
        var code => code + " ",
    };

    public DateTimeOffset Local(DateTimeOffset time) => TimeZoneInfo.ConvertTime(time, zone);

    /// <summary>The day on which a time lies for the reader.</summary>
    public DateOnly Day(DateTimeOffset time) => DateOnly.FromDateTime(Local(time).DateTime);

    public string Time(DateTimeOffset time) => Local(time).ToString("HH:mm", CultureInfo.InvariantCulture);

    private string DateFormat => texts.IsChinese ? "yyyy年M月d日" : "d MMM yyyy";

    /// <summary>How large a file or a disk is, in the unit that leaves it at most four digits.</summary>
    public string Bytes(long bytes)
    {
        var (size, unit) = (bytes / 1024m, 0);
        for (; size >= 1024 && unit < 2; unit++) size /= 1024;
        return $"{size.ToString(size >= 10 ? "0" : "0.#", Culture)} {((string[])["kB", "MB", "GB"])[unit]}";
    }

    public string Date(DateTimeOffset time) => Local(time).ToString(DateFormat, Culture);

    public string DateAndTime(DateTimeOffset time) => $"{Date(time)} {Time(time)}";

    /// <summary>A field's value as a reader sees it; empty for no answer. Markdown stays as it is.</summary>
    /// <param name="entity">The row, which may say of which currency its amounts are, and whose choice may say what the unit is called; null for the plan's currency and the usual unit.</param>
    public string Value(Field field, string canonical, Plan plan, object? entity = null)
    {
        if (canonical.Length == 0) return "";
        return field.Type switch
        {
            FieldType.Number or FieldType.WholeNumber => Number(Invariant(canonical)),
            FieldType.Money => Money(Invariant(canonical), CurrencyOf(field, plan, entity)),
            FieldType.Percentage => Percent(Invariant(canonical.TrimEnd('%')) / 100m, 2),
            FieldType.Month => Month(Finance.Values.Month.Parse(canonical, null)),
            FieldType.Date => DateOnly.ParseExact(canonical, "yyyy-MM-dd", CultureInfo.InvariantCulture).ToString(DateFormat, Culture),
            FieldType.Choice => texts.Choice(field, canonical),
            FieldType.Choices => texts.List(canonical.Split(',').Select(code => texts.Choice(field, code))),
            FieldType.Reference or FieldType.References => texts.List(canonical.Split(',').Select(key => NameOf(field, key, plan))),
            FieldType.Estimate => Estimate(field, canonical, CurrencyOf(field, plan, entity), entity),
            FieldType.Series => string.Join(texts.IsChinese ? "；" : "; ", canonical.Split(';').Select(number => Number(Invariant(number)))),
            FieldType.File => texts["Shared.Picture"],
            FieldType.ShortText or FieldType.Markdown => canonical,
            _ => throw new ArgumentOutOfRangeException(nameof(field), field.Type, "Unknown type of field."),
        };
    }

    /// <summary>The currency of the amounts of a row: the one that is chosen in it, or in the stream to which it belongs; else the plan's.</summary>
    private static CurrencyCode CurrencyOf(Field field, Plan plan, object? entity)
    {
        if (entity is null) return plan.Currency;
        var chosen = field.Part.Fields.FirstOrDefault(other => other.CodesKey == "Currency")?.Read(entity);
        return string.IsNullOrEmpty(chosen) ? plan.Revenue.CurrencyOf(entity) ?? plan.Currency : CurrencyCode.Parse(chosen, null);
    }

    /// <summary>What a row is called; its kind where it has no name, or is gone.</summary>
    private string NameOf(Field field, string key, Plan plan) => plan.RowAt(field, key) is var (part, row) ? texts.NameOf(plan, part, row) : texts["Shared.RowGone"];

    private string Estimate(Field field, string canonical, CurrencyCode currency, object? entity)
    {
        var values = canonical.Split(';').Select(Invariant).ToArray();
        var shown = values.Select(value => field.Unit == "currency" ? Money(value, currency) : Number(value)).ToArray();
        var unit = field.Unit is null or "currency" ? "" : (texts.IsChinese ? "" : " ") + (entity is null ? texts.Unit(field) : texts.Unit(field, entity));
        return values[0] == values[2] ? shown[1] + unit : texts["Shared.Estimate", shown[0], shown[1], shown[2]] + unit;
    }

    private static decimal Invariant(string number) => decimal.Parse(number, CultureInfo.InvariantCulture);
}
