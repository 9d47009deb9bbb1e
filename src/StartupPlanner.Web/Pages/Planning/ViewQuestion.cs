using MediatR;
using StartupPlanner.Domain.Common;
using StartupPlanner.Domain.Plans;
using StartupPlanner.Domain.Sharing;
using StartupPlanner.Web.Pages.Reading;
using StartupPlanner.Web.Pipeline;

namespace StartupPlanner.Web.Pages.Planning;

/// <summary>A question of the outline with everything that its page shows.</summary>
public static class ViewQuestion
{
    public sealed record Query(PlanId PlanId, string Section, string Question) : IPlanQuery<View>
    {
        public PlanRight Right => PlanRight.Comment;
    }

    /// <param name="Before">The question before it in the section; null for the first.</param>
    /// <param name="After">The question after it, in the next section where need be; null at the end of the plan.</param>
    public sealed record View(PlanShell Shell, Plan Plan, Question Question, Question? Before, Question? After, Question? NextBest, IReadOnlyList<ThreadView> Threads);

    internal sealed class Handler(PlanScope scope, PlanShells shells, ThreadViews threads) : IRequestHandler<Query, Outcome<View>>
    {
        public async Task<Outcome<View>> Handle(Query query, CancellationToken cancellationToken)
        {
            if (Outline.QuestionAt(query.Section, query.Question) is not { } question) return new Failure.NotFound();
            var plan = await scope.PlanAsync(cancellationToken);
            var all = Outline.Sections.SelectMany(section => section.QuestionsFor(plan)).ToList();
            var index = all.IndexOf(question);
            return new View(
                await shells.OfAsync(cancellationToken), plan, question,
                index > 0 ? all[index - 1] : null,
                index >= 0 && index + 1 < all.Count ? all[index + 1] : null,
                Outline.NextBest(plan, question),
                await threads.OfAsync(question, cancellationToken));
        }
    }
}
