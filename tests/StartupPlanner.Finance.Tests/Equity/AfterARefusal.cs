using StartupPlanner.Finance.Equity;
using static StartupPlanner.Finance.Tests.Equity.Founded;

namespace StartupPlanner.Finance.Tests.Equity;

/// <summary>One mistake is told once: what only misses a refused event is passed over, everything else is still looked at.</summary>
public sealed class AfterARefusal
{
    private static readonly EquityHistory Start = (Company(1_000_000, 1000, "A") is var company
        ? company with { Classes = [.. company.Classes, new("B", ShareClassKind.Preferred), new("R", ShareClassKind.Preferred) { Redemption = new(Percent(10), Day(0)) }], Pools = [.. company.Pools, new("preferred pool", "B")] } : company).With(
        new PoolReserved("second plan", Day(0), "preferred pool", 1000), new SharesIssued("r", Day(0), "founder", "R", 10, 5), new ConvertibleIssued("s", Day(0), new Safe("angel", 1000)),
        new OptionsGranted("g", Day(0), new("employee", "preferred pool", 10, 1)), new WarrantIssued("w", Day(0), new("angel", "B", 10, 1)));

    public static TheoryData<EquityEvent, EquityEvent> Missed { get; } = new()
    {
        { new SharesIssued("x", Day(1), "angel", "A", 10, -1), new SharesTransferred("y", Day(2), "angel", "lead", "A", 10) },
        { new SharesTransferred("x", Day(1), "lead", "angel", "A", 10), new SharesTransferred("y", Day(2), "angel", "lead", "A", 10) },
        { new SharesRedeemed("x", Day(1), "founder", "R", 11, "angel"), new SharesTransferred("y", Day(2), "angel", "lead", "R", 11) },
        { new SharesConverted("x", Day(1), "angel", "A", "common", 10), new SharesTransferred("y", Day(2), "angel", "lead", "common", 10) },
        { new ConvertibleConverted("x", Day(1), "s", "A", 0), new SharesTransferred("y", Day(2), "angel", "lead", "A", 10) },
        { new ValuationAdjusted("x", Day(1), new("angel", 1000, 999, 10, 5) { Form = AdjustmentForm.Shares, Class = "A" }), new SharesTransferred("y", Day(2), "angel", "lead", "A", 10) },
        { new PoolReserved("x", Day(1), "pool", 1_000_000_000_001), new OptionsGranted("y", Day(2), new("employee", "pool", 2000, 1)) },
        { new PoolReserved("x", Day(1), "pool", 1_000_000_000_001), new SharesIssued("y", Day(2), "employee", "common", 2000, 1) { Pool = "pool" } },
        { new RoundClosed("x", Day(1), new("A", Valuation.PreMoney(1000), [new("nobody", 1000)])), new SharesTransferred("y", Day(2), "lead", "angel", "A", 10) },
        { new RoundClosed("x", Day(1), new("A", Valuation.PreMoney(1000), [new("nobody", 1000)]) { Pool = new("pool", Percent(10)) }), new OptionsGranted("y", Day(2), new("employee", "pool", 2000, 1)) },
        { new OptionsGranted("x", Day(1), new("lead", "preferred pool", 1001, 1)), new SharesTransferred("y", Day(2), "lead", "angel", "B", 10) },
        { new OptionsExercised("x", Day(1), "g", 11), new SharesTransferred("y", Day(2), "employee", "angel", "B", 10) },
        { new WarrantIssued("x", Day(1), new("lead", "B", 10, -1)), new SharesTransferred("y", Day(2), "lead", "angel", "B", 10) },
        { new WarrantExercised("x", Day(1), "w", 11), new SharesTransferred("y", Day(2), "angel", "lead", "B", 10) },
        { new OptionsGranted("x", Day(1), new("lead", "preferred pool", 1001, 1)), new OptionsExercised("y", Day(2), "x", 10) },
        { new OptionsPromised("x", Day(1), "lead", "pool", 0), new OptionsGranted("y", Day(2), new("lead", "pool", 10, 1) { Promise = "x" }) },
        { new ConvertibleIssued("x", Day(1), new Safe("angel", 0)), new RoundClosed("y", Day(2), new("A", Valuation.PreMoney(1_000_000), [new("lead", 1000)]) { Converting = ["x"] }) },
    };

    [Theory, MemberData(nameof(Missed))]
    public void What_misses_it_is_passed_over(EquityEvent refused, EquityEvent missing)
    {
        var story = EquityStory.Of(Start.With(refused, missing));
        Assert.All(story.Problems, problem => Assert.Equal("x", problem.EventId));
        Assert.NotEmpty(story.Problems);
        Assert.Equal(["y"], story.PassedOver);
        Assert.Equal(Snapshot.Of(EquityStory.Of(Start, Day(2))), Snapshot.Of(story));
        // Alone, it is a problem of its own.
        Assert.Equal("y", Assert.Single(EquityStory.Of(Start.With(missing)).Problems).EventId);
    }

    public static TheoryData<EquityEvent, EquityEvent> Unrelated { get; } = new()
    {
        { new SharesIssued("x", Day(1), "angel", "A", 10, -1), new SharesTransferred("y", Day(2), "lead", "angel", "A", 10) },
        { new SharesIssued("x", Day(1), "angel", "A", 10, -1), new SharesTransferred("y", Day(2), "angel", "lead", "common", 10) },
        { new SharesTransferred("x", Day(1), "lead", "angel", "A", 10), new SharesTransferred("y", Day(2), "lead", "founder", "A", 10) },
        { new PoolReserved("x", Day(1), "preferred pool", 0), new OptionsGranted("y", Day(2), new("employee", "pool", 2000, 1)) },
        { new RoundClosed("x", Day(1), new("A", Valuation.PreMoney(1000), [new("nobody", 1000)])), new OptionsGranted("y", Day(2), new("employee", "pool", 2000, 1)) },
    };

    [Theory, MemberData(nameof(Unrelated))]
    public void What_has_nothing_to_do_with_it_is_a_problem_of_its_own(EquityEvent refused, EquityEvent unrelated) =>
        Assert.Equal(["x", "y"], EquityStory.Of(Start.With(refused, unrelated)).Problems.Select(problem => problem.EventId));

    [Fact]
    public void Problems_are_alike_by_event_code_and_figures()
    {
        var problem = new EquityProblem("x", "code", [1L, "a"]);
        Assert.Equal(problem, new("x", "code", [1L, "a"]));
        Assert.Equal(problem.GetHashCode(), new EquityProblem("x", "code", [1L, "a"]).GetHashCode());
        Assert.All<EquityProblem?>([new("y", "code", [1L, "a"]), new("x", "other", [1L, "a"]), new("x", "code", [2L, "a"]), null], other => Assert.False(problem.Equals(other)));
    }

    [Fact]
    public void Steps_are_alike_by_kind_subject_and_figures()
    {
        var step = new Step(StepKind.Price, "x", [new(FigureKey.Price, 1)]);
        Assert.Equal(step, new(StepKind.Price, "x", [new(FigureKey.Price, 1)]));
        Assert.All<Step?>([new(StepKind.ProRata, "x", [new(FigureKey.Price, 1)]), new(StepKind.Price, "y", [new(FigureKey.Price, 1)]), new(StepKind.Price, "x", [new(FigureKey.Price, 2)]), null], other => Assert.False(step.Equals(other)));
    }
}
