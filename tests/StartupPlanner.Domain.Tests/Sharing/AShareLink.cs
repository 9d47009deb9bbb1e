using StartupPlanner.Domain.Plans;
using StartupPlanner.Domain.Sharing;
using StartupPlanner.Domain.Tests.Plans;

namespace StartupPlanner.Domain.Tests.Sharing;

public sealed class AShareLink
{
    private static ShareLink For(int days) => new(PlanId.New(), "Bank", [1], PlanUnderTest.Noon, days);

    [Fact]
    public void Stands_until_its_last_day_is_over()
    {
        var link = For(days: 7);
        Assert.True(link.StandsAt(PlanUnderTest.Noon));
        Assert.True(link.StandsAt(PlanUnderTest.Noon.AddDays(7).AddTicks(-1)));
        Assert.False(link.StandsAt(PlanUnderTest.Noon.AddDays(7)));
    }

    [Fact]
    public void Stands_no_more_once_it_is_revoked()
    {
        var link = For(days: 7);
        link.Revoke(PlanUnderTest.Noon.AddDays(1));
        link.Revoke(PlanUnderTest.Noon.AddDays(2));
        Assert.False(link.StandsAt(PlanUnderTest.Noon));
        Assert.Equal(PlanUnderTest.Noon.AddDays(1), link.RevokedAt);
    }

    [Fact]
    public void Counts_how_often_it_was_opened()
    {
        var link = For(days: 7);
        link.Open(PlanUnderTest.Noon.AddHours(1));
        link.Open(PlanUnderTest.Noon.AddHours(2));
        Assert.Equal((2, PlanUnderTest.Noon.AddHours(2)), (link.Opened, link.LastOpenedAt!.Value));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(366)]
    public void Is_made_for_a_day_to_a_year(int days) => Assert.Throws<ArgumentOutOfRangeException>(() => For(days));
}
