using System.Diagnostics;
using static StartupPlanner.Bench.Report;

namespace StartupPlanner.Bench;

/// <summary>How long a start takes, and what a first visit weighs.</summary>
internal static class StartCommand
{
    private const int Starts = 7;
    private const double LimitSeconds = 5;
    private const int LimitBytes = 200 * 1024;

    public static async Task<int> RunAsync(Settings settings, CancellationToken cancellationToken)
    {
        var folder = Path.Combine(Path.GetTempPath(), $"planner-bench-{Guid.NewGuid():N}");
        try
        {
            var (founder, plans, first) = await FirstAsync(settings, folder, cancellationToken);
            var times = new List<(TimeSpan Home, TimeSpan Glance)>();
            for (var start = 0; start < Starts; start++) times.Add(await TimeAsync(settings, folder, founder, plans.English, cancellationToken));
            var runs = await FromSourceAsync(folder, cancellationToken);
            var report = new Report("Start and weight", "dotnet run --project bench/StartupPlanner.Bench -c Release -- start --out bench/results/start.md", "of the published folder");
            Times(report, first, times, runs);
            await using var app = App(settings, folder, "Production");
            founder = new(app.Address, founder.Cookies);
            await app.AnswersAsync(founder.Client, $"/plans/{plans.English}", cancellationToken);
            var weights = await PageWeights.OfAsync(founder, plans.English, plans.Chinese, cancellationToken);
            Weights(report, weights);
            report.Save(settings.Out);
            return times.Max(time => time.Glance.TotalSeconds) <= LimitSeconds && weights.Max(weight => weight.Total) <= LimitBytes ? 0 : 1;
        }
        finally
        {
            if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        }
    }

    // Without a connection string the application starts its own PostgreSQL in its data folder.
    private static ServerProcess App(Settings settings, string folder, string environment) =>
        ServerProcess.App(settings.App, ("ASPNETCORE_ENVIRONMENT", environment), ("PLANNER_DATA", folder), ("ConnectionStrings__Planner", ""));

    private static async Task<(Visitor Founder, (Guid English, Guid Chinese) Plans, TimeSpan First)> FirstAsync(Settings settings, string folder, CancellationToken cancellationToken)
    {
        await using var app = App(settings, folder, "Development");
        var founder = new Visitor(app.Address);
        var first = await app.AnswersAsync(founder.Client, "/", cancellationToken);
        await founder.SignInAsync(cancellationToken);
        return (founder, await World.PlansAsync(founder, cancellationToken), first);
    }

    private static async Task<(TimeSpan Home, TimeSpan Glance)> TimeAsync(Settings settings, string folder, Visitor founder, Guid plan, CancellationToken cancellationToken)
    {
        await using var app = App(settings, folder, "Production");
        // Who is signed in is led from the home page to the plans.
        using var nobody = new Visitor(app.Address);
        using var visitor = new Visitor(app.Address, founder.Cookies);
        return (await app.AnswersAsync(nobody.Client, "/", cancellationToken), await app.AnswersAsync(visitor.Client, $"/plans/{plan}", cancellationToken));
    }

    // By turns with the SDK's empty web project: what `dotnet run` costs before any line of a program runs.
    private static async Task<List<(TimeSpan Ours, TimeSpan Empty)>> FromSourceAsync(string folder, CancellationToken cancellationToken)
    {
        var ours = Path.GetFullPath("src/StartupPlanner.Web");
        var empty = Directory.CreateTempSubdirectory("planner-empty-").FullName;
        await Process.Start("dotnet", ["new", "web", "--name", "Empty", "--output", empty]).WaitForExitAsync(cancellationToken);
        try
        {
            var times = new List<(TimeSpan Ours, TimeSpan Empty)>();
            for (var start = 0; start <= Starts; start++) times.Add((await RunAsync(ours), await RunAsync(empty)));
            return times[1..];
        }
        finally
        {
            Directory.Delete(empty, recursive: true);
        }

        async Task<TimeSpan> RunAsync(string project)
        {
            await using var app = ServerProcess.FromSource(project, ("PLANNER_DATA", folder), ("ConnectionStrings__Planner", ""));
            using var nobody = new Visitor(app.Address);
            return await app.AnswersAsync(nobody.Client, "/", cancellationToken);
        }
    }

    private static void Times(Report report, TimeSpan first, List<(TimeSpan Home, TimeSpan Glance)> times, List<(TimeSpan Ours, TimeSpan Empty)> runs)
    {
        report.Line(Invariant($"""
            ## Warm start

            From the start of the process to the last byte of the first page that is answered with 200, the private PostgreSQL included; the database exists, the files
            are in the system's memory. The signed-in page is asked for right after the home page, on the same clock. {Starts} starts; limit: {LimitSeconds:0} s.
            The very first start, which makes the database and the demo accounts, took {first.TotalSeconds:0.00} s. The rows below the first two start from the
            sources with nothing to compile, by turns with an empty project (`dotnet new web`), which is what the SDK takes for itself.

            | | Least | Median | Most |
            |---|---:|---:|---:|
            """));
        Row("`/`", times.Select(time => time.Home));
        Row("the plan at a glance, signed in", times.Select(time => time.Glance));
        Row("`/` by `dotnet run`", runs.Select(run => run.Ours));
        Row("an empty project by `dotnet run`", runs.Select(run => run.Empty));
        report.Line();

        void Row(string name, IEnumerable<TimeSpan> values)
        {
            var seconds = values.Select(value => value.TotalSeconds).Order().ToList();
            report.Line(Invariant($"| {name} | {seconds[0]:0.00} s | {seconds[seconds.Count / 2]:0.00} s | {seconds[^1]:0.00} s |"));
        }
    }

    private static void Weights(Report report, IReadOnlyList<PageWeight> weights)
    {
        report.Line(Invariant($"""
            ## Weight of a first visit

            The bytes of bodies that a browser with an empty cache gets when it accepts br and gzip: the page and every style sheet, script, font and picture that it names, fonts
            whether or not the page uses them. English pages of the English sample plan, Chinese pages of the Chinese one. Limit: {LimitBytes:N0} bytes.

            | Page | HTML | HTML unpacked | Styles | Scripts | Fonts | Pictures | Together |
            |---|---:|---:|---:|---:|---:|---:|---:|
            """));
        foreach (var weight in weights.OrderByDescending(weight => weight.Total))
            report.Line(Invariant($"| {weight.Name} | {weight.Html:N0} | {weight.Unpacked:N0} | {weight.Of(".css"):N0} | {weight.Of(".js"):N0} | {weight.Of(".woff2"):N0} | {weight.Of(".svg"):N0} | {weight.Total:N0} |"));
        report.Line();
        report.Line(Invariant($"The heaviest: {weights.Max(weight => weight.Total):N0} bytes."));
    }
}
