using StartupPlanner.Domain.Forecasting;
using StartupPlanner.Domain.Plans;
using StartupPlanner.Domain.Plans.Fields;

namespace StartupPlanner.Domain.Tests.Forecasting;

/// <summary>Of a stream those fields count that its model and its growth need; the forecast reads no others.</summary>
public sealed class WhatAStreamAsks : MoneyTests
{
    private static readonly Part Streams = Outline.Parts.Single(part => part.Address == "revenue/streams");

    [Theory]
    [InlineData("kind=subscription, growth=rate", "growth customers-before new-customers monthly-growth churn price paid-yearly unit-cost", "leads conversion ceiling by-month rate per-customer people inventory-days")]
    [InlineData("kind=usage, growth=funnel", "leads conversion monthly-growth per-customer included tier-pricing price", "new-customers paid-yearly expansion rate")]
    [InlineData("kind=freemium, growth=s-curve", "ceiling half-way width rate price", "new-customers churn retention by-month")]
    [InlineData("kind=hardware, growth=new-by-month", "by-month price unit-cost inventory-days capacity", "customers-before churn new-customers rate")]
    [InlineData("kind=services", "people working-days rate price served-by seasonality", "growth new-customers churn unit-cost per-head sold-to")]
    [InlineData("kind=contract", "payment-days start end currency sales-tax", "growth price unit-cost by-month seasonality served-by")]
    // Amounts are typed whatever was chosen of growth before.
    [InlineData("kind=series", "by-month seasonality payment-days", "growth price new-customers")]
    [InlineData("kind=series, growth=rate", "by-month", "growth new-customers")]
    [InlineData("kind=subscription", "new-customers monthly-growth leads conversion churn", "ceiling by-month")]
    [InlineData("name=Something", "name kind payment-days", "price growth new-customers")]
    public void Depends_on_its_model_and_on_how_it_grows(string stream, string asked, string notAsked)
    {
        Row("revenue/streams", stream);
        var row = Plan.Revenue.Streams.Single();
        Assert.Equal([], asked.Split(' ').Where(segment => !Streams.FieldAt(segment)!.AppliesTo(row)));
        Assert.Equal([], notAsked.Split(' ').Where(segment => Streams.FieldAt(segment)!.AppliesTo(row)));
    }

    [Fact]
    public void And_what_it_does_not_ask_the_forecast_does_not_read()
    {
        var checkedFields = 0;
        for (var seed = 0; seed < MoneyPlans.Cases / 4; seed++)
        {
            var plan = MoneyPlans.Of(seed);
            var before = Amounts(plan);
            foreach (var stream in plan.Revenue.Streams)
                foreach (var field in Streams.Fields.Where(field => !field.AppliesTo(stream) && field.IsAnswered(stream) && !IsCampaigned(plan, stream, field)))
                {
                    field.Write(stream, "");
                    checkedFields++;
                }
            // A line that nothing reads any longer may be gone; none of those that are there has changed.
            Assert.Equal([], Amounts(plan).Except(before));
        }
        Assert.True(checkedFields > 100, $"{checkedFields} fields.");
    }

    // Whether a campaign fits is asked of how its stream grows, whatever the stream's model.
    private static bool IsCampaigned(Plan plan, Revenue.RevenueStream stream, Field field) => field.Segment is "growth" or "conversion" && plan.Finance.Costs.Any(cost => cost.Stream == stream.Id);

    private static List<string> Amounts(Plan plan) => PlanForecast.Of(plan) is { Succeeded: true, Value: var made }
        ? [.. made.Forecast.Lines.Select(line => $"{line.Key} {string.Join(' ', Enumerable.Range(1, made.Months).Select(month => made.Evaluation[line.Value, month]))}")]
        : ["none"];
}
