using StartupPlanner.Domain.Common;
using StartupPlanner.Domain.Funding;
using StartupPlanner.Domain.Funding.Exchange;
using StartupPlanner.Domain.Plans;
using StartupPlanner.Domain.Tests.Plans;
using StartupPlanner.Finance.Equity;
using StartupPlanner.Finance.Values;

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
        var history = new EquityHistory(new("USD"), [new("ann", HolderKind.Founder, "Ann")], [new("common", ShareClassKind.Common)], [new("plan", "common")],
        [
            new SharesIssued("one", new(2026, 1, 1), "ann", "common", 100, 0.1234567891m), new PoolReserved("pool", new(2026, 1, 1), "plan", 100),
            new OptionsGranted("two", new(2026, 1, 1), new("ann", "plan", 10, 1) { EarlyExercise = true }),
        ]);
        Assert.Equal([("one", ExchangeLosses.Rounded), ("two", ExchangeLosses.Term)], EquityRows.Of(history, Guid.NewGuid).Losses.Select(loss => (loss.Subject, loss.Code)).Order());
    }

    [Fact]
    public void Keep_how_shares_and_options_vest()
    {
        var vesting = new Vesting(new(2026, 2, 1), 48, 12) { EveryMonths = 3 };
        var history = new EquityHistory(new("USD"), [new("ann", HolderKind.Founder, "Ann")], [new("common", ShareClassKind.Common)], [new("plan", "common")],
        [
            new SharesIssued("one", new(2026, 1, 1), "ann", "common", 100, 1) { Vesting = vesting }, new PoolReserved("pool", new(2026, 1, 1), "plan", 100),
            new OptionsGranted("two", new(2026, 1, 2), new("ann", "plan", 10, 1) { Vesting = vesting, AccelerationAtExit = Percentage.FromPercent(50) }),
        ]);
        var events = EquityPlan.HistoryOf(Taken(history, "USD")).Value.Events;
        Assert.Equal(vesting, Assert.Single(events.OfType<SharesIssued>()).Vesting);
        var grant = Assert.Single(events.OfType<OptionsGranted>()).Grant;
        Assert.Equal((vesting, 0.5m), (grant.Vesting, grant.AccelerationAtExit.Fraction));
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
