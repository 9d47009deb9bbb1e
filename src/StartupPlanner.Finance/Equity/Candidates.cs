namespace StartupPlanner.Finance.Equity;

/// <summary>A price that an instrument's terms give; the lowest holds.</summary>
/// <param name="By">Which term.</param>
/// <param name="Cap">The valuation cap, where it is by cap.</param>
/// <param name="Capitalization">What the cap is divided by.</param>
/// <param name="Discount">The discount, where it is by discount.</param>
/// <param name="TermsOf">The later SAFE whose term it is; null for its own.</param>
internal readonly record struct Candidate(ConversionTerm By, decimal Cap, CompanyCapitalization Capitalization, Discount Discount, string? TermsOf);

/// <summary>An instrument that converts in a round, with every price that it may convert at.</summary>
/// <param name="Outstanding">The instrument.</param>
/// <param name="Amount">What is converted.</param>
/// <param name="Interest">A note's interest to the day, converted or paid.</param>
/// <param name="All">The prices; by cap first, then by discount, the round's price last.</param>
internal sealed record Candidates(OutstandingConvertible Outstanding, decimal Amount, decimal Interest, IReadOnlyList<Candidate> All)
{
    public bool InterestConverts => Outstanding.Instrument is ConvertibleNote { InterestConverts: true };

    /// <summary>Of all instruments that convert in a round.</summary>
    public static IEnumerable<Candidates> Of(CapTable before, DateOnly date, RoundTerms terms, decimal newMoney)
    {
        var named = terms.Converting?.ToHashSet();
        for (var index = 0; index < before.Convertibles.Count; index++)
        {
            var outstanding = before.Convertibles[index];
            if (!(named?.Contains(outstanding.Id) ?? Qualifies(outstanding.Instrument, newMoney))) continue;
            var interest = outstanding.Instrument is ConvertibleNote note ? note.InterestTo(outstanding.Date, date, before.Currency) : 0;
            yield return new(outstanding, outstanding.Instrument.Converting(outstanding.Date, date, before.Currency), interest, Of(before.Convertibles, index));
        }
    }

    private static bool Qualifies(ConvertibleInstrument instrument, decimal newMoney) => instrument is not ConvertibleNote { QualifiedFinancing: { } least } || newMoney >= least;

    private static List<Candidate> Of(IReadOnlyList<OutstandingConvertible> all, int index)
    {
        var own = all[index].Instrument;
        List<Candidate> found = [.. Of(own, null)];
        if (own is Safe { MostFavoredNation: true })
            foreach (var later in all.Skip(index + 1).Where(other => other.Instrument is Safe)) found.AddRange(Of(later.Instrument, later.Id));
        found.Add(new(ConversionTerm.RoundPrice, 0, CompanyCapitalization.None, default, null));
        return found;
    }

    private static IEnumerable<Candidate> Of(ConvertibleInstrument instrument, string? termsOf)
    {
        if (instrument.ValuationCap is { } cap) yield return new(ConversionTerm.ValuationCap, cap, instrument.Capitalization, default, termsOf);
        if (instrument.Discount is { } discount) yield return new(ConversionTerm.Discount, 0, CompanyCapitalization.None, discount, termsOf);
    }
}
