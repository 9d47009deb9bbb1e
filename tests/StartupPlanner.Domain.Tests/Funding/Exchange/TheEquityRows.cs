using StartupPlanner.Domain.Common;
using StartupPlanner.Domain.Funding;
using StartupPlanner.Domain.Funding.Exchange;
using StartupPlanner.Domain.Plans;
using StartupPlanner.Domain.Tests.Plans;
using StartupPlanner.Finance.Equity;

namespace StartupPlanner.Domain.Tests.Funding.Exchange;

public sealed class TheEquityRows
{
    public static TheoryData<string> Files => Repository.Samples;

    [Theory, MemberData(nameof(Files))]
    public void Of_a_history_tell_the_same_story(string file)
    {
        var plan = PlanFile.Read(Repository.Read(file), PlanId.New(), PlanUnderTest.Noon).Value;
        var history = EquityPlan.HistoryOf(plan).Value;
        var other = Taken(history, plan.Currency.ToString());
        foreach (var day in history.Events.Select(happened => happened.Date).Distinct()) Same(CapTable.At(history, day), EquityPlan.StoryOf(other, day).Value.Table);
    }

    [Theory, MemberData(nameof(Files))]
    public void Of_a_package_give_the_table_that_went_out(string file)
    {
        var plan = PlanFile.Read(Repository.Read(file), PlanId.New(), PlanUnderTest.Noon).Value;
        var history = EquityPlan.HistoryOf(plan).Value;
        var package = OcfExport.Of(history, new("A company", "CN", new(2026, 1, 1), PlanUnderTest.Noon));
        var other = Taken(OcfImport.FromZip(package.ToZip()).Value.History, plan.Currency.ToString());
        var (before, after) = (EquityStory.Of(history).Table, EquityPlan.StoryOf(other).Value.Table);
        Assert.Equal((before.Issued, before.FullyDiluted, before.Reserved), (after.Issued, after.FullyDiluted, after.Reserved));
        Assert.Equal(before.Holders.Select(holder => (holder.Holder.Name, holder.FullyDiluted)).Order(), after.Holders.Select(holder => (holder.Holder.Name, holder.FullyDiluted)).Order());
    }

    [Fact]
    public void Say_what_they_have_no_field_for()
    {
        var history = new EquityHistory(new("USD"), [new("ann", HolderKind.Founder, "Ann")], [new("common", ShareClassKind.Common)], [],
            [new SharesIssued("one", new(2026, 1, 1), "ann", "common", 100, 0.1234567891m) { Vesting = new(new(2026, 1, 1), 48) { EveryMonths = 3 } }]);
        Assert.Equal([("one", ExchangeLosses.Rounded), ("one", ExchangeLosses.Term)], EquityRows.Of(history, Guid.NewGuid).Losses.Select(loss => (loss.Subject, loss.Code)).Order());
    }

    private static Plan Taken(EquityHistory history, string currency)
    {
        var plan = PlanUnderTest.Start();
        plan.Set("overview/currency", currency);
        var id = 0;
        foreach (var change in EquityRows.Of(history, () => PlanUnderTest.Id(++id)).Changes)
        {
            var applied = plan.Apply(change, PlanUnderTest.Noon);
            Assert.True(applied.Succeeded, $"{change}: {applied.Failure?.Code} {(applied.Failure is Failure.Refused refused ? string.Join(' ', refused.Args) : "")}");
        }
        var told = EquityPlan.StoryOf(plan);
        Assert.True(told.Succeeded, told.Failure is Failure.Invalid invalid ? string.Join('\n', invalid.Errors.Select(error => $"{error.Field} {error.Code} {string.Join(' ', error.Args)}")) : "");
        return plan;
    }

    private static void Same(CapTable one, CapTable other)
    {
        Assert.Equal((one.Issued, one.FullyDiluted, one.Reserved, one.Options), (other.Issued, other.FullyDiluted, other.Reserved, other.Options));
        Assert.Equal(one.Holders.Select(holder => (holder.Holder.Name, holder.Shares, holder.Vested, holder.Options)), other.Holders.Select(holder => (holder.Holder.Name, holder.Shares, holder.Vested, holder.Options)));
    }
}
