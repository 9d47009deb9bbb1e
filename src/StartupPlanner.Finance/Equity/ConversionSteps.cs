namespace StartupPlanner.Finance.Equity;

/// <summary>The steps by which an instrument converts.</summary>
internal static class ConversionSteps
{
    public static Step Interest(OutstandingConvertible outstanding, ConvertibleNote note, DateOnly date, decimal interest)
    {
        var (days, year) = note.Interest.Days(outstanding.Date, date);
        return new(StepKind.AccruedInterest, outstanding.Id,
            [new(FigureKey.Amount, note.Amount), new(FigureKey.Rate, note.Interest.AnnualRate.Fraction), new(FigureKey.Days, days), new(FigureKey.DaysOfYear, year), new(FigureKey.Interest, interest)]);
    }

    /// <summary>A price that a term gives; null for the round's price, which needs no working.</summary>
    public static Step? Offer(string instrument, Candidate candidate, decimal? capitalization, decimal roundPrice, decimal offered) => candidate.By switch
    {
        ConversionTerm.ValuationCap => new(StepKind.CapPrice, candidate.TermsOf ?? instrument,
            [new(FigureKey.ValuationCap, candidate.Cap), new(FigureKey.Capitalization, capitalization!.Value), new(FigureKey.CapPrice, offered)]),
        ConversionTerm.Discount => new(StepKind.DiscountPrice, candidate.TermsOf ?? instrument,
            [new(FigureKey.RoundPrice, roundPrice), new(FigureKey.Discount, candidate.Discount.Reduction.Fraction), new(FigureKey.DiscountPrice, offered)]),
        _ => null,
    };

    public static Step Held(string instrument, ConversionTerm by, decimal amount, decimal price, long shares) => new(by switch
    {
        ConversionTerm.ValuationCap => StepKind.ConvertedAtCap,
        ConversionTerm.Discount => StepKind.ConvertedAtDiscount,
        _ => StepKind.ConvertedAtRoundPrice,
    }, instrument, [new(FigureKey.Amount, amount), new(FigureKey.Price, price), new(FigureKey.Shares, shares)]);
}
