using MediatR;
using StartupPlanner.Domain.Common;
using StartupPlanner.Domain.Plans;
using StartupPlanner.Domain.Sharing;
using StartupPlanner.Web.Localization;
using StartupPlanner.Web.Pages.Planning;
using StartupPlanner.Web.Pipeline;

namespace StartupPlanner.Web.Pages.Reading;

/// <summary>A place of the plan, or a conversation, with what it takes to comment on it.</summary>
public static class ViewPlace
{
    /// <param name="Address">The place; not asked for where there is a conversation.</param>
    public sealed record Query(PlanId PlanId, string Address, Guid? ThreadId) : IPlanQuery<View>
    {
        public PlanRight Right => PlanRight.Comment;
    }

    /// <param name="Address">The place asked for; the list around it where its row is gone.</param>
    /// <param name="Where">That place in words.</param>
    /// <param name="IsGone">Whether the row was removed in the meantime.</param>
    public sealed record View(PlanShell Shell, string Address, string Where, bool IsGone, ThreadView? Thread);

    internal sealed class Handler(PlanScope scope, PlanShells shells, ThreadViews threads, Texts texts) : IRequestHandler<Query, Outcome<View>>
    {
        public async Task<Outcome<View>> Handle(Query query, CancellationToken cancellationToken)
        {
            var shell = await shells.OfAsync(cancellationToken);
            if (query.ThreadId is { } id)
            {
                var thread = (await threads.AllAsync(cancellationToken)).FirstOrDefault(thread => thread.Id == id);
                return thread is null ? new Failure.NotFound() : new View(shell, thread.Address, thread.Where, false, thread);
            }
            if (Address.Read(query.Address) is not { } address) return new Failure.NotFound();
            var plan = await scope.PlanAsync(cancellationToken);
            var isGone = address.Key.Length > 0 && address.Part!.Find(plan, address.Key) is null;
            var place = isGone ? Address.Read(address.Part!.Address)! : address;
            return new View(shell, place.Text, texts.Where(plan, place), isGone, null);
        }
    }
}
