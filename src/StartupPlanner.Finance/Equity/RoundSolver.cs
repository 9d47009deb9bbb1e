using StartupPlanner.Finance.Values;

namespace StartupPlanner.Finance.Equity;

/// <summary>Solves a round exactly, then settles it in whole shares and rounded prices.</summary>
internal sealed class RoundSolver
{
    private readonly CapTable before;
    private readonly string id;
    private readonly DateOnly date;
    private readonly RoundTerms terms;
    private readonly List<EquityProblem> problems;
    private readonly RoundParts parts;
    private readonly List<Step> steps = [];
    private readonly ShadowSeries shadows;

    private RoundSolver(CapTable before, string id, DateOnly date, RoundTerms terms, List<EquityProblem> problems) =>
        (this.before, this.id, this.date, this.terms, this.problems, parts, shadows) = (before, id, date, terms, problems, new(before, date, terms), new(before));

    /// <summary>The round; null where it cannot be, and then the problems say why.</summary>
    public static PricedRound? Solve(CapTable before, string id, DateOnly date, RoundTerms terms, List<EquityProblem> problems)
    {
        var known = problems.Count;
        RoundChecks.Check(before, id, date, terms, problems);
        if (problems.Count > known) return null;
        try
        {
            var round = new RoundSolver(before, id, date, terms, problems).Solve();
            return problems.Count > known ? null : round;
        }
        catch (OverflowException)
        {
            problems.Add(new(id, EquityErrors.TooLarge, []));
            return null;
        }
    }

    private PricedRound? Solve()
    {
        var losses = PayToPlayRule.LossesOf(before, terms, parts.NewMoney, shadows, steps);
        if (parts.Solve(losses) is not { PreMoney: > 0 } exact) return Refuse(EquityErrors.NoPrice, id);
        var exactPrice = parts.PreMoney / exact.PreMoney;
        var price = Rounding.Price(exactPrice, terms.Rounding);
        if (price <= 0) return Refuse(EquityErrors.NoPrice, id);
        CheckPrice(price);
        steps.Insert(0, new(StepKind.FullyDilutedBefore, null,
        [
            new(FigureKey.IssuedAsConverted, before.IssuedAsConverted), new(FigureKey.Options, before.Options), new(FigureKey.Warrants, before.WarrantShares),
            new(FigureKey.Promised, parts.Promised), new(FigureKey.Unissued, parts.Unissued), new(FigureKey.Shares, parts.FullyDiluted),
        ]));
        var conversions = parts.Converting.Select(candidates => Convert(candidates, exact, price)).ToList();
        steps.Add(new(StepKind.Price, null, [new(FigureKey.PreMoney, parts.PreMoney), new(FigureKey.Shares, exact.PreMoney), new(FigureKey.ExactPrice, exactPrice), new(FigureKey.Price, price)]));
        var purchases = Purchases(conversions, price);
        var adjustments = Adjustments(losses, purchases, price);
        var poolIncrease = PoolIncrease(conversions, purchases, adjustments);
        var postMoney = PostMoney(exact, exactPrice);
        var effective = exactPrice * parts.FullyDiluted;
        steps.Add(new(StepKind.EffectivePreMoney, null, [new(FigureKey.ExactPrice, exactPrice), new(FigureKey.Shares, parts.FullyDiluted), new(FigureKey.EffectivePreMoney, effective)]));
        var ownership = RoundOwnership.Of(before, conversions, purchases, adjustments, losses, poolIncrease);
        return new(id, date, terms)
        {
            Price = price,
            ExactPrice = exactPrice,
            NewMoney = parts.NewMoney,
            PreMoneyValuation = Rounded(postMoney) - parts.NewMoney,
            PostMoneyValuation = Rounded(postMoney),
            EffectivePreMoneyValuation = Rounded(effective),
            PoolIncrease = poolIncrease,
            FullyDilutedBefore = parts.FullyDiluted,
            FullyDilutedAfter = ownership.Sum(change => change.After),
            Conversions = conversions,
            Purchases = purchases,
            Adjustments = adjustments,
            PayToPlayLosses = losses,
            NewClasses = shadows.Made,
            Ownership = ownership,
            Steps = steps,
        };
    }

