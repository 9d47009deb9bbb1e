using StartupPlanner.Domain.Plans;
using StartupPlanner.Finance.Values;

namespace StartupPlanner.Domain.Tests.Plans;

/// <summary>What is due, of all that the plan dates.</summary>
public sealed class ADeadline
{
    private static readonly Month Now = Month.Parse("2027-05", null);
    private readonly Plan plan = PlanUnderTest.Start();

    [Fact]
    public void Is_of_tasks_conditions_and_outcomes_that_are_open_the_earliest_first()
    {
        Add("strategy/tasks", 1, ("stage", "initial"), ("statement", "Ship the pilot"), ("month", "2027-07"), ("owner", "Mei"));
        Add("strategy/tasks", 2, ("stage", "initial"), ("statement", "Done long ago"), ("month", "2027-01"), ("state", "done"));
        Add("opportunity/conditions", 3, ("statement", "Two hospitals signed"), ("month", "2027-03"));
        Add("overview/outcomes", 4, ("statement", "Ten customers"), ("month", "2027-06"));
        // Whether it came true, the plan does not say.
        Add("overview/outcomes", 5, ("statement", "One customer"), ("month", "2027-04"));
        Add("strategy/tasks", 6, ("stage", "initial"), ("statement", "Far away"), ("month", "2028-01"));
        var due = Deadline.In(plan, Now, Now.PlusMonths(3));
        Assert.Equal(["Two hospitals signed", "Ten customers", "Ship the pilot"], due.Select(deadline => deadline.What));
        Assert.Equal([true, false, false], due.Select(deadline => deadline.IsOverdue(Now)));
        Assert.Equal("Mei", due[^1].Owner);
    }

    private void Add(string list, int id, params (string Segment, string Value)[] values) => Assert.True(plan.Add(list, id, RowPlace.Last, values).Succeeded);
}
