using StartupPlanner.Domain.Opportunity;
using StartupPlanner.Domain.Strategy;
using StartupPlanner.Finance.Values;

namespace StartupPlanner.Domain.Plans;

/// <summary>Something of the plan that is to be done, or to be true, by a month, and is not yet.</summary>
/// <param name="Address">Of the row that says so.</param>
/// <param name="What">In the founder's words.</param>
/// <param name="By">The month by whose end it is due.</param>
/// <param name="Owner">Who is to do it; empty where nobody is named.</param>
public sealed record Deadline(string Address, string What, Month By, string Owner)
{
    /// <summary>Whether its month has passed.</summary>
    public bool IsOverdue(Month now) => By < now;

    /// <summary>The plan's open deadlines up to a month, the earliest first: tasks, conditions of the verdict, and expected outcomes that lie ahead.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="now">The month in which it is read: whether an outcome of before came true, the plan does not say.</param>
    /// <param name="until">The last month.</param>
    public static IReadOnlyList<Deadline> In(Plan plan, Month now, Month until)
    {
        var tasks =
            from task in plan.Strategy.Tasks
            where task.State is TaskState.Planned or TaskState.UnderWay && task.Month is not null
            select new Deadline($"strategy/tasks/{task.Key}", task.Statement, task.Month!.Value, task.Owner);
        var conditions =
            from condition in plan.Opportunity.Conditions
            where condition.State == ConditionState.Open && condition.Month is not null
            select new Deadline($"opportunity/conditions/{condition.Key}", condition.Statement, condition.Month!.Value, "");
        var outcomes =
            from outcome in plan.Overview.Outcomes
            where outcome.Month is { } month && month >= now
            select new Deadline($"overview/outcomes/{outcome.Key}", outcome.Statement, outcome.Month!.Value, "");
        return [.. tasks.Concat(conditions).Concat(outcomes).Where(deadline => deadline.What.Length > 0 && deadline.By <= until).OrderBy(deadline => deadline.By)];
    }
}
