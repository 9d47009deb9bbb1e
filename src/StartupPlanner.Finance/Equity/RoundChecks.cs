namespace StartupPlanner.Finance.Equity;

/// <summary>Notes all that is wrong with a round's terms before it is solved.</summary>
internal static class RoundChecks
{
    public static void Check(CapTable before, string id, DateOnly date, RoundTerms terms, List<EquityProblem> problems)
    {
        var holders = before.Holders.Select(position => position.Holder.Id).ToHashSet();
        if (before.FullyDiluted == 0) Refuse(EquityErrors.BeforeFounding, date);
        if (before.Classes.All(position => position.Class.Id != terms.Class)) Refuse(EquityErrors.UnknownClass, terms.Class);
        Above("Valuation", terms.Valuation.Amount);
        AtLeast("Costs", terms.Costs);
        if (terms.Rounding.PriceDecimals is < 0 or > 12) Refuse(EquityErrors.OutOfRange, "PriceDecimals", (decimal)terms.Rounding.PriceDecimals.Value);
        if (terms.Rounding.ConversionPriceDecimals is < 0 or > 12) Refuse(EquityErrors.OutOfRange, "ConversionPriceDecimals", (decimal)terms.Rounding.ConversionPriceDecimals.Value);
        if (terms.Commitments.Count == 0) Refuse(EquityErrors.OutOfRange, "Commitments", 0m);
        foreach (var commitment in terms.Commitments)
        {
            Known(commitment.Investor);
            Above("Amount", commitment.Amount);
        }
        foreach (var right in terms.ProRata)
        {
            Known(right.Holder);
            Above("Multiple", right.Multiple);
        }
        Once(terms.Commitments.Select(commitment => commitment.Investor));
        Once(terms.ProRata.Select(right => right.Holder));
        var money = terms.Commitments.Sum(commitment => commitment.Amount);
        if (terms.Valuation.Kind == ValuationKind.PostMoney && terms.Valuation.Amount > 0 && terms.Valuation.Amount <= money) Refuse(EquityErrors.ValuationTooSmall, terms.Valuation.Amount, money);
        if (before.Classes.Any(position => position is { Issued: > 0, Class.PayToPlay: PayToPlay.ConvertsToCommon }) && before.Classes.All(position => position.Class.Kind != ShareClassKind.Common))
            Refuse(EquityErrors.UnknownClass, nameof(ShareClassKind.Common));
        CheckPool();
        CheckConverting();

        void CheckPool()
        {
            if (terms.Pool is not { } pool) return;
            if (before.Pools.All(position => position.Pool.Id != pool.Pool)) Refuse(EquityErrors.UnknownPool, pool.Pool);
            if (pool.Share.Fraction is < 0 or >= 1) Refuse(EquityErrors.OutOfRange, "Share", pool.Share.Fraction);
            if (pool.NewShares is < 0) Refuse(EquityErrors.OutOfRange, "NewShares", (decimal)pool.NewShares.Value);
        }

        void CheckConverting()
        {
            foreach (var instrument in terms.Converting ?? [])
                if (before.Convertibles.All(outstanding => outstanding.Id != instrument)) Refuse(EquityErrors.UnknownInstrument, instrument);
            Once(terms.Converting ?? []);
        }

        void Known(string holder)
        {
            if (!holders.Contains(holder)) Refuse(EquityErrors.UnknownHolder, holder);
        }

        void Once(IEnumerable<string> names)
        {
            foreach (var twice in names.GroupBy(name => name).Where(group => group.Count() > 1)) Refuse(EquityErrors.NamedTwice, twice.Key);
        }

        void Above(string property, decimal value)
        {
            if (value <= 0) Refuse(EquityErrors.OutOfRange, property, value);
        }

        void AtLeast(string property, decimal value)
        {
            if (value < 0) Refuse(EquityErrors.OutOfRange, property, value);
        }

        void Refuse(string code, params object[] figures) => problems.Add(new(id, code, figures));
    }
}
