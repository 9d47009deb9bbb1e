using StartupPlanner.Finance.Equity;

namespace StartupPlanner.Domain.Funding.Exchange;

internal sealed partial class OcfEvents
{
    private void GrantOptions()
    {
        var security = securities[current.Text("security_id")];
        if (security.Derived) return;
        current.Ignore("stock_class_id", "option_grant_type");
        var type = current.Text("compensation_type");
        if (type is "CSAR" or "SSAR")
        {
            security.Ignored = true;
            reading.Losses.Add(new(current.Id, ExchangeLosses.NotTaken, [type]));
            return;
        }
        if (type is not "OPTION") Assume("compensation_type", "OPTION");
        security.Left = security.Quantity;
        var price = type == "RSU" ? 0 : current.Money("exercise_price", required: true) ?? 0;
        var expires = current.Date("expiration_date", required: false);
        if (current.Text("stock_plan_id", required: false) is null)
        {
            // Options outside of a plan are what warrants are here.
            Assume("object_type", "TX_WARRANT_ISSUANCE");
            var shareClass = Reference(current, "stock_class_id", parties.ClassIds);
            Add(id => new WarrantIssued(id, today, new(security.Holder, shareClass, security.Quantity, price, expires)));
            security.Class = shareClass;
            return;
        }
        var pool = Reference(current, "stock_plan_id", parties.PoolIds);
        var vesting = Vesting(current, today);
        Add(id => new OptionsGranted(id, today, new(security.Holder, pool, security.Quantity, price) { Vesting = vesting, EarlyExercise = current.Flag("early_exercisable"), Expires = expires }));
    }

    private void ExerciseOptions()
    {
        var shares = current.Shares("quantity");
        current.Ignore("settlement_date", "release_price", "consideration_text");
        if (Security(SecurityKind.Option) is not { } security || !Consume(security, shares)) return;
        Given(security, shares);
        Add(id => security.Class.Length > 0 ? new WarrantExercised(id, today, security.Event, shares) : new OptionsExercised(id, today, security.Event, shares));
    }

    // An exercise gives the grant's holder as many shares as it takes options.
    private void Given(OcfSecurity security, long shares)
    {
        var results = Results();
        if (results.Sum(result => result.Quantity) != shares || results.Any(result => result.Holder != security.Holder))
            current.Refuse(ExchangeErrors.DoesNotAddUp, "resulting_security_ids", current.Text("security_id"), results.Sum(result => result.Quantity), shares);
    }

    private void CancelOptions(bool all = false)
    {
        if (Security(SecurityKind.Option) is not { } security) return;
        var shares = all ? security.Left : current.Shares("quantity");
        var left = current.Text("reason_text", required: false) == OcfTransactions.Terminated;
        if (!Consume(security, shares)) return;
        if (left) Terminate(security.Holder);
        else if (security.Class.Length > 0) current.Refuse(ExchangeErrors.NotSupported, "object_type", current.Type);
        else Add(id => new OptionsCancelled(id, today, security.Event, shares));
    }

    private void IssueWarrant()
    {
        var security = securities[current.Text("security_id")];
        if (security.Derived)
        {
            current.Refuse(ExchangeErrors.NotSupported, "security_id", current.Type);
            return;
        }
        current.Ignore("quantity_source");
        if (current.Money("purchase_price", required: true) is > 0 and var paid) reading.Losses.Add(new(current.Id, ExchangeLosses.Term, ["purchase_price", paid]));
        var rights = current.Parts("exercise_triggers").Select(trigger => trigger.Part("conversion_right")).OfType<OcfObject>().ToList();
        var mechanism = rights.Select(right => right.Part("conversion_mechanism")).FirstOrDefault(found => found?.Text("type") == "FIXED_AMOUNT_CONVERSION");
        security.Quantity = current.Has("quantity") ? current.Shares("quantity") : mechanism?.Shares("converts_to_quantity") ?? 0;
        if (current.Has("quantity") && mechanism?.Shares("converts_to_quantity") == security.Quantity) mechanism.Ignore("converts_to_quantity");
        security.Class = rights.Select(right => right.Text("converts_to_stock_class_id", required: false)).OfType<string>().FirstOrDefault() ?? "";
        var price = current.Money("exercise_price", required: false);
        if (security.Quantity == 0 || price is null || security.Class.Length == 0)
        {
            // Warrants on a part of the company or at a price that is not known yet.
            security.Ignored = true;
            reading.Losses.Add(new(current.Id, ExchangeLosses.NotTaken, [current.Type]));
            return;
        }
        if (!parties.ClassIds.Contains(security.Class)) current.Refuse(ExchangeErrors.UnknownReference, "exercise_triggers", security.Class);
        security.Left = security.Quantity;
        var expires = current.Date("warrant_expiration_date", required: false);
        Add(id => new WarrantIssued(id, today, new(security.Holder, security.Class, security.Quantity, price.Value, expires)));
    }

    private void ExerciseWarrant()
    {
        current.Ignore("trigger_id", "consideration_text");
        if (Security(SecurityKind.Warrant) is not { } security) return;
        var shares = current.Texts("resulting_security_ids").Sum(name => securities[name].Quantity);
        if (!Consume(security, shares)) return;
        Given(security, shares);
        Add(id => new WarrantExercised(id, today, security.Event, shares));
    }
}
