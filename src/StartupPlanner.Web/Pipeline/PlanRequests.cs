using MediatR;
using StartupPlanner.Domain.Common;
using StartupPlanner.Domain.Plans;
using StartupPlanner.Domain.Sharing;

namespace StartupPlanner.Web.Pipeline;

/// <summary>A request about one plan. Whoever lacks the right never reaches its handler.</summary>
public interface IPlanRequest
{
    PlanId PlanId { get; }

    PlanRight Right { get; }

    /// <summary>Whether the request is about a plan in the bin.</summary>
    bool InBin => false;
}

/// <summary>Looks at a plan.</summary>
public interface IPlanQuery<T> : IPlanRequest, IRequest<Outcome<T>> where T : notnull;

/// <summary>Changes a plan, or what belongs to it: one at a time for each plan, all or nothing.</summary>
public interface IPlanCommand<T> : IPlanRequest, IRequest<Outcome<T>> where T : notnull;
