using System.Globalization;
using StartupPlanner.Finance.Equity;

namespace StartupPlanner.Domain.Funding.Exchange;

internal sealed partial class OcfEvents
{
    private readonly Dictionary<string, (ConvertibleInstrument Instrument, DateOnly Issued)> instruments = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DateOnly> ended = new(StringComparer.Ordinal);

    private void IssueConvertible()
    {
        var security = securities[current.Text("security_id")];
        current.Ignore("convertible_type");
        // Seniority among convertibles has no place here; where all are equal nothing is lost.
        if (current.Whole("seniority", 1, 1_000_000) != 1) reading.Losses.Add(new(current.Id, ExchangeLosses.Field, ["seniority"]));
        if (security.Derived)
        {
            current.Refuse(ExchangeErrors.NotSupported, "security_id", current.Type);
            return;
        }
        var amount = current.Money("investment_amount", required: true) ?? 0;
        var triggers = current.Parts("conversion_triggers", required: true);
        var mechanism = triggers.Select(Mechanism).FirstOrDefault(found => found?.Text("type") is "SAFE_CONVERSION" or "CONVERTIBLE_NOTE_CONVERSION");
        ConvertibleInstrument instrument = mechanism?.Text("type") == "CONVERTIBLE_NOTE_CONVERSION" ? Note(security.Holder, amount, mechanism, triggers) : Safe(security.Holder, amount, mechanism, triggers);
        instrument = instrument with
        {
            ProRataRight = current.Number("pro_rata", required: false) is > 0,
            ValuationCap = mechanism?.Money("conversion_valuation_cap", required: false),
            Discount = mechanism?.Number("conversion_discount", required: false) is > 0 and < 1 and var discount ? Discount.Off(new(discount)) : null,
            Capitalization = mechanism?.Part("capitalization_definition_rules") is { } rules ? Counts(rules) : instrument.Capitalization,
        };
        instruments.Add(current.Text("security_id"), (instrument, today));
        security.Left = 1;
        Add(id => new ConvertibleIssued(id, today, instrument));
    }

    private static OcfObject? Mechanism(OcfObject trigger)
    {
        trigger.Ignore("type", "trigger_id", "nickname", "trigger_date", "trigger_condition");
        var right = trigger.Part("conversion_right");
        right?.Ignore("type", "converts_to_future_round", "converts_to_stock_class_id");
        return right?.Part("conversion_mechanism");
    }

    private Safe Safe(string holder, decimal amount, OcfObject? mechanism, List<OcfObject> triggers)
    {
        if (mechanism is null) Assume("conversion_mechanism", "SAFE_CONVERSION");
        foreach (var trigger in triggers.Where(trigger => trigger.Text("trigger_condition", required: false) is { } text && text != OcfConvertibles.Financing))
            reading.Losses.Add(new(current.Id, ExchangeLosses.Field, ["trigger_condition"]));
        var post = mechanism?.Text("conversion_timing", required: false) != "PRE_MONEY";
        return new(holder, amount)
        {
            MostFavoredNation = mechanism?.Flag("conversion_mfn") ?? false,
            Capitalization = post ? CompanyCapitalization.PostMoneySafe : CompanyCapitalization.PreMoneySafe,
        };
    }

    private ConvertibleNote Note(string holder, decimal amount, OcfObject mechanism, List<OcfObject> triggers)
    {
        var rates = mechanism.Parts("interest_rates", required: true);
        if (rates.Count > 1) reading.Losses.Add(new(current.Id, ExchangeLosses.Field, ["interest_rates"]));
        if (rates.Count > 0 && rates[0].Date("accrual_start_date") is var start && start != today) Assume("accrual_start_date", today);
        var rate = rates.Count > 0 ? rates[0].Number("rate") : 0;
        if (rate is < 0 or > 1) mechanism.Refuse(ExchangeErrors.OutOfRange, "interest_rates", rate);
        var compounding = mechanism.Text("compounding_type") == "SIMPLE" ? Compounding.Simple : mechanism.Text("interest_accrual_period") switch
        {
            "ANNUAL" => Compounding.Annual,
            "MONTHLY" => Compounding.Monthly,
            "DAILY" => Compounding.Daily,
            var other => Unknown(other),
        };
        mechanism.Ignore("interest_accrual_period", "conversion_mfn");
        if (mechanism.Flag("conversion_mfn")) reading.Losses.Add(new(current.Id, ExchangeLosses.Field, ["conversion_mfn"]));
        var interest = new Interest(new(rate), compounding, mechanism.Text("day_count_convention") == "30_360" ? DayCount.Thirty360 : DayCount.Actual365);
        var (maturity, choice) = Maturity(triggers, rates);
        return new(holder, amount, interest, maturity) { InterestConverts = mechanism.Text("interest_payout") != "CASH", AtMaturity = choice, QualifiedFinancing = Qualified(triggers) };

        Compounding Unknown(string period)
        {
            reading.Losses.Add(new(current.Id, ExchangeLosses.Assumed, ["interest_accrual_period", nameof(Compounding.Annual)]));
            return period.Length > 0 ? Compounding.Annual : Compounding.Simple;
        }
    }

