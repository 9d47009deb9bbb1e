using StartupPlanner.Domain.Common;
using StartupPlanner.Domain.Forecasting;
using StartupPlanner.Domain.Plans;
using StartupPlanner.Domain.Plans.Fields;
using StartupPlanner.Domain.Team;
using StartupPlanner.Finance.Equity;

namespace StartupPlanner.Domain.Funding;

/// <summary>Reads the rows of a plan as holders, classes, pools and events. A row without what it needs did not happen yet; what it names and is not there is a problem.</summary>
internal sealed class EquityReading(Plan plan)
{
    private readonly Funding funding = plan.Funding;

    /// <summary>What is named and not there, each with its address.</summary>
    public List<FieldError> Problems { get; } = [];

    public EquityHistory History(Round? offer)
    {
        IEnumerable<EquityEvent?> events =
        [
            .. funding.Shares.Select(Issued), .. funding.Grants.Select(Granted), .. plan.Team.Hires.SelectMany(Hired), .. funding.Convertibles.Select(Bought), .. funding.EquityActions.Select(Happened),
            .. funding.Rounds.Where(round => round.Status != RoundStatus.Offer || round == offer).Select(Closed),
        ];
        return new(plan.Currency,
            [.. funding.Holders.Select(holder => new Holder(At("holders", holder), holder.Kind ?? HolderKind.Other, holder.Name)), .. Planned().Select(hire => new Holder(At(hire), HolderKind.Employee, hire.Role))],
            [.. funding.ShareClasses.Select(Class)], [.. funding.Pools.Select(pool => new OptionPool(At("pools", pool), ClassId(pool.Class, At("pools", pool)), pool.Name))],
            [.. events.OfType<EquityEvent>().OrderBy(happened => happened.Date).ThenBy(OrderOfDay)]);
    }

    // Of one day: first what there is, then rounds, then what follows from them.
    private static int OrderOfDay(EquityEvent happened) => happened switch
    {
        SharesIssued => 0,
        PoolReserved => 1,
        ConvertibleIssued => 2,
        RoundClosed => 3,
        _ => 4,
    };

    private static string At(string list, Row row) => $"funding/{list}/{row.Key}";

    private static string At(Hire hire) => $"team/hires/{hire.Key}";

    private IEnumerable<Hire> Planned() => plan.Team.Hires.Where(hire => hire is { Options: > 0, Start: not null });

    private ShareClass Class(ClassOfShares terms) => new(At("share-classes", terms), terms.Kind ?? ShareClassKind.Common)
    {
        Name = terms.Name,
        OriginalIssuePrice = terms.IssuePrice is > 0 ? terms.IssuePrice : null,
        ConversionPrice = terms.ConversionPrice is > 0 ? terms.ConversionPrice : null,
        Seniority = (int)(terms.Seniority ?? 0),
        LiquidationMultiple = terms.LiquidationMultiple ?? 1,
        Participation = terms.Participation ?? Participation.None,
        ParticipationCapMultiple = terms.Participation == Participation.Capped ? terms.ParticipationCap : null,
        Dividend = terms.DividendRate is { } rate and > 0
            ? new(new(rate), terms.DividendKind is DividendKind.Cumulative or DividendKind.Compounding, terms.DividendKind == DividendKind.Compounding ? Compounding.Annual : Compounding.Simple)
            : null,
        AntiDilution = terms.AntiDilution ?? AntiDilution.None,
        WeightedAverageBase = terms.AverageBase ?? WeightedAverageBase.OutstandingWithOptions,
        PayToPlay = terms.PayToPlay ?? PayToPlay.None,
        Redemption = terms is { RedemptionRate: { } interest, RedemptionFrom: { } from } ? new(new(interest), from) : null,
        DragAlong = terms.Rights.Contains(ClassRight.DragAlong),
        TagAlong = terms.Rights.Contains(ClassRight.TagAlong),
    };

    private SharesIssued? Issued(ShareIssue issue)
    {
        if (issue is not { Date: { } date, Shares: > 0 }) return null;
        var at = At("shares", issue);
        return new(at, date, HolderId(issue.Holder, at), ClassId(issue.Class, at), Whole(issue.Shares.Value), issue.Price ?? 0)
        {
            Vesting = Vesting(issue.VestingStart ?? date, issue.VestingMonths, issue.CliffMonths, issue.EveryMonths),
            Pool = issue.Pool is not null ? PoolId(issue.Pool, at) : null,
        };
    }

