using System.Text.Json.Nodes;
using StartupPlanner.Finance.Equity;

namespace StartupPlanner.Domain.Funding.Exchange;

internal sealed partial class OcfTransactions
{
    /// <summary>The name of the one way in which a warrant is exercised.</summary>
    public const string WarrantTrigger = "exercise";

    private void Reserve(OcfPool pool, long shares, string part = "")
    {
        if (shares == 0) return;
        pool.Reserved += shares;
        Add("TX_STOCK_PLAN_POOL_ADJUSTMENT", Id(part), ("stock_plan_id", Plan(pool.Pool.Id)), ("shares_reserved", OcfJson.Numeric(pool.Reserved)));
    }

    private void Promise(OptionsPromised promise)
    {
        pools[promise.Pool].Promised += promise.Shares;
        promises.Add(promise.Id, new(pools[promise.Pool], promise.Shares));
        Lose(ExchangeLosses.Promise, promise.Holder, promise.Pool, promise.Shares);
    }

    private static void Keep(OcfPromise promise, long shares)
    {
        promise.Left -= shares;
        promise.Pool.Promised -= shares;
    }

    private void Grant(OptionsGranted granted)
    {
        if (granted.Grant.Promise is { } name) Keep(promises[name], Math.Min(promises[name].Left, granted.Grant.Shares));
        pools[granted.Grant.Pool].Granted += granted.Grant.Shares;
        var grant = new OcfGrant(granted.Id, granted.Grant) { Security = Id() };
        grants.Add(granted.Id, grant);
        WriteGrant(grant, Terms(granted.Grant.Vesting));
        StartVesting(grant.Security, granted.Grant.Vesting);
        if (granted.Grant.AccelerationAtExit is { Fraction: not 0 } accelerated) Lose(ExchangeLosses.Term, nameof(granted.Grant.AccelerationAtExit), accelerated.Fraction);
    }

    private void WriteGrant(OcfGrant grant, string? terms)
    {
        var written = Add("TX_EQUITY_COMPENSATION_ISSUANCE", grant.Security,
            ("security_id", grant.Security), ("custom_id", grant.Security), ("stakeholder_id", Holder(grant.Grant.Holder)), ("security_law_exemptions", new JsonArray()),
            ("stock_plan_id", Plan(grant.Grant.Pool)), ("stock_class_id", Class(pools[grant.Grant.Pool].Pool.Class)),
            ("compensation_type", "OPTION"), ("quantity", OcfJson.Numeric(grant.Outstanding)), ("exercise_price", Money("exercise_price", grant.Grant.StrikePrice)),
            ("early_exercisable", grant.Grant.EarlyExercise), ("vesting_terms_id", terms), ("vestings", terms is null ? Vestings(grant) : null),
            ("termination_exercise_windows", new JsonArray()));
        // The one member that is there without a value.
        written["expiration_date"] = grant.Grant.Expires is { } last ? OcfJson.Date(last) : null;
    }

    private JsonArray? Vestings(OcfGrant grant)
    {
        if (grant.Grant.Vesting is not { } vesting || grant.VestedOn(today) == grant.Outstanding) return null;
        var days = OcfVestingTerms.Steps(vesting).Select(step => vesting.Start.AddMonths(step.Month)).Where(day => day > today);
        return Vestings(grant.Outstanding, [today, .. days], day => grant.Outstanding - grant.VestedOn(day));
    }

    private void Exercise(OptionsExercised exercise)
    {
        var grant = grants[exercise.Grant];
        var (holder, pool) = (grant.Grant.Holder, pools[grant.Grant.Pool]);
        var early = exercise.Shares > grant.VestedOn(today);
        var security = grant.Security;
        grant.Outstanding -= exercise.Shares;
        grant.Exercised += exercise.Shares;
        pool.Granted -= exercise.Shares;
        pool.Issued += exercise.Shares;
        var id = Id();
        var result = id + "/exercised";
        Add("TX_EQUITY_COMPENSATION_EXERCISE", id, ("security_id", security), ("quantity", OcfJson.Numeric(exercise.Shares)), ("resulting_security_ids", OcfJson.Array(result)));
        if (early) grant.Lot ??= new(grant.Grant.Vesting!, grant.Grant.Shares, 0, grant.Grant.StrikePrice, grant.Grant.Pool);
        if (early) grant.Lot!.Held = grant.Exercised;
        Give(holder, pool.Pool.Class, exercise.Shares, grant.Grant.StrikePrice, part: "exercised", lot: early ? grant.Lot : null, pool: grant.Grant.Pool);
    }

