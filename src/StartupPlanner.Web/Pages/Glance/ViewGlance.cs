using MediatR;
using Microsoft.EntityFrameworkCore;
using StartupPlanner.Domain.Common;
using StartupPlanner.Domain.Evidence;
using StartupPlanner.Domain.Forecasting;
using StartupPlanner.Domain.Plans;
using StartupPlanner.Domain.Sharing;
using StartupPlanner.Web.Data;
using StartupPlanner.Web.Pages.Activity;
using StartupPlanner.Web.Pages.Planning;
using StartupPlanner.Web.Pages.Reading;
using StartupPlanner.Web.Pipeline;

namespace StartupPlanner.Web.Pages.Glance;

/// <summary>The plan at a glance: how far it is, what to do next, what others said and did.</summary>
public static class ViewGlance
{
    public sealed record Query(PlanId PlanId) : IPlanQuery<View>
    {
        public PlanRight Right => PlanRight.Comment;
    }

    /// <param name="Forecast">What the plan comes to, or what in it cannot be computed.</param>
    /// <param name="Outlook">How it may come out instead; null where no estimate has a range.</param>
    public sealed record View(
        PlanShell Shell, Plan Plan, Outcome<PlanForecast> Forecast, Outlook? Outlook, Question? NextBest, IReadOnlyList<Foundation> Foundations, IReadOnlyList<ThreadView> Open, IReadOnlyList<ActivityItem> Recent);

    internal sealed class Handler(PlannerDb db, PlanScope scope, PlanForecasts forecasts, PlanShells shells, ThreadViews threads, ActivityItems activity) : IRequestHandler<Query, Outcome<View>>
    {
        public async Task<Outcome<View>> Handle(Query query, CancellationToken cancellationToken)
        {
            var plan = await scope.PlanAsync(cancellationToken);
            // Of a conversation the last comment is shown. Both lists come in one round trip.
            var (open, recent) = (threads.Rows(onlyOpen: true, comments: 1), activity.Rows(6, null));
            var found = await db.Plans.AsNoTracking().Where(p => p.Id == query.PlanId).Select(p => new { Open = open.ToList(), Recent = recent.ToList() }).SingleAsync(cancellationToken);
            return new View(
                await shells.OfAsync(cancellationToken), plan, forecasts.Of(plan), forecasts.OutlookOf(plan), Outline.NextBest(plan), Foundation.Of(plan), threads.ViewsOf(plan, found.Open), activity.ItemsOf(plan, found.Recent));
        }
    }
}
