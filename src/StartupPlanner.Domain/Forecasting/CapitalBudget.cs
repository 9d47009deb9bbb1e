using StartupPlanner.Domain.Costs;
using StartupPlanner.Domain.Plans;
using StartupPlanner.Finance.Functions;

namespace StartupPlanner.Domain.Forecasting;

/// <summary>What an investment is worth doing for.</summary>
public enum InvestmentVerdict
{
    /// <summary>What it costs or brings in is not known yet.</summary>
    Incomplete,

    /// <summary>There is no rate at which to discount.</summary>
    NoRate,

    /// <summary>It earns more than the rate asks for.</summary>
    Worthwhile,

    /// <summary>It earns what the rate asks for, and no more.</summary>
    Even,

    /// <summary>It earns less.</summary>
    NotWorthwhile,
}

/// <summary>An investment, judged by what it takes and what it brings in.</summary>
/// <param name="Investment">The investment.</param>
/// <param name="Outlay">Paid at the beginning; null where nothing is said.</param>
/// <param name="Flows">The outlay, below 0, and what comes in at the end of each year.</param>
/// <param name="NetPresentValue">Worth today of all flows; null where there is no rate or no flows.</param>
/// <param name="Rates">The yearly rates at which that is 0, fractions: one, none or several.</param>
/// <param name="Payback">Years until the outlay has come back, undiscounted, with the part of the last year by its share; null where it never does.</param>
/// <param name="Verdict">By the net present value.</param>
public sealed record JudgedInvestment(
    Investment Investment, decimal? Outlay, IReadOnlyList<decimal> Flows, decimal? NetPresentValue, Answer Rates, decimal? Payback, InvestmentVerdict Verdict);

/// <summary>The investments of a plan, the one that is worth most first. They are judged beside the forecast, not counted in it.</summary>
public static class CapitalBudget
{
    /// <summary>Judges them.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="forecast">Its forecast, by which assets of other currencies have a price in the plan's; null where there is none.</param>
    public static IReadOnlyList<JudgedInvestment> Of(Plan plan, PlanForecast? forecast)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return [.. plan.Finance.Investments.Select(investment => Judge(investment, OutlayOf(plan, forecast, investment), plan.Finance.DiscountRate))
            .OrderBy(judged => judged.NetPresentValue is null).ThenByDescending(judged => judged.NetPresentValue)];
    }

    /// <summary>Judges one.</summary>
    /// <param name="investment">The investment.</param>
    /// <param name="outlay">What is paid for it at the beginning.</param>
    /// <param name="rate">Of discount for a year, a fraction.</param>
    public static JudgedInvestment Judge(Investment investment, decimal? outlay, decimal? rate)
    {
        ArgumentNullException.ThrowIfNull(investment);
        if (outlay is not { } paid || investment is not { Life: { } life, Inflows: { Count: > 0 } inflows }) return new(investment, outlay, [], null, new Answer.None(NoAnswer.AlwaysBalances), null, InvestmentVerdict.Incomplete);
        List<decimal> flows = [-paid, .. Enumerable.Range(0, (int)life).Select(year => inflows[Math.Min(year, inflows.Count - 1)])];
        double[] doubles = [.. flows.Select(flow => (double)flow)];
        var worth = rate is { } asked && CashFlows.NetPresentValue((double)asked, doubles).Unique is { } value && Math.Abs(value) < (double)decimal.MaxValue / 10 ? decimal.Round((decimal)value, 2) : (decimal?)null;
        return new(investment, outlay, flows, worth, RatesOfReturn.InternalRateOfReturn(doubles), PaybackOf(flows), worth switch
        {
            null => InvestmentVerdict.NoRate,
            > 0 => InvestmentVerdict.Worthwhile,
            0 => InvestmentVerdict.Even,
            _ => InvestmentVerdict.NotWorthwhile,
        });
    }

    /// <summary>Years until the sum of the flows is no longer below 0.</summary>
    internal static decimal? PaybackOf(IReadOnlyList<decimal> flows)
    {
        var open = flows[0];
        if (open >= 0) return 0;
        for (var year = 1; year < flows.Count; year++)
        {
            if (open + flows[year] >= 0) return year - 1 + -open / flows[year];
            open += flows[year];
        }
        return null;
    }

    private static decimal? OutlayOf(Plan plan, PlanForecast? forecast, Investment investment)
    {
        var assets = investment.Assets.Select(id => plan.Finance.Assets.At(id)).OfType<Asset>().ToList();
        if (assets.Count == 0) return investment.Outlay;
        var costs = assets.Select(asset => CostOf(plan, asset, forecast)).ToList();
        // What one of them costs is not known: neither is the sum.
        return costs.Contains(null) ? null : costs.Sum() + (investment.Outlay ?? 0);
    }

    // As the forecast counts it; of what is bought outside of it, its price by the rate of its month.
    private static decimal? CostOf(Plan plan, Asset asset, PlanForecast? forecast)
    {
        var counted = forecast?.SumOf([$"finance/assets/{asset.Key}/capital-expenditure"]).Sum() ?? 0;
        if (counted != 0) return decimal.Round(counted, 2);
        var rate = asset.Currency is { } other && other != plan.Currency ? ForeignCurrencies.RateIn(plan, other, asset.Month)?.Rate : 1;
        return asset.Price?.Likely * (asset.Quantity?.Likely ?? 1) * rate;
    }
}
