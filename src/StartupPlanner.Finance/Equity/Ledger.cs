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
        Lapse(happened.Date);
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

    private void Flow(FundingKind kind, decimal amount, string? holder = null, string? instrument = null)
    {
        var rounded = new Money(amount, currency).Rounded().Amount;
        if (rounded != 0) flows.Add(new(current, today, kind, rounded, holder, instrument));
    }
}
