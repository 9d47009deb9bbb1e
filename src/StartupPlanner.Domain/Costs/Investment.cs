using StartupPlanner.Domain.Plans.Fields;

namespace StartupPlanner.Domain.Costs;

/// <summary>Something to be bought, judged by what it brings in. The judgement is no part of the forecast.</summary>
public sealed class Investment : Row
{
    /// <summary>The longest life in years.</summary>
    public const int LongestLife = 40;

    internal static void Declare(FieldSet<Investment> fields) => fields
        .ShortText(investment => investment.Name, 120)
        .References(investment => investment.Assets, required: false, targets: ["finance/assets"])
        .Money(investment => investment.Outlay, required: false)
        .Number(investment => investment.Life, "years", min: 1, max: LongestLife, decimals: 0)
        .Series(investment => investment.Inflows, FieldSet<Investment>.CurrencyUnit, min: -1_000_000_000_000m, required: true, over: SeriesOver.Years);

    /// <summary>Its name.</summary>
    public string Name { get; private set; } = "";

    /// <summary>The assets that are bought for it.</summary>
    public IReadOnlyList<Guid> Assets { get; private set; } = [];

    /// <summary>What is paid for it at the beginning besides.</summary>
    public decimal? Outlay { get; private set; }

    /// <summary>For how many years it brings something in.</summary>
    public decimal? Life { get; private set; }

    /// <summary>What it brings in, less what it costs to run, year by year; the last one holds for the years that follow.</summary>
    public IReadOnlyList<decimal> Inflows { get; private set; } = [];
}
