using FsCheck;
using FsCheck.Fluent;
using StartupPlanner.Finance.Equity.Exit;
using StartupPlanner.Finance.Values;

namespace StartupPlanner.Finance.Tests.Equity.Exit;

/// <summary>Companies of all kinds, with few enough who decide that every combination of decisions can be tried.</summary>
internal static class AnySecurities
{
    public static readonly CurrencyCode Currency = new("USD");

    private static readonly Gen<long> Shares = Gen.Choose(1, 40).Select(count => count * 25_000L);

    private static readonly Gen<Participation> Participation = Gen.OneOf(
        Gen.Constant<Participation>(new Participation.None()),
        Gen.Constant<Participation>(new Participation.Full()),
        Gen.Choose(0, 8).Select(quarters => (Participation)new Participation.Capped(2 + quarters / 4m)));

    private static readonly Gen<LiquidationPreference> Preference =
        from price in Gen.Choose(1, 1000)
        from multiple in Gen.Elements(0.5m, 1m, 1m, 1m, 1.5m, 2m)
        from dividends in Gen.Elements(0, 0, 1)
        from seniority in Gen.Choose(0, 2)
        from participation in Participation
        select new LiquidationPreference(Money(price / 100m))
        {
            Multiple = multiple,
            AccruedDividends = dividends == 0 ? null : Money(price / 1000m),
            Seniority = seniority,
            Participation = participation,
        };

    private static readonly Gen<ExitClass> Preferred =
        from first in Shares
        from second in Shares
        from ratio in Gen.Elements(1m, 1m, 1m, 1.25m, 2m)
        from preference in Preference
        select new ExitClass("", [new("Angel", first), new("Fund", second)]) { ConversionRatio = ratio, Preference = preference };

    private static readonly Gen<ExitOption> Option =
        from vested in Shares
        from unvested in Shares
        from strike in Gen.Choose(0, 600)
        select new ExitOption("", "Employee", vested, Money(strike / 100m)) { Unvested = unvested };

    private static readonly Gen<ExitSafe> Safe =
        from amount in Gen.Choose(1, 20)
        from cap in Gen.Choose(0, 12)
        from discount in Gen.Elements(0, 0, 20)
        from basis in Gen.Elements(CapBasis.PostMoney, CapBasis.PostMoney, CapBasis.PreMoney)
        from multiple in Gen.Elements(1m, 1m, 1m, 2m)
        from seniority in Gen.Choose(0, 2)
        select new ExitSafe("", "Angel", Money(amount * 50_000m))
        {
            ValuationCap = cap == 0 ? null : Money(4_000_000m + cap * 500_000m),
            Discount = discount == 0 ? null : Percentage.FromPercent(discount),
            CapBasis = basis,
            ExitMultiple = multiple,
            Seniority = seniority,
        };

    private static readonly Gen<ExitNote> Note =
        from principal in Gen.Choose(1, 20)
        from interest in Gen.Choose(0, 9)
        from cap in Gen.Choose(0, 12)
        from basis in Gen.Elements(CapBasis.PostMoney, CapBasis.PreMoney)
        from multiple in Gen.Elements(1m, 1m, 2m)
        from seniority in Gen.Elements<int?>(null, null, 1)
        select new ExitNote("", "Lender", Money(principal * 30_000m), Money(principal * 30_000m * interest / 100m))
        {
            ValuationCap = cap == 0 ? null : Money(3_000_000m + cap * 700_000m),
            CapBasis = basis,
            RepaymentMultiple = multiple,
            Seniority = seniority,
        };

    private static readonly Gen<SecuritiesAtExit> Securities =
        from common in Shares
        from founders in Gen.Choose(0, 9)
        from preferred in Preferred.UpTo(3)
        from options in Option.UpTo(2)
        from safes in Safe.UpTo(3)
        from notes in Note.UpTo(1)
        from unvested in Gen.Elements(UnvestedOptions.Excluded, UnvestedOptions.Accelerated)
        from settlement in Gen.Elements(OptionSettlement.Cash, OptionSettlement.Net)
        from promised in Gen.Elements(0, 0, 50_000)
        // A company may have no common shares at all, if it has any others.
        select new SecuritiesAtExit(Currency)
        {
            Classes = [.. founders == 0 && preferred.Count > 0 ? [] : (ExitClass[])[new("Common", [new("Founder", common), new("Employee", common / 5)])],
                .. preferred.Select((each, index) => each with { Key = $"Series {(char)('A' + index)}" })],
            Options = [.. options.Select((each, index) => each with { Key = $"Grant {index + 1}" })],
            Safes = [.. safes.Select((each, index) => each with { Key = $"SAFE {index + 1}" })],
            Notes = [.. notes.Select((each, index) => each with { Key = $"Note {index + 1}" })],
            UnvestedOptions = unvested,
            OptionSettlement = settlement,
            PromisedOptions = promised,
        };

    /// <summary>Nothing ahead of notes, SAFEs and shares.</summary>
    public static readonly Arbitrary<SecuritiesAtExit> Bare = Arb.From(Securities);

    /// <summary>With costs, a carve-out and debts, or some of them.</summary>
    public static readonly Arbitrary<SecuritiesAtExit> Laden = Arb.From(
        from securities in Securities
        from costs in Gen.Choose(0, 3)
        from carveOut in Gen.Choose(0, 3)
        from threshold in Gen.Choose(0, 2)
        from basis in Gen.Elements(CarveOutBase.AfterCosts, CarveOutBase.AfterDebts)
        from debts in Gen.Choose(0, 3)
        select securities with
        {
            Costs = costs == 0 ? null : new(Money(costs * 33_333m), Percentage.FromPercent(costs)),
            CarveOut = carveOut == 0 ? null : new(Percentage.FromPercent(carveOut * 3), [new("Manager", 2), new("Employee", 1)]) { Base = basis, Threshold = threshold == 0 ? null : Money(threshold * 700_000) },
            Debts = [.. Enumerable.Range(1, debts).Select(index => new ExitDebt($"Loan {index}", index == 1 ? "Bank" : "Founder", Money(index * 123_457m)) { Seniority = index / 2 })],
        });

    public static readonly Arbitrary<decimal> ExitValue = Arb.From(Gen.OneOf(Gen.Choose(0, 60_000).Select(thousands => thousands * 1000m), Gen.Choose(0, 500_000_000).Select(cents => cents / 100m)));

    private static Gen<List<T>> UpTo<T>(this Gen<T> each, int most) => Gen.Choose(0, most).SelectMany(count => each.ListOf(count));

    /// <summary>Equal but for the rounding of the last of 28 digits.</summary>
    public static void Same(decimal expected, decimal actual) => Assert.InRange(actual, expected - 0.000000001m, expected + 0.000000001m);

    public static Money Money(decimal amount) => new(amount, Currency);
}
