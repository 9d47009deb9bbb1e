using MediatR;
using Microsoft.EntityFrameworkCore;
using StartupPlanner.Domain.Common;
using StartupPlanner.Domain.Opportunity;
using StartupPlanner.Domain.Plans;
using StartupPlanner.Domain.Plans.Fields;
using StartupPlanner.Domain.Sharing;
using StartupPlanner.Web.Data;
using StartupPlanner.Web.Localization;
using StartupPlanner.Web.Pages.Planning;
using StartupPlanner.Web.Pages.Reading;
using StartupPlanner.Web.Pages.Shared;
using StartupPlanner.Web.Pipeline;

namespace StartupPlanner.Web.Pages.Search;

/// <summary>All that can be gone to by its name: places of the plan, who is there, and what can be done. Who may only read gets the chapters of the reading view.</summary>
public static class ViewIndex
{
    public sealed record Query(PlanId PlanId) : IPlanQuery<View>
    {
        public PlanRight Right => PlanRight.Read;
    }

    public sealed record View(IReadOnlyList<Group> Groups);

    public sealed record Group(string Name, IReadOnlyList<Place> Places);

    /// <param name="Where">The list or section in which it stands, or what a figure comes to; empty where there is none.</param>
    /// <param name="Act">What the page does by itself instead of going to the address: language, theme or export.</param>
    public sealed record Place(string Name, string Where, string Href, string Icon, string? Act = null);

    internal sealed class Handler(PlannerDb db, PlanScope scope, Viewer viewer, OutcomeFigures outcomes, Texts texts, Display display) : IRequestHandler<Query, Outcome<View>>
    {
        public async Task<Outcome<View>> Handle(Query query, CancellationToken cancellationToken)
        {
            var plan = await scope.PlanAsync(cancellationToken);
            var home = $"/plans/{plan.Id}";
            var acts = new Group(texts["Search.Acts"], [.. Acts(home)]);
            if (!scope.Role.Has(PlanRight.Comment)) return new View([new(texts["Search.Sections"], [.. Sections($"{home}/read#")]), acts]);
            return new View(
            [
                new(texts["Search.Sections"], [.. Sections($"{home}/")]),
                new(texts["Search.Questions"], [.. Questions(plan, home)]),
                new(texts["Search.Rows"], [.. Rows(plan, home)]),
                new(texts["Search.Figures"], [.. Figures(plan, home)]),
                new(texts["Search.People"], await PeopleAsync(plan.Id, home, cancellationToken)),
                acts,
            ]);
        }

        private IEnumerable<Place> Sections(string start) =>
            Outline.Asked.Select(section => new Place(texts.Of(section, "Section"), "", start + section.Segment, SectionIcons.Of(section)));

        private IEnumerable<Place> Questions(Plan plan, string home) =>
            from section in Outline.Asked
            from question in section.QuestionsFor(plan)
            select new Place(texts.Ask(question, ".Short"), texts.Of(section, "Section"), $"{home}/{question.Address}", SectionIcons.Of(section));

        private IEnumerable<Place> Rows(Plan plan, string home) =>
            from section in Outline.Asked
            from part in section.Parts
            where part.Shape is PartShape.Rows or PartShape.Fixed
            let question = Outline.QuestionFor(Address.Read(part.Address)!)
            where question?.AppliesTo(plan) == true
            from row in part.Entries(plan)
            let name = part.Shape == PartShape.Fixed ? texts.RowName(plan, part, row.Key) : part.NameOf(plan, row.Entity)
            where name.Length > 0
            select new Place(name, texts.Title(part), $"{RowPages.PathOf(plan, Address.Read(part.RowAddress(row.Key))!)}#{part.RowAddress(row.Key).Replace('/', '-')}", SectionIcons.Of(section));

        private IEnumerable<Place> Figures(Plan plan, string home)
        {
            yield return new(texts["Glance.Score"], display.Score(Scorecard.Of(plan.Opportunity.Scorecard).Total), $"{home}/opportunity/scorecard", "layout-dashboard");
            yield return new(texts["Glance.Sections"], texts["Shared.Answered", Outline.PercentOf(Outline.ShareIn(plan))], home, "layout-dashboard");
            if (Outline.Asked.SelectMany(section => section.QuestionsFor(plan)).FirstOrDefault(question => question.MovesMoney) is not { } money) yield break;
            foreach (var outcome in outcomes.Outcomes(plan, texts, display))
                yield return new(texts[$"Planning.Outcome.{Texts.Pascal(outcome.Key)}"], outcome.Text, $"{home}/{money.Address}", "layout-dashboard");
        }

        private async Task<IReadOnlyList<Place>> PeopleAsync(PlanId plan, string home, CancellationToken cancellationToken)
        {
            var page = scope.Role.Has(PlanRight.Manage) ? "share" : "activity";
            var members = await db.Members.Where(member => member.PlanId == plan).OrderBy(member => member.JoinedAt)
                .Join(db.Users, member => member.UserId, user => user.Id, (member, user) => new { user.Name, member.Role }).ToListAsync(cancellationToken);
            return [.. members.Select(member => new Place(member.Name, texts[$"Shared.Role.{member.Role}"], $"{home}/{page}", "users"))];
        }

        private IEnumerable<Place> Acts(string home)
        {
            yield return new(texts["Shared.Read"], "", $"{home}/read", "book-2");
            yield return new(texts["Search.Pdf"], "", $"{home}/plan.pdf?lang={(texts.IsChinese ? "zh" : "en")}", "file-type-pdf", "export");
            if (scope.Role.Has(PlanRight.Manage)) yield return new(texts["Shared.Share"], "", $"{home}/share", "share");
            if (scope.Role.Has(PlanRight.Comment)) yield return new(texts["Shared.Activity"], "", $"{home}/activity", "history");
            if (viewer.UserId is not null)
            {
                yield return new(texts["Search.NewPlan"], "", "/plans/new", "plus");
                yield return new(texts["Search.AllPlans"], "", "/plans", "list");
            }
            yield return new(texts["Search.Language"], "", "#", "language", "language");
            yield return new(texts["Shared.Theme"], "", "#", "moon", "theme");
        }
    }
}
