using StartupPlanner.Domain.Plans;
using StartupPlanner.Domain.Team;
using StartupPlanner.Web.Localization;
using StartupPlanner.Web.Pages.Planning;

namespace StartupPlanner.Web.Pages.Team;

/// <summary>What the team lacks, and what rests on one person.</summary>
internal sealed class SkillFigures : IFigures
{
    public IReadOnlyList<string> Groups => ["skills"];

    public IEnumerable<KeyValuePair<string, string>> Of(Plan plan, Texts texts, Display display) => Of(plan, texts);

    public static IEnumerable<KeyValuePair<string, string>> Of(Plan plan, Texts texts)
    {
        var gaps = SkillGap.Of(plan.Team);
        yield return new("skills.verdict", Verdict(gaps, texts));
        yield return new("skills.on-one", Named(gaps.Where(gap => gap.DependsOnOne), texts) is { Length: > 0 } names ? texts["Team.Skills.Verdict.OnOne", names] : "");
        foreach (var gap in gaps) yield return new($"skills.{gap.Skill.Key}", State(gap, texts));
    }

    /// <summary>How a capability stands, in a few words.</summary>
    private static string State(SkillGap gap, Texts texts) => gap switch
    {
        { Skill.Required: null } => "",
        { Required: 0 } => texts["Team.Skills.NotNeeded"],
        { Missing: 0, DependsOnOne: true } => texts["Team.Skills.DependsOnOne"],
        { Missing: 0 } => texts["Team.Skills.Covered"],
        { MissingAfterHiring: 0 } => texts["Team.Skills.GapUntilHired", gap.Missing],
        _ => texts["Team.Skills.Gap", gap.MissingAfterHiring],
    };

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
