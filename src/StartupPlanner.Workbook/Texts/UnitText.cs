using StartupPlanner.Finance.Modeling;
using StartupPlanner.Finance.Values;

namespace StartupPlanner.Workbook.Texts;

/// <summary>Units in words and as number formats.</summary>
internal sealed class UnitText(WorkbookText text, CurrencyCode currency)
{
    /// <summary>The unit in words, as “CNY per hour”.</summary>
    public string Name(Unit unit)
    {
        if (unit.IsPercentage) return text["Unit.percentage"];
        var above = Product(unit, 1);
        var below = Product(unit, -1);
        if (below is null) return above ?? text["Unit.ratio"];
        return text["Unit.Quotient", above ?? "1", below];
    }

    /// <summary>The number format of amounts in the unit.</summary>
    public static string Format(Unit unit)
    {
        if (unit.IsPercentage) return "0.00%";
        if (unit == Unit.Money) return "#,##0.00";
        if (unit == Unit.Count || unit == Unit.Months || unit == Unit.Hours) return "#,##0.0";
        if (unit == Unit.Tokens || unit == Unit.Bytes) return "#,##0";
        if (unit == Unit.Flops) return "0.00E+00";
        // A price of one may be thousands, or a thousandth for a token.
        return unit.IsRatio ? "#,##0.00##" : "[>=1]#,##0.00;[<=-1]-#,##0.00;0.00####";
    }

    /// <summary>The number format of an axis: what is counted in whole numbers has no decimals there.</summary>
    public static string AxisFormat(Unit unit) => unit == Unit.Money || unit == Unit.Count ? "#,##0" : Format(unit);

    private string? Product(Unit unit, int sign) => unit.Parts
        .Where(part => sign * part.Power > 0)
        .Select(part => Math.Abs(part.Power) == 1 ? Base(part.Name, sign) : text["Unit.Power", Base(part.Name, sign), Math.Abs(part.Power)])
        .Aggregate((string?)null, (all, name) => all is null ? name : text["Unit.Product", all, name]);

    private string Base(string name, int sign) => name == "money" ? currency.ToString() : text[(sign > 0 ? "Unit." : "Unit.Per.") + name];
}
