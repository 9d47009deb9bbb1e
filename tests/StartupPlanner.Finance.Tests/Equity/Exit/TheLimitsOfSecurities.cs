using StartupPlanner.Finance.Equity.Exit;
using static StartupPlanner.Finance.Equity.Exit.ExitMistakeKind;
using static StartupPlanner.Finance.Tests.Equity.Exit.AnySecurities;

namespace StartupPlanner.Finance.Tests.Equity.Exit;

/// <summary>Each figure at its limit, and just beyond.</summary>
public sealed class TheLimitsOfSecurities
{
    private static readonly SecuritiesAtExit Sound = new(Currency) { Classes = [new("Common", [new("Founder", 100)])] };
    private static readonly ExitSafe Safe = new("SAFE", "Angel", Money(50));
    private static readonly ExitNote Note = new("Note", "Angel", Money(40), Money(10));

    public static TheoryData<SecuritiesAtExit, ExitMistake?> Limits { get; } = new()
    {
        { Class(new("A", [new("Fund", 1_000_000_000_000)])), null },
        { Class(new("A", [new("Fund", 1_000_000_000_001)])), new("A", "Holdings", TooLarge) },
        { Class(new("A", [new("Fund", 0)])), null },
        { Class(new("A", []) { ConversionRatio = 1_000_000 }), null },
        { Class(new("A", []) { ConversionRatio = 1_000_000.1m }), new("A", "ConversionRatio", TooLarge) },
        { Class(new("A", []) { ConversionRatio = 0.000001m }), null },
        { Class(new("A", []) { ConversionRatio = 0.0000009m }), new("A", "ConversionRatio", TooSmall) },
        { Preferred(new(Money(1e15m))), null },
        { Preferred(new(Money(1e15m + 1))), new("A", "OriginalIssuePrice", TooLarge) },
        { Preferred(new(Money(-1))), new("A", "OriginalIssuePrice", TooSmall) },
        { Preferred(new(Money(1)) { AccruedDividends = Money(-1) }), new("A", "AccruedDividends", TooSmall) },
        { Preferred(new(Money(1)) { Multiple = 0 }), null },
        { Preferred(new(Money(1)) { Multiple = -0.1m }), new("A", "Multiple", TooSmall) },
        { Preferred(new(Money(1)) { Multiple = 1000 }), null },
        { Preferred(new(Money(1)) { Multiple = 1000.1m }), new("A", "Multiple", TooLarge) },
        { Preferred(new(Money(1)) { Participation = new Participation.Capped(1) }), null },
        { Preferred(new(Money(1)) { Participation = new Participation.Capped(1000) }), null },
        { Preferred(new(Money(1)) { Participation = new Participation.Capped(1000.1m) }), new("A", "Participation", TooLarge) },
        { Sound with { Options = [new("Grant", "Employee", 0, Money(0))] }, null },
        { Sound with { Options = [new("Grant", "Employee", -1, Money(0))] }, new("Grant", "Vested", TooSmall) },
        { Sound with { Options = [new("Grant", "Employee", 0, Money(0)) { Unvested = -1 }] }, new("Grant", "Unvested", TooSmall) },
        { Sound with { Options = [new("Grant", "Employee", 0, Money(0)) { Unvested = 1_000_000_000_001 }] }, new("Grant", "Unvested", TooLarge) },
        { Sound with { Safes = [Safe with { PurchaseAmount = Money(0) }] }, new("SAFE", "PurchaseAmount", TooSmall) },
        { Sound with { Safes = [Safe with { ValuationCap = Money(0) }] }, new("SAFE", "ValuationCap", TooSmall) },
        { Sound with { Safes = [Safe with { Discount = new(0) }] }, null },
        { Sound with { Safes = [Safe with { Discount = new(-0.01m) }] }, new("SAFE", "Discount", TooSmall) },
        { Sound with { Safes = [Safe with { Discount = new(0.99m) }] }, null },
        { Sound with { Safes = [Safe with { ExitMultiple = 1000 }] }, null },
        { Sound with { Safes = [Safe with { ExitMultiple = 1000.1m }] }, new("SAFE", "ExitMultiple", TooLarge) },
        { Sound with { Notes = [Note with { AccruedInterest = Money(0) }] }, null },
        { Sound with { Notes = [Note with { AccruedInterest = Money(-1) }] }, new("Note", "AccruedInterest", TooSmall) },
        { Sound with { Notes = [Note with { ValuationCap = Money(0), CapBasis = CapBasis.PostMoney }] }, new("Note", "ValuationCap", TooSmall) },
        { Sound with { Notes = [Note with { RepaymentMultiple = 0.9m }] }, new("Note", "RepaymentMultiple", TooSmall) },
        { Sound with { Costs = new(Money(0), new(-0.01m)) }, new("transaction-costs", "OfExitValue", TooSmall) },
        { Sound with { CarveOut = new(new(-0.01m), [new("Manager", 1)]) }, new("carve-out", "Rate", TooSmall) },
        { Sound with { CarveOut = new(new(0), [new("Manager", 1)]) { Threshold = Money(-1) } }, new("carve-out", "Threshold", TooSmall) },
        { Sound with { CarveOut = new(new(0), [new("Manager", 0), new("Adviser", 1)]) }, null },
        { Sound with { CarveOut = new(new(0), [new("Manager", -1), new("Adviser", 2)]) }, new("carve-out", "Recipients", TooSmall) },
        { Sound with { PromisedOptions = 1_000_000_000_000 }, null },
        { Sound with { PromisedOptions = 1_000_000_000_001 }, new("", "PromisedOptions", TooLarge) },
        { Sound with { PromisedOptions = -1 }, new("", "PromisedOptions", TooSmall) },
        { Sound with { Classes = [new("Common", [new("Founder", 0)]), new("A", [])] }, new("", "Classes", NobodyTakesTheRest) },
        { Owned(Note with { ValuationCap = Money(100), CapBasis = CapBasis.PostMoney }), new("", "Safes", OwnedTwice) },
        { Owned(Note with { ValuationCap = Money(101), CapBasis = CapBasis.PostMoney }), null },
        { Owned(Note with { ValuationCap = Money(50), CapBasis = CapBasis.PreMoney }), null },
        { Owned(Note with { CapBasis = CapBasis.PostMoney }), null },
        { Sound with { Notes = [Note with { ValuationCap = Money(50), CapBasis = CapBasis.PostMoney }] }, new("", "Safes", OwnedTwice) },
        { Sound with { Safes = [Safe with { ValuationCap = Money(50), CapBasis = CapBasis.PreMoney }] }, null },
    };

