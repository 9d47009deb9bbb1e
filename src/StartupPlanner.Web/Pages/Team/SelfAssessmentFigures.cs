using StartupPlanner.Domain.Plans;
using StartupPlanner.Domain.Team;
using StartupPlanner.Web.Localization;
using StartupPlanner.Web.Pages.Planning;

namespace StartupPlanner.Web.Pages.Team;

/// <summary>The founder's self-assessment: its mean, its radar and the two lowest.</summary>
internal sealed class SelfAssessmentFigures : IFigures
{
    public IReadOnlyList<string> Groups => ["qualities"];

    public IEnumerable<KeyValuePair<string, string>> Of(Plan plan, Texts texts, Display display)
    {
        var result = SelfAssessment.Of(plan.Team.Qualities);
        yield return new("qualities.mean", display.Score(result.Mean));
        yield return new("qualities.verdict", result switch
        {
            { Mean: null } => texts["Team.Qualities.Verdict.None"],
            { Lowest.Count: 0 } => texts["Team.Qualities.Verdict.Good", display.Score(result.Mean)],
            _ => texts["Team.Qualities.Verdict.Low", display.Score(result.Mean), texts.List(result.Lowest.Select(quality => texts[$"Team.Qualities.{Texts.Pascal(quality.Key)}"]))],
        });
        yield return new("qualities.radar", Radar.Points(RadarOf(plan, texts).Scores));
    }

    /// <summary>The radar of the self-assessment.</summary>
    public static RadarView RadarOf(Plan plan, Texts texts) => new(
        "qualities.radar", texts["Team.Qualities.Radar"],
        [.. plan.Team.Qualities.Select(quality => texts[$"Team.Qualities.{Texts.Pascal(quality.Key)}"])], [.. plan.Team.Qualities.Select(quality => (decimal)(quality.Score ?? 0))]);
}
