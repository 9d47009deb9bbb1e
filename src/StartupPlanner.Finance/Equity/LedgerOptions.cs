namespace StartupPlanner.Finance.Equity;

internal sealed partial class Ledger
{
    // The earliest last day of what is still outstanding, or an earlier one.
    private DateOnly nextExpiry = DateOnly.MaxValue;

    /// <summary>Ends what could be exercised for the last time before a day; options return to their pools.</summary>
    private void Lapse(DateOnly day)
    {
        if (nextExpiry >= day) return;
        nextExpiry = DateOnly.MaxValue;
        foreach (var grant in grants.Values)
        {
            if (grant.Grant.Expires < day) (grant.Pool.Granted, grant.Outstanding) = (grant.Pool.Granted - grant.Outstanding, 0);
            else if (grant.Grant.Expires < nextExpiry) nextExpiry = grant.Grant.Expires.Value;
        }
        foreach (var warrant in warrants.Values)
        {
            if (warrant.Warrant.Expires < day) warrant.Outstanding = 0;
            else if (warrant.Warrant.Expires < nextExpiry) nextExpiry = warrant.Warrant.Expires.Value;
        }
    }

    private void Reserve(PoolReserved reservation)
    {
        if (reservation.Shares is 0 or > MostShares or < -MostShares) Refuse(EquityErrors.OutOfRange, "Shares", reservation.Shares);
        if (PoolOf(reservation.Pool) is not { } pool || !possible) return;
        if (pool.Available + reservation.Shares < 0) Refuse(EquityErrors.BeyondPool, pool.Pool.Id, -reservation.Shares, pool.Available);
        else pool.Reserved += reservation.Shares;
    }

    private void Promise(OptionsPromised promise)
    {
        HolderOf(promise.Holder);
        Whole(promise.Shares);
        if (PoolOf(promise.Pool) is not { } pool || !possible) return;
        pool.Promised += promise.Shares;
        promises.Add(promise.Id, new(promise.Holder, pool, promise.Shares));
    }

    private void Grant(OptionsGranted granted)
    {
        var grant = granted.Grant;
        HolderOf(grant.Holder);
        Whole(grant.Shares);
        AtLeastZero("StrikePrice", grant.StrikePrice);
        Sound(grant.Vesting);
        if (grant.AccelerationAtExit.Fraction is < 0 or > 1) Refuse(EquityErrors.OutOfRange, "AccelerationAtExit", grant.AccelerationAtExit.Fraction);
        var promise = grant.Promise is { } id ? Find(promises, id, EquityErrors.UnknownGrant) : null;
        if (PoolOf(grant.Pool) is not { } pool) return;
        if (grant.Shares > pool.Available && !Doubtful("pool", pool.Pool.Id)) Refuse(EquityErrors.BeyondPool, pool.Pool.Id, grant.Shares, pool.Available);
        if (!possible) return;
        if (promise is not null) Keep(promise, Math.Min(promise.Left, grant.Shares));
        pool.Granted += grant.Shares;
        grants.Add(granted.Id, new(granted.Id, granted.Date, grant, pool));
        if (grant.Expires < nextExpiry) nextExpiry = grant.Expires.Value;
    }

    private static void Keep(PromiseEntry promise, long shares)
    {
        promise.Left -= shares;
        promise.Pool.Promised -= shares;
    }

