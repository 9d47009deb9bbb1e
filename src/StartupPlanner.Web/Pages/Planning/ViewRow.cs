using MediatR;
using StartupPlanner.Domain.Common;
using StartupPlanner.Domain.Plans;
using StartupPlanner.Domain.Plans.Fields;
using StartupPlanner.Domain.Sharing;
using StartupPlanner.Web.Pages.Reading;
using StartupPlanner.Web.Pipeline;

namespace StartupPlanner.Web.Pages.Planning;

/// <summary>A row of a list whose rows have pages of their own, with everything that its page shows.</summary>
public static class ViewRow
{
    public sealed record Query(PlanId PlanId, string Section, string List, string Key) : IPlanQuery<View>
    {
        public PlanRight Right => PlanRight.Comment;
    }

    /// <param name="Around">The question that asks for the list, with the conversations about this row.</param>
    /// <param name="After">The key of the next row; null at the end of the list.</param>
    public sealed record View(ViewQuestion.View Around, Part Part, string Key, object Row, string? After);

    internal sealed class Handler(PlanScope scope, PlanShells shells, ThreadViews threads) : IRequestHandler<Query, Outcome<View>>
    {
        public async Task<Outcome<View>> Handle(Query query, CancellationToken cancellationToken)
        {
            var plan = await scope.PlanAsync(cancellationToken);
            if (Address.Read($"{query.Section}/{query.List}/{query.Key}") is not { IsRow: true, Part: { } part } address || !RowPages.Has(part)
                || part.Find(plan, query.Key) is not { } row || Outline.QuestionFor(address) is not { } question) return new Failure.NotFound();
            var page = RowPages.PathOf(plan, address);
            var here = (await threads.OfAsync(question, cancellationToken)).Where(thread => thread.Href == page).ToList();
            var around = new ViewQuestion.View(await shells.OfAsync(cancellationToken), plan, question, null, null, Outline.NextBest(plan, question), here);
            var keys = part.Entries(plan).Select(entry => entry.Key).ToList();
            return new View(around, part, query.Key, row, keys.ElementAtOrDefault(keys.IndexOf(query.Key) + 1));
        }
    }
}
