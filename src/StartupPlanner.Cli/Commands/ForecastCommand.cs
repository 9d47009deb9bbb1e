using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using StartupPlanner.Domain.Common;
using StartupPlanner.Domain.Forecasting;
using StartupPlanner.Finance.Functions;
using StartupPlanner.Finance.Modeling;

namespace StartupPlanner.Cli.Commands;

/// <summary><c>planner forecast FILE</c>: the statements and metrics of a plan, by month, quarter or year.</summary>
internal static class ForecastCommand
{
    private const int NameWidth = 48;
    private const int AmountWidth = 15;

    private sealed record Period(string Name, int From, int To);

    public static Command On(Terminal terminal)
    {
        var text = terminal.Text;
        var file = Options.File(text, "FILE");
        var by = new Option<string>("--by") { Description = text["Option.By"], DefaultValueFactory = _ => "year" }.AcceptOnlyFromAmong("month", "quarter", "year", "calendar-year");
        var scenario = ForecastSource.Scenario(text);
        var csv = new Option<bool>("--csv") { Description = text["Option.Csv"] };
        var rolling = new Option<bool>("--rolling") { Description = text["Option.Rolling"] };
        var command = new Command("forecast", text["Forecast"]) { file, by, scenario, csv, rolling };
        command.SetAction(parsed =>
        {
            var json = parsed.WantsJson();
            if (terminal.ReadForecast(parsed.GetRequiredValue(file), parsed.GetValue(scenario), json, out var code, parsed.GetValue(rolling)) is not { } made) return (int)code;
            var periods = Periods(made, parsed.GetValue(by)!);
            var evaluation = made.Forecast.Evaluate();
            if (json) terminal.Write(ToJson(made, evaluation, periods, parsed.GetValue(by)!));
            else if (parsed.GetValue(csv)) WriteCsv(terminal, made, evaluation, periods);
            else Say(terminal, made, evaluation, periods);
            return (int)ExitCode.Success;
        });
        return command;
    }

    private static List<Period> Periods(MadeForecast made, string by)
    {
        var model = made.Forecast.Model;
        var yearStart = by == "calendar-year" ? 1 : (int)(made.Plan.Finance.FiscalYearStart ?? 1);
        var length = by switch { "month" => 1, "quarter" => 3, _ => 12 };
        var periods = new List<Period>();
        for (var from = 1; from <= model.Months;)
        {
            var first = model.First.PlusMonths(from - 1);
            var into = (first.Number - yearStart + 12) % 12;
            var to = Math.Min(model.Months, from + length - into % length - 1);
            var year = first.PlusMonths(-into).Year + (yearStart == 1 ? 0 : 1);
            var name = by switch { "month" => first.ToString(), "quarter" => string.Create(CultureInfo.InvariantCulture, $"{(yearStart == 1 ? "" : "FY")}{year}-Q{into / 3 + 1}"), _ => string.Create(CultureInfo.InvariantCulture, $"{(yearStart == 1 ? "" : "FY")}{year}") };
            periods.Add(new(name, from, to));
            from = to + 1;
        }
        return periods;
    }

    private static decimal? Value(Evaluation evaluation, Line line, Period period) => period.From == period.To ? evaluation[line, period.From] : evaluation.Total(line, period.From, period.To);

    private static void Say(Terminal terminal, MadeForecast made, Evaluation evaluation, List<Period> periods)
    {
        var text = terminal.Text;
        terminal.Say("Forecast.Title", made.Plan.Name, made.Plan.Currency.ToString(), made.NameOf(1), made.NameOf(made.Forecast.Model.Months));
        Verdict(terminal, made, evaluation);
        foreach (var section in Sections(made.Forecast))
        {
            terminal.Out.WriteLine();
            terminal.Out.WriteLine(TextTable.Cell(section.Key, NameWidth) + string.Concat(periods.Select(period => period.Name.PadLeft(AmountWidth))));
            foreach (var line in section) terminal.Out.WriteLine("  " + TextTable.Cell(line.Name, NameWidth - 2) + string.Concat(periods.Select(period => text.Amount(Value(evaluation, line, period), line.Unit).PadLeft(AmountWidth))));
        }
    }