    [Theory, MemberData(nameof(Limits))]
    public void Are_kept_to_the_last_unit(SecuritiesAtExit securities, ExitMistake? mistake) => Assert.Equal(mistake is null ? [] : [mistake], ExitMistakes.Of(securities));

    [Fact]
    public void Are_told_where_no_waterfall_can_be()
    {
        Assert.StartsWith("Grant: Strike TooSmall.", Assert.Throws<ArgumentException>(() => Waterfall.Of(Sound with { Options = [new("Grant", "Employee", 1, Money(-1))] })).Message, StringComparison.Ordinal);
        Assert.Equal(1e15m, Waterfall.Of(Sound).At(Money(1e15m))["Common"].Amount.Amount);
        Assert.Throws<ArgumentOutOfRangeException>(() => Waterfall.Of(Sound).At(Money(1e15m + 1)));
        Assert.Throws<ArgumentNullException>("securities", () => Waterfall.Of(null!));
        Assert.Throws<ArgumentNullException>("securities", () => ExitMistakes.Of(null!));
    }

    private static SecuritiesAtExit Class(ExitClass added) => Sound with { Classes = [.. Sound.Classes, added] };

    private static SecuritiesAtExit Preferred(LiquidationPreference preference) => Class(new("A", [new("Fund", 1)]) { Preference = preference });

    private static SecuritiesAtExit Owned(ExitNote note) => Sound with { Safes = [Safe with { ValuationCap = Money(100) }], Notes = [note] };
}
