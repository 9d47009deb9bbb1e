using StartupPlanner.Finance.Equity;

namespace StartupPlanner.Domain.Funding.Exchange;

/// <summary>Reads transactions as events, in the order of their days.</summary>
internal sealed partial class OcfEvents(OcfParties parties, OcfReading reading, DateOnly formed)
{
    private readonly Dictionary<string, OcfSecurity> securities = new(StringComparer.Ordinal);
    private readonly Dictionary<string, OcfObject> vestingTerms = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (Vesting? Vesting, bool Exact)> schedules = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DateOnly> vestingStarts = new(StringComparer.Ordinal);
    private readonly HashSet<string> ids = new(StringComparer.Ordinal);
    private OcfObject current = null!;
    private DateOnly today;

    /// <summary>The events so far.</summary>
    public List<EquityEvent> Events { get; } = [];

    /// <summary>Where in the package an event comes from, by its id.</summary>
    public Dictionary<string, OcfObject> Places { get; } = new(StringComparer.Ordinal);

    /// <summary>All securities.</summary>
    public IEnumerable<OcfSecurity> Securities => securities.Values;

    public OcfEvents Read(OcfPackageFiles package)
    {
        foreach (var terms in package.Items("OCF_VESTING_TERMS_FILE"))
            if (!vestingTerms.TryAdd(terms.Id, terms)) terms.Refuse(ExchangeErrors.DuplicateId, "id", terms.Id);
        var transactions = package.Items("OCF_TRANSACTIONS_FILE").Select(item => (Item: item, Date: item.Date("date"))).ToList();
        foreach (var (item, date) in transactions) Register(item, date);
        foreach (var (item, _) in transactions) Derive(item);
        foreach (var (plan, shares, date) in parties.Reserved.Where(entry => entry.Shares > 0)) Add(plan, date ?? formed, id => new PoolReserved(id, date ?? formed, plan.Id, shares));
        foreach (var reserved in parties.Reserved) pools[reserved.Plan.Id] = reserved.Shares;
        if (reading.Errors.Count > 0) return this;
        foreach (var (item, date) in transactions.OrderBy(entry => entry.Date))
        {
            (current, today) = (item, date);
            EndSplit();
            Take(Kind(item));
        }
        EndSplit(always: true);
        Conclude();
        RunOn(package.Manifest!.Date("as_of"));
        return this;
    }

    private static string Kind(OcfObject item) => item.Type.Replace("TX_PLAN_SECURITY_", "TX_EQUITY_COMPENSATION_", StringComparison.Ordinal);

    // Securities are known before any transaction is read: one may name what a later one issues.
    private void Register(OcfObject item, DateOnly date)
    {
        if (item.Id.Length > 0 && !ids.Add(item.Id)) item.Refuse(ExchangeErrors.DuplicateId, "id", item.Id);
        SecurityKind? kind = Kind(item) switch
        {
            "TX_STOCK_ISSUANCE" => SecurityKind.Stock,
            "TX_EQUITY_COMPENSATION_ISSUANCE" => SecurityKind.Option,
            "TX_WARRANT_ISSUANCE" => SecurityKind.Warrant,
            "TX_CONVERTIBLE_ISSUANCE" => SecurityKind.Convertible,
            _ => null,
        };
        if (Kind(item) == "TX_VESTING_START") vestingStarts.TryAdd(item.Text("security_id"), date);
        if (kind is not { } made) return;
        item.Ignore("custom_id", "stock_legend_ids");
        var security = new OcfSecurity(item, made, Reference(item, "stakeholder_id", parties.HolderIds)) { Event = item.Id };
        if (!securities.TryAdd(item.Text("security_id"), security)) item.Refuse(ExchangeErrors.DuplicateId, "security_id", item.Text("security_id"));
        if (made == SecurityKind.Stock) security.Class = Reference(item, "stock_class_id", parties.ClassIds);
        if (made is SecurityKind.Stock or SecurityKind.Option) security.Quantity = item.Shares("quantity");
        if (made == SecurityKind.Stock) security.Price = Price(item, security.Quantity);
    }

