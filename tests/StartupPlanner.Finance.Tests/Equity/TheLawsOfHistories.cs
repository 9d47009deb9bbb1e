using System.Text.Json;
using StartupPlanner.Finance.Equity;
using static StartupPlanner.Finance.Tests.Equity.Founded;

namespace StartupPlanner.Finance.Tests.Equity;

/// <summary>What holds for every history, possible or not.</summary>
public sealed class TheLawsOfHistories
{
    private const int Histories = 400;

    [Fact]
    public void Shares_are_counted_the_same_by_holder_by_class_and_in_all() => Each((_, story) =>
    {
        var table = story.Table;
        Assert.Equal(table.Issued, table.Holdings.Sum(holding => holding.Shares));
        Assert.Equal(table.Issued, table.Classes.Sum(position => position.Issued));
        Assert.Equal(table.Issued, table.Holders.Sum(position => position.Shares));
        Assert.Equal(table.IssuedAsConverted, table.Holders.Sum(position => position.AsConverted));
        Assert.Equal(table.FullyDiluted, table.Holders.Sum(position => position.FullyDiluted) + table.Reserved);
        Assert.Equal(table.Options, table.Grants.Sum(grant => grant.Outstanding));
        Assert.All(table.Holdings, holding => Assert.True(holding.Shares > 0 && holding.Vested >= 0 && holding.Vested <= holding.Shares && holding.Paid >= 0));
        if (table.Issued > 0) Assert.Equal(1m, table.Holders.Sum(position => position.Ownership!.Value.Fraction), 20);
    });

    [Fact]
    public void Pools_hold_what_was_reserved() => Each((history, story) =>
    {
        foreach (var pool in story.Table.Pools)
        {
            Assert.Equal(pool.Granted, story.Table.Grants.Where(grant => grant.Grant.Pool == pool.Pool.Id).Sum(grant => grant.Outstanding));
            Assert.True(pool.Available >= 0 && pool.Issued >= 0 && pool.Promised >= 0);
        }
    });

    [Fact]
    public void Without_splits_shares_are_what_events_issue_less_what_they_take() => Each((history, story) =>
    {
        if (history.Events.Any(happened => happened is SharesSplit or SharesConverted or Terminated)) return;
        var refused = story.Problems.Select(problem => problem.EventId).Concat(story.PassedOver).ToHashSet();
        Assert.Equal(story.Table.Issued, Happened().Sum(happened => happened switch
        {
            SharesIssued issue => issue.Shares,
            OptionsExercised exercise => exercise.Shares,
            WarrantExercised exercise => exercise.Shares,
            SharesRepurchased repurchase => -repurchase.Shares,
            _ => 0,
        }) + story.Rounds.Sum(round => round.Purchases.Sum(purchase => purchase.Shares) + round.Conversions.Sum(conversion => conversion.Shares)
            + round.PayToPlayLosses.Sum(loss => loss.NewShares - loss.Shares))
            + story.Steps.Where(step => step.Kind == StepKind.ConvertedAtAgreedPrice).Sum(step => (long)step[FigureKey.Shares]));

        IEnumerable<EquityEvent> Happened() => history.Events.Where(happened => !refused.Contains(happened.Id));
    });

    [Fact]
    public void What_was_paid_for_all_shares_is_what_came_in_for_them() => Each((history, story) =>
    {
        // What is taken back takes its part of the price along, which is no flow.
        if (history.Events.Any(happened => happened is SharesRepurchased or Terminated)) return;
        var came = story.Flows.Where(flow => flow.Kind is FundingKind.SharesSold or FundingKind.Exercise or FundingKind.PrincipalConverted or FundingKind.InterestConverted).Sum(flow => flow.Amount);
        Assert.InRange(came - story.Table.Holdings.Sum(holding => holding.Paid), -0.01m * history.Events.Count, 0.01m * history.Events.Count);
    });

    [Fact]
    public void The_table_on_a_day_knows_nothing_of_later_days() => Each((history, _) =>
    {
        foreach (var day in (DateOnly[])[Day(40), Day(400), Day(900)])
            Assert.Equal(Text(EquityStory.Of(history.Through(day), day)), Text(EquityStory.Of(history, day)));
    });

    [Fact]
    public void The_order_of_the_list_matters_only_within_a_day() => Seeds.Hold(Histories, random =>
    {
        var history = RandomHistories.Next(random);
        var mixed = history with { Events = [.. history.Events.GroupBy(happened => happened.Date).OrderBy(_ => random.Next()).SelectMany(day => day)] };
        Assert.Equal(Text(EquityStory.Of(history)), Text(EquityStory.Of(mixed)));
    });

    [Fact]
    public void Leaving_out_what_cannot_be_leaves_the_rest_as_it_is() => Each((history, story) =>
    {
        var refused = story.Problems.Select(problem => problem.EventId).Concat(story.PassedOver).ToHashSet();
        var possible = EquityStory.Of(history with { Events = [.. history.Events.Where(happened => !refused.Contains(happened.Id))] }, story.Table.Date);
        Assert.Equal(JsonSerializer.Serialize(story.Table), JsonSerializer.Serialize(possible.Table));
    });

    private static string Text(EquityStory story) => JsonSerializer.Serialize((object)story.Table) + string.Join('\n', story.Flows) + string.Join('\n', story.Problems) + string.Join('\n', story.Steps.Select(step => step.Kind));

    private static void Each(Action<EquityHistory, EquityStory> law) => Seeds.Hold(Histories, random =>
    {
        var history = RandomHistories.Next(random);
        law(history, EquityStory.Of(history));
    });
}
