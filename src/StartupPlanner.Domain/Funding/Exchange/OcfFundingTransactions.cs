using System.Text.Json.Nodes;
using StartupPlanner.Finance.Equity;

namespace StartupPlanner.Domain.Funding.Exchange;

internal sealed partial class OcfTransactions
{
    private readonly Dictionary<string, DateOnly> extensions = [];

    /// <summary>Notes what later events say of what is yet to be written: a note stands with its maturity as last agreed.</summary>
    public void Foresee(EquityEvent happened)
    {
        if (happened is NoteExtended extension) extensions[extension.Note] = extension.Maturity;
    }

    private void Issue(ConvertibleIssued issue)
    {
        // The maturity stands as it was last agreed by the last day.
        var instrument = issue.Instrument;
        if (extensions.TryGetValue(issue.Id, out var maturity)) instrument = (ConvertibleNote)instrument with { Maturity = maturity };
        issue = issue with { Instrument = instrument };
        var id = Id();
        convertibles.Add(issue.Id, issue);
        var common = Classes.Values.FirstOrDefault(entry => entry.IsCommon)?.Class.Id;
        Add("TX_CONVERTIBLE_ISSUANCE", id,
            ("security_id", id), ("custom_id", id), ("stakeholder_id", Holder(instrument.Holder)), ("security_law_exemptions", new JsonArray()),
            ("investment_amount", Money("investment_amount", instrument.Amount)), ("convertible_type", instrument is Safe ? "SAFE" : "NOTE"),
            ("conversion_triggers", OcfConvertibles.Triggers(issue, currency, common is null ? null : Class(common), (property, value) => Lose(ExchangeLosses.Term, property, value))),
            ("pro_rata", instrument.ProRataRight ? "1" : null), ("seniority", 1));
    }

    private void Convert(string instrument, string shareClass)
    {
        var step = agreedConversions[instrument];
        WriteConversion(instrument, shareClass, (long)step[FigureKey.Shares], step[FigureKey.Price], step[FigureKey.Amount],
            current == instrument ? OcfConvertibles.Maturity : OcfConvertibles.Financing, current == instrument ? "maturity" : "");
        Classes[shareClass].SoldAt(step[FigureKey.Price]);
    }

    private StockSecurity WriteConversion(string instrument, string shareClass, long shares, decimal price, decimal amount, string trigger, string part)
    {
        var id = Id(part);
        var result = (part.Length == 0 ? "" : part + "/") + "converted";
        Add("TX_CONVERTIBLE_CONVERSION", id,
            ("security_id", ids.Of("event", instrument)), ("reason_text", trigger), ("trigger_id", trigger), ("resulting_security_ids", OcfJson.Array($"{current}/{result}")));
        return Give(convertibles[instrument].Instrument.Holder, shareClass, shares, price, amount, result);
    }

    private void Repay(string instrument) => Add("TX_CONVERTIBLE_CANCELLATION", Id(current == instrument ? "maturity" : ""),
        ("security_id", ids.Of("event", instrument)), ("amount", Money("amount", convertibles[instrument].Instrument.Amount)), ("reason_text", "REPAID"));

    private void Close(PricedRound round)
    {
        Lose(ExchangeLosses.RoundTerms, round.PreMoneyValuation, round.PostMoneyValuation);
        if (round.Terms.Costs != 0) Lose(ExchangeLosses.RoundCosts, round.Terms.Costs);
        foreach (var series in round.NewClasses) Classes.Add(series.Id, new(series));
        foreach (var loss in round.PayToPlayLosses)
        {
            Lose(ExchangeLosses.PayToPlay, loss.Holder, loss.Class, loss.Shares);
            Convert(holdings.Of(loss.Holder, loss.Class), loss.Shares, loss.Into, loss.NewShares, byHolder: true);
        }
        foreach (var adjustment in round.Adjustments) Adjust(adjustment);
        Classes[round.Terms.Class].FirstSoldAt(round.Price);
        var issued = new List<string>();
        var number = 0;
        foreach (var purchase in round.Purchases)
            issued.Add(Give(purchase.Investor, round.Terms.Class, purchase.Shares, round.Price, purchase.Paid, $"purchase/{Part(++number)}").Id);
        foreach (var conversion in round.Conversions)
            issued.Add(WriteConversion(conversion.Instrument, conversion.Class, conversion.Shares, conversion.Price, conversion.Principal + conversion.Interest, OcfConvertibles.Financing, "conversion/" + conversion.Instrument).Id);
        if (round.Terms.Pool is { } target && pools[target.Pool] is var pool && round.PoolIncrease > 0)
            Reserve(pool, round.PoolIncrease + Math.Max(0, pool.Promised - pool.Available), "pool");
        Financings.Add(OcfJson.Object(("id", ids.New("financing", round.Id)), ("object_type", "FINANCING"), ("name", round.Id), ("issuance_ids", OcfJson.Array(issued.Select(id => (JsonNode)id))), ("date", OcfJson.Date(round.Date))));
    }

    private void Adjust(ConversionPriceAdjustment adjustment)
    {
        var entry = Classes[adjustment.Class];
        entry.ConversionPrice = adjustment.After;
        Add("TX_STOCK_CLASS_CONVERSION_RATIO_ADJUSTMENT", Id("adjustment/" + adjustment.Class), ("stock_class_id", Class(adjustment.Class)),
            ("new_ratio_conversion_mechanism", OcfClasses.Ratio(entry.IssuePrice!.Value, adjustment.After, currency)));
    }

    private void Settle(ValuationAdjustment adjustment)
    {
        var step = adjustment.Reached < 1 ? adjustmentSteps.Dequeue() : null;
        if (step is null || adjustment.Form == AdjustmentForm.Cash)
        {
            Lose(ExchangeLosses.ValuationAdjustment, adjustment.Investor, step?[FigureKey.Paid] ?? 0m);
            return;
        }
        var shares = (long)step[FigureKey.Shares];
        Lose(ExchangeLosses.ValuationAdjustment, adjustment.Investor, shares);
        if (shares == 0) return;
        if (adjustment.Payer is { } payer) Transfer(payer, adjustment.Investor, adjustment.Class!, shares);
        else Give(adjustment.Investor, adjustment.Class!, shares, 0);
    }
}
