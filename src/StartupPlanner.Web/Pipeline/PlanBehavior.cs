using MediatR;
using StartupPlanner.Domain.Common;
using StartupPlanner.Domain.Sharing;
using StartupPlanner.Web.Data;

namespace StartupPlanner.Web.Pipeline;

/// <summary>
/// Around every request about a plan: begins its transaction, decides whether the viewer may, and after success saves and commits.
/// The only place that decides on access.
/// </summary>
internal sealed class PlanBehavior<TRequest, TResponse>(PlanScope scope, PlannerDb db) : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IPlanRequest where TResponse : IOutcome<TResponse>
{
    private static readonly bool Changes =
        typeof(TRequest).GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IPlanCommand<>));

    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        await using var transaction = await scope.BeginAsync(request.PlanId, Changes, cancellationToken);
        if (await RefuseAsync(request, cancellationToken) is { } refused) return TResponse.Fail(refused);
        if (Changes)
        {
            await scope.LockAsync(cancellationToken);
            // Whoever held the lock may have taken the right away, or put the plan into the bin.
            if (await RefuseAsync(request, cancellationToken) is { } late) return TResponse.Fail(late);
        }
        var outcome = await next();
        if (outcome.Failure is not null) return outcome;
        if (Changes) await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return outcome;
    }

    private async Task<Failure?> RefuseAsync(TRequest request, CancellationToken cancellationToken) =>
        await scope.EnterAsync(request.InBin, cancellationToken) is not { } role ? new Failure.NotFound() : role.Has(request.Right) ? null : new Failure.Forbidden();
}
