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
        return In(plan).Where(currency => !plan.Finance.Rates.Any(rate => rate.Currency == currency && rate.Rate is not null));
    }
}
