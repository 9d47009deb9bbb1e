namespace StartupPlanner.Finance.Equity;

/// <summary>A named figure of a step.</summary>
/// <param name="Key">What it is.</param>
/// <param name="Value">Money in the company's currency, shares, price per share, a fraction or days, as <see cref="Unit"/> says; not rounded for show.</param>
public readonly record struct Figure(FigureKey Key, decimal Value)
{
    /// <summary>In what the value is.</summary>
    public FigureUnit Unit => Key switch
    {
        FigureKey.Days or FigureKey.DaysOfYear => FigureUnit.Days,
        FigureKey.Discount or FigureKey.Rate or FigureKey.Ownership or FigureKey.PoolShare or FigureKey.Reached or FigureKey.Multiple => FigureUnit.Fraction,
        FigureKey.Price or FigureKey.ExactPrice or FigureKey.CapPrice or FigureKey.DiscountPrice or FigureKey.RoundPrice or FigureKey.ConversionPrice or FigureKey.OldConversionPrice or FigureKey.OriginalIssuePrice => FigureUnit.Price,
        FigureKey.PreMoney or FigureKey.PostMoney or FigureKey.EffectivePreMoney or FigureKey.NewMoney or FigureKey.Amount or FigureKey.Interest or FigureKey.ValuationCap or FigureKey.Paid or FigureKey.Unspent or FigureKey.ConvertedMoney => FigureUnit.Money,
        _ => FigureUnit.Shares,
    };
}

/// <summary>In what a figure is.</summary>
public enum FigureUnit
{
    /// <summary>Money in the company's currency.</summary>
    Money,

    /// <summary>Money for one share.</summary>
    Price,

    /// <summary>Shares.</summary>
    Shares,

    /// <summary>A fraction: 0.05 is 5 %.</summary>
    Fraction,

    /// <summary>Days.</summary>
    Days,
}

/// <summary>The names of figures.</summary>
public enum FigureKey
{
    /// <summary>Shares.</summary>
    Shares,

    /// <summary>Shares issued, preferred as if converted.</summary>
    IssuedAsConverted,

    /// <summary>Options outstanding.</summary>
    Options,

    /// <summary>Shares of warrants.</summary>
    Warrants,

    /// <summary>Options promised.</summary>
    Promised,

    /// <summary>Of a pool, what is neither granted nor promised.</summary>
    Unissued,

    /// <summary>Company capitalization, as the instrument defines it.</summary>
    Capitalization,

    /// <summary>The fully diluted company.</summary>
    Company,

    /// <summary>What counts towards a pool target.</summary>
    CountedPool,

    /// <summary>New shares of a pool.</summary>
    PoolIncrease,

    /// <summary>New shares of the round (C), or given for others.</summary>
    NewShares,

    /// <summary>The base of a weighted average (A).</summary>
    Base,

    /// <summary>The shares that the new money would have bought at the old conversion price (B).</summary>
    SharesAtOldPrice,

    /// <summary>Pre-money valuation.</summary>
    PreMoney,

    /// <summary>Post-money valuation.</summary>
    PostMoney,

    /// <summary>Effective pre-money valuation.</summary>
    EffectivePreMoney,

    /// <summary>New money of the round.</summary>
    NewMoney,

    /// <summary>Amounts of SAFEs and notes that convert.</summary>
    ConvertedMoney,

    /// <summary>An amount of money.</summary>
    Amount,

    /// <summary>Interest.</summary>
    Interest,

    /// <summary>A valuation cap.</summary>
    ValuationCap,

    /// <summary>What was paid.</summary>
    Paid,

    /// <summary>What was committed and not paid, because it buys no whole share.</summary>
    Unspent,

    /// <summary>A price per share, as rounded.</summary>
    Price,

    /// <summary>A price per share before rounding.</summary>
    ExactPrice,

    /// <summary>The price by a cap.</summary>
    CapPrice,

    /// <summary>The price by a discount.</summary>
    DiscountPrice,

    /// <summary>The price of the round.</summary>
    RoundPrice,

    /// <summary>A conversion price.</summary>
    ConversionPrice,

    /// <summary>A conversion price before it was adjusted.</summary>
    OldConversionPrice,

    /// <summary>An original issue price.</summary>
    OriginalIssuePrice,

    /// <summary>A discount, as what is taken off.</summary>
    Discount,

    /// <summary>A rate of interest for a year.</summary>
    Rate,

    /// <summary>A share of the company.</summary>
    Ownership,

    /// <summary>A target for a pool as a share of the company.</summary>
    PoolShare,

    /// <summary>How much of a target was reached.</summary>
    Reached,

    /// <summary>A multiple.</summary>
    Multiple,

    /// <summary>Days.</summary>
    Days,

    /// <summary>Days that make a year.</summary>
    DaysOfYear,
}