    // The format has no field for the maturity: a date on which it converts, our own word, or the end of the interest.
    private (DateOnly Maturity, MaturityChoice Choice) Maturity(List<OcfObject> triggers, List<OcfObject> rates)
    {
        foreach (var trigger in triggers)
        {
            if (trigger.Text("type") == "AUTOMATIC_ON_DATE" && trigger.Date("trigger_date", required: true) is { } date) return Later(date, MaturityChoice.Convert);
            if (trigger.Text("trigger_condition", required: false) is not { } text || !text.StartsWith(OcfConvertibles.Maturity + " ", StringComparison.Ordinal)) continue;
            if (DateOnly.TryParseExact(text[(OcfConvertibles.Maturity.Length + 1)..], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var due) && due.Year is >= 1900 and < 2200)
                return Later(due, trigger.Text("nickname", required: false) == "REPAY" ? MaturityChoice.Repay : MaturityChoice.Extend);
        }
        var end = rates.Select(part => part.Date("accrual_end_date", required: false)).LastOrDefault();
        Assume("maturity", end ?? today.AddYears(2));
        return Later(end ?? today.AddYears(2), MaturityChoice.Extend);

        (DateOnly, MaturityChoice) Later(DateOnly maturity, MaturityChoice choice) => (maturity < today ? today : maturity, choice);
    }

    private decimal? Qualified(List<OcfObject> triggers)
    {
        foreach (var text in triggers.Select(trigger => trigger.Text("trigger_condition", required: false)).OfType<string>())
        {
            if (text == OcfConvertibles.Financing || text.StartsWith(OcfConvertibles.Maturity, StringComparison.Ordinal)) continue;
            var words = text.Split(' ');
            if (words is [OcfConvertibles.Financing, ">=", var least, _] && decimal.TryParse(least, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount) && amount is > 0 and < 1e15m) return amount;
            reading.Losses.Add(new(current.Id, ExchangeLosses.Field, ["trigger_condition"]));
        }
        return null;
    }

    private static CompanyCapitalization Counts(OcfObject rules)
    {
        var counts = CompanyCapitalization.None;
        if (rules.Flag("include_outstanding_shares")) counts |= CompanyCapitalization.Outstanding;
        if (rules.Flag("include_outstanding_options")) counts |= CompanyCapitalization.Options | CompanyCapitalization.Warrants;
        if (rules.Flag("include_outstanding_unissued_options")) counts |= CompanyCapitalization.UnissuedPool;
        if (rules.Flag("include_this_security") | rules.Flag("include_other_converting_securities")) counts |= CompanyCapitalization.ConvertingSecurities;
        if (rules.Flag("include_option_pool_topup_for_promised_options")) counts |= CompanyCapitalization.PromisedOptions;
        if (rules.Flag("include_additional_option_pool_topup")) counts |= CompanyCapitalization.PoolIncrease;
        if (!rules.Flag("include_new_money")) rules.Ignore("include_new_money");
        return counts;
    }

    private void ConvertConvertible()
    {
        current.Ignore("reason_text", "trigger_id");
        if (Security(SecurityKind.Convertible) is not { } security || !Ends(security)) return;
        var results = Results();
        if (results is not [var result] || result.Holder != security.Holder || result.Quantity == 0)
        {
            current.Refuse(ExchangeErrors.NotSupported, "resulting_security_ids", current.Type);
            return;
        }
        var (instrument, issued) = instruments[current.Text("security_id")];
        if (reading.Currency is not { } currency) return;
        try
        {
            var amount = instrument.Converting(issued, today, currency);
            var price = result.Issuance.Money("share_price", required: true) is > 0 and var stated && Whole(amount / stated) == result.Quantity ? stated : amount / result.Quantity;
            if (result.Issuance.Money("cost_basis", required: false) is { } paid && Math.Abs(paid - amount) > 0.005m) Assume("cost_basis", amount);
            Add(id => new ConvertibleConverted(id, today, security.Event, result.Class, price));
        }
        catch (OverflowException)
        {
            current.Refuse(ExchangeErrors.OutOfRange, "resulting_security_ids", result.Quantity);
        }

        static decimal Whole(decimal exact) => Math.Abs(exact - decimal.Round(exact)) < 1e-9m ? decimal.Round(exact) : decimal.Floor(exact);
    }

    private void RepayConvertible()
    {
        current.Ignore("amount");
        if (current.Text("reason_text", required: false) != "REPAID") Assume(nameof(ConvertibleRepaid), current.Text("reason_text", required: false) ?? "");
        if (Security(SecurityKind.Convertible) is { } security && Ends(security)) Add(id => new ConvertibleRepaid(id, today, security.Event));
    }

    private bool Ends(OcfSecurity security)
    {
        if (current.Has("balance_security_id")) current.Refuse(ExchangeErrors.NotSupported, "balance_security_id", current.Type);
        else if (security.Left == 0) current.Refuse(ExchangeErrors.DoesNotAddUp, "security_id", current.Text("security_id"), 1L, 0L);
        else ended[security.Event] = today;
        var live = security.Left > 0;
        security.Left = 0;
        return live;
    }

    /// <summary>A note that did not end on the day on which it fell due did not fall due as its terms have it.</summary>
    private void RunOn(DateOnly last)
    {
        for (var index = 0; index < Events.Count; index++)
            if (Events[index] is ConvertibleIssued { Instrument: ConvertibleNote { AtMaturity: not MaturityChoice.Extend } note } issue && note.Maturity < (ended.TryGetValue(issue.Id, out var end) ? end : last))
            {
                reading.Losses.Add(new(issue.Id, ExchangeLosses.Assumed, [nameof(note.AtMaturity), nameof(MaturityChoice.Extend)]));
                Events[index] = issue with { Instrument = note with { AtMaturity = MaturityChoice.Extend } };
            }
    }
}
