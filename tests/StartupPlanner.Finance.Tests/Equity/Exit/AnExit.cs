using StartupPlanner.Finance.Equity.Exit;
using StartupPlanner.Finance.Values;
using static StartupPlanner.Finance.Tests.Equity.Exit.AnySecurities;

namespace StartupPlanner.Finance.Tests.Equity.Exit;

/// <summary>What the words of the instruments say, worked out by hand.</summary>
public sealed class AnExit
{
    private static readonly SecuritiesAtExit Founders = new(Currency) { Classes = [new("Common", [new("Founder", 900_000)])] };

    [Theory]
    [InlineData(60_000, 60_000)]
    [InlineData(900_000, 100_000)]
    [InlineData(1_000_000, 100_000)]
    [InlineData(5_000_000, 500_000)]
    public void A_post_money_safe_takes_the_greater_of_its_money_and_its_part(decimal exitValue, decimal paid)
    {
        var securities = Founders with { Safes = [new("SAFE", "Angel", Money(100_000)) { ValuationCap = Money(1_000_000) }] };
        Assert.Equal(paid, Waterfall.Of(securities).At(Money(exitValue))["SAFE"].Amount.Amount, 9);
    }

    [Fact]
    public void A_pre_money_cap_is_divided_by_the_shares_without_safes()
    {
        var securities = Founders with { Safes = [new("SAFE", "Angel", Money(100_000)) { ValuationCap = Money(900_000), CapBasis = CapBasis.PreMoney }] };
        var payout = Waterfall.Of(securities).At(Money(2_000_000));
        Assert.Equal((100_000m, 200_000m), (payout["SAFE"].Shares, payout["SAFE"].Amount.Amount));
    }

    [Fact]
    public void A_safe_stands_on_a_par_with_preferred_shares()
    {
        var securities = Founders with
        {
            Classes = [.. Founders.Classes, new("A", [new("Fund", 100_000)]) { Preference = new(Money(3)) }],
            Safes = [new("SAFE", "Angel", Money(100_000)) { ValuationCap = Money(9_000_000) }],
        };
        var payout = Waterfall.Of(securities).At(Money(200_000));
        Assert.Equal((150_000m, 50_000m, 0m), (payout["A"].Amount.Amount, payout["SAFE"].Amount.Amount, payout["Common"].Amount.Amount));
    }

    [Fact]
    public void A_discount_without_a_cap_makes_the_safe_worth_more_ahead_of_common_shares_but_behind_preferences()
    {
        var securities = Founders with { Safes = [new("SAFE", "Angel", Money(80_000)) { Discount = Percentage.FromPercent(20) }] };
        var waterfall = Waterfall.Of(securities);
        Assert.Equal((80_000m, 90_000m, 100_000m, 100_000m), (Paid(80_000), Paid(90_000), Paid(100_000), Paid(9_000_000)));
        Assert.Contains(waterfall.BreakPoints, point => point is { Kind: BreakPointKind.DiscountPaid, Key: "SAFE", ExitValue.Amount: 100_000m });
        decimal Paid(decimal exitValue) => waterfall.At(Money(exitValue))["SAFE"].Amount.Amount;
    }

    [Theory]
    [InlineData(50_000, 50_000)]
    [InlineData(1_000_000, 210_000)]
    [InlineData(4_000_000, 440_000)]
    public void A_note_is_repaid_with_its_multiple_ahead_of_shares_or_converts_with_its_interest(decimal exitValue, decimal paid)
    {
        // 110,000 at a post-money cap of 1,000,000 is 11 %; twice the principal and the interest is 210,000.
        var securities = Founders with
        {
            Classes = [.. Founders.Classes, new("A", [new("Fund", 100_000)]) { Preference = new(Money(3)) { Seniority = 9 } }],
            Notes = [new("Note", "Lender", Money(100_000), Money(10_000)) { RepaymentMultiple = 2, ValuationCap = Money(1_000_000), CapBasis = CapBasis.PostMoney }],
        };
        Assert.Equal(paid, Waterfall.Of(securities).At(Money(exitValue))["Note"].Amount.Amount, 9);
    }