    private void Exercise(OptionsExercised exercise)
    {
        Whole(exercise.Shares);
        if (Find(grants, exercise.Grant, EquityErrors.UnknownGrant) is not { } grant) return;
        var (holder, shareClass) = (HolderOf(grant.Grant.Holder), ClassOf(grant.Pool.Pool.Class));
        var vested = grant.VestedOn(today);
        if (grant.Grant.Expires is { } last && today > last) Refuse(EquityErrors.Expired, exercise.Grant, last);
        else if (exercise.Shares > grant.Outstanding) Refuse(EquityErrors.MoreThanLeft, exercise.Grant, exercise.Shares, grant.Outstanding);
        else if (exercise.Shares > vested && !grant.Grant.EarlyExercise) Refuse(EquityErrors.NotVested, grant.Grant.Holder, grant.Pool.Pool.Class, exercise.Shares, vested);
        if (!possible) return;
        var early = exercise.Shares - Math.Min(vested, exercise.Shares);
        grant.Outstanding -= exercise.Shares;
        grant.Exercised += exercise.Shares;
        grant.Pool.Granted -= exercise.Shares;
        grant.Pool.Issued += exercise.Shares;
        var paid = exercise.Shares * grant.Grant.StrikePrice;
        Give(holder, shareClass, exercise.Shares, paid);
        if (early > 0) Vest(Holding(holder, shareClass), grant);
        Flow(FundingKind.Exercise, paid, grant.Grant.Holder);
    }

    // One lot for all that was exercised of a grant, so that its schedule applies once.
    private static void Vest(HoldingEntry holding, GrantEntry grant)
    {
        if (holding.Lots.Find(lot => ReferenceEquals(lot.Vesting, grant.Grant.Vesting)) is { } known) known.Held = grant.Exercised;
        else holding.Lots.Add(new(grant.Grant.Shares, grant.Exercised, grant.Grant.Vesting!, grant.Grant.StrikePrice, grant.Pool));
    }

    private void Cancel(OptionsCancelled cancellation)
    {
        if (cancellation.Shares is { } number) Whole(number);
        if (promises.TryGetValue(cancellation.Grant, out var promise))
        {
            if (cancellation.Shares > promise.Left) Refuse(EquityErrors.MoreThanLeft, cancellation.Grant, cancellation.Shares.Value, promise.Left);
            if (possible) Keep(promise, cancellation.Shares ?? promise.Left);
            return;
        }
        if (Find(grants, cancellation.Grant, EquityErrors.UnknownGrant) is not { } grant) return;
        if (cancellation.Shares > grant.Outstanding) Refuse(EquityErrors.MoreThanLeft, cancellation.Grant, cancellation.Shares.Value, grant.Outstanding);
        if (!possible) return;
        var cancelled = cancellation.Shares ?? grant.Outstanding;
        grant.Outstanding -= cancelled;
        grant.Pool.Granted -= cancelled;
    }

    private void Issue(WarrantIssued issue)
    {
        HolderOf(issue.Warrant.Holder);
        ClassOf(issue.Warrant.Class);
        Whole(issue.Warrant.Shares);
        AtLeastZero("StrikePrice", issue.Warrant.StrikePrice);
        if (!possible) return;
        warrants.Add(issue.Id, new(issue.Id, issue.Warrant));
        if (issue.Warrant.Expires < nextExpiry) nextExpiry = issue.Warrant.Expires.Value;
    }

    private void Exercise(WarrantExercised exercise)
    {
        Whole(exercise.Shares);
        if (Find(warrants, exercise.Warrant, EquityErrors.UnknownWarrant) is not { } warrant) return;
        if (warrant.Warrant.Expires is { } last && today > last) Refuse(EquityErrors.Expired, exercise.Warrant, last);
        else if (exercise.Shares > warrant.Outstanding) Refuse(EquityErrors.MoreThanLeft, exercise.Warrant, exercise.Shares, warrant.Outstanding);
        if (!possible) return;
        var shareClass = ClassOf(warrant.Warrant.Class);
        warrant.Outstanding -= exercise.Shares;
        var paid = exercise.Shares * warrant.Warrant.StrikePrice;
        classes[shareClass].SoldAt(warrant.Warrant.StrikePrice);
        Give(HolderOf(warrant.Warrant.Holder), shareClass, exercise.Shares, paid);
        Flow(FundingKind.Exercise, paid, warrant.Warrant.Holder);
    }
}