    private decimal PostMoney(RoundUnknowns exact, decimal exactPrice)
    {
        var pool = terms.Pool is { Placement: PoolPlacement.AfterTheMoney } ? 0 : exact.PoolIncrease;
        var shares = parts.FullyDiluted + exact.Converting + exact.Adjusted + pool + parts.NewMoney / parts.PreMoney * exact.PreMoney;
        var postMoney = exactPrice * shares;
        steps.Add(new(StepKind.PostMoney, null, [new(FigureKey.ExactPrice, exactPrice), new(FigureKey.Shares, shares), new(FigureKey.PostMoney, postMoney)]));
        return postMoney;
    }

    private Conversion Convert(Candidates candidates, RoundUnknowns exact, decimal roundPrice)
    {
        var outstanding = candidates.Outstanding;
        if (outstanding.Instrument is ConvertibleNote note) steps.Add(ConversionSteps.Interest(outstanding, note, date, candidates.Interest));
        Candidate? holding = null;
        var price = decimal.MaxValue;
        decimal? capitalization = null;
        foreach (var candidate in candidates.All)
        {
            var counted = candidate.By == ConversionTerm.ValuationCap ? parts.Capitalization(candidate.Capitalization).At(exact) : (decimal?)null;
            var offered = candidate.By switch
            {
                ConversionTerm.ValuationCap => Rounding.ConversionPrice(candidate.Cap / counted!.Value, terms.Rounding),
                ConversionTerm.Discount => Rounding.ConversionPrice(roundPrice * candidate.Discount.PricePaid.Fraction, terms.Rounding),
                _ => roundPrice,
            };
            if (ConversionSteps.Offer(outstanding.Id, candidate, counted, roundPrice, offered) is { } step) steps.Add(step);
            if (offered >= price) continue;
            (holding, price, capitalization) = (candidate, offered, counted);
        }
        var shares = price > 0 ? Rounding.Shares(candidates.Amount / price, terms.Rounding.Shares) : 0;
        if (shares == 0) Refuse(EquityErrors.LessThanOneShare, outstanding.Instrument.Holder, candidates.Amount, price);
        steps.Add(ConversionSteps.Held(outstanding.Id, holding!.Value.By, candidates.Amount, price, shares));
        var interest = candidates.InterestConverts ? candidates.Interest : 0;
        return new(outstanding.Id, outstanding.Instrument.Holder, ClassAt(price, roundPrice), outstanding.Instrument.Amount, interest, candidates.Interest - interest, price, holding.Value.By, shares)
        {
            Capitalization = capitalization,
            TermsOf = holding.Value.TermsOf,
        };
    }

    private string ClassAt(decimal price, decimal roundPrice) =>
        terms.ConversionShares == ConversionShares.SameSeries || price == roundPrice ? terms.Class : shadows.At(before.Class(terms.Class).Class, price);

    private List<Purchase> Purchases(List<Conversion> conversions, decimal price)
    {
        var currency = before.Currency;
        var company = parts.FullyDiluted + conversions.Sum(conversion => conversion.Shares);
        var rights = terms.ProRata.Select(right =>
        {
            var held = before.Of(right.Holder).FullyDiluted + conversions.Where(conversion => conversion.Holder == right.Holder).Sum(conversion => conversion.Shares);
            var amount = Rounded(parts.NewMoney * right.Multiple * held / company);
            steps.Add(new(StepKind.ProRata, right.Holder,
                [new(FigureKey.Ownership, (decimal)held / company), new(FigureKey.Multiple, right.Multiple), new(FigureKey.NewMoney, parts.NewMoney), new(FigureKey.Amount, amount)]));
            return (right.Holder, Amount: amount);
        }).Where(right => right.Amount > 0).ToList();
        var byRight = rights.Sum(right => right.Amount);
        if (byRight > parts.NewMoney) Refuse(EquityErrors.ProRataBeyondRound, byRight, parts.NewMoney);
        var left = byRight > 0
            ? new Money(Math.Max(0, parts.NewMoney - byRight), currency).Allocate([.. terms.Commitments.Select(commitment => commitment.Amount)]).Select(part => part.Amount).ToList()
            : [.. terms.Commitments.Select(commitment => commitment.Amount)];
        return
        [
            .. terms.Commitments.Zip(left).Where(commitment => commitment.Second > 0).Select(commitment => Buy(commitment.First.Investor, commitment.Second, price, byRight: false)),
            .. rights.Select(right => Buy(right.Holder, right.Amount, price, byRight: true)),
        ];
    }

