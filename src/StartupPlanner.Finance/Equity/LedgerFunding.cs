namespace StartupPlanner.Finance.Equity;

internal sealed partial class Ledger
{
    private void Issue(ConvertibleIssued issue)
    {
        var instrument = issue.Instrument;
        HolderOf(instrument.Holder);
        Above("Amount", instrument.Amount);
        if (instrument.ValuationCap is { } cap) Above("ValuationCap", cap);
        if (instrument is ConvertibleNote note)
        {
            AtLeastZero("AnnualRate", note.Interest.AnnualRate.Fraction);
            if (note.Interest.AnnualRate.Fraction > MostInterest) Refuse(EquityErrors.OutOfRange, "AnnualRate", note.Interest.AnnualRate.Fraction);
            if (note.Maturity < issue.Date || note.Maturity > issue.Date.AddYears(MostYears)) Refuse(EquityErrors.OutOfRange, "Maturity", note.Maturity);
        }
        if (!possible) return;
        convertibles.Add(issue.Id, new(issue.Id, issue.Date, instrument));
        Flow(instrument is Safe ? FundingKind.SafeSold : FundingKind.NoteIssued, instrument.Amount, instrument.Holder, issue.Id);
        if (FallsDue(convertibles[issue.Id]) && ((ConvertibleNote)instrument).Maturity < nextMaturity) nextMaturity = ((ConvertibleNote)instrument).Maturity;
    }

    private ConvertibleEntry? Live(string id)
    {
        if (Find(convertibles, id, EquityErrors.UnknownInstrument) is not { } entry) return null;
        if (entry.EndedBy is not { } ended) return entry;
        Refuse(EquityErrors.AlreadyEnded, id, ended);
        return null;
    }

    private void Convert(ConvertibleConverted conversion)
    {
        var shareClass = ClassOf(conversion.Class);
        Above("PricePerShare", conversion.PricePerShare);
        Founded();
        if (Live(conversion.Instrument) is { } entry && possible) Convert(entry, shareClass, conversion.PricePerShare);
    }

    private void Convert(ConvertibleEntry entry, int shareClass, decimal price)
    {
        var amount = entry.Instrument.Converting(entry.Date, today, currency);
        var shares = Rounding.Shares(amount / price, RoundingRule.Down);
        if (shares == 0)
        {
            Refuse(EquityErrors.LessThanOneShare, entry.Instrument.Holder, amount, price);
            return;
        }
        steps.Add(new(StepKind.ConvertedAtAgreedPrice, entry.Id, [new(FigureKey.Amount, amount), new(FigureKey.Price, price), new(FigureKey.Shares, shares)]));
        classes[shareClass].SoldAt(price);
        Give(HolderOf(entry.Instrument.Holder), shareClass, shares, amount);
        Ended(entry, amount - entry.Instrument.Amount, entry.Instrument is ConvertibleNote { InterestConverts: false } note ? note.InterestTo(entry.Date, today, currency) : 0);
    }

    private void Ended(ConvertibleEntry entry, decimal interest, decimal interestInCash)
    {
        End(entry);
        var holder = entry.Instrument.Holder;
        Flow(FundingKind.PrincipalConverted, entry.Instrument.Amount, holder, entry.Id);
        Flow(FundingKind.InterestConverted, interest, holder, entry.Id);
        Flow(FundingKind.InterestPaid, -interestInCash, holder, entry.Id);
    }

    private void Repay(ConvertibleRepaid repayment)
    {
        if (Live(repayment.Instrument) is { } entry && possible) Repay(entry);
    }

    private void End(ConvertibleEntry entry)
    {
        entry.EndedBy = current;
        if (entry.Instrument is ConvertibleNote note && note.Maturity == nextMaturity) WatchMaturities();
    }

    private void Repay(ConvertibleEntry entry)
    {
        End(entry);
        Flow(FundingKind.PrincipalRepaid, -entry.Instrument.Amount, entry.Instrument.Holder, entry.Id);
        if (entry.Instrument is ConvertibleNote note) Flow(FundingKind.InterestPaid, -note.InterestTo(entry.Date, today, currency), note.Holder, entry.Id);
    }

    private void Extend(NoteExtended extension)
    {
        if (Live(extension.Note) is not { } entry) return;
        if (entry.Instrument is not ConvertibleNote note || extension.Maturity < note.Maturity) Refuse(EquityErrors.NotExtendable, extension.Note);
        else if (possible) entry.Instrument = note with { Maturity = extension.Maturity };
        WatchMaturities();
    }
}
