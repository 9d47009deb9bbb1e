using MediatR;
using StartupPlanner.Domain.Common;
using StartupPlanner.Domain.Sharing;

namespace StartupPlanner.Web.Pipeline;

/// <summary>
/// Around every request about a plan: enters it, decides whether the viewer may, and after success saves and commits.
/// The only place that decides on access.
/// </summary>
internal sealed class PlanBehavior<TRequest, TResponse>(PlanScope scope) : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IPlanRequest where TResponse : IOutcome<TResponse>
{
    private static readonly bool Changes =
        typeof(TRequest).GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IPlanCommand<>));

    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        try
        {
            if (await scope.EnterAsync(request, Changes, cancellationToken) is not { } role) return TResponse.Fail(new Failure.NotFound());
            if (!role.Has(request.Right)) return TResponse.Fail(new Failure.Forbidden());
            var outcome = await next();
            if (outcome.Failure is null && Changes) await scope.SaveAsync(cancellationToken);
            return outcome;
        }
        finally
        {
            await scope.LeaveAsync();
        }
    }
}
