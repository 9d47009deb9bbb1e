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
