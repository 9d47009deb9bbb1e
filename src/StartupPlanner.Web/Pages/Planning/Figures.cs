using StartupPlanner.Domain.Opportunity;
using StartupPlanner.Domain.Plans;
using StartupPlanner.Web.Localization;

namespace StartupPlanner.Web.Pages.Planning;

/// <summary>
/// What follows from the answers, by name, as text for the page: the same names stand in the HTML as data-figure, so that a saved
/// edit can show at once what it changed. Only those are computed that the page shows.
/// </summary>
public interface IFigures
{
    /// <summary>The first words of the figures' names, such as scorecard.</summary>
    IReadOnlyList<string> Groups { get; }

    IEnumerable<KeyValuePair<string, string>> Of(Plan plan, Texts texts, Display display);

    /// <summary>Those of some groups alone. Where each row of a list is a group, only the rows that are named are computed.</summary>
    IEnumerable<KeyValuePair<string, string>> Of(Plan plan, IReadOnlyCollection<string> groups, Texts texts, Display display) => Groups.Any(groups.Contains) ? Of(plan, texts, display) : [];
}

/// <summary>How much is answered, for the plan, each section and each question.</summary>
internal sealed class ProgressFigures : IFigures
{
    public IReadOnlyList<string> Groups => ["plan", "ring", "progress"];

    public IEnumerable<KeyValuePair<string, string>> Of(Plan plan, Texts texts, Display display)
    {
        yield return new("plan.name", plan.Name);
        yield return new("plan.answered", texts["Shared.Answered", Outline.PercentOf(Outline.ShareIn(plan))]);
        foreach (var section in Outline.Asked)
        {
            var percent = Outline.PercentOf(section.ShareIn(plan));
            yield return new($"ring.{section.Segment}", Ring(percent));
            yield return new($"ring.{section.Segment}.label", texts["Shared.Answered", percent]);
            foreach (var question in section.QuestionsFor(plan))
            {
                var progress = question.In(plan);
                yield return new($"progress.{question.Address}", Of(progress, texts));
            }
        }
    }

    /// <summary>How much of a question is answered, in words; nothing where it asks for nothing.</summary>
    public static string Of(Progress progress, Texts texts) => progress.Total == 0 ? "" : texts["Planning.Progress", progress.Answered, progress.Total];

    /// <summary>The dash pattern of a ring whose circumference is 100.</summary>
    public static string Ring(int percent) => $"{percent} 100";
}

/// <summary>The scorecard's total, groups, radar and verdict.</summary>
internal sealed class ScorecardFigures : IFigures
{
    public IReadOnlyList<string> Groups => ["scorecard"];

    public IEnumerable<KeyValuePair<string, string>> Of(Plan plan, Texts texts, Display display)
    {
        var result = Scorecard.Of(plan.Opportunity.Scorecard);
        yield return new("scorecard.total", display.Score(result.Total));
        yield return new("scorecard.scored", texts["Opportunity.Verdict.Scored", result.Scored, result.Count]);
        yield return new("scorecard.weights", result.TotalWeight is 0 or 1 ? "" : texts["Opportunity.Verdict.Weights", display.Percent(result.TotalWeight, 2)]);
        yield return new("scorecard.verdict", texts[$"Opportunity.Verdict.{Band(result.Total)}"]);
        yield return new("scorecard.pulls", Pulls(result, texts));
        yield return new("scorecard.radar", Radar.Points(plan.Opportunity.Scorecard.Select(row => row.Score ?? 0m)));
        for (var group = 0; group < Indicators.Groups.Count; group++)
            yield return new($"scorecard.group.{Indicators.Groups[group]}", display.Score(result.Groups[group]));
        foreach (var (key, weight) in result.NormalizedWeights) yield return new($"scorecard.weight.{key}", "×" + weight.ToString("0.00", texts.Culture));
    }

    /// <summary>The scorecard's radar.</summary>
    public static RadarView RadarOf(Plan plan, Texts texts) => new(
        "scorecard.radar", texts["Planning.Radar"],
        [.. plan.Opportunity.Scorecard.Select(row => texts[$"Opportunity.Scorecard.{Texts.Pascal(row.Key)}"])], [.. plan.Opportunity.Scorecard.Select(row => row.Score ?? 0m)]);

    private static string Band(decimal? total) => total switch { null => "None", >= 4m => "Strong", >= 3.2m => "Good", >= 2.5m => "Mixed", _ => "Weak" };

    private static string Pulls(ScorecardResult result, Texts texts)
    {
        var names = result.Lowest.Select(key => (object)texts[$"Opportunity.Scorecard.{Texts.Pascal(key)}"]).ToArray();
        return names.Length switch { 0 => "", 1 => texts["Opportunity.Verdict.PullsOne", names], _ => texts["Opportunity.Verdict.Pulls", names] };
    }
}

/// <summary>A radar as its drawing shows it.</summary>
/// <param name="Figure">The name of the figure by which an edit brings it up to date.</param>
/// <param name="Scores">0 to 5, in the order of the names.</param>
public sealed record RadarView(string Figure, string Title, IReadOnlyList<string> Names, IReadOnlyList<decimal> Scores);

/// <summary>Geometry of a radar of scores from 0 to 5, in a box of 200 by 200 around the middle.</summary>
internal static class Radar
{
    public const decimal Radius = 80;

    public static string Points(IEnumerable<decimal> scores)
    {
        var values = scores.ToList();
        return string.Join(' ', values.Select((score, index) => Point(index, values.Count, score / 5m)));
    }

    public static string Point(int index, int count, decimal share)
    {
        var angle = 2 * Math.PI * index / count - Math.PI / 2;
        var radius = (double)(Radius * share);
        return string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{100 + radius * Math.Cos(angle):0.0},{100 + radius * Math.Sin(angle):0.0}");
    }
}
