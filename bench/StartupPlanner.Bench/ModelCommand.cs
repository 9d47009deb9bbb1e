using System.Diagnostics;
using System.Globalization;
using StartupPlanner.Domain.Forecasting;
using StartupPlanner.Domain.Plans;
using StartupPlanner.Finance.Modeling;
using StartupPlanner.Finance.Values;
using static StartupPlanner.Bench.Report;

namespace StartupPlanner.Bench;

/// <summary>How fast a model is computed, simulated and written as a workbook, beside numpy, LibreOffice and a loop written by hand.</summary>
internal static class ModelCommand
{
    private const int Months = 60;
    private const int Groups = 80;
    private const int Draws = 10_000;

    public static int Run(Settings settings)
    {
        var report = new Report("Model", "dotnet run --project bench/StartupPlanner.Bench -c Release -- model --out bench/results/model.md", null);
        report.Line(Invariant($"""
            Groups of five lines each: customers that churn, their revenue, cost in proportion and fixed, money received a month later, cash; five estimates a group. And a line that adds up the cash of all.
            The least of {settings.Rounds * 100} runs each of building and evaluating, of {settings.Rounds * 10} each of simulating and writing; what is compared was run in turns.

            ## Evaluate

            Bare: the same sums and products of decimals in a loop written by hand, all lines and months kept.

            | Lines | Months | Build | Evaluate | Both | For a line and month | Bare | Evaluate to bare |
            |---:|---:|---:|---:|---:|---:|---:|---:|
            """));
        // After some hundred runs and a pause the code is compiled for good.
        Evaluated(Groups, Months, 300);
        Thread.Sleep(TimeSpan.FromSeconds(1));
        foreach (var (groups, months) in ((int, int)[])[(20, 60), (Groups, 60), (Groups, 120), (1000, 120)]) report.Line(Evaluated(groups, months, settings.Rounds * 100));
        report.Line();
        Planned(report, settings.Rounds * 100);
        report.Line();
        Simulated(report, settings.Rounds * 10);
        report.Line();
        WorkbookTimes.Report(report, Made(Groups, Months, uncertain: true).Model, Made(1, 1, uncertain: true).Model, settings.Rounds * 10);
        report.Save(settings.Out);
        return 0;
    }

    private static string Evaluated(int groups, int months, int rounds)
    {
        var (model, _) = Made(groups, months, uncertain: true);
        var times = Times.InTurns(rounds, () => Made(groups, months, uncertain: true), () => Evaluation.Of(model), () => BareModel.Evaluate(months, groups));
        var (build, evaluate, bare) = (times[0][0], times[1][0], times[2][0]);
        var lines = model.Lines.Count;
        return Invariant($"| {lines:N0} | {months} | {build * 1000:0.00} ms | {evaluate * 1000:0.00} ms | {(build + evaluate) * 1000:0.00} ms | {(build + evaluate) / lines / months * 1e9:0} ns | {bare * 1000:0.00} ms | {evaluate / bare:0.00} |");
    }

    // The samples as they ship: all that a plan's forecast is made of, from its fields to the last month.
    private static void Planned(Report report, int rounds)
    {
        report.Line("""
            The sample plans, whose lines are of all kinds. Made: the model from the fields of the plan, with all its names and addresses.

            | Plan | Lines | Months | Made | Evaluate | Both |
            |---|---:|---:|---:|---:|---:|
            """);
        foreach (var name in (string[])["lumen-dx.en", "smart-retail.en"])
        {
            var plan = PlanFile.Read(File.ReadAllText($"src/StartupPlanner.Web/Data/Samples/{name}.json"), PlanId.New(), DateTimeOffset.UnixEpoch).Value;
            var model = Forecast.Of(plan).Value.Model;
            Times.InTurns(300, () => Forecast.Of(plan), () => Evaluation.Of(model));
            Thread.Sleep(TimeSpan.FromSeconds(1));
            var times = Times.InTurns(rounds, () => Forecast.Of(plan), () => Evaluation.Of(model));
            report.Line(Invariant($"| {name} | {model.Lines.Count:N0} | {model.Months} | {times[0][0] * 1000:0.00} ms | {times[1][0] * 1000:0.00} ms | {(times[0][0] + times[1][0]) * 1000:0.00} ms |"));
        }
    }

