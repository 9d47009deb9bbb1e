using System.Globalization;
using StartupPlanner.Domain.Forecasting;

namespace StartupPlanner.Domain.Tests.Forecasting;

/// <summary>Of leads some buy, and of those some stay.</summary>
public sealed class TheSalesFunnel : MoneyTests
{
    [Theory]
    // 40 leads, 10 % buy; 0.9 of them are there after each of twelve months: 4 × 0.9¹².
    [InlineData("kind=subscription, growth=funnel, leads=40, conversion=10, churn=10", "40 4 1.1297")]
    [InlineData("kind=subscription, growth=funnel, leads=40, conversion=10", "40 4 4")]
    // Leads come from campaigns alone.
    [InlineData("kind=usage, growth=funnel, conversion=25, churn=100", "100 25 0")]
    // After two months half are there, then a tenth leaves in each of ten.
    [InlineData("kind=subscription, growth=funnel, leads=10, conversion=100, retention=100;80;50, churn=10", "10 10 1.7434")]
    [InlineData("kind=subscription, growth=funnel, leads=10, conversion=100, retention=100;90;80;70;60;50;50;50;50;50;50;50;40;30, churn=10", "10 10 4")]
    // Things are sold once: whoever was asked for another model before left a churn that nobody sees.
    [InlineData("kind=hardware, growth=funnel, leads=40, conversion=10, churn=10", "40 4 -")]
    public void Goes_from_leads_to_customers_to_those_after_a_year(string stream, string expected)
    {
        Row("revenue/streams", stream);
        Assert.Equal(expected, Funnel());
    }

    [Fact]
    public void Is_drawn_where_nothing_is_chosen_but_a_campaign_brings_leads_of_whom_some_buy()
    {
        var stream = Row("revenue/streams", "kind=subscription, conversion=10, leads=40");
        Assert.Null(SalesFunnel.Of(Plan, Plan.Revenue.Streams.Single()));
        Row("finance/costs", $"kind=marketing, amount=100, cost-per-lead=5, stream={stream}");
        Assert.Equal("40 4 4", Funnel());
    }

    [Theory]
    [InlineData("kind=subscription, growth=rate, new-customers=5, conversion=10")]
    [InlineData("kind=services, growth=funnel, conversion=10")]
    [InlineData("kind=subscription, growth=funnel, leads=10")]
    public void Is_none_where_a_stream_grows_otherwise_or_does_not_say_who_buys(string stream)
    {
        Row("revenue/streams", stream);
        Assert.Null(SalesFunnel.Of(Plan, Plan.Revenue.Streams.Single()));
    }

    private string Funnel()
    {
        var funnel = SalesFunnel.Of(Plan, Plan.Revenue.Streams.Single())!;
        return string.Create(CultureInfo.InvariantCulture, $"{funnel.Leads:0.####} {funnel.Customers:0.####} {funnel.AfterAYear?.ToString("0.####", CultureInfo.InvariantCulture) ?? "-"}");
    }
}
