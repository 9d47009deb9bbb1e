namespace StartupPlanner.Finance.Equity;

/// <summary>What an investor is owed when a target is missed (对赌补偿).</summary>
/// <remarks>The valuation at which the investor bought is reduced in proportion to what was reached: adjusted post-money = post-money × actual ÷ target.</remarks>
/// <param name="Investor">Who is owed: a holder's id.</param>
/// <param name="Investment">What the investor paid, in the company's currency; above 0.</param>
/// <param name="PostMoneyValuation">At which it was paid; not below the investment.</param>
/// <param name="Target">Of revenue, profit or another figure; above 0.</param>
/// <param name="Actual">What was reached. At or above the target nothing is owed; below 0 counts as 0.</param>
public sealed record ValuationAdjustment(string Investor, decimal Investment, decimal PostMoneyValuation, decimal Target, decimal Actual)
{
    /// <summary>In what it is paid.</summary>
    public AdjustmentForm Form { get; init; }

    /// <summary>Who pays or gives: a holder's id; null for the company, which pays cash or issues new shares.</summary>
    public string? Payer { get; init; }

    /// <summary>The class of the shares that are given or issued: a class's id. Not needed for cash.</summary>
    public string? Class { get; init; }

    /// <summary>Actual ÷ target, from 0 to 1.</summary>
    public decimal Reached => Math.Clamp(Actual / Target, 0, 1);

    /// <summary>In cash: investment × (1 − actual ÷ target); not rounded.</summary>
    public decimal Cash => Investment * (1 - Reached);

    /// <summary>The share of the company that the investment would have bought at the adjusted valuation: investment ÷ (post-money × actual ÷ target), at most 1.</summary>
    public decimal Ownership => Reached * PostMoneyValuation <= Investment ? 1 : Investment / (PostMoneyValuation * Reached);
}

/// <summary>In what an adjustment is paid.</summary>
public enum AdjustmentForm
{
    /// <summary>Money (现金补偿).</summary>
    Cash,

    /// <summary>Shares (股权补偿): what the investor is short of its share at the adjusted valuation. Of new shares more are needed, because they dilute the investor too.</summary>
    Shares,
}
