using StartupPlanner.Finance.Values;

namespace StartupPlanner.Finance.Equity;

/// <summary>Plays events one after the other on mutable entries, and takes the table from them. Lives as long as one fold.</summary>
internal sealed partial class Ledger
{
    private readonly CurrencyCode currency;
    private readonly List<Holder> holders = [];
    private readonly Dictionary<string, int> holderIndex;
    private readonly List<ClassEntry> classes = [];
    private readonly Dictionary<string, int> classIndex;
    private readonly Dictionary<(int Holder, int Class), HoldingEntry> holdings = [];
    private readonly Dictionary<string, PoolEntry> pools = [];
    private readonly Dictionary<string, GrantEntry> grants = [];
    private readonly Dictionary<string, PromiseEntry> promises = [];
    private readonly Dictionary<string, WarrantEntry> warrants = [];
    private readonly Dictionary<string, ConvertibleEntry> convertibles = [];
    private readonly HashSet<string> ids;
    private readonly HashSet<string> refused = [];
    private readonly HashSet<(string, string)> doubtful = [];
    private readonly List<PricedRound> rounds = [];
    private readonly List<FundingFlow> flows = [];
    private readonly List<Step> steps = [];
    private readonly List<EquityProblem> problems = [];
    private readonly List<string> passedOver = [];
    private string current = "";
    private DateOnly today;
    private bool possible;
    private bool founded;

    public Ledger(EquityHistory history)
    {
        currency = history.Currency;
        holderIndex = new(history.Holders.Count);
        classIndex = new(history.Classes.Count);
        ids = new(history.Events.Count);
        foreach (var holder in history.Holders)
            if (Name(holder.Id, holderIndex.TryAdd(holder.Id, holders.Count))) holders.Add(holder);
        foreach (var shareClass in history.Classes)
            if (Name(shareClass.Id, classIndex.TryAdd(shareClass.Id, classes.Count)) && Sound(shareClass)) classes.Add(new(shareClass));
        foreach (var pool in history.Pools)
        {
            if (!Name(pool.Id, pools.TryAdd(pool.Id, new(pool)))) continue;
            current = pool.Id;
            if (!classIndex.ContainsKey(pool.Class)) Refuse(EquityErrors.UnknownClass, pool.Class);
        }
    }

    /// <summary>Plays one event. What cannot be is noted, and nothing of it happens.</summary>
    public void Play(EquityEvent happened)
    {
        SettleMaturities(happened.Date, inclusive: false);
        (current, today, possible) = (happened.Id, happened.Date, true);
        var known = problems.Count;
        if (happened.Id.Length == 0 || !ids.Add(happened.Id)) Refuse(EquityErrors.DuplicateId, happened.Id);
        try
        {
            Apply(happened);
        }
        catch (OverflowException)
        {
            Refuse(EquityErrors.TooLarge);
        }
        if (possible) return;
        refused.Add(happened.Id);
        if (problems.Count == known) passedOver.Add(happened.Id);
        Doubt(happened);
    }

    private void Apply(EquityEvent happened)
    {
        switch (happened)
        {
            case SharesIssued issue: Issue(issue); break;
            case SharesTransferred transfer: Transfer(transfer); break;
            case SharesRepurchased repurchase: Repurchase(repurchase); break;
            case SharesConverted conversion: Convert(conversion); break;
            case SharesSplit split: Split(split); break;
            case SharesRedeemed redemption: Redeem(redemption); break;
            case Terminated termination: Terminate(termination); break;
            case PoolReserved reservation: Reserve(reservation); break;
            case OptionsPromised promise: Promise(promise); break;
            case OptionsGranted grant: Grant(grant); break;
            case OptionsExercised exercise: Exercise(exercise); break;
            case OptionsCancelled cancellation: Cancel(cancellation); break;
            case WarrantIssued warrant: Issue(warrant); break;
            case WarrantExercised exercise: Exercise(exercise); break;
            case ConvertibleIssued issue: Issue(issue); break;
            case ConvertibleConverted conversion: Convert(conversion); break;
            case ConvertibleRepaid repayment: Repay(repayment); break;
            case NoteExtended extension: Extend(extension); break;
            case RoundClosed round: Close(round); break;
            case ValuationAdjusted adjustment: Settle(adjustment.Adjustment); break;
            default: throw new ArgumentException($"{happened.GetType()} is no event that the ledger knows.", nameof(happened));
        }
    }

    private bool Name(string id, bool isNew)
    {
        (current, possible) = (id, true);
        if (id.Length == 0 || !isNew) Refuse(EquityErrors.DuplicateId, id);
        return possible;
    }

    // A class that is not sound stands all the same, so that its events are not refused besides.
    private bool Sound(ShareClass shareClass)
    {
        if (shareClass.OriginalIssuePrice is { } issue) Above("OriginalIssuePrice", issue);
        if (shareClass.ConversionPrice is { } conversion) Above("ConversionPrice", conversion);
        AtLeastZero("LiquidationMultiple", shareClass.LiquidationMultiple);
        if (shareClass.ParticipationCapMultiple is { } cap) AtLeastZero("ParticipationCapMultiple", cap);
        return true;
    }

    private void Refuse(string code, params object[] figures)
    {
        possible = false;
        problems.Add(new(current, code, figures));
    }

    /// <summary>Whether something was refused already, so that what needs it is passed over in silence.</summary>
    private bool Doubtful(string kind, string id)
    {
        if (!doubtful.Contains((kind, id))) return false;
        possible = false;
        return true;
    }

