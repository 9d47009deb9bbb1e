namespace StartupPlanner.Finance.Equity;

/// <summary>One step on the way to a result: which formula was applied, to whom, with which figures. Words are put to it elsewhere, in the reader's language.</summary>
/// <param name="Kind">The formula; its documentation says it in words and lists the figures.</param>
/// <param name="Subject">What it is about: the id of a holder, class, pool or instrument; null for the round itself.</param>
/// <param name="Figures">In the order in which the formula names them; the result last.</param>
public sealed record Step(StepKind Kind, string? Subject, IReadOnlyList<Figure> Figures)
{
    /// <summary>One of the figures.</summary>
    /// <exception cref="KeyNotFoundException">The step has no such figure.</exception>
    public decimal this[FigureKey key]
    {
        get
        {
            foreach (var figure in Figures)
                if (figure.Key == key) return figure.Value;
            throw new KeyNotFoundException(key.ToString());
        }
    }

    /// <inheritdoc/>
    public bool Equals(Step? other) => other is not null && Kind == other.Kind && Subject == other.Subject && Figures.SequenceEqual(other.Figures);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Kind, Subject, Figures.Count);
}

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

/// <summary>The formulas of a step.</summary>
public enum StepKind
{
    /// <summary>Fully diluted before the round = issued as converted + options + warrants + promised + unissued. Figures: those.</summary>
    FullyDilutedBefore,

    /// <summary>Interest = principal × rate × days ÷ days of the year (compounded as the note says). Figures: amount, rate, days, days of year, interest.</summary>
    AccruedInterest,

    /// <summary>Cap price = valuation cap ÷ company capitalization. Figures: cap, capitalization, cap price.</summary>
    CapPrice,

    /// <summary>Discount price = round price × (1 − discount). Figures: round price, discount, discount price.</summary>
    DiscountPrice,

    /// <summary>The cap price is the lowest and holds; shares = amount ÷ price. Figures: amount, price, shares.</summary>
    ConvertedAtCap,

    /// <summary>The discount price is the lowest and holds; shares = amount ÷ price. Figures: amount, price, shares.</summary>
    ConvertedAtDiscount,

    /// <summary>The round's price is the lowest and holds; shares = amount ÷ price. Figures: amount, price, shares.</summary>
    ConvertedAtRoundPrice,

    /// <summary>Converted at an agreed price; shares = amount ÷ price. Figures: amount, price, shares.</summary>
    ConvertedAtAgreedPrice,

    /// <summary>Terms taken over from a later SAFE (MFN), whose id is the step before's subject. Figures: cap where there is one, discount where there is one.</summary>
    TermsTakenOver,

    /// <summary>Pool increase = (target × company − counted pool), where the company includes the increase. Figures: pool share, company, counted pool, pool increase.</summary>
    PoolIncrease,

    /// <summary>Price = pre-money ÷ shares inside the pre-money. Figures: pre-money, shares, exact price, price (as rounded).</summary>
    Price,

    /// <summary>A holder's right to a part of the round = ownership × multiple × new money. Figures: ownership, multiple, new money, amount.</summary>
    ProRata,

    /// <summary>Shares bought = amount ÷ price. Figures: amount, price, shares, paid, unspent.</summary>
    SharesBought,

    /// <summary>Weighted average: CP2 = CP1 × (A + B) ÷ (A + C). Figures: old conversion price, base (A), shares at old price (B), new shares (C), conversion price.</summary>
    WeightedAverage,

    /// <summary>Full ratchet: CP2 = the new price. Figures: old conversion price, conversion price.</summary>
    FullRatchet,

    /// <summary>Part of the pro rata not taken = 1 − bought ÷ pro rata; so much of the shares converts or loses its protection. Figures: amount (pro rata), paid (bought), shares (lost), new shares.</summary>
    PayToPlay,

    /// <summary>Post-money = price × fully diluted after the round (without a pool made after the money). Figures: exact price, shares, post-money.</summary>
    PostMoney,

    /// <summary>Effective pre-money = price × fully diluted before the round: what the present holders' part is worth. Figures: exact price, shares, effective pre-money.</summary>
    EffectivePreMoney,

    /// <summary>Cash owed = investment × (1 − reached). Figures: amount, reached, paid.</summary>
    AdjustmentInCash,

    /// <summary>Shares owed = those that bring the investor to investment ÷ (post-money × reached). Figures: ownership, company, shares.</summary>
    AdjustmentInShares,

    /// <summary>Redemption price = shares × (original issue price + interest). Figures: shares, original issue price, days, interest (per share), paid.</summary>
    Redemption,
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
