using StartupPlanner.Domain.Plans.Fields;

namespace StartupPlanner.Domain.Team;

/// <summary>How a gap is closed.</summary>
public enum SkillResponse
{
    /// <summary>Somebody who has it is hired.</summary>
    Hire,

    /// <summary>Somebody who is here learns it.</summary>
    Train,

    /// <summary>Somebody outside brings it.</summary>
    Partner,
}

/// <summary>A capability that the company needs.</summary>
public sealed class Skill : FixedRow
{
    /// <summary>The capabilities in order: four of any company, then those of one that builds on models.</summary>
    public static IReadOnlyList<string> Keys { get; } =
    [
        "research-and-development", "product", "market", "collaboration",
        "data", "modelling", "training-and-deployment", "evaluation", "domain-knowledge", "compliance",
    ];

    /// <summary>The level that the plan needs, 0 (not at all) to 5 (leads the field).</summary>
    public int? Required { get; private set; }

    /// <summary>How a gap is closed.</summary>
    public SkillResponse? Response { get; private set; }

    /// <summary>Who, when, or why not.</summary>
    public string Note { get; private set; } = "";
}

/// <summary>How well somebody has a capability.</summary>
public sealed class SkillLevel : Cell
{
    /// <summary>The highest level.</summary>
    public const int Highest = 5;

    /// <summary>0 (none), 1 (has seen it), 2 (helps), 3 (does it alone), 4 (teaches it), 5 (leads the field).</summary>
    public int? Level { get; private set; }
}

/// <summary>What a capability lacks.</summary>
/// <param name="Skill">The capability.</param>
/// <param name="Now">The highest level among those who are here; 0 where nobody has it.</param>
/// <param name="Planned">The highest level once those to come are here; at least <paramref name="Now"/>.</param>
/// <param name="Holders">How many of those who are here reach the level that is needed.</param>
public sealed record SkillGap(Skill Skill, int Now, int Planned, int Holders)
{
    /// <summary>The level that is needed; 0 where none is.</summary>
    public int Required => Skill.Required ?? 0;

    /// <summary>Levels that are missing today; 0 where none is.</summary>
    public int Missing => Math.Max(0, Required - Now);

    /// <summary>Levels that are still missing once everybody is hired.</summary>
    public int MissingAfterHiring => Math.Max(0, Required - Planned);

    /// <summary>Whether the company depends on one person for what it needs much of: a level of at least 3.</summary>
    public bool DependsOnOne => Required >= 3 && Holders == 1;

    /// <summary>What each capability lacks, in their order; those that are not needed too.</summary>
    public static IReadOnlyList<SkillGap> Of(Team team)
    {
        ArgumentNullException.ThrowIfNull(team);
        return [.. team.Skills.Select(skill => Of(team, skill))];
    }

    private static SkillGap Of(Team team, Skill skill)
    {
        List<int> here = [.. team.Members.Select(member => LevelOf(team, skill, member))];
        var now = here.DefaultIfEmpty(0).Max();
        var coming = team.Hires.Select(hire => LevelOf(team, skill, hire)).DefaultIfEmpty(0).Max();
        return new(skill, now, Math.Max(now, coming), here.Count(level => skill.Required > 0 && level >= skill.Required));
    }

    private static int LevelOf(Team team, Skill skill, Row person) => team.Levels[CellKey.Of(skill.Key, person.Key)]?.Level ?? 0;
}
