using System.Globalization;
using StartupPlanner.Finance.Values;

namespace StartupPlanner.Domain.Forecasting;

/// <summary>Something that companies of an industry usually spend on, with amounts by stage.</summary>
/// <param name="Area">The class, as a plan file names it.</param>
/// <param name="Kind">How it comes about, as a plan file names it; of an asset empty.</param>
/// <param name="Amounts">In US dollars, or in per cent of revenue, by stage.</param>
/// <param name="Quantity">GPU hours, tokens or terabytes by stage; 0 where nothing is counted.</param>
/// <param name="Every">Every so many months; 0 where it does not come again.</param>
/// <param name="Life">Of an asset, in months.</param>
/// <param name="English">What it is called.</param>
/// <param name="Chinese">The same in Chinese.</param>
public sealed record TypicalCost(
    string Area, string Kind, IReadOnlyDictionary<string, decimal> Amounts, IReadOnlyDictionary<string, decimal> Quantity, decimal Every, decimal Life, string English, string Chinese)
{
    /// <summary>Whether the amounts are per cent of revenue.</summary>
    public bool IsShare => Kind == "percent-of-line";

    /// <summary>What it is called.</summary>
    public string NameIn(bool isChinese) => isChinese ? Chinese : English;

    /// <summary>The amount of a stage in a currency, by a rough rate of exchange and with two digits that count.</summary>
    public decimal AmountIn(CurrencyCode currency, string stage) => TypicalCosts.Rough(Amounts[stage], currency);
}

/// <summary>
/// What companies usually spend on, by industry and stage: orders of magnitude set by the authors, no survey and no quotes. Whoever starts from one puts an own figure in its place.
/// </summary>
public static class TypicalCosts
{
    private static readonly IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Table = DataFile.Read("TypicalCosts");

    private static readonly Dictionary<string, decimal> Rates = new()
    {
        ["AUD"] = 1.5m, ["CAD"] = 1.4m, ["CHF"] = 0.8m, ["CNY"] = 7, ["EUR"] = 0.9m, ["GBP"] = 0.75m, ["HKD"] = 7.8m, ["INR"] = 88, ["JPY"] = 150, ["KRW"] = 1400, ["SGD"] = 1.3m, ["TWD"] = 32,
    };

    /// <summary>The stages of a company, the earliest first.</summary>
    public static IReadOnlyList<string> Stages { get; } = ["idea", "seed", "growth"];

    /// <summary>The industries of which costs are known; the first has what every company needs.</summary>
    public static IReadOnlyList<string> Industries { get; } = [.. Table.Values.Select(row => row["industry"]).Where(industry => industry != "assets").Distinct()];

    /// <summary>What an industry spends on.</summary>
    public static IEnumerable<TypicalCost> Of(string industry) => Table.Values.Where(row => row["industry"] == industry).Select(row => new TypicalCost(
        row["area"], row["kind"], ByStage(row, ""), ByStage(row, "quantity-"), Number(row["every"]), Number(row["life"]), row["en"], row["zh"]));

    /// <summary>An amount of US dollars in another currency, by a rough rate of exchange and with two digits that count.</summary>
    public static decimal Rough(decimal dollars, CurrencyCode currency)
    {
        if (dollars == 0 || currency.ToString() == "USD") return dollars;
        var amount = dollars * Rates.GetValueOrDefault(currency.ToString(), 1);
        var step = (decimal)Math.Pow(10, Math.Floor(Math.Log10((double)amount)) - 1);
        return decimal.Round(amount / step) * step;
    }

    private static Dictionary<string, decimal> ByStage(IReadOnlyDictionary<string, string> row, string prefix) => Stages.ToDictionary(stage => stage, stage => Number(row[prefix + stage]));

    private static decimal Number(string cell) => cell.Length == 0 ? 0 : decimal.Parse(cell, CultureInfo.InvariantCulture);
}
