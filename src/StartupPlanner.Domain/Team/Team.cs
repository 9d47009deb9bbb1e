using StartupPlanner.Domain.Plans;
using StartupPlanner.Domain.Plans.Fields;

namespace StartupPlanner.Domain.Team;

/// <summary>Who works for the company, what they can do, who is still to come, what that costs, and how they work together.</summary>
public sealed class Team
{
    /// <summary>The people who work for the company already, founders and advisors among them.</summary>
    public RowList<Member> Members { get; } = [];

    /// <summary>The capabilities that the company needs.</summary>
    public FixedRows<Skill> Skills { get; } = new(Skill.Keys);

    /// <summary>How well each person, here or to come, has each of them.</summary>
    public CellMap<SkillLevel> Levels { get; } = [];

    /// <summary>What an employer pays on top of salaries, by the rules of a country.</summary>
    public OnCostPreset? OnCostPreset { get; private set; }

    /// <summary>What the employer pays on top of salaries, where no preset fits; a fraction.</summary>
    public decimal? OnCost { get; private set; }

    /// <summary>The roles that are paid, those that are filled and those to be filled.</summary>
    public RowList<Hire> Hires { get; } = [];

    /// <summary>How roles are filled.</summary>
    public RowList<RecruitingPlan> Recruiting { get; } = [];

    /// <summary>What people learn.</summary>
    public RowList<Training> Training { get; } = [];

    /// <summary>What people get besides their salaries.</summary>
    public RowList<Incentive> Incentives { get; } = [];

    /// <summary>The meetings that come again.</summary>
    public RowList<Meeting> Meetings { get; } = [];

    /// <summary>The tools with which people work together.</summary>
    public string Tools { get; private set; } = "";

    /// <summary>Who decides what, and how.</summary>
    public string Decisions { get; private set; } = "";

    /// <summary>How far the founders' agreement is.</summary>
    public AgreementState? AgreementState { get; private set; }

    /// <summary>What each founder gets and brings.</summary>
    public RowList<FounderTerms> Founders { get; } = [];

    /// <summary>What happens to the shares of a founder who leaves.</summary>
    public string LeaverTerms { get; private set; } = "";

    /// <summary>The founder's qualities as the founder sees them.</summary>
    public FixedRows<FounderQuality> Qualities { get; } = new(FounderQuality.Keys);

    private const string MembersList = "team/members";
    private const string HiresList = "team/hires";

    /// <summary>The section's fields and questions.</summary>
    public static Section Section { get; } = new(
        Map(),
        ask =>
        [
            ask.Ask("members") with { Importance = 3 },
            ask.Ask("skills", "skills", "levels"),
            ask.Ask("hiring", "on-cost-preset", "on-cost", "hires") with { Importance = 3, MovesMoney = true },
            ask.Ask("recruiting"),
            ask.Ask("training") with { Importance = 1, MovesMoney = true },
            ask.Ask("incentives"),
            ask.Ask("working-together", "tools", "decisions", "meetings") with { Importance = 1 },
            ask.Ask("founders-agreement", "agreement-state", "leaver-terms", "founders"),
            ask.Ask("self-assessment", "qualities") with { Importance = 1 },
        ]);

    private static SectionMap Map() => SectionMap.Of("team")
        .Own<Team>(plan => plan.Team, fields => fields
            .Choice(team => team.OnCostPreset, required: false)
            .Percentage(team => team.OnCost, max: 2, required: false)
            .Markdown(team => team.Tools, 2000)
            .Markdown(team => team.Decisions, 2000)
            .Choice(team => team.AgreementState)
            .Markdown(team => team.LeaverTerms, 3000))
        .Rows<Member>("members", plan => plan.Team.Members, maxRows: 60, declare: Member.Declare)
        .Fixed<Skill>("skills", plan => plan.Team.Skills, Skill.Keys, fields => fields
            .WholeNumber(skill => skill.Required, 0, SkillLevel.Highest)
            .Choice(skill => skill.Response, required: false)
            .ShortText(skill => skill.Note, 300, required: false))
        .Matrix<SkillLevel>("levels", plan => plan.Team.Levels, down: ["team/skills"], across: [MembersList, HiresList], fields => fields
            .WholeNumber(cell => cell.Level, 0, SkillLevel.Highest))
        .Rows<Hire>("hires", plan => plan.Team.Hires, maxRows: 100, declare: Hire.Declare)
        .Rows<RecruitingPlan>("recruiting", plan => plan.Team.Recruiting, maxRows: 60, declare: fields => fields
            .Reference(plan => plan.Role, targets: HiresList)
            .Choices(plan => plan.Channels)
            .Markdown(plan => plan.Requirements, 2000)
            .Markdown(plan => plan.Steps, 2000)
            .Reference(plan => plan.Owner, required: false, targets: MembersList))
        .Rows<Training>("training", plan => plan.Team.Training, maxRows: 60, declare: fields => fields
            .ShortText(training => training.Topic, 120)
            .References(training => training.Who, targets: [MembersList, HiresList])
            .Month(training => training.Month)
            .Estimate(training => training.Cost, FieldSet<Training>.CurrencyUnit)
            .ShortText(training => training.Provider, 120, required: false))
        .Rows<Incentive>("incentives", plan => plan.Team.Incentives, maxRows: 40, declare: Incentive.Declare)
        .Rows<Meeting>("meetings", plan => plan.Team.Meetings, maxRows: 30, declare: fields => fields
            .ShortText(meeting => meeting.Name, 80)
            .Choice(meeting => meeting.Rhythm)
            .ShortText(meeting => meeting.Purpose, 200)
            .References(meeting => meeting.Who, required: false, targets: MembersList))
        .Rows<FounderTerms>("founders", plan => plan.Team.Founders, maxRows: 12, declare: fields => fields
            .Reference(founder => founder.Member, targets: MembersList)
            .Percentage(founder => founder.Stake)
            .WholeNumber(founder => founder.VestingMonths, 0, 120, "months")
            .WholeNumber(founder => founder.CliffMonths, 0, 60, "months")
            .ShortText(founder => founder.Contribution, 300, required: false))
        .Fixed<FounderQuality>("qualities", plan => plan.Team.Qualities, FounderQuality.Keys, fields => fields
            .WholeNumber(quality => quality.Score, 1, 5)
            .ShortText(quality => quality.Evidence, 500)
            .ShortText(quality => quality.Action, 500, required: false));
}
