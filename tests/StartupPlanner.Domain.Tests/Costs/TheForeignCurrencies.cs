using StartupPlanner.Domain.Costs;
using StartupPlanner.Domain.Plans;
using StartupPlanner.Domain.Tests.Plans;

namespace StartupPlanner.Domain.Tests.Costs;

public sealed class TheForeignCurrencies
{
    private readonly Plan plan = PlanUnderTest.Start();

    [Fact]
    public void Are_those_of_any_list_beside_the_plans_own()
    {
        plan.Set("overview/currency", "EUR");
        plan.Add("finance/costs", 1, values: [("currency", "USD")]);
        plan.Add("finance/assets", 2, values: [("currency", "EUR")]);
        plan.Add("team/hires", 3, values: [("currency", "GBP")]);
        plan.Add("revenue/streams", 4, values: [("currency", "USD")]);
        Assert.Equal(["GBP", "USD"], ForeignCurrencies.In(plan).Select(currency => $"{currency}").Order());
        plan.Add("finance/rates", 5, values: [("currency", "USD"), ("rate", "0.9")]);
        Assert.Equal(["GBP"], ForeignCurrencies.WithoutRate(plan).Select(currency => $"{currency}"));
    }

    [Fact]
    public void Are_asked_for_only_where_there_are_some()
    {
        var question = Outline.QuestionAt("finance", "currencies")!;
        Assert.DoesNotContain(question, Outline.SectionAt("finance")!.QuestionsFor(plan));
        plan.Add("finance/costs", 1, values: [("currency", "USD")]);
        Assert.Contains(question, Outline.SectionAt("finance")!.QuestionsFor(plan));
    }
}

/// <summary>Fields of a cost are asked for by how it comes about.</summary>
public sealed class TheFieldsOfACost
{
    [Theory]
    [InlineData("", "")]
    [InlineData("fixed", "amount quantity monthly-growth rise payment-days sales-tax")]
    [InlineData("one-off", "amount every rise payment-days sales-tax")]
    [InlineData("percent-of-line", "share line stream payment-days sales-tax")]
    [InlineData("per-unit", "amount rise stream payment-days sales-tax")]
    [InlineData("per-head", "amount rise payment-days sales-tax")]
    [InlineData("marketing", "amount rise stream cost-per-lead payment-days sales-tax")]
    [InlineData("training", "amount quantity monthly-growth every rise payment-days sales-tax")]
    [InlineData("inference", "amount quantity monthly-growth rise stream payment-days sales-tax")]
    [InlineData("api", "amount quantity monthly-growth rise stream payment-days sales-tax")]
    [InlineData("storage", "amount quantity monthly-growth rise payment-days sales-tax")]
    [InlineData("deposit", "amount")]
    public void Follow_its_kind(string kind, string expected)
    {
        var plan = PlanUnderTest.Start();
        plan.Add("finance/costs", 1, values: kind.Length == 0 ? [] : [("kind", kind)]);
        var part = Address.Read("finance/costs")!.Part!;
        Assert.Equal(expected, string.Join(' ', part.Fields.Where(field => field.Conditions.Count > 0 && field.AppliesTo(plan.Finance.Costs.Single())).Select(field => field.Segment)));
    }

    [Theory, InlineData("marketing", Domain.Team.CostArea.Marketing), InlineData("storage", Domain.Team.CostArea.Research), InlineData("api", Domain.Team.CostArea.CostOfSales), InlineData("deposit", Domain.Team.CostArea.General)]
    public void Leave_a_class_to_its_kind_where_none_is_chosen(string kind, Domain.Team.CostArea expected)
    {
        var plan = PlanUnderTest.Start();
        plan.Add("finance/costs", 1, values: [("kind", kind)]);
        Assert.Equal(expected, plan.Finance.Costs.Single().Class);
        plan.Set($"finance/costs/{PlanUnderTest.Id(1)}/area", "general");
        Assert.Equal(Domain.Team.CostArea.General, plan.Finance.Costs.Single().Class);
    }
}
