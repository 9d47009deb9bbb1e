namespace StartupPlanner.Finance.Equity;

/// <summary>A round's terms as equations in numbers of shares.</summary>
/// <remarks>
/// With x shares bought by the pre-money at the price p (x = pre-money ÷ p), an amount a buys a ÷ pre-money × x shares at the price, a ÷ (1 − discount) ÷ pre-money × x at a discount, and a ÷ cap × capitalization at a cap:
/// all straight lines in x, the converted shares, the pool's increase and the shares gained by anti-dilution.
/// </remarks>
internal sealed class RoundParts
{
    private readonly CapTable before;
    private readonly RoundTerms terms;

    public RoundParts(CapTable before, DateOnly date, RoundTerms terms)
    {
        (this.before, this.terms) = (before, terms);
        FullyDiluted = before.FullyDiluted;
        Promised = before.Pools.Sum(pool => pool.Promised);
        Unissued = before.Pools.Sum(pool => pool.Unissued);
        NewMoney = terms.Commitments.Sum(commitment => commitment.Amount);
        Converting = [.. Candidates.Of(before, date, terms, NewMoney)];
        PreMoney = terms.Valuation.Kind switch
        {
            ValuationKind.PostMoney => terms.Valuation.Amount - NewMoney,
            ValuationKind.PricePerShare => terms.Valuation.Amount * FullyDiluted,
            _ => terms.Valuation.Amount + (terms.Conversions == ConversionBasis.DollarsInvested ? Converting.Sum(candidates => candidates.Amount) : 0),
        };
    }

    public long FullyDiluted { get; }

    public long Promised { get; }

    public long Unissued { get; }

    public decimal NewMoney { get; }

    /// <summary>What the shares inside the pre-money are worth.</summary>
    public decimal PreMoney { get; }

    public IReadOnlyList<Candidates> Converting { get; }

    /// <summary>The exact unknowns; null where no price satisfies the terms.</summary>
    /// <param name="losses">Shares that have lost their protection before the price is set.</param>
    public RoundUnknowns? Solve(IReadOnlyList<PayToPlayLoss> losses)
    {
        List<Largest> parts = [new(0, InsidePreMoney())];
        foreach (var candidates in Converting) parts.Add(new(1, [.. candidates.All.Select(candidate => SharesOf(candidates.Amount, candidate))]));
        if (terms.Pool is { } pool) parts.Add(pool.NewShares is { } fixedShares ? new(2, Form.Of(fixedShares)) : new(2, Form.Of(), Target(pool)));
        if (terms.AntiDilution == AntiDilutionTiming.InPreMoney)
            foreach (var position in before.Classes.Where(position => IsProtected(position, terms.Class)))
                parts.Add(new(3, Form.Of(), Gained(position, losses)));
        return RoundEquations.Solve(parts);
    }

    /// <summary>A capitalization as a definition counts it.</summary>
    public Form Capitalization(CompanyCapitalization counts)
    {
        return Form.Of(
            If(CompanyCapitalization.Outstanding, before.IssuedAsConverted) + If(CompanyCapitalization.Options, before.Options) + If(CompanyCapitalization.Warrants, before.WarrantShares)
                + If(CompanyCapitalization.PromisedOptions, Promised) + If(CompanyCapitalization.UnissuedPool, Unissued),
            converting: If(CompanyCapitalization.ConvertingSecurities, 1), pool: If(CompanyCapitalization.PoolIncrease, 1), adjusted: If(CompanyCapitalization.Outstanding, 1));

        decimal If(CompanyCapitalization part, long shares) => counts.HasFlag(part) ? shares : 0;
    }

    /// <summary>What of the pools counts towards a target.</summary>
    public long Counted(PoolTarget pool) => Unissued + (pool.Counts == PoolCount.Unissued ? 0 : Promised) + (pool.Counts == PoolCount.UnissuedPromisedAndGranted ? before.Options : 0);

    /// <summary>A in a weighted average.</summary>
    public long Base(ClassPosition position) => position.Class.WeightedAverageBase switch
    {
        WeightedAverageBase.FullyDiluted => FullyDiluted,
        WeightedAverageBase.Outstanding => before.IssuedAsConverted,
        WeightedAverageBase.Preferred => before.Classes.Where(other => other.Class.Kind == ShareClassKind.Preferred).Sum(other => other.AsConverted),
        WeightedAverageBase.OwnClass => position.AsConverted,
        _ => before.IssuedAsConverted + before.Options + before.WarrantShares,
    };

    public static bool IsProtected(ClassPosition position, string sold) =>
        position.Class.AntiDilution != AntiDilution.None && position.Class.Id != sold && position is { Issued: > 0, ConversionPrice: > 0, OriginalIssuePrice: > 0 };

    private Form InsidePreMoney()
    {
        if (terms.Valuation.Kind == ValuationKind.PricePerShare) return Form.Of(FullyDiluted);
        var conversions = terms.Valuation.Kind == ValuationKind.PostMoney || terms.Conversions != ConversionBasis.OutsidePreMoney;
        return Form.Of(FullyDiluted, converting: conversions ? 1 : 0, pool: terms.Pool is { Placement: PoolPlacement.InPreMoney } ? 1 : 0, adjusted: 1);
    }

    private Form SharesOf(decimal amount, Candidate candidate) => candidate.By switch
    {
        ConversionTerm.ValuationCap => amount / candidate.Cap * Capitalization(candidate.Capitalization),
        ConversionTerm.Discount => Form.Of(preMoney: amount / candidate.Discount.PricePaid.Fraction / PreMoney),
        _ => Form.Of(preMoney: amount / PreMoney),
    };

    // (counted + increase) ÷ (others + increase) = target, solved for the increase.
    private Form Target(PoolTarget pool)
    {
        var share = pool.Share.Fraction;
        var company = Form.Of(FullyDiluted, preMoney: pool.Of == PoolBase.PostMoney ? NewMoney / PreMoney : 0, converting: 1, adjusted: 1);
        return 1 / (1 - share) * (share * company - Counted(pool));
    }

    // As converted q becomes q × CP1 ÷ CP2; of a weighted average CP1 ÷ CP2 = (A + C) ÷ (A + B), and C is new money ÷ pre-money × x.
    private Form Gained(ClassPosition position, IReadOnlyList<PayToPlayLoss> losses)
    {
        var old = position.ConversionPrice!.Value;
        var keeping = position.AsConverted - position.ConversionRatio * losses.Where(loss => loss.Class == position.Class.Id).Sum(loss => loss.Shares);
        if (position.Class.AntiDilution == AntiDilution.FullRatchet) return keeping * Form.Of(-1, preMoney: old / PreMoney);
        var atOldPrice = NewMoney / old;
        return keeping / (Base(position) + atOldPrice) * Form.Of(-atOldPrice, preMoney: NewMoney / PreMoney);
    }
}