    private OptionsGranted? Granted(OptionAward grant)
    {
        if (grant is not { Date: { } date, Shares: > 0 }) return null;
        var at = At("grants", grant);
        return new(at, date, new(HolderId(grant.Holder, at), PoolId(grant.Pool, at), Whole(grant.Shares.Value), grant.Strike ?? 0)
        {
            Vesting = Vesting(grant.VestingStart ?? date, grant.VestingMonths, grant.CliffMonths, grant.EveryMonths),
            AccelerationAtExit = new(grant.AccelerationAtExit ?? 0),
            Expires = grant.Expires,
        });
    }

    // Who is hired is granted options on the first day of work.
    private IEnumerable<EquityEvent> Hired(Hire hire)
    {
        if (hire is not { Options: { } options and > 0, Start: { } month }) yield break;
        var shares = Math.Floor(options * (hire.Heads?.Likely ?? 1));
        if (shares > 0) yield return new OptionsGranted($"{At(hire)}/options", month.FirstDay, new(At(hire), PoolId(null, $"{At(hire)}/options"), Whole(shares), hire.OptionStrike ?? 0) { Vesting = EquityPlan.Usual(month.FirstDay) });
        if (hire.End is { } end) yield return new Terminated($"{At(hire)}/end", end.PlusMonths(1).FirstDay, At(hire));
    }

    private ConvertibleIssued? Bought(Convertible terms)
    {
        if (terms is not { Date: { } date, Amount: { } amount and > 0 }) return null;
        var at = At("convertibles", terms);
        var holder = HolderId(terms.Holder, at);
        ConvertibleInstrument instrument = terms.Kind == ConvertibleKind.Note
            ? new ConvertibleNote(holder, amount, InterestOf(terms), terms.Maturity ?? date.AddYears(2)) { AtMaturity = terms.AtMaturity ?? MaturityChoice.Extend, QualifiedFinancing = terms.Qualified is > 0 ? terms.Qualified : null }
            : new Safe(holder, amount) { Capitalization = terms.Kind == ConvertibleKind.PreMoneySafe ? CompanyCapitalization.PreMoneySafe : CompanyCapitalization.PostMoneySafe, MostFavoredNation = terms.Rights.Contains(ConvertibleRight.MostFavoredNation) };
        return new(at, date, instrument with { ValuationCap = terms.Cap is > 0 ? terms.Cap : null, Discount = terms.Discount is { } off and > 0 ? Discount.Off(new(off)) : null, ProRataRight = terms.Rights.Contains(ConvertibleRight.ProRata) });
    }

    /// <summary>How a note bears interest.</summary>
    internal static Interest InterestOf(Convertible terms) => new(new(terms.InterestRate ?? 0), terms.Compounding ?? Compounding.Simple, terms.DayCount ?? DayCount.Actual365);

    private RoundClosed? Closed(Round round)
    {
        if (round is not { Date: { } date, Valuation: { } valuation and > 0 }) return null;
        var at = At("rounds", round);
        var investors = funding.RoundInvestors.Where(investor => investor.Round == round.Id).ToList();
        if (!investors.Any(investor => investor.Amount > 0)) return null;
        return new(at, date, new(ClassId(round.Class, at), new(round.ValuationKind ?? ValuationKind.PreMoney, valuation),
            [.. investors.Where(investor => investor.Amount > 0).Select(investor => new Commitment(HolderId(investor.Holder, At("round-investors", investor)), investor.Amount!.Value))])
        {
            ProRata = [.. investors.Where(investor => investor.ProRata > 0).Select(investor => new ProRata(HolderId(investor.Holder, At("round-investors", investor)), investor.ProRata!.Value))],
            Pool = round.PoolTarget is { } share ? new(PoolId(round.Pool, at), new(share)) { Of = round.PoolOf ?? PoolBase.PostMoney, Counts = round.PoolCounts ?? PoolCount.Unissued, Placement = round.PoolPlacement ?? PoolPlacement.InPreMoney } : null,
            Conversions = round.Conversions ?? ConversionBasis.InPreMoney,
            ConversionShares = round.ConversionShares ?? ConversionShares.ShadowSeries,
            AntiDilution = round.DownRound ?? AntiDilutionTiming.AfterTheRound,
            Rounding = new() { PriceDecimals = (int?)round.PriceDecimals },
            Costs = round.Costs ?? 0,
        });
    }