    // What an event that was refused would have brought about is in doubt: a later event that misses it is no problem of its own.
    private void Doubt(EquityEvent happened)
    {
        switch (happened)
        {
            case SharesIssued issue: doubtful.Add((issue.Holder, issue.Class)); break;
            case SharesTransferred transfer: doubtful.Add((transfer.To, transfer.Class)); break;
            case SharesRedeemed { Buyer: { } buyer } redemption: doubtful.Add((buyer, redemption.Class)); break;
            case SharesConverted conversion: doubtful.Add(("class", conversion.Into)); break;
            case ConvertibleConverted conversion: doubtful.Add(("class", conversion.Class)); break;
            case ValuationAdjusted { Adjustment.Class: { } shareClass }: doubtful.Add(("class", shareClass)); break;
            case PoolReserved reservation: doubtful.Add(("pool", reservation.Pool)); break;
            case RoundClosed round:
                doubtful.Add(("class", round.Terms.Class));
                if (round.Terms.Pool is { } target) doubtful.Add(("pool", target.Pool));
                break;
            case OptionsGranted { Grant: var options } when pools.TryGetValue(options.Pool, out var pool): doubtful.Add((options.Holder, pool.Pool.Class)); break;
            case WarrantIssued { Warrant: var right }: doubtful.Add((right.Holder, right.Class)); break;
            case OptionsExercised exercise when grants.TryGetValue(exercise.Grant, out var grant): doubtful.Add((grant.Grant.Holder, grant.Pool.Pool.Class)); break;
            case WarrantExercised exercise when warrants.TryGetValue(exercise.Warrant, out var warrant): doubtful.Add((warrant.Warrant.Holder, warrant.Warrant.Class)); break;
        }
    }

    private int HolderOf(string id)
    {
        if (holderIndex.TryGetValue(id, out var index)) return index;
        Refuse(EquityErrors.UnknownHolder, id);
        return -1;
    }

    private int ClassOf(string id)
    {
        if (classIndex.TryGetValue(id, out var index)) return index;
        Refuse(EquityErrors.UnknownClass, id);
        return -1;
    }

    private PoolEntry? PoolOf(string id)
    {
        if (pools.TryGetValue(id, out var pool)) return pool;
        Refuse(EquityErrors.UnknownPool, id);
        return null;
    }

    private T? Find<T>(Dictionary<string, T> entries, string id, string unknown) where T : class
    {
        if (entries.TryGetValue(id, out var entry)) return entry;
        if (refused.Contains(id)) possible = false;
        else Refuse(unknown, id);
        return null;
    }

    private void Above(string property, decimal value)
    {
        if (value <= 0) Refuse(EquityErrors.OutOfRange, property, value);
    }

    private void AtLeastZero(string property, decimal value)
    {
        if (value < 0) Refuse(EquityErrors.OutOfRange, property, value);
    }

    private void Founded()
    {
        if (!founded && doubtful.Count == 0) Refuse(EquityErrors.BeforeFounding, today);
        else possible &= founded;
    }

    private void Sound(Vesting? vesting)
    {
        if (vesting is null) return;
        if (vesting.Months < 1) Refuse(EquityErrors.OutOfRange, "Months", (decimal)vesting.Months);
        if (vesting.CliffMonths < 0 || vesting.CliffMonths > vesting.Months) Refuse(EquityErrors.OutOfRange, "CliffMonths", (decimal)vesting.CliffMonths);
        if (vesting.EveryMonths < 1) Refuse(EquityErrors.OutOfRange, "EveryMonths", (decimal)vesting.EveryMonths);
        if (vesting.AccelerationAtExit.Fraction is < 0 or > 1) Refuse(EquityErrors.OutOfRange, "AccelerationAtExit", vesting.AccelerationAtExit.Fraction);
        if (vesting.AccelerationAtTermination.Fraction is < 0 or > 1) Refuse(EquityErrors.OutOfRange, "AccelerationAtTermination", vesting.AccelerationAtTermination.Fraction);
    }

    private HoldingEntry Holding(int holder, int shareClass)
    {
        if (!holdings.TryGetValue((holder, shareClass), out var holding)) holdings.Add((holder, shareClass), holding = new());
        return holding;
    }

    private void Give(int holder, int shareClass, long shares, decimal paid)
    {
        Holding(holder, shareClass).Add(shares, paid);
        classes[shareClass].Issued += shares;
        classes[shareClass].FirstIssued ??= today;
        founded = true;
    }

    /// <summary>Whether a holder has so many vested shares; otherwise that is a problem.</summary>
    private bool Has(int holder, int shareClass, long shares)
    {
        if (holder < 0 || shareClass < 0) return false;
        var (name, of) = (holders[holder].Id, classes[shareClass].Class.Id);
        var holding = holdings.GetValueOrDefault((holder, shareClass));
        var held = holding?.Shares ?? 0;
        if (shares <= held - (holding is { Lots.Count: > 0 } ? holding.UnvestedOn(today) : 0)) return true;
        if (Doubtful(name, of) || Doubtful("class", of)) return false;
        if (shares > held) Refuse(EquityErrors.MoreThanHeld, name, of, shares, held);
        else Refuse(EquityErrors.NotVested, name, of, shares, held - holding!.UnvestedOn(today));
        return false;
    }

    private void Flow(FundingKind kind, decimal amount, string? holder = null, string? instrument = null)
    {
        var rounded = new Money(amount, currency).Rounded().Amount;
        if (rounded != 0) flows.Add(new(current, today, kind, rounded, holder, instrument));
    }
}
