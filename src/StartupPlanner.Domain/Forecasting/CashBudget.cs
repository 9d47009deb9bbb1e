using StartupPlanner.Domain.Plans;
using StartupPlanner.Finance.Modeling;

namespace StartupPlanner.Domain.Forecasting;

/// <summary>From and to whom cash comes and goes.</summary>
public enum CashSide
{
    /// <summary>From customers, with the value added tax that they pay.</summary>
    FromCustomers,

    /// <summary>From shareholders, lenders and givers of grants.</summary>
    FromInvestors,

    /// <summary>To people and to whom the employer pays for them.</summary>
    ToPeople,

    /// <summary>To suppliers, with the value added tax that they charge, and deposits.</summary>
    ToSuppliers,

    /// <summary>Value added tax and income tax.</summary>
    ToTaxOffice,

    /// <summary>For what lasts.</summary>
    ForAssets,

    /// <summary>Interest, repayments, and what shareholders get.</summary>
    ToInvestors,
}

/// <summary>The cash of each month as it is received and paid: the direct method (IAS 7.18a), read off the lines from which the cash flow statement follows.</summary>
/// <param name="Opening">Cash at the beginning of each month.</param>
/// <param name="Flows">What is received, above 0, and what is paid, below 0.</param>
/// <param name="Closing">Cash at the end of each month, as the balance sheet has it.</param>
public sealed record CashBudget(IReadOnlyList<decimal> Opening, IReadOnlyDictionary<CashSide, IReadOnlyList<decimal>> Flows, IReadOnlyList<decimal> Closing)
{
    /// <summary>Reads it off a forecast.</summary>
    /// <param name="plan">The plan of which the forecast is.</param>
    /// <param name="forecast">The forecast.</param>
    public static CashBudget Of(Plan plan, PlanForecast forecast)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(forecast);
        var known = forecast.KnownMonths;
        var flows = Enum.GetValues<CashSide>().ToDictionary(side => side, _ => new decimal[forecast.Months]);
        foreach (var (key, line) in forecast.Forecast.Lines)
        {
            if (SideOf(forecast.Forecast.Lines, key) is not var (side, sign)) continue;
            for (var month = 1; month <= known; month++) flows[side][month - 1] += sign * (forecast.Evaluation[line, month] ?? 0);
        }
        List<decimal> closing = [.. forecast.Evaluation[forecast.Forecast.Cash.ClosingCash].Select(amount => amount ?? 0)];
        return new([plan.Finance.OpeningCash ?? 0, .. closing.SkipLast(1)], flows.ToDictionary(flow => flow.Key, flow => (IReadOnlyList<decimal>)flow.Value), closing);
    }

    // Each line that moves cash itself, by its item and its term; null for all others.
    private static (CashSide Side, int Sign)? SideOf(IReadOnlyDictionary<string, Line> lines, string key)
    {
        var slash = key.LastIndexOf('/');
        if (slash < 0) return key is "sales-tax-paid" or "income-tax-paid" ? (CashSide.ToTaxOffice, -1) : null;
        var (item, term) = (key[..slash], key[(slash + 1)..]);
        return term switch
        {
            "collected" => (CashSide.FromCustomers, 1),
            "paid-in" => (CashSide.FromInvestors, 1),
            "costs-of-issue" or "paid-to-shareholders" or "repaid" => (CashSide.ToInvestors, -1),
            // Interest that converts is no cash; that of a loan is part of its debt service.
            "interest" when lines.ContainsKey($"{item}/debt-service-of") => (CashSide.ToInvestors, -1),
            "cost-of-people" or "bonus-paid" => (CashSide.ToPeople, -1),
            // The bonus is a cost before it is paid.
            "bonus" => (CashSide.ToPeople, 1),
            "deposit-paid" => (CashSide.ToSuppliers, -1),
            "capital-expenditure" or "spending" or "purchases" or "cost-to-serve" or "owed" or "paid" when term == SettledBy(lines, item) => (term == "capital-expenditure" || item.StartsWith("finance/assets/", StringComparison.Ordinal) ? CashSide.ForAssets : CashSide.ToSuppliers, -1),
            _ => null,
        };
    }

    // What is bought is paid as the last of these lines says that there is; what is owed of a loan or a note is none of them.
    private static string? SettledBy(IReadOnlyDictionary<string, Line> lines, string item)
    {
        if (item.StartsWith("funding/", StringComparison.Ordinal)) return null;
        return ((string[])["paid", "owed", "capital-expenditure", "spending", "purchases", "cost-to-serve"]).FirstOrDefault(term => lines.ContainsKey($"{item}/{term}"));
    }
}