    private EquityEvent? Happened(EquityAction action)
    {
        if (action is not { Kind: { } kind, Date: { } date }) return null;
        var at = At("equity-actions", action);
        long Shares() => Whole(action.Shares ?? 0);
        string Holder() => HolderId(action.Holder, at);
        return kind switch
        {
            EquityActionKind.Transfer => new SharesTransferred(at, date, Holder(), HolderId(action.To, at, "to"), ClassId(action.Class, at), Shares()),
            EquityActionKind.Repurchase => new SharesRepurchased(at, date, Holder(), ClassId(action.Class, at), Shares(), action.Price ?? 0),
            EquityActionKind.ConvertShares => new SharesConverted(at, date, action.Holder is not null ? Holder() : null, ClassId(action.Class, at), ClassId(action.Into, at, "into"), action.Shares is { } some ? Whole(some) : null),
            EquityActionKind.Split => new SharesSplit(at, date, Whole(action.New ?? 1), Whole(action.Old ?? 1)),
            EquityActionKind.Redeem => new SharesRedeemed(at, date, Holder(), ClassId(action.Class, at), Shares(), action.To is not null ? HolderId(action.To, at, "to") : null),
            EquityActionKind.Leave => new Terminated(at, date, Holder()),
            EquityActionKind.ReservePool => new PoolReserved(at, date, PoolId(action.Pool, at), Shares()),
            EquityActionKind.Promise => new OptionsPromised(at, date, Holder(), PoolId(action.Pool, at), Shares()),
            EquityActionKind.Exercise => new OptionsExercised(at, date, Of(action, at), Shares()),
            EquityActionKind.Cancel => new OptionsCancelled(at, date, Of(action, at), action.Shares is { } some ? Whole(some) : null),
            EquityActionKind.IssueWarrant => new WarrantIssued(at, date, new(Holder(), ClassId(action.Class, at), Shares(), action.Price ?? 0, action.Until)),
            EquityActionKind.ExerciseWarrant => new WarrantExercised(at, date, Of(action, at), Shares()),
            EquityActionKind.ConvertInstrument => new ConvertibleConverted(at, date, Of(action, at), ClassId(action.Into, at, "into"), action.Price ?? 0),
            EquityActionKind.RepayInstrument => new ConvertibleRepaid(at, date, Of(action, at)),
            EquityActionKind.ExtendNote => new NoteExtended(at, date, Of(action, at), action.Until ?? date),
            _ => new ValuationAdjusted(at, date, new(Holder(), action.Amount ?? 0, action.PostMoney ?? 0, action.Target ?? 0, action.Actual ?? 0)
            {
                Form = action.Form ?? AdjustmentForm.Cash,
                Payer = action.To is not null ? HolderId(action.To, at, "to") : null,
                Class = action.Form == AdjustmentForm.Shares ? ClassId(action.Class, at) : null,
            }),
        };
    }

    // Grants of hires, warrants, promises and instruments too, each known by its row.
    private string Of(EquityAction action, string at)
    {
        if (funding.Convertibles.At(action.Of) is { } instrument) return At("convertibles", instrument);
        if (funding.Grants.At(action.Of) is { } grant) return At("grants", grant);
        if (funding.EquityActions.At(action.Of) is { } other) return At("equity-actions", other);
        if (plan.Team.Hires.At(action.Of) is { } hire) return $"{At(hire)}/options";
        return Missing(at, "of");
    }

    private string HolderId(Guid? holder, string at, string field = "holder")
    {
        if (funding.Holders.At(holder) is { } found) return At("holders", found);
        return plan.Team.Hires.At(holder) is { Options: > 0 } hire ? At(hire) : Missing(at, field);
    }

    // Where none is named, the first common class.
    private string ClassId(Guid? named, string at, string field = "class")
    {
        var found = named is null ? funding.ShareClasses.FirstOrDefault(terms => terms.Kind is null or ShareClassKind.Common) : funding.ShareClasses.At(named);
        return found is null ? Missing(at, field) : At("share-classes", found);
    }

    private string PoolId(Guid? named, string at)
    {
        var found = named is null ? funding.Pools.FirstOrDefault() : funding.Pools.At(named);
        return found is null ? Missing(at, "pool") : At("pools", found);
    }

    private string Missing(string at, string field)
    {
        Problems.Add(at.StartsWith("team/", StringComparison.Ordinal) ? new(at, ForecastErrors.NoSuchRow, "") : new($"{at}/{field}", ForecastErrors.NoSuchRow, ""));
        return "";
    }

    private static Vesting? Vesting(DateOnly start, decimal? months, decimal? cliff, decimal? every) =>
        months is { } all ? new(start, (int)all, (int)Math.Min(all, cliff ?? 0)) { EveryMonths = (int)(every ?? 1) } : null;

    private static long Whole(decimal shares) => (long)shares;
}
