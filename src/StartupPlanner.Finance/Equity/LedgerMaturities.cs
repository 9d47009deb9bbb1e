namespace StartupPlanner.Finance.Equity;

internal sealed partial class Ledger
{
    // The day on which the first note falls due that does not simply run on.
    private DateOnly nextMaturity = DateOnly.MaxValue;

    private void WatchMaturities()
    {
        nextMaturity = DateOnly.MaxValue;
        foreach (var entry in convertibles.Values)
            if (FallsDue(entry) && ((ConvertibleNote)entry.Instrument).Maturity < nextMaturity) nextMaturity = ((ConvertibleNote)entry.Instrument).Maturity;
    }

    private static bool FallsDue(ConvertibleEntry entry) =>
        entry is { EndedBy: null, RunsOn: false, Instrument: ConvertibleNote note } && (note.AtMaturity == MaturityChoice.Repay || note is { AtMaturity: MaturityChoice.Convert, ValuationCap: not null });

    /// <summary>Ends the notes that fall due before a day, each at the end of its own day, after that day's events.</summary>
    private void SettleMaturities(DateOnly day, bool inclusive)
    {
        while (nextMaturity < day || inclusive && nextMaturity == day && nextMaturity != DateOnly.MaxValue)
        {
            var entry = convertibles.Values.First(due => FallsDue(due) && ((ConvertibleNote)due.Instrument).Maturity == nextMaturity);
            (current, today, possible) = (entry.Id, nextMaturity, true);
            if (((ConvertibleNote)entry.Instrument).AtMaturity == MaturityChoice.Repay) Repay(entry);
            else ConvertAtMaturity(entry);
            // One that cannot convert runs on; it is not asked again.
            entry.RunsOn = !possible;
            WatchMaturities();
        }
    }

    private void ConvertAtMaturity(ConvertibleEntry entry)
    {
        Founded();
        var common = classes.FindIndex(shareClass => shareClass.IsCommon);
        if (common < 0) Refuse(EquityErrors.UnknownClass, nameof(ShareClassKind.Common));
        if (!possible) return;
        var table = Table(today);
        var cap = entry.Instrument.ValuationCap!.Value;
        var amount = entry.Instrument.Converting(entry.Date, today, currency);
        var counts = entry.Instrument.Capitalization;
        var others = new RoundParts(table, today, new("", default, []) { Converting = [] }).Capitalization(counts).At(default);
        // Where the definition counts what converts, this note alone converts: price = (cap − amount) ÷ others.
        var worth = counts.HasFlag(CompanyCapitalization.ConvertingSecurities) ? cap - amount : cap;
        if (worth <= 0) Refuse(EquityErrors.NoPrice, entry.Id);
        else Convert(entry, common, worth / others);
    }
}
