namespace StartupPlanner.Finance.Equity;

internal sealed partial class Ledger
{
    // No event goes beyond these, so that no sum of many does beyond what a long or a decimal holds.
    private const decimal MostMoney = 1e15m;
    private const long MostShares = 1_000_000_000_000;
    private const decimal MostInterest = 1;
    private const int MostYears = 30;

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
        if (value is <= 0 or > MostMoney) Refuse(EquityErrors.OutOfRange, property, value);
    }

    private void AtLeastZero(string property, decimal value)
    {
        if (value is < 0 or > MostMoney) Refuse(EquityErrors.OutOfRange, property, value);
    }

    private void Whole(long shares)
    {
        if (shares is <= 0 or > MostShares) Refuse(EquityErrors.OutOfRange, "Shares", shares);
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
    }

    /// <summary>Whether a holder has so many vested shares; otherwise that is a problem.</summary>
    private bool Has(int holder, int shareClass, long shares)
    {
        if (holder < 0 || shareClass < 0) return false;
        var (name, of) = (holders[holder].Id, classes[shareClass].Class.Id);
        var holding = holdings.GetValueOrDefault((holder, shareClass));
        var held = holding?.Shares ?? 0;
        if (shares <= held - (holding?.UnvestedOn(today) ?? 0)) return true;
        if (Doubtful(name, of) || Doubtful("class", of)) return false;
        if (shares > held) Refuse(EquityErrors.MoreThanHeld, name, of, shares, held);
        else Refuse(EquityErrors.NotVested, name, of, shares, held - holding!.UnvestedOn(today));
        return false;
    }
}
