using StartupPlanner.Domain.Plans;
using StartupPlanner.Domain.Sharing;
using StartupPlanner.Web.Pipeline;

namespace StartupPlanner.Web.Pages.Planning;

/// <summary>What stands around every page of a plan: its name, its sections with their state, who else is there.</summary>
public sealed record PlanShell(
    PlanId Id, string Name, string Pitch, PlanRole Role, long Revision, DateTimeOffset ChangedAt, int Percent,
    IReadOnlyList<PlanShell.SectionState> Sections, IReadOnlyList<string> Members, bool IsSignedIn)
{
    public sealed record SectionState(Section Section, int Percent, int OpenComments, string FirstQuestion);

    public bool CanEdit => Role.Has(PlanRight.Edit);

    public bool CanComment => Role.Has(PlanRight.Comment);

    public bool CanManage => Role.Has(PlanRight.Manage);

    public string Mark => Name.Length == 0 ? "?" : System.Globalization.StringInfo.GetNextTextElement(Name).ToUpperInvariant();
}

/// <summary>Makes the shell for the request's plan.</summary>
internal sealed class PlanShells(PlanScope scope, Viewer viewer)
{
    public async Task<PlanShell> OfAsync(CancellationToken cancellationToken)
    {
        var plan = await scope.PlanAsync(cancellationToken);
        var threads = scope.Role.Has(PlanRight.Comment) ? scope.OpenThreads : [];
        return new(
            plan.Id, plan.Name, plan.Pitch, scope.Role, plan.Revision, plan.ChangedAt, Outline.PercentOf(Outline.ShareIn(plan)),
            [.. Outline.Asked.Select(section => State(plan, section, threads))],
            scope.Members, viewer.UserId is not null);
    }

    private static PlanShell.SectionState State(Plan plan, Section section, IEnumerable<string> threads) => new(
        section,
        Outline.PercentOf(section.ShareIn(plan)),
        threads.Count(address => address == section.Segment || address.StartsWith(section.Segment + "/", StringComparison.Ordinal)),
        (section.QuestionsFor(plan).FirstOrDefault(question => !question.In(plan).IsComplete) ?? section.QuestionsFor(plan).First()).Key);
}
