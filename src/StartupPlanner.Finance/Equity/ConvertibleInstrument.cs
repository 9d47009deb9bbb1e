using StartupPlanner.Finance.Values;

namespace StartupPlanner.Finance.Equity;

/// <summary>A promise of shares for money paid now, at a price that a later round sets.</summary>
/// <param name="Holder">Who paid: a holder's id.</param>
/// <param name="Amount">What was paid, in the company's currency; above 0.</param>
public abstract record ConvertibleInstrument(string Holder, decimal Amount)
{
    /// <summary>The valuation above which the holder does not pay; null where there is none. Above 0. Of what, <see cref="Capitalization"/> says.</summary>
    public decimal? ValuationCap { get; init; }

    /// <summary>A discount on the round's price; null where there is none.</summary>
    public Discount? Discount { get; init; }

    /// <summary>What the cap is divided by.</summary>
    public abstract CompanyCapitalization Capitalization { get; init; }

    /// <summary>The right to buy one's share of the round in which it converts (pro-rata side letter).</summary>
    public bool ProRataRight { get; init; }

    /// <summary>What is converted on a day: the amount and, of a note, its interest; interest rounded to the currency.</summary>
    /// <param name="issued">The day of issue.</param>
    /// <param name="on">The day of conversion.</param>
    /// <param name="currency">The company's currency.</param>
    public abstract decimal Converting(DateOnly issued, DateOnly on, CurrencyCode currency);
}

/// <summary>A simple agreement for future equity.</summary>
/// <remarks>Y Combinator's forms: cap, discount, both, or neither with most-favoured-nation. A form from before 2018 caps the pre-money.</remarks>
/// <param name="Holder">Who paid: a holder's id.</param>
/// <param name="Amount">The purchase amount, in the company's currency; above 0.</param>
public sealed record Safe(string Holder, decimal Amount) : ConvertibleInstrument(Holder, Amount)
{
    /// <summary>Post-money unless said otherwise.</summary>
    public override CompanyCapitalization Capitalization { get; init; } = CompanyCapitalization.PostMoneySafe;

    /// <summary>Whether the holder takes over the terms of whichever later SAFE serves best (MFN).</summary>
    public bool MostFavoredNation { get; init; }

    /// <inheritdoc/>
    public override decimal Converting(DateOnly issued, DateOnly on, CurrencyCode currency) => Amount;
}

/// <summary>A loan that a round turns into shares (可转债).</summary>
/// <param name="Holder">Who lent: a holder's id.</param>
/// <param name="Amount">The principal, in the company's currency; above 0.</param>
/// <param name="Interest">How it bears interest.</param>
/// <param name="Maturity">When it falls due.</param>
public sealed record ConvertibleNote(string Holder, decimal Amount, Interest Interest, DateOnly Maturity) : ConvertibleInstrument(Holder, Amount)
{
    /// <summary>What is fully diluted before the round, without SAFEs and notes, unless said otherwise.</summary>
    public override CompanyCapitalization Capitalization { get; init; } = CompanyCapitalization.FullyDiluted;

    /// <summary>Whether the interest is converted with the principal; otherwise it is paid in cash.</summary>
    public bool InterestConverts { get; init; } = true;

    /// <summary>The least new money for which it converts by itself (qualified financing); null for any.</summary>
    public decimal? QualifiedFinancing { get; init; }

    /// <summary>What happens when it falls due before a round.</summary>
    public MaturityChoice AtMaturity { get; init; }

    /// <summary>The interest to a day, rounded to the currency.</summary>
    public decimal InterestTo(DateOnly issued, DateOnly on, CurrencyCode currency) => new Money(Interest.On(Amount, issued, on), currency).Rounded().Amount;

    /// <inheritdoc/>
    public override decimal Converting(DateOnly issued, DateOnly on, CurrencyCode currency) => InterestConverts ? Amount + InterestTo(issued, on, currency) : Amount;
}

/// <summary>What happens to a note that falls due before a round.</summary>
public enum MaturityChoice
{
    /// <summary>It runs on as before, interest too, until a round or an event ends it.</summary>
    Extend,

    /// <summary>Principal and interest are paid back on the day.</summary>
    Repay,

    /// <summary>It converts on the day to common: at its cap price where it has a cap; a note without a cap runs on.</summary>
    Convert,
}
