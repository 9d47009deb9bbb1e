using StartupPlanner.Domain.Forecasting;
using StartupPlanner.Domain.Plans;
using StartupPlanner.Domain.Plans.Fields;
using StartupPlanner.Domain.Tests.Plans;
using StartupPlanner.Finance.Modeling;

namespace StartupPlanner.Domain.Tests.Forecasting;

public sealed class TheSamples
{
    private const string Folder = "src/StartupPlanner.Web/Data/Samples";

    public static TheoryData<string> Files => Repository.Samples;

    [Theory, MemberData(nameof(Files))]
    public void Balance_to_the_cent_in_every_month_of_every_scenario(string file)
    {
        var plan = Read(file);
        Assert.True(plan.Finance.Scenarios.Count >= 3);
        foreach (var scenario in plan.Finance.Scenarios.Select(scenario => (string?)scenario.Name).Append(null))
        {
            var (forecast, evaluation) = Made(plan, scenario);
            Assert.All(evaluation[forecast.Balance.Difference], difference => Assert.Equal(0, decimal.Round(difference!.Value, 2)));
            Assert.NotEqual(0, evaluation[forecast.Income.Revenue, forecast.Model.Months]);
        }
    }

    [Theory, MemberData(nameof(Files))]
    public void Tell_a_business_that_can_be_believed(string file)
    {
        var plan = Read(file);
        var (forecast, evaluation) = Made(plan, null);
        var figures = forecast.KeyFiguresOf(evaluation);
        Assert.Null(figures.CashOutMonth);
        Assert.InRange(figures.BreakEvenMonth!.Value, 37, 60);
        Assert.InRange(evaluation.Total(forecast.Income.Revenue, 1, 12)!.Value, 100_000, 1_200_000);
        Assert.InRange(evaluation.Total(forecast.Find("gross-margin")!, 49, 60)!.Value, 0.6m, 0.8m);
        var cautious = Made(plan, plan.Finance.Scenarios.First().Name);
        Assert.True(cautious.Forecast.KeyFiguresOf(cautious.Evaluation).LowestCash < figures.LowestCash || cautious.Evaluation[cautious.Forecast.Cash.ClosingCash, 60] < evaluation[forecast.Cash.ClosingCash, 60]);
    }

    [Theory, InlineData("lumen-dx"), InlineData("smart-retail")]
    public void Have_the_same_figures_in_both_languages(string name)
    {
        var (english, chinese) = (Read($"{Folder}/{name}.en.json"), Read($"{Folder}/{name}.zh-CN.json"));
        string?[] scenarios = [null, .. english.Finance.Scenarios.Select(scenario => scenario.Key)];
        Assert.Equal(scenarios.Skip(1), chinese.Finance.Scenarios.Select(scenario => scenario.Key));
        foreach (var scenario in scenarios)
        {
            var (one, other) = (Figures(Made(english, scenario)), Figures(Made(chinese, scenario)));
            Assert.Equal(one.Keys.Order(), other.Keys.Order());
            Assert.All(one, line => Assert.Equal(line.Value, other[line.Key]));
        }
    }

    [Theory, InlineData("lumen-dx"), InlineData("smart-retail")]
    public void Differ_only_in_words(string name)
    {
        var (english, chinese) = (Read($"{Folder}/{name}.en.json"), Read($"{Folder}/{name}.zh-CN.json"));
        FieldType[] words = [FieldType.ShortText, FieldType.Markdown];
        foreach (var part in Outline.Parts)
            foreach (var (one, other) in part.Entries(english).Zip(part.Entries(chinese)))
            {
                Assert.Equal(one.Key, other.Key);
                foreach (var field in part.Fields.Where(field => !words.Contains(field.Type) && field.Segment is not ("language" or "standard")))
                    Assert.Equal((part.Address, one.Key, field.Segment, field.Read(one.Entity)), (part.Address, other.Key, field.Segment, field.Read(other.Entity)));
            }
    }

    private static Plan Read(string file) => PlanFile.Read(Repository.Read(file), PlanId.New(), PlanUnderTest.Noon).Value;

    private static (Forecast Forecast, Evaluation Evaluation) Made(Plan plan, string? scenario)
    {
        var forecast = Forecast.Of(Scenarios.Apply(plan, scenario).Value).Value;
        return (forecast, forecast.Evaluate());
    }

    private static Dictionary<string, IReadOnlyList<decimal?>> Figures((Forecast Forecast, Evaluation Evaluation) made) =>
        made.Forecast.Lines.ToDictionary(line => line.Key, line => made.Evaluation[line.Value]);
}