    private static void Simulated(Report report, int rounds)
    {
        var (model, cash) = Made(Groups, Months, uncertain: true);
        var (certain, certainCash) = Made(Groups, Months, uncertain: false);
        var times = Times.InTurns(
            rounds,
            () => Simulation.Of(model, [cash], new(Draws) { Threads = Environment.ProcessorCount }),
            () => Simulation.Of(model, [cash], new(Draws) { Threads = 1 }),
            () => Simulation.Of(certain, [certainCash], new(Draws) { Threads = Environment.ProcessorCount }),
            () => BareModel.Simulate(Draws, Months, Groups));
        var (drawn, one, arithmetic, bare) = (times[0][0], times[1][0], times[2][0], times[3][0]);
        var (numpy, mean) = Numpy();
        var ours = 0.0;
        foreach (var value in Simulation.Of(model, [cash], new(Draws) { Threads = Environment.ProcessorCount })[cash, Months]) ours += value / Draws;
        report.Line(Invariant($"""
            ## Simulate

            {Draws:N0} draws of {Months} months of {model.Lines.Count} lines, the cash of all kept.

            | | Time | Ratio |
            |---|---:|---:|
            | Simulate, all processors | {drawn * 1000:0} ms | |
            | Simulate, one thread | {one * 1000:0} ms | {one / drawn:0.0} × as long |
            | numpy {(numpy is null ? "(not installed)" : "")} (`bench/peers/model.py`, one thread, as numpy computes) | {numpy * 1000:0} ms | {numpy / drawn:0.0} × as long |
            | Simulate without drawing (all estimates points) | {arithmetic * 1000:0} ms | |
            | The same arithmetic in a loop written by hand, fused, all processors, without drawing | {bare * 1000:0} ms | {bare / arithmetic:0.00} of Simulate's time |

            Mean of the cash at the end: {ours:N0}; numpy's {mean:N0}.
            """));
        var before = GC.GetTotalAllocatedBytes(true);
        Simulation.Of(model, [cash], new(Draws) { Threads = Environment.ProcessorCount });
        report.Line();
        report.Line(Invariant($"Memory that a simulation takes from the heap in all: {(GC.GetTotalAllocatedBytes(true) - before) / 1024.0 / 1024.0:0.0} MB."));
    }

    private static (Model Model, Line Cash) Made(int groups, int months, bool uncertain)
    {
        var model = new ModelBuilder(new Month(2027, 1), months);
        var each = Unit.Money.Per(Unit.Count);
        Formula? sum = null;
        for (var group = 0; group < groups; group++)
        {
            var name = group.ToString(CultureInfo.InvariantCulture);
            var churn = model.Input("Churn " + name, Unit.Percentage, "a", Estimated(0.01m, 0.02m, 0.04m));
            var added = model.Input("Added " + name, Unit.Count, "b", Estimated(5, 8, 12));
            var price = model.Input("Price " + name, each, "c", Estimated(70, 90, 120));
            var share = model.Input("Share " + name, Unit.Percentage, "d", Estimated(0.2m, 0.3m, 0.5m));
            var steady = model.Input("Fixed " + name, Unit.Money, "e", Estimated(800, 1000, 1500));
            var customers = model.Line("Customers " + name, Unit.Count, Aggregation.Stock, self => self.Previous * (1 - churn) + added);
            var revenue = model.Line("Revenue " + name, Unit.Money, Aggregation.Flow, customers * price);
            var cost = model.Line("Cost " + name, Unit.Money, Aggregation.Flow, revenue * share + steady);
            var received = model.Line("Received " + name, Unit.Money, Aggregation.Flow, revenue.Previous);
            var cash = model.Line("Cash " + name, Unit.Money, Aggregation.Stock, self => self.Previous + received - cost);
            sum = sum is null ? cash : sum + cash;
        }
        var all = model.Line("Cash", Unit.Money, Aggregation.Stock, sum!);
        return (model.Build(), all);

        Estimate Estimated(decimal low, decimal likely, decimal high) => uncertain ? new(low, likely, high) : Estimate.Point(likely);
    }

    private static (double? Seconds, double? Mean) Numpy()
    {
        try
        {
            using var python = Process.Start(new ProcessStartInfo("/usr/bin/python3", ["bench/peers/model.py", Text(Draws), Text(Months), Text(Groups), "10"]) { RedirectStandardOutput = true })!;
            var answer = python.StandardOutput.ReadToEnd().Split(' ', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            return answer.Length == 2 ? (double.Parse(answer[0], CultureInfo.InvariantCulture), double.Parse(answer[1], CultureInfo.InvariantCulture)) : (null, null);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return (null, null);
        }

        static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
    }
}