    private Purchase Buy(string investor, decimal amount, decimal price, bool byRight)
    {
        var shares = Rounding.Shares(amount / price, terms.Rounding.Shares);
        var paid = terms.Rounding.PriceDecimals is null ? amount : Rounded(shares * price);
        if (shares == 0) Refuse(EquityErrors.LessThanOneShare, investor, amount, price);
        steps.Add(new(StepKind.SharesBought, investor,
            [new(FigureKey.Amount, amount), new(FigureKey.Price, price), new(FigureKey.Shares, shares), new(FigureKey.Paid, paid), new(FigureKey.Unspent, amount - paid)]));
        return new(investor, amount, shares, paid, byRight);
    }

    private List<ConversionPriceAdjustment> Adjustments(IReadOnlyList<PayToPlayLoss> losses, List<Purchase> purchases, decimal price)
    {
        var adjustments = new List<ConversionPriceAdjustment>();
        var (money, shares) = (purchases.Sum(purchase => purchase.Paid), purchases.Sum(purchase => purchase.Shares));
        foreach (var position in before.Classes.Where(position => RoundParts.IsProtected(position, terms.Class) && position.ConversionPrice > price && shares > 0))
        {
            var old = position.ConversionPrice!.Value;
            var ratchet = position.Class.AntiDilution == AntiDilution.FullRatchet;
            var counted = parts.Base(position);
            var adjusted = Math.Min(old, Rounding.ConversionPrice(ratchet ? AntiDilutionFormulas.FullRatchet(old, price) : AntiDilutionFormulas.WeightedAverage(old, counted, money, shares), terms.Rounding));
            if (adjusted == old || adjusted <= 0) continue;
            steps.Add(ratchet
                ? new(StepKind.FullRatchet, position.Class.Id, [new(FigureKey.OldConversionPrice, old), new(FigureKey.ConversionPrice, adjusted)])
                : new(StepKind.WeightedAverage, position.Class.Id,
                    [new(FigureKey.OldConversionPrice, old), new(FigureKey.Base, counted), new(FigureKey.SharesAtOldPrice, money / old), new(FigureKey.NewShares, shares), new(FigureKey.ConversionPrice, adjusted)]));
            adjustments.Add(new(position.Class.Id, old, adjusted, RoundOwnership.Gained(before, position, adjusted, losses).Sum(gain => gain.Shares)));
        }
        return adjustments;
    }

    // The pool is settled last, on whole shares, so that its target holds for the table as it comes to stand.
    private long PoolIncrease(List<Conversion> conversions, List<Purchase> purchases, List<ConversionPriceAdjustment> adjustments)
    {
        if (terms.Pool is not { } pool) return 0;
        if (pool.NewShares is { } fixedShares) return fixedShares;
        var others = parts.FullyDiluted + conversions.Sum(conversion => conversion.Shares)
            + (pool.Of == PoolBase.PostMoney ? purchases.Sum(purchase => purchase.Shares) : 0)
            + (terms.AntiDilution == AntiDilutionTiming.InPreMoney ? adjustments.Sum(adjustment => adjustment.Gained) : 0);
        var counted = parts.Counted(pool);
        var increase = Math.Max(0, Rounding.Shares(Math.Max(0, (pool.Share.Fraction * others - counted) / (1 - pool.Share.Fraction)), terms.Rounding.Pool));
        steps.Add(new(StepKind.PoolIncrease, pool.Pool,
            [new(FigureKey.PoolShare, pool.Share.Fraction), new(FigureKey.Company, others + increase), new(FigureKey.CountedPool, counted), new(FigureKey.PoolIncrease, increase)]));
        return increase;
    }

    private void CheckPrice(decimal price)
    {
        var sold = before.Class(terms.Class);
        if (sold is { Issued: > 0, OriginalIssuePrice: { } earlier } && (earlier != price || sold.ConversionPrice != price)) Refuse(EquityErrors.OtherPrice, terms.Class, earlier, price);
    }

    private decimal Rounded(decimal amount) => new Money(amount, before.Currency).Rounded().Amount;

    private PricedRound? Refuse(string code, params object[] figures)
    {
        problems.Add(new(id, code, figures));
        return null;
    }
}
