using StartupPlanner.Domain.Forecasting;
using StartupPlanner.Domain.Plans;
using StartupPlanner.Domain.Team;
using StartupPlanner.Finance.Values;
using StartupPlanner.Web.Localization;
using StartupPlanner.Web.Pages.Planning;
using StartupPlanner.Web.Pages.Shared;
using StartupPlanner.Web.Pipeline;

namespace StartupPlanner.Web.Pages.Team;

/// <summary>What follows from the answers about the team: gaps, headcount and its cost, founders' shares, the self-assessment.</summary>
internal sealed class TeamFigures(PlanForecasts forecasts) : IFigures
{
    public IReadOnlyList<string> Groups => ["skills", "hiring", "founders", "qualities"];

    public IEnumerable<KeyValuePair<string, string>> Of(Plan plan, Texts texts, Display display) =>
        [.. Skills(plan, texts), .. Hiring(plan, texts, display).Figures, .. Founders(plan, texts, display), .. Qualities(plan, texts, display)];

    public static IEnumerable<KeyValuePair<string, string>> Skills(Plan plan, Texts texts)
    {
        var gaps = SkillGap.Of(plan.Team);
        yield return new("skills.verdict", Verdict(gaps, texts));
        yield return new("skills.on-one", Named(gaps.Where(gap => gap.DependsOnOne), texts) is { Length: > 0 } names ? texts["Team.Skills.Verdict.OnOne", names] : "");
        foreach (var gap in gaps) yield return new($"skills.{gap.Skill.Key}", State(gap, texts));
    }

    /// <summary>How a capability stands, in a few words.</summary>
    public static string State(SkillGap gap, Texts texts) => gap switch
    {
        { Skill.Required: null } => "",
        { Required: 0 } => texts["Team.Skills.NotNeeded"],
        { Missing: 0, DependsOnOne: true } => texts["Team.Skills.DependsOnOne"],
        { Missing: 0 } => texts["Team.Skills.Covered"],
        { MissingAfterHiring: 0 } => texts["Team.Skills.GapUntilHired", gap.Missing],
        _ => texts["Team.Skills.Gap", gap.MissingAfterHiring],
    };

    /// <summary>Headcount and what it costs each month.</summary>
    public Chart Hiring(Plan plan, Texts texts, Display display)
    {
        var made = forecasts.Of(plan);
        if (made.Failure is not null) return new("hiring.chart", texts["Team.Hiring.Chart.Empty"], texts["Team.Hiring.Month"], [], []);
        var (forecast, people) = (made.Value, PeopleForecast.Of(plan, made.Value));
        List<string> labels = [.. Enumerable.Range(1, forecast.Months).Select(month => display.Month(forecast.MonthOf(month)))];
        List<ChartSeries> series =
        [
            .. from cost in people.Cost
               orderby cost.Key
               select new ChartSeries(texts[$"Team.CostArea.{cost.Key}"], [.. cost.Value.Select(amount => (decimal?)decimal.Round(amount, 2))], ChartShape.Bars, "cost", Unit: Display.Symbol(plan.Currency).Trim()),
            new(texts["Team.Hiring.Headcount"], [.. people.Heads.Select(heads => (decimal?)heads)], ChartShape.Step, Axis: 1),
        ];
        return new("hiring.chart", Title(people, labels, plan.Currency, texts, display), texts["Team.Hiring.Month"], labels, series);
    }

    private static string Title(PeopleForecast people, List<string> labels, CurrencyCode currency, Texts texts, Display display) => people.Heads.All(heads => heads == 0)
        ? texts["Team.Hiring.Chart.Empty"]
        : texts["Team.Hiring.Chart", display.Number(people.Heads[0]), labels[0], display.Number(people.Heads[^1]), labels[^1], display.Money(decimal.Round(people.TotalCost[^1]), currency)];

    public static IEnumerable<KeyValuePair<string, string>> Founders(Plan plan, Texts texts, Display display)
    {
        var stakes = plan.Team.Founders.Where(founder => founder.Stake is not null).ToList();
        var sum = stakes.Sum(founder => founder.Stake!.Value);
        yield return new("founders.sum", stakes.Count == 0 ? "" : texts[sum == 1 ? "Team.Founders.Sum" : "Team.Founders.SumOff", display.Percent(sum, 2)]);
        yield return new("founders.vesting", stakes.Any(founder => founder.VestingMonths is null or 0) ? texts["Team.Founders.NoVesting"] : "");
    }

    public static IEnumerable<KeyValuePair<string, string>> Qualities(Plan plan, Texts texts, Display display)
    {
        var result = SelfAssessment.Of(plan.Team.Qualities);
        yield return new("qualities.mean", display.Score(result.Mean));
        yield return new("qualities.verdict", result switch
        {
            { Mean: null } => texts["Team.Qualities.Verdict.None"],
            { Lowest.Count: 0 } => texts["Team.Qualities.Verdict.Good", display.Score(result.Mean)],
            _ => texts["Team.Qualities.Verdict.Low", display.Score(result.Mean), texts.List(result.Lowest.Select(quality => texts[$"Team.Qualities.{Texts.Pascal(quality.Key)}"]))],
        });
        yield return new("qualities.radar", Radar.Points(plan.Team.Qualities.Select(quality => (decimal)(quality.Score ?? 0))));
    }

    /// <summary>The radar of the self-assessment.</summary>
    public static RadarView RadarOf(Plan plan, Texts texts) => new(
        "qualities.radar", texts["Team.Qualities.Radar"],
        [.. plan.Team.Qualities.Select(quality => texts[$"Team.Qualities.{Texts.Pascal(quality.Key)}"])], [.. plan.Team.Qualities.Select(quality => (decimal)(quality.Score ?? 0))]);

    private static string Verdict(IReadOnlyList<SkillGap> gaps, Texts texts)
    {
        if (gaps.All(gap => gap.Skill.Required is null)) return texts["Team.Skills.Verdict.None"];
        var missing = gaps.Where(gap => gap.Missing > 0).ToList();
        return missing.Count switch
        {
            0 => texts["Team.Skills.Verdict.Covered"],
            1 => texts["Team.Skills.Verdict.One", Named(missing, texts)],
            _ => texts["Team.Skills.Verdict.Several", missing.Count, Named(missing, texts)],
        };
    }

    private static string Named(IEnumerable<SkillGap> gaps, Texts texts) => texts.List(gaps.Select(gap => texts[$"Team.Skills.{Texts.Pascal(gap.Skill.Key)}"]));
}
