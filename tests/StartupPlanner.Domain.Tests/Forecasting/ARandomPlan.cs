using StartupPlanner.Domain.Common;
using StartupPlanner.Domain.Forecasting;
using StartupPlanner.Domain.Plans;
using StartupPlanner.Domain.Tests.Plans;
using StartupPlanner.Finance.Modeling;

namespace StartupPlanner.Domain.Tests.Forecasting;

/// <summary>What holds for the forecast of any plan.</summary>
public sealed class ARandomPlan
{
    [Fact]
    public void Simulated_with_points_is_its_evaluation() => Each(MoneyPlans.Cases / 10, seed =>
    {
        var (forecast, evaluation) = Made(MoneyPlans.Of(seed, points: true));
        // A ratio of two amounts that are all but 0 is as uncertain as they are: what it is computed from is compared instead.
        var lines = forecast.Model.Lines.Where(line => line.Aggregation != Aggregation.Ratio).ToList();
        var simulation = Simulation.Of(forecast.Model, lines, new(Draws: 1) { Threads = 1 });
        var largest = (double)lines.Max(line => evaluation[line].Max(amount => Math.Abs(amount ?? 0)));
        foreach (var line in lines)
            for (var month = 1; month <= forecast.Model.Months; month++)
            {
                var (exact, drawn) = (evaluation[line, month] is { } amount ? (double)amount : double.NaN, simulation[line, month][0]);
                Assert.True(double.IsNaN(exact) && double.IsNaN(drawn) || Math.Abs(drawn - exact) <= 1e-9 * largest, $"Plan {seed}, {line} in {month}: {drawn}, not {exact}");
            }
    });

    [Fact]
    public void In_a_scenario_that_changes_nothing_is_itself() => Each(MoneyPlans.Cases / 10, seed =>
    {
        var plan = MoneyPlans.Of(seed);
        plan.Add("finance/scenarios", 1, values: ("name", "The same"));
        plan.Add("finance/scenarios", 2, values: [("name", "The same again"), ("based-on", "The same")]);
        Assert.Empty(Differences(plan, plan, "The same again"));
        plan.Add("finance/overrides", 3, values: [("scenario", "The same"), ("at", "finance/opening-cash"), ("value", "123456789")]);
        Assert.NotEmpty(Differences(plan, plan, "The same again"));
    });

    [Fact]
    public void Has_quarters_and_years_that_agree_with_its_months() => Each(MoneyPlans.Cases / 10, seed =>
    {
        var (forecast, evaluation) = Made(MoneyPlans.Of(seed));
        foreach (var (from, to) in ((int, int)[])[(1, 3), (4, 6), (1, 12), (7, 18), (forecast.Model.Months, forecast.Model.Months)])
        {
            if (to > forecast.Model.Months) continue;
            foreach (var line in forecast.Model.Lines)
            {
                var months = Enumerable.Range(from, to - from + 1).Select(month => evaluation[line, month]).ToList();
                var total = evaluation.Total(line, from, to);
                var expected = line.Aggregation switch
                {
                    Aggregation.Flow => months.Any(amount => amount is null) ? null : months.Sum(),
                    Aggregation.Stock => months[^1],
                    _ => from == to ? months[0] : total,
                };
                // A rolling sum is kept up month by month, or added up at once: the 28th digit may differ.
                Assert.True(total == expected || total - expected is { } difference && Math.Abs(difference) <= Math.Abs(expected!.Value) * 1e-24m, $"Plan {seed}, {line} from {from} to {to}: {total}, not {expected}");
            }
            var (profit, revenue) = (evaluation.Total(forecast.Find("gross-profit")!, from, to), evaluation.Total(forecast.Income.Revenue, from, to));
            // What is all but nothing may be too little to divide by.
            if (revenue is 0 or > 1e-9m) Assert.Equal(revenue == 0 ? null : profit / revenue, evaluation.Total(forecast.Find("gross-margin")!, from, to));
        }
    });

    [Fact]
    public void Has_no_fewer_than_none_of_anything() => Each(MoneyPlans.Cases / 10, seed =>
    {
        var (forecast, evaluation) = Made(MoneyPlans.Of(seed));
        foreach (var line in forecast.Model.Lines.Where(line => line.Unit == Unit.Count))
            for (var month = 1; month <= forecast.Model.Months; month++) Assert.True(!(evaluation[line, month] < -1e-9m), $"Plan {seed}, {line} in {month}: {evaluation[line, month]}");
    });

    [Fact]
    public void Accounts_for_every_change_of_recurring_revenue_and_of_customers() => Each(MoneyPlans.Cases / 10, seed =>
    {
        var (forecast, evaluation) = Made(MoneyPlans.Of(seed));
        for (var month = 1; month <= forecast.Model.Months; month++)
        {
            var recurring = Of("mrr-before") + Of("new-mrr") + Of("expansion-mrr") - Of("contraction-mrr") - Of("churned-mrr");
            Assert.True(Math.Abs(Of("mrr") - recurring) <= 1e-9m * Math.Max(1, Math.Abs(recurring)), $"Plan {seed}, {month}: {Of("mrr")}, not {recurring}");
            var customers = Of("customers-before") + Of("all-new-customers") - Of("all-lost-customers");
            Assert.True(Math.Abs(Of("all-customers") - customers) <= 1e-9m * Math.Max(1, customers), $"Plan {seed}, {month}: {Of("all-customers")}, not {customers}");

            decimal Of(string line) => evaluation[forecast.Find(line)!, month] ?? 0;
        }
    });

    private static void Each(int plans, Action<int> holds) => Parallel.For(0, plans, seed => holds(seed + 100_000));

    private static (Forecast Forecast, Evaluation Evaluation) Made(Plan plan)
    {
        var forecast = Forecast.Of(plan).Value;
        return (forecast, forecast.Evaluate());
    }

    private static List<string> Differences(Plan one, Plan other, string? scenario)
    {
        var (first, before) = Made(one);
        var applied = Scenarios.Apply(other, scenario);
        Assert.True(applied.Succeeded, applied.Failure is Failure.Invalid invalid ? string.Join('\n', invalid.Errors) : "");
        var (second, after) = Made(applied.Value);
        Assert.Equal(first.Lines.Keys, second.Lines.Keys);
        return [.. first.Lines.Where(line => !before[line.Value].SequenceEqual(after[second.Lines[line.Key]])).Select(line => line.Key)];
    }
}
