using FsCheck;
using FsCheck.Fluent;
using StartupPlanner.Finance.Functions;

namespace StartupPlanner.Finance.Tests.Functions;

public sealed class ADepreciation
{
    private sealed record Asset(double Cost, double Salvage, double Life, double Factor);

    private static readonly Arbitrary<Asset> Assets = Arb.From(
        from cost in Gen.Choose(1, 100_000)
        from share in Gen.Choose(0, 100)
        from life in Gen.OneOf(Gen.Choose(1, 40).Select(life => (double)life), Gen.Choose(1, 400).Select(life => life / 10.0))
        from factor in Gen.Choose(1, 60)
        select new Asset(cost, Math.Round(cost * share / 100.0, 2), life, factor / 10.0));

    [Fact]
    public void Takes_the_asset_down_to_its_salvage_value_by_the_end_of_its_life() => Prop.ForAll(Assets, asset =>
    {
        Same(asset.Cost - asset.Salvage, Variable(asset, 0, asset.Life), asset);
        Assert.True(Variable(asset, 0, asset.Life, withoutSwitch: true) <= (asset.Cost - asset.Salvage) * (1 + 1e-12));
        var years = Enumerable.Range(1, (int)Math.Ceiling(asset.Life)).ToArray();
        Same(asset.Cost - asset.Salvage, years.Length * Number(Depreciation.StraightLine(asset.Cost, asset.Salvage, years.Length)), asset);
        Same(asset.Cost - asset.Salvage, years.Sum(year => Number(Depreciation.SumOfYearsDigits(asset.Cost, asset.Salvage, years.Length, year))), asset);
        Assert.True(years.Sum(year => Number(Depreciation.DoubleDecliningBalance(asset.Cost, asset.Salvage, years.Length, year, asset.Factor))) <= (asset.Cost - asset.Salvage) * (1 + 1e-12));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Leaves_nothing_to_write_off_once_all_is_written_off()
    {
        Assert.Equal(0, Number(Depreciation.VariableDecliningBalance(97176, 23273.58, 23, 15, 17, 2.28)));
        Assert.Equal(0, Number(Depreciation.VariableDecliningBalance(725408578844, 258393878927.98, 18, 8.39, 14.4, 3)));
        Assert.Equal(0, Number(Depreciation.FixedDecliningBalance(947462.47, 0, 6, 2, 12)));
    }

    [Fact]
    public void Of_two_stretches_in_a_row_is_that_of_both() => Prop.ForAll(Assets, Arb.From(Gen.Choose(0, 100)), Arb.From(Gen.Choose(0, 100)), (asset, first, second) =>
    {
        var (from, to) = (asset.Life * Math.Min(first, second) / 100, asset.Life * Math.Max(first, second) / 100);
        foreach (var withoutSwitch in (bool[])[false, true])
            Same(Variable(asset, 0, to, withoutSwitch), Variable(asset, 0, from, withoutSwitch) + Variable(asset, from, to, withoutSwitch), asset);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Without_a_switch_it_is_the_declining_balance_of_each_period() => Prop.ForAll(Assets, asset =>
    {
        for (var period = 1; period <= asset.Life; period++)
            Same(Number(Depreciation.DoubleDecliningBalance(asset.Cost, asset.Salvage, asset.Life, period, asset.Factor)), Variable(asset, period - 1, period, withoutSwitch: true), asset);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void At_a_fixed_share_follows_a_short_first_year()
    {
        // 1 − 0.1^(1/6) is 0.3187…; the share is 0.319 of what is left.
        Assert.Equal(1000 * 0.319 * 7 / 12, Number(Depreciation.FixedDecliningBalance(1000, 100, 6, 1, 7)), 1e-9);
        Assert.Equal((1000 - 1000 * 0.319 * 7 / 12) * 0.319, Number(Depreciation.FixedDecliningBalance(1000, 100, 6, 2, 7)), 1e-9);
        Assert.Equal((1000 - 1000 * 0.319 * 7 / 12) * Math.Pow(0.681, 5) * 0.319 * 5 / 12, Number(Depreciation.FixedDecliningBalance(1000, 100, 6, 7, 7)), 1e-9);
        Assert.Equal([new Mistake("period", MistakeKind.TooLarge, 6)], Assert.IsType<Answer.Invalid>(Depreciation.FixedDecliningBalance(1000, 100, 6, 7)).Mistakes);
        Assert.Equal((1000.0, 0.0), (Number(Depreciation.FixedDecliningBalance(1000, 0, 5, 1)), Number(Depreciation.FixedDecliningBalance(1000, 0, 5, 2))));
        Assert.Equal(0, Number(Depreciation.FixedDecliningBalance(0, 0, 5, 2)));
    }

    private static double Variable(Asset asset, double start, double end, bool withoutSwitch = false) =>
        Number(Depreciation.VariableDecliningBalance(asset.Cost, asset.Salvage, asset.Life, start, end, asset.Factor, withoutSwitch));

    private static double Number(Answer answer) => Assert.IsType<Answer.Value>(answer).Number;

    private static void Same(double expected, double actual, Asset asset) => Assert.Equal(expected, actual, 1e-12 * asset.Cost);
}