    private void Cancel(OptionsCancelled cancellation)
    {
        if (promises.TryGetValue(cancellation.Grant, out var promise))
        {
            Lose(ExchangeLosses.Promise, cancellation.Grant, promise.Pool.Pool.Id, -(cancellation.Shares ?? promise.Left));
            Keep(promise, cancellation.Shares ?? promise.Left);
            return;
        }
        var grant = grants[cancellation.Grant];
        Cancel(grant, cancellation.Shares ?? grant.Outstanding, "CANCELLED", "");
    }

    private void Freeze(OcfGrant grant, ref int number)
    {
        var unvested = grant.Outstanding - grant.VestedOn(today);
        grant.Grant = grant.Grant with { Vesting = null };
        if (unvested > 0) Cancel(grant, unvested, Terminated, Part(++number));
    }

    private void Cancel(OcfGrant grant, long shares, string reason, string part)
    {
        if (shares == 0) return;
        pools[grant.Grant.Pool].Granted -= shares;
        grant.Outstanding -= shares;
        var cancelled = grant.Security;
        var balance = grant.Outstanding > 0 ? ids.New("event", cancelled + "/balance") : null;
        Add("TX_EQUITY_COMPENSATION_CANCELLATION", Id(part),
            ("security_id", cancelled), ("quantity", OcfJson.Numeric(shares)), ("reason_text", reason), ("balance_security_id", balance));
        if (balance is null) return;
        grant.Security = balance;
        WriteGrant(grant, null);
    }

    private void Issue(WarrantIssued issue)
    {
        var warrant = issue.Warrant;
        var id = Id();
        warrants.Add(issue.Id, new(id, warrant));
        Add("TX_WARRANT_ISSUANCE", id,
            ("security_id", id), ("custom_id", id), ("stakeholder_id", Holder(warrant.Holder)), ("security_law_exemptions", new JsonArray()),
            ("quantity", OcfJson.Numeric(warrant.Shares)), ("quantity_source", "INSTRUMENT_FIXED"), ("exercise_price", Money("exercise_price", warrant.StrikePrice)),
            ("purchase_price", OcfJson.Monetary(0, currency)),
            ("exercise_triggers", OcfJson.Array(OcfJson.Object(("type", "ELECTIVE_AT_WILL"), ("trigger_id", WarrantTrigger), ("conversion_right", OcfJson.Object(
                ("type", "WARRANT_CONVERSION_RIGHT"),
                ("conversion_mechanism", OcfJson.Object(("type", "FIXED_AMOUNT_CONVERSION"), ("converts_to_quantity", OcfJson.Numeric(warrant.Shares)))),
                ("converts_to_stock_class_id", Class(warrant.Class))))))),
            ("warrant_expiration_date", warrant.Expires is { } last ? OcfJson.Date(last) : null));
    }

    private void Exercise(WarrantExercised exercise)
    {
        var warrant = warrants[exercise.Warrant];
        warrant.Outstanding -= exercise.Shares;
        Classes[warrant.Warrant.Class].SoldAt(warrant.Warrant.StrikePrice);
        var id = Id();
        Add("TX_WARRANT_EXERCISE", id, ("security_id", warrant.Id), ("trigger_id", WarrantTrigger), ("resulting_security_ids", OcfJson.Array(id + "/exercised")));
        Give(warrant.Warrant.Holder, warrant.Warrant.Class, exercise.Shares, warrant.Warrant.StrikePrice, part: "exercised");
    }
}
