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
    public void Goes_from_leads_to_customers_to_those_after_a_year(string stream, string expected)
    {
        Row("revenue/streams", stream);
        var funnel = SalesFunnel.Of(Plan.Revenue.Streams.Single())!;
        Assert.Equal(expected, FormattableString.Invariant($"{funnel.Leads:0.####} {funnel.Customers:0.####} {funnel.AfterAYear:0.####}"));
    }

    [Theory]
    [InlineData("kind=subscription, growth=rate, new-customers=5, conversion=10")]
    [InlineData("kind=services, growth=funnel, conversion=10")]
    [InlineData("kind=subscription, growth=funnel, leads=10")]
    public void Is_none_where_a_stream_grows_otherwise_or_does_not_say_who_buys(string stream)
    {
        Row("revenue/streams", stream);
        Assert.Null(SalesFunnel.Of(Plan.Revenue.Streams.Single()));
    }
}