    // What was paid for all is exact, the price of one may be rounded.
    private static decimal Price(OcfObject item, long quantity)
    {
        var price = item.Money("share_price", required: true) ?? 0;
        return item.Money("cost_basis", required: false) is { } paid && quantity > 0 && Math.Abs(paid - price * quantity) > 1e-9m ? paid / quantity : price;
    }

    private void Derive(OcfObject item)
    {
        foreach (var name in item.Texts("resulting_security_ids").Append(item.Text("balance_security_id", required: false) ?? "").Where(name => name.Length > 0))
            if (!securities.TryGetValue(name, out var security)) item.Refuse(ExchangeErrors.UnknownReference, "resulting_security_ids", name);
            else if (security.Derived) item.Refuse(ExchangeErrors.DuplicateId, "resulting_security_ids", name);
            else security.Derived = true;
    }

    private static string Reference(OcfObject item, string member, HashSet<string> known)
    {
        var id = item.Text(member);
        if (id.Length > 0 && !known.Contains(id)) item.Refuse(ExchangeErrors.UnknownReference, member, id);
        return id;
    }

    private OcfSecurity? Security(SecurityKind kind)
    {
        var id = current.Text("security_id");
        if (securities.TryGetValue(id, out var security) && security.Kind == kind) return security.Ignored ? null : security;
        if (id.Length > 0) current.Refuse(ExchangeErrors.UnknownReference, "security_id", id);
        return null;
    }

    private void Take(string kind)
    {
        switch (kind)
        {
            case "TX_STOCK_ISSUANCE": IssueStock(); break;
            case "TX_STOCK_TRANSFER": TransferStock(); break;
            case "TX_STOCK_REPURCHASE": RepurchaseStock(current.Money("price", required: true) ?? 0, current.Shares("quantity")); break;
            case "TX_STOCK_CANCELLATION": Assume("price", 0m); RepurchaseStock(0, current.Shares("quantity")); break;
            case "TX_STOCK_RETRACTION": RetractStock(); break;
            case "TX_STOCK_CONVERSION": ConvertStock(); break;
            case "TX_STOCK_CLASS_SPLIT": SplitStock(); break;
            case "TX_STOCK_CLASS_CONVERSION_RATIO_ADJUSTMENT": AdjustRatio(); break;
            case "TX_STOCK_PLAN_POOL_ADJUSTMENT": AdjustPool(); break;
            case "TX_STOCK_PLAN_RETURN_TO_POOL": current.Ignore("security_id", "stock_plan_id", "quantity", "reason_text"); break;
            case "TX_EQUITY_COMPENSATION_ISSUANCE": GrantOptions(); break;
            case "TX_EQUITY_COMPENSATION_EXERCISE" or "TX_EQUITY_COMPENSATION_RELEASE": ExerciseOptions(); break;
            case "TX_EQUITY_COMPENSATION_CANCELLATION": CancelOptions(); break;
            case "TX_EQUITY_COMPENSATION_RETRACTION": CancelOptions(all: true); break;
            case "TX_WARRANT_ISSUANCE": IssueWarrant(); break;
            case "TX_WARRANT_EXERCISE": ExerciseWarrant(); break;
            case "TX_CONVERTIBLE_ISSUANCE": IssueConvertible(); break;
            case "TX_CONVERTIBLE_CONVERSION": ConvertConvertible(); break;
            case "TX_CONVERTIBLE_CANCELLATION" or "TX_CONVERTIBLE_RETRACTION": RepayConvertible(); break;
            case "TX_VESTING_START": current.Ignore("vesting_condition_id"); break;
            case "TX_VESTING_EVENT" or "TX_VESTING_ACCELERATION" or "TX_EQUITY_COMPENSATION_REPRICING"
                or "TX_STOCK_ACCEPTANCE" or "TX_EQUITY_COMPENSATION_ACCEPTANCE" or "TX_WARRANT_ACCEPTANCE" or "TX_CONVERTIBLE_ACCEPTANCE"
                or "TX_STOCK_CLASS_AUTHORIZED_SHARES_ADJUSTMENT" or "TX_ISSUER_AUTHORIZED_SHARES_ADJUSTMENT" or "CE_STAKEHOLDER_RELATIONSHIP" or "CE_STAKEHOLDER_STATUS":
                reading.Losses.Add(new(current.Id, ExchangeLosses.NotTaken, [current.Type]));
                break;
            case "TX_STOCK_REISSUANCE" or "TX_STOCK_CONSOLIDATION" or "TX_EQUITY_COMPENSATION_TRANSFER" or "TX_WARRANT_TRANSFER" or "TX_CONVERTIBLE_TRANSFER" or "TX_WARRANT_CANCELLATION" or "TX_WARRANT_RETRACTION":
                current.Refuse(ExchangeErrors.NotSupported, "object_type", current.Type);
                break;
            default: current.Refuse(ExchangeErrors.UnknownKind, "object_type", current.Type); break;
        }
    }

