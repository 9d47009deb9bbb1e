using System.Globalization;
using StartupPlanner.Domain.Forecasting;
using StartupPlanner.Domain.Tests.Forecasting;
using StartupPlanner.Finance.Modeling;
using StartupPlanner.Workbook.Formulas;
using StartupPlanner.Workbook.Sheets;

namespace StartupPlanner.Workbook.Tests;

public sealed class ARecalculation
{
    private const int RandomModels = 20;
    private const int RandomPlans = 20, MostMonths = 36;

    // Whoever divides by a difference of numbers that are nearly equal loses digits that a spreadsheet's doubles do not have.
    private const double OfAmounts = 1e-9, OfRatios = 1e-6, LargestRatio = 1e12;

    [Fact]
    public async Task By_another_program_gives_every_month_and_year_of_the_evaluation()
    {
        List<(Model Model, WorkbookOptions Options)> all = [.. Enumerable.Range(1, RandomModels).Select(seed => (SampleModels.Random(seed), Book.English with { FirstMonthOfYear = 1 + seed % 12 }))];
        all.Add((SampleModels.Edges(), Book.English));
        all.Add((SampleModels.Typical(), Book.English));
        var seen = await Recalculated(all);
        Assert.True(seen is { Cells: > 30_000, Undefined: > 300, Workings: > 20, Compared: > 0 }, $"{seen}");
    }

    [Fact]
    public async Task By_another_program_of_any_plan_gives_its_forecast()
    {
        // Short plans, so that it does not take minutes.
        var models = Enumerable.Range(1, 1000).Select(seed => Forecast.Of(MoneyPlans.Of(seed)).Value.Model).Where(model => model.Months <= MostMonths).Take(RandomPlans);
        var seen = await Recalculated([.. models.Select((model, index) => (model, Book.English with { FirstMonthOfYear = 1 + index % 12 }))]);
        Assert.True(seen is { Cells: > 30_000, Undefined: > 300 }, $"{seen}");
    }

    private static async Task<Seen> Recalculated(List<(Model Model, WorkbookOptions Options)> all)
    {
        if (LibreOffice.Program is null && Environment.GetEnvironmentVariable(LibreOffice.Required) is not null) Assert.Fail("LibreOffice is not installed.");
        Assert.SkipWhen(LibreOffice.Program is null, "LibreOffice Calc (Debian: libreoffice-calc) is not installed.");
        var workbooks = all.Select(pair => Book.Bytes(pair.Model, pair.Options)).ToList();
        var recalculated = await LibreOffice.Recalculate(workbooks, TestContext.Current.CancellationToken);
        var seen = new Seen();
        var wrong = new List<string>();
        for (var index = 0; index < all.Count; index++)
        {
            Compare(new(all[index].Model, all[index].Options), recalculated[index], $"Model {index + 1}", seen, wrong);
            var formulas = Book.Read(new MemoryStream(workbooks[index]));
            foreach (var sheet in formulas.Sheets)
                foreach (var (name, cell) in formulas[sheet])
                    if (cell.Formula is not null && recalculated[index][sheet].GetValueOrDefault(name)?.Formula is null) wrong.Add($"Model {index + 1}, {sheet}!{name} is no formula any more");
        }
        Assert.True(wrong.Count == 0, $"{wrong.Count} of {seen.Cells}:\n{string.Join('\n', wrong.Take(40))}");
        return seen;
    }

    private static void Compare(Writing writing, Book book, string which, Seen seen, List<string> wrong)
    {
        var evaluation = Evaluation.Of(writing.Model);
        var years = book[writing.Layout.Years];
        foreach (var section in writing.Layout.Sections)
        {
            seen.Workings += section.Workings.Count;
            foreach (var row in section.Lines)
            {
                var line = row.Line!;
                for (var month = 1; month <= writing.Model.Months; month++)
                    Same(line, evaluation[line, month], book[section.Name][Cells.Name(MonthSheet.Column(month), row.Place.Row)], $"{which}, {line} in month {month}");
                foreach (var year in writing.Years.Years)
                    Same(line, evaluation.Total(line, year.From, year.To), years[Cells.Name(writing.Years.Column(year), writing.Years.Row(line))], $"{which}, {line} over {year.From}–{year.To}");
                foreach (var period in writing.Years.Compared.Where(period => writing.Years[writing.Years.Row(line), writing.Years.Column(period)] is not null))
                {
                    seen.Compared++;
                    Same(line, evaluation.Total(line, period.From, period.To), years[Cells.Name(writing.Years.Column(period), writing.Years.Row(line))], $"{which}, {line} over {period.From}–{period.To}");
                }
            }
        }

        void Same(Line line, decimal? expected, BookCell cell, string what)
        {
            seen.Cells++;
            if (expected is null) seen.Undefined++;
            if (!IsSame(line, expected, cell)) wrong.Add($"{what}: {cell.Value} ({cell.Type}), not {expected?.ToString(CultureInfo.InvariantCulture) ?? "undefined"}: {cell.Formula}");
        }
    }

    // A zero may be written without its value.
    private static bool IsSame(Line line, decimal? expected, BookCell cell)
    {
        if (expected is null || cell.Type == "e") return expected is null && cell.Type == "e";
        var value = cell.Value is null ? 0 : double.Parse(cell.Value, CultureInfo.InvariantCulture);
        // A ratio to what is all but 0 is as uncertain as that is: what it is computed from is compared.
        if (line.Aggregation == Aggregation.Ratio && Math.Abs((double)expected) > LargestRatio) return cell.Type == "n";
        return cell.Type == "n" && Math.Abs(value - (double)expected) <= Math.Max(0.005, Math.Abs((double)expected) * (line.Aggregation == Aggregation.Ratio ? OfRatios : OfAmounts));
    }

    private sealed record Seen
    {
        public int Cells { get; set; }

        public int Undefined { get; set; }

        public int Workings { get; set; }

        public int Compared { get; set; }
    }
}