    [Fact]
    public void Costs_carve_out_and_debts_come_first_each_by_its_base()
    {
        var securities = Founders with
        {
            Costs = new(Money(100_000), Percentage.FromPercent(2)),
            CarveOut = new(Percentage.FromPercent(10), [new("Manager", 1)]) { Threshold = Money(880_000) },
            Debts = [new("Bank loan", "Bank", Money(500_000)) { Seniority = 1 }, new("Founder's loan", "Founder", Money(100_000))],
        };
        var payout = Waterfall.Of(securities).At(Money(2_000_000));
        // 2,000,000 − 140,000 costs = 1,860,000; a tenth of what exceeds 880,000 is 98,000.
        Assert.Equal((140_000m, 98_000m, 500_000m, 100_000m, 1_162_000m),
            (payout[TransactionCosts.Key].Amount.Amount, payout[CarveOut.Key].Amount.Amount, payout["Bank loan"].Amount.Amount, payout["Founder's loan"].Amount.Amount, payout["Common"].Amount.Amount));
        Assert.Equal(1_262_000m, payout.Holders.Single(holder => holder.Holder == "Founder").Amount.Amount);

        var afterDebts = Waterfall.Of(securities with { CarveOut = securities.CarveOut with { Base = CarveOutBase.AfterDebts } });
        Assert.Equal(38_000m, afterDebts.At(Money(2_000_000))[CarveOut.Key].Amount.Amount);
        Assert.Equal((500_000m, 60_000m), (afterDebts.At(Money(673_469.387755m))["Bank loan"].Amount.Amount, Math.Round(afterDebts.At(Money(673_469.387755m))["Founder's loan"].Amount.Amount, 3)));
    }

    [Fact]
    public void Options_are_exercised_only_in_the_money_and_unvested_ones_only_when_accelerated()
    {
        var securities = Founders with { Options = [new("Grant", "Employee", 50_000, Money(1)) { Unvested = 50_000 }] };
        Assert.Equal((ExitDecision.Lapsed, 0m), (Grant(securities, 900_000).Decision, Grant(securities, 900_000).Amount.Amount));
        // 1,850,000 + 50,000 of strikes for 950,000 shares is 2 a share.
        Assert.Equal((50_000m, 50_000m, 50_000m), (Grant(securities, 1_850_000).Amount.Amount, Grant(securities, 1_850_000).StrikePaid.Amount, Grant(securities, 1_850_000).Shares));
        var accelerated = securities with { UnvestedOptions = UnvestedOptions.Accelerated, OptionSettlement = OptionSettlement.Net };
        Assert.Equal((100_000m, 0m, 50_000m), (Grant(accelerated, 1_900_000).Amount.Amount, Grant(accelerated, 1_900_000).StrikePaid.Amount, Grant(accelerated, 1_900_000).Shares));
        static ClaimPayout Grant(SecuritiesAtExit securities, decimal exitValue) => Waterfall.Of(securities).At(Money(exitValue))["Grant"];
    }

    [Fact]
    public void Of_three_equal_parts_of_a_cent_the_first_in_the_order_of_names_gets_it()
    {
        var securities = new SecuritiesAtExit(Currency) { Classes = [new("Common", [new("Zoe", 1), new("Bo", 1), new("Al", 1)])] };
        var rounded = Waterfall.Of(securities).At(Money(100)).Rounded();
        Assert.Equal([("Al", 33.34m), ("Bo", 33.33m), ("Zoe", 33.33m)], rounded.Holders.Select(holder => (holder.Holder, holder.Amount.Amount)));
    }

    [Fact]
    public void Dividends_that_lift_the_preference_above_the_participation_cap_are_paid_and_nothing_beyond()
    {
        var securities = Founders with
        {
            Classes = [.. Founders.Classes, new("A", [new("Fund", 100_000)]) { Preference = new(Money(1)) { AccruedDividends = Money(2), Participation = new Participation.Capped(2) } }],
        };
        var payout = Waterfall.Of(securities).At(Money(1_000_000));
        Assert.Equal((300_000m, ExitDecision.TookPreference), (payout["A"].Amount.Amount, payout["A"].Decision));
    }
}
