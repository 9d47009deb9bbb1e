using StartupPlanner.Domain.Plans;
using StartupPlanner.Domain.Plans.Fields;
using StartupPlanner.Finance.Values;

namespace StartupPlanner.Domain.Costs;

/// <summary>The currencies in which a plan has amounts beside its own.</summary>
public static class ForeignCurrencies
{
    /// <summary>Each of them, the one that is met first before the others.</summary>
    public static IEnumerable<CurrencyCode> In(Plan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var used =
            from part in Outline.Parts
            where part.Shape == PartShape.Rows && part.Address != "finance/rates"
            from field in part.Fields
            where field.CodesKey == "Currency"
            from entry in part.Entries(plan)
            let code = field.Read(entry.Entity)
            where code.Length > 0 && code != plan.Currency.ToString()
            select CurrencyCode.Parse(code, null);
        return used.Distinct();
    }

    /// <summary>Those for which no rate of exchange is entered, so that nothing can be forecast.</summary>
    public static IEnumerable<CurrencyCode> WithoutRate(Plan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return In(plan).Where(currency => RatesOf(plan, currency).Count == 0);
    }

    /// <summary>The rates of a currency, the earliest first.</summary>
    public static IReadOnlyList<ExchangeRate> RatesOf(Plan plan, CurrencyCode currency)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return [.. plan.Finance.Rates.Where(rate => rate.Currency == currency && rate.Rate is not null).OrderBy(rate => rate.From ?? new Month(1, 1))];
    }

    /// <summary>The rate of a currency that holds in a month; before the first one that is known, that one; null where there is none.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="currency">The other currency.</param>
    /// <param name="month">The month; null for the earliest rate.</param>
    public static ExchangeRate? RateIn(Plan plan, CurrencyCode currency, Month? month)
    {
        var all = RatesOf(plan, currency);
        return all.LastOrDefault(rate => rate.From is not { } from || from <= month) ?? (all.Count > 0 ? all[0] : null);
    }
}