    private void Assume(string property, object value) => reading.Losses.Add(new(current.Id, ExchangeLosses.Assumed, [property, value]));

    private void Add(Func<string, EquityEvent> make) => Add(current, today, make);

    private void Add(OcfObject from, DateOnly _, Func<string, EquityEvent> make)
    {
        var id = from.Id;
        for (var number = 2; !Places.TryAdd(id, from); number++) id = $"{from.Id}/{OcfJson.Numeric(number)}";
        Events.Add(make(id));
    }

    /// <summary>Takes shares out of a security and, where there is one, sets its balance.</summary>
    private bool Consume(OcfSecurity security, long shares)
    {
        if (shares <= 0 || shares > security.Left + security.Splits)
        {
            current.Refuse(ExchangeErrors.DoesNotAddUp, "quantity", current.Text("security_id"), shares, security.Left);
            return false;
        }
        security.Left = Math.Max(0, security.Left - shares);
        if (current.Text("balance_security_id", required: false) is not { } name || !securities.TryGetValue(name, out var balance)) return true;
        if (balance.Kind != security.Kind || balance.Holder != security.Holder || balance.Class != security.Class || Math.Abs(balance.Quantity - security.Left) > security.Splits)
            current.Refuse(ExchangeErrors.DoesNotAddUp, "balance_security_id", name, balance.Quantity, security.Left);
        (balance.Left, balance.Event, balance.Splits, security.Left) = (balance.Quantity, security.Event, security.Splits, 0);
        balance.Issuance.Ignore("vesting_terms_id", "vestings", "stock_plan_id");
        return true;
    }

    private List<OcfSecurity> Results()
    {
        var results = current.Texts("resulting_security_ids").Select(name => securities[name]).ToList();
        foreach (var result in results.Where(result => result.Kind != SecurityKind.Stock)) current.Refuse(ExchangeErrors.NotSupported, "resulting_security_ids", result.Issuance.Type);
        results.RemoveAll(result => result.Kind != SecurityKind.Stock);
        foreach (var result in results)
        {
            result.Left = result.Quantity;
            result.Issuance.Ignore("vesting_terms_id", "vestings", "stock_plan_id");
        }
        return results;
    }

    private Vesting? Vesting(OcfObject item, DateOnly issued)
    {
        var dated = item.Parts("vestings").Select(part => (Date: part.Date("date"), Shares: part.Shares("amount"))).ToList();
        var (vesting, exact) = (default(Vesting), true);
        if (dated.Count > 0) (vesting, exact) = OcfSchedule.Of(dated, vestingStarts.GetValueOrDefault(item.Text("security_id"), issued));
        else if (item.Text("vesting_terms_id", required: false) is { } name)
        {
            if (!vestingTerms.TryGetValue(name, out var terms))
            {
                item.Refuse(ExchangeErrors.UnknownReference, "vesting_terms_id", name);
                return null;
            }
            if (!schedules.TryGetValue(name, out var schedule)) schedules.Add(name, schedule = OcfSchedule.Of(terms));
            if (!vestingStarts.TryGetValue(item.Text("security_id"), out var start)) Assume("TX_VESTING_START", start = issued);
            (vesting, exact) = (schedule.Vesting is { } found ? found with { Start = start } : null, schedule.Exact);
        }
        if (!exact) reading.Losses.Add(new(item.Id, ExchangeLosses.Vesting, [(long)(vesting?.Months ?? 0), (long)(vesting?.CliffMonths ?? 0), (long)(vesting?.EveryMonths ?? 0)]));
        return vesting;
    }
}
