using StartupPlanner.Finance.Modeling;
using static StartupPlanner.Finance.Equity.Exit.ExitFigureKind;

namespace StartupPlanner.Finance.Equity.Exit;

/// <summary>Explains payouts.</summary>
internal static class ExitSteps
{
    private static readonly Unit PerShare = Unit.Money.Per(Unit.Count);

    /// <summary>The steps that led to what a claim is paid.</summary>
    public static IReadOnlyList<ExitStep> Of(ExitPayout payout, IReadOnlyList<Paid> all, Paid paid)
    {
        var (costs, carveOut, debts) = (Sum(ClaimKind.Costs), Sum(ClaimKind.CarveOut), Sum(ClaimKind.Debt));
        var left = payout.ExitValue.Amount - costs - carveOut - debts;
        var steps = new List<ExitStep>
        {
            Step(ExitStepKind.ProceedsLeft, Money(ExitValue, payout.ExitValue.Amount), Money(ExitFigureKind.TransactionCosts, costs), Money(ExitFigureKind.CarveOut, carveOut), Money(Debts, debts), Money(LeftForShares, left)),
        };
        if (paid.Claim is not { } claim)
        {
            steps.Add(Step(ExitStepKind.PaidAheadOfShares, Money(Amount, paid.Payout.Amount.Amount)));
            return steps;
        }
        if (claim.Preference > 0 && paid.Payout.Decision != ExitDecision.Converted) steps.Add(Step(ExitStepKind.PreferencePaid,
            Money(LeftForShares, left),
            Money(PaidToHigherRanks, all.Where(other => other.Claim?.Seniority > claim.Seniority).Sum(PaidOfPreference)),
            Money(EqualRanksClaim, all.Where(other => other.Claim?.Seniority == claim.Seniority && other.Payout.Decision != ExitDecision.Converted).Sum(other => other.Claim!.Preference)),
            Money(Preference, claim.Preference),
            Money(PreferencePaid, PaidOfPreference(paid))));
        steps.Add(Decided(payout, paid, claim));
        return steps;

        decimal Sum(ClaimKind kind) => all.Where(other => other.Payout.Kind == kind).Sum(other => other.Payout.Amount.Amount);
        ExitStep Step(ExitStepKind kind, params ExitFigure[] figures) => new(kind, paid.Payout.Key, figures);
    }

    /// <summary>The step from what a claim is paid to one holder's part of it.</summary>
    public static ExitStep PartOf(Paid paid, string holder)
    {
        var (held, all) = (paid.Owners.List.Where(owner => owner.Holder == holder).Sum(owner => owner.Weight), paid.Owners.AllWeights);
        return new(ExitStepKind.HoldersPart, paid.Payout.Key,
            [new(Held, held, Unit.Count), new(HeldByAll, all, Unit.Count), Money(Amount, all == 0 ? 0 : paid.Payout.Amount.Amount * held / all)]);
    }

    private static ExitStep Decided(ExitPayout payout, Paid paid, Claim claim)
    {
        var shares = new ExitFigure(Shares, claim.Shares, Unit.Count);
        var perShare = new ExitFigure(PerCommonShare, payout.PerCommonShare.Amount, PerShare);
        ExitFigure[] threshold = claim.ConvertsAbove is { } above ? [new(ConvertsAbove, above, PerShare)] : [];
        var amount = Money(Amount, paid.Payout.Amount.Amount);
        return paid.Payout.Decision switch
        {
            ExitDecision.Converted => Step(ExitStepKind.Converted, [perShare, .. threshold, shares]),
            ExitDecision.Participated => Step(ExitStepKind.Participated, Money(PreferencePaid, PaidOfPreference(paid)), shares, perShare),
            ExitDecision.ReachedCap => Step(ExitStepKind.CapReached, [Money(PreferencePaid, PaidOfPreference(paid)), shares, perShare, .. threshold, Money(Cap, claim.Cap)]),
            ExitDecision.SharedAsCommon => Step(ExitStepKind.SharedAsCommon, shares, perShare),
            ExitDecision.Exercised => Step(ExitStepKind.Exercised, shares, perShare, new(Strike, claim.Strike, PerShare)),
            ExitDecision.Lapsed => Step(ExitStepKind.Lapsed, perShare, new(Strike, claim.Strike, PerShare)),
            _ => Step(ExitStepKind.KeptPreference, [perShare, .. threshold]),
        };

        ExitStep Step(ExitStepKind kind, params ExitFigure[] figures) => new(kind, claim.Key, [.. figures, amount]);
    }

    private static decimal PaidOfPreference(Paid paid) => Math.Min(paid.Payout.Ahead.Amount, paid.Claim!.Preference);

    private static ExitFigure Money(ExitFigureKind kind, decimal amount) => new(kind, amount, Unit.Money);
}
