using StartupPlanner.Finance.Equity;

namespace StartupPlanner.Domain.Tests.Funding.Exchange;

/// <summary>Whether two tables say the same of who holds what.</summary>
internal static class SameTable
{
    public static void Assert(CapTable expected, CapTable actual) => Xunit.Assert.Equal(string.Join('\n', Lines(expected)), string.Join('\n', Lines(actual)));

    private static IEnumerable<string> Lines(CapTable table)
    {
        foreach (var holding in table.Holdings) yield return Invariant($"{holding.Holder} has {holding.Shares} {holding.Class}, {holding.Vested} vested, as converted {holding.AsConverted}");
        foreach (var position in table.Classes.Where(position => position.Issued > 0)) yield return Invariant($"{position.Class.Id}: {position.Issued}, {position.AsConverted}, rank {position.Class.Seniority}, {position.OriginalIssuePrice:0.000000} {position.ConversionPrice:0.000000}");
        foreach (var pool in table.Pools.Where(pool => pool.Reserved > 0)) yield return Invariant($"{pool.Pool.Id}: {pool.Reserved}, {pool.Granted}, {pool.Issued}, {pool.Available}");
        foreach (var grant in table.Grants) yield return Invariant($"{grant.Id} of {grant.Grant.Holder}: {grant.Outstanding} of {grant.Grant.Shares} at {grant.Grant.StrikePrice:0.######}, {grant.Vested} vested, {grant.Exercised} exercised, to {grant.Grant.Expires}");
        foreach (var warrant in table.Warrants) yield return Invariant($"{warrant.Id} of {warrant.Warrant.Holder}: {warrant.Outstanding} at {warrant.Warrant.StrikePrice:0.######}");
        foreach (var convertible in table.Convertibles) yield return Invariant($"{convertible.Id} of {convertible.Date}: {convertible.Accrued}, {Terms(convertible.Instrument)}");
        yield return Invariant($"{table.Issued} {table.IssuedAsConverted} {table.Options} {table.WarrantShares} {table.FullyDiluted}");
    }

    private static string Terms(ConvertibleInstrument instrument) => instrument.ToString();

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
