using StartupPlanner.Finance.Equity;

namespace StartupPlanner.Finance.Tests.Equity;

/// <summary>The price of a round by repeated substitution, from a price that is too high; slow, inexact and written from the terms alone: an oracle for the exact solver.</summary>
internal static class Substitution
{
    public static decimal? Price(CapTable before, PricedRound round)
    {
        var terms = round.Terms;
        var money = terms.Commitments.Sum(commitment => commitment.Amount);
        double f = before.FullyDiluted, converted = 0, pool = 0, gained = 0, price = 0;
        var amounts = before.Convertibles.Select(outstanding => (double)outstanding.Instrument.Converting(outstanding.Date, round.Date, before.Currency)).ToArray();
        var counted = before.Pools.Sum(p => p.Unissued) + (terms.Pool?.Counts == PoolCount.Unissued ? 0 : before.Pools.Sum(p => p.Promised)) + (terms.Pool?.Counts == PoolCount.UnissuedPromisedAndGranted ? before.Options : 0);
        for (var pass = 0; pass < 20_000; pass++)
        {
            var previous = price;
            var inside = f + gained + (terms.Pool is { Placement: PoolPlacement.InPreMoney } ? pool : 0);
            var worth = (double)terms.Valuation.Amount;
            price = terms.Valuation.Kind switch
            {
                ValuationKind.PricePerShare => worth,
                ValuationKind.PostMoney => (worth - (double)money) / (inside + converted),
                _ when terms.Conversions == ConversionBasis.OutsidePreMoney => worth / inside,
                _ when terms.Conversions == ConversionBasis.DollarsInvested => (worth + amounts.Sum()) / (inside + converted),
                _ => worth / (inside + converted),
            };
            var total = converted;
            converted = before.Convertibles.Select((outstanding, index) => amounts[index] / Lowest(before, index, price, f, gained, total, pool)).Sum();
            var bought = (double)money / price;
            if (terms.Pool is { } target)
            {
                var share = (double)target.Share.Fraction;
                pool = Math.Max(0, (share * (f + gained + converted + (target.Of == PoolBase.PostMoney ? bought : 0)) - counted) / (1 - share));
            }
            if (terms.AntiDilution == AntiDilutionTiming.InPreMoney) gained = before.Classes.Sum(position => Gained(before, position, price, bought, (double)money));
            if (pass > 10 && Math.Abs(price / previous - 1) < 1e-15) return (decimal)price;
        }
        return null;
    }

    private static double Lowest(CapTable before, int index, double price, double f, double gained, double converted, double pool)
    {
        var instrument = before.Convertibles[index].Instrument;
        IEnumerable<ConvertibleInstrument> terms = instrument is Safe { MostFavoredNation: true }
            ? [instrument, .. before.Convertibles.Skip(index + 1).Select(later => later.Instrument).OfType<Safe>()]
            : [instrument];
        var lowest = price;
        foreach (var term in terms)
        {
            if (term.Discount is { } discount) lowest = Math.Min(lowest, price * (double)discount.PricePaid.Fraction);
            var capitalization = f + gained + (term.Capitalization.HasFlag(CompanyCapitalization.ConvertingSecurities) ? converted : 0) + (term.Capitalization.HasFlag(CompanyCapitalization.PoolIncrease) ? pool : 0);
            if (term.ValuationCap is { } cap) lowest = Math.Min(lowest, (double)cap / capitalization);
        }
        return lowest;
    }

    private static double Gained(CapTable before, ClassPosition position, double price, double bought, double money)
    {
        if (position.Issued == 0 || position.Class.AntiDilution == AntiDilution.None || position.ConversionPrice is not { } old || price >= (double)old) return 0;
        var a = position.Class.WeightedAverageBase switch
        {
            WeightedAverageBase.FullyDiluted => before.FullyDiluted,
            WeightedAverageBase.Outstanding => before.IssuedAsConverted,
            WeightedAverageBase.OutstandingWithOptions => before.IssuedAsConverted + before.Options + before.WarrantShares,
            _ => (double)position.AsConverted,
        };
        var adjusted = position.Class.AntiDilution == AntiDilution.FullRatchet ? price : (double)old * (a + money / (double)old) / (a + bought);
        return position.AsConverted * ((double)old / adjusted - 1);
    }
}
