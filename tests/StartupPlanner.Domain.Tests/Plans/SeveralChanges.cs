using StartupPlanner.Domain.Common;
using StartupPlanner.Domain.Plans;
using StartupPlanner.Domain.Plans.Fields;

namespace StartupPlanner.Domain.Tests.Plans;

public sealed class SeveralChanges
{
    private const string Values = "strategy/values";

    private readonly Plan plan = PlanUnderTest.Start();

    [Fact]
    public void Are_made_in_order_and_count_as_one()
    {
        plan.Add(Values, 1, values: ("name", "Honesty"));
        var (start, done) = (plan.Revision, Make(Add(2, "Speed"), Set(2, "name", "Care"), Set(1, "meaning", "We say it."), Move(2)));
        Assert.Equal((start + 1, ActivityKind.Several, Values, null), (plan.Revision, done.Value.Kind, done.Value.At.Text, done.Value.Before));
        Assert.Equal([2, 1], plan.Order(Values));
        Assert.Equal(("Care", "We say it."), (Read(2, "name"), Read(1, "meaning")));
        Assert.Equal(
            [(ActivityKind.RowAdded, Row(2)), (ActivityKind.FieldSet, $"{Row(2)}/name"), (ActivityKind.FieldSet, $"{Row(1)}/meaning"), (ActivityKind.RowMoved, Row(2))],
            done.Value.Each().Select(change => (change.Kind, change.At.Text)));
    }

    [Fact]
    public void Tell_only_of_what_did_something()
    {
        plan.Add(Values, 1, values: ("name", "Honesty"));
        var done = Make(Add(1, "Honesty"), Set(1, "name", "Honesty"), Set(1, "meaning", "New")).Value;
        Assert.Equal([$"{Row(1)}/meaning"], done.Each().Select(change => change.At.Text));
        var (revision, nothing) = (plan.Revision, Make(Set(1, "meaning", "New")).Value);
        Assert.Equal((nothing.Before, revision), (nothing.After, plan.Revision));
        Assert.Empty(nothing.Each());
        Assert.Null(nothing.Inverse());
    }

    [Fact]
    public void Leave_the_plan_as_it_was_where_a_value_is_wrong()
    {
        plan.Add(Values, 1, values: ("name", "Honesty"));
        var before = PlanFile.Write(plan);
        var invalid = Assert.IsType<Failure.Invalid>(Make(Set(1, "name", "Care"), Add(2, "Speed"), Set(2, "name", new('x', 81))).Failure);
        Assert.Equal(($"{Row(2)}/name", FieldErrors.TooLong), (invalid.Errors.Single().Field, invalid.Errors.Single().Code));
        Assert.Equal((before, 1), (PlanFile.Write(plan), plan.Revision));
    }

    [Fact]
    public void Tell_the_place_that_is_stale_gone_or_full()
    {
        plan.Add(Values, 1, values: ("name", "Theirs"));
        var before = PlanFile.Write(plan);
        var stale = Assert.IsType<Failure.Stale>(Make(Add(2, "Speed"), new Change.SetField(PlanUnderTest.At($"{Row(1)}/name"), "Seen", "Mine")).Failure);
        Assert.Equal(($"{Row(1)}/name", "Theirs"), (stale.Address, stale.Current));
        Assert.Equal(Row(9), Assert.IsType<Failure.Gone>(Make(Add(2, "Speed"), new Change.RemoveRow(PlanUnderTest.At(Row(9)))).Failure).Address);
        var full = Assert.IsType<Failure.Invalid>(Make([.. Enumerable.Range(2, 10).Select(id => Add(id, "x"))]).Failure);
        Assert.Equal((Row(11), RowErrors.TooMany), (full.Errors.Single().Field, full.Errors.Single().Code));
        Assert.Equal(before, PlanFile.Write(plan));
    }

    [Fact]
    public void Are_undone_as_one()
    {
        plan.Add(Values, 1, values: ("name", "Honesty"));
        var (before, start) = (PlanFile.Write(plan), plan.Revision);
        var done = Make(Add(2, "Speed"), Set(2, "name", "Care"), Set(1, "name", "a"), Set(1, "name", "b"), Move(2));
        var after = PlanFile.Write(plan);
        var undone = plan.Undo(done);
        Assert.Equal((before, start + 2, ActivityKind.Several), (PlanFile.Write(plan), plan.Revision, undone.Value.Kind));
        plan.Undo(undone);
        Assert.Equal(after, PlanFile.Write(plan));
    }

    [Fact]
    public void Are_not_undone_where_one_of_their_fields_changed_since()
    {
        plan.Add(Values, 1, values: ("name", "Honesty"));
        var done = Make(Add(2, "Speed"), Set(1, "name", "Care"), Set(1, "meaning", "New"));
        plan.Set($"{Row(1)}/name", "Theirs");
        var (before, revision) = (PlanFile.Write(plan), plan.Revision);
        Assert.Equal($"{Row(1)}/name", Assert.IsType<Failure.Stale>(plan.Undo(done).Failure).Address);
        Assert.Equal((before, revision), (PlanFile.Write(plan), plan.Revision));
    }

    [Fact]
    public void Are_not_undone_where_the_outline_has_no_such_place_any_more()
    {
        var known = Make(Add(1, "Honesty")).Value;
        Assert.Null((known with { After = known.After!.Replace("values", "valuables", StringComparison.Ordinal) }).Inverse());
    }

    [Fact]
    public void Of_any_kind_are_made_and_undone_or_change_nothing() => Prop.ForAll(Generated.Plans.Select(PlanFile.Write).ToArbitrary(), Generated.Steps, (file, steps) =>
    {
        var edited = PlanFile.Read(file, plan.Id, PlanUnderTest.Noon).Value;
        var apart = PlanFile.Read(file, plan.Id, PlanUnderTest.Noon).Value;
        var (changes, fails) = (new List<Change>(), false);
        foreach (var step in steps)
        {
            if (step.In(apart) is not { } change) continue;
            changes.Add(change);
            fails |= !apart.Apply(change, PlanUnderTest.Noon).Succeeded;
        }
        var (start, done) = (edited.Revision, edited.Apply(new Change.Several(PlanUnderTest.At("strategy"), changes), PlanUnderTest.Noon));
        if (done.Succeeded == fails) return false;
        if (fails) return PlanFile.Write(edited) == file && edited.Revision == start;
        if (PlanFile.Write(edited) != PlanFile.Write(apart)) return false;
        return done.Value.Before == done.Value.After || edited.Undo(done).Succeeded && PlanFile.Write(edited) == file && edited.Revision == start + 2;
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(40));

    private Outcome<Applied> Make(params Change[] changes) => plan.Apply(new Change.Several(PlanUnderTest.At(Values), changes), PlanUnderTest.Noon);

    private static string Row(int id) => $"{Values}/{PlanUnderTest.Id(id)}";

    private string Read(int id, string segment) => plan.Read($"{Row(id)}/{segment}");

    private static Change.AddRow Add(int id, string name) => new(PlanUnderTest.At(Values), PlanUnderTest.Id(id), new Dictionary<string, string> { ["name"] = name }, RowPlace.Last);

    private static Change.SetField Set(int id, string segment, string value) => new(PlanUnderTest.At($"{Row(id)}/{segment}"), null, value);

    private static Change.MoveRow Move(int id) => new(PlanUnderTest.At(Row(id)), null, null);
}
