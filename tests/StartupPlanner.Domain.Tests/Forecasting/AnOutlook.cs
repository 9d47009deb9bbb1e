using StartupPlanner.Domain.Forecasting;

namespace StartupPlanner.Domain.Tests.Forecasting;

public sealed class AnOutlook : MoneyTests
{
    private Outlook? Found => Outlook.Of(PlanForecast.Of(Plan).Value);

    [Fact]
    public void Without_a_range_there_is_only_one_future()
    {
        Set("finance", "opening-cash", "2500");
        Row("finance/costs", "name=Rent, kind=fixed, amount=1000, area=general");
        Assert.Null(Found);
    }

    [Fact]
    public void Bands_lie_around_the_middle_and_the_stronger_estimate_comes_first()
    {
        Set("finance", "opening-cash", "100000");
        Row("finance/costs", "name=Rent, kind=fixed, amount=1000;1500;2000, area=general");
        Row("finance/costs", "name=Tea, kind=fixed, amount=10;15;20, area=general");
        var outlook = Found!;
        Assert.Equal(60, outlook.Bands.Count);
        Assert.All(outlook.Bands, band => Assert.Equal(band.Order(), band));
        Assert.InRange(outlook.Bands[59][2]!.Value, 100_000 - 60 * 1600, 100_000 - 60 * 1400);
        Assert.InRange(outlook.Lasting, 0.6, 0.95);
        Assert.EndsWith("/amount", outlook.Drivers[0].Input.Address, StringComparison.Ordinal);
        Assert.True(outlook.Drivers[0].Correlation < -0.9 && Math.Abs(outlook.Drivers[1].Correlation) < 0.3);
    }

    [Fact]
    public void The_same_plan_has_the_same_futures()
    {
        Row("finance/costs", "name=Rent, kind=fixed, amount=1000;1500;2000, area=general");
        Assert.Equal(Found!.Bands[30], Found!.Bands[30]);
        Assert.Equal(0, Found!.Lasting);
    }
}