    private static void Verdict(Terminal terminal, MadeForecast made, Evaluation evaluation)
    {
        string Amount(decimal amount) => terminal.Text.Amount(amount, Unit.Money);
        if (made.Forecast.TooLargeIn(evaluation) is var (line, beyond))
        {
            terminal.Say(ForecastErrors.TooLarge, line.Name, beyond);
            return;
        }
        var figures = made.Forecast.KeyFiguresOf(evaluation);
        var (lowest, lowestMonth) = (figures.LowestCash!.Value, made.NameOf(figures.LowestCashMonth!.Value));
        if (figures.CashOutMonth is { } month) terminal.Say("Forecast.CashOut", made.NameOf(month), Amount(figures.FundingNeed!.Value), lowestMonth, figures.RunwayMonths!.Value);
        else terminal.Say("Forecast.CashLasts", Amount(lowest), lowestMonth);
        if (figures.BreakEvenMonth is { } even) terminal.Say("Forecast.BreakEven", made.NameOf(even));
        else terminal.Say("Forecast.NoBreakEven");
        if (figures.NetPresentValue is { } worth) terminal.Say("Forecast.Worth", Amount(worth), terminal.Text.Amount(made.Forecast.DiscountRate, Unit.Percentage));
        var rates = RatesOf(figures.InternalRateOfReturn).Where(double.IsFinite).Select(rate => (rate * 100).ToString("#,0.0", terminal.Text.Culture) + "%").ToList();
        if (rates.Count > 0) terminal.Say(rates.Count == 1 ? "Forecast.RateOfReturn" : "Forecast.RatesOfReturn", string.Join(", ", rates));
        var compared = made.Forecast.Actuals.Where(actual => actual.Line.Actual is null).Select(actual => actual.Line.Name).ToList();
        if (made.IsRolling && compared.Count > 0) terminal.Say("Forecast.ComparedOnly", string.Join(", ", compared));
    }

    private static IReadOnlyList<double> RatesOf(Answer answer) => answer switch
    {
        Answer.Value one => [one.Number],
        Answer.Several several => several.Numbers,
        _ => [],
    };

    // The statements first, as readers look for them.
    private static IEnumerable<IGrouping<string, Line>> Sections(Forecast forecast) =>
        forecast.Model.Lines.GroupBy(line => line.Section).OrderBy(section => forecast.PlaceOf(section.Key));

    private static void WriteCsv(Terminal terminal, MadeForecast made, Evaluation evaluation, List<Period> periods)
    {
        terminal.Out.Write(string.Join(',', ((string[])["section", "key", "name", "unit"]).Concat(periods.Select(period => period.Name))) + "\n");
        foreach (var line in Sections(made.Forecast).SelectMany(section => section))
            terminal.Out.Write(string.Join(',', ((string[])[Csv.TextCell(line.Section), Csv.TextCell(made.Forecast.KeyOf(line)), Csv.TextCell(line.Name), line.Unit.ToString()])
                .Concat(periods.Select(period => Value(evaluation, line, period) is { } value ? decimal.Round(value, 10).ToString("0.##########", CultureInfo.InvariantCulture) : ""))) + "\n");
    }

    private static JsonObject ToJson(MadeForecast made, Evaluation evaluation, List<Period> periods, string by)
    {
        var figures = made.Forecast.KeyFiguresOf(evaluation);
        return new()
        {
            ["plan"] = made.Plan.Name,
            ["currency"] = made.Plan.Currency.ToString(),
            ["firstMonth"] = made.NameOf(1),
            ["months"] = made.Forecast.Model.Months,
            ["by"] = by,
            // From where on amounts are unknown because one is too large.
            ["tooLarge"] = made.Forecast.TooLargeIn(evaluation) is var (line, beyond) ? new JsonObject { ["line"] = made.Forecast.KeyOf(line), ["month"] = beyond.ToString() } : null,
            ["periods"] = new JsonArray([.. periods.Select(period => (JsonNode)period.Name)]),
            ["keyFigures"] = new JsonObject
            {
                ["lowestCash"] = ForecastSource.ToJson(figures.LowestCash),
                ["lowestCashMonth"] = Month(figures.LowestCashMonth),
                ["fundingNeed"] = ForecastSource.ToJson(figures.FundingNeed),
                ["cashOutMonth"] = Month(figures.CashOutMonth),
                ["runwayMonths"] = figures.RunwayMonths,
                ["breakEvenMonth"] = Month(figures.BreakEvenMonth),
                ["cashPositiveMonth"] = Month(figures.CashPositiveMonth),
                ["paybackMonth"] = Month(figures.PaybackMonth),
                ["lowestDscr"] = ForecastSource.ToJson(figures.LowestDscr),
                ["netPresentValue"] = ForecastSource.ToJson(figures.NetPresentValue),
                ["internalRatesOfReturn"] = new JsonArray([.. RatesOf(figures.InternalRateOfReturn).Select(rate => (JsonNode)rate)]),
            },
            ["sections"] = new JsonArray([.. Sections(made.Forecast).Select(section => (JsonNode)new JsonObject
            {
                ["name"] = section.Key,
                ["lines"] = new JsonArray([.. section.Select(line => (JsonNode)new JsonObject
                {
                    ["key"] = made.Forecast.KeyOf(line),
                    ["name"] = line.Name,
                    ["unit"] = line.Unit.ToString(),
                    ["values"] = new JsonArray([.. periods.Select(period => ForecastSource.ToJson(Value(evaluation, line, period)))]),
                })]),
            })]),
            ["actuals"] = ForecastSource.Actuals(made, evaluation),
        };

        string? Month(int? number) => number is { } month ? made.NameOf(month) : null;
    }
}
