using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using StartupPlanner.Domain.Common;
using StartupPlanner.Domain.Forecasting;

namespace StartupPlanner.Cli.Commands;

/// <summary><c>planner forecast FILE</c>: the statements and metrics of a plan, by month, quarter or year.</summary>
internal static class ForecastCommand
{
    private const int NameWidth = 48;
    private const int AmountWidth = 15;

    private static readonly Dictionary<string, PeriodLength> Lengths = new()
    {
        ["month"] = PeriodLength.Month,
        ["quarter"] = PeriodLength.Quarter,
        ["year"] = PeriodLength.Year,
        ["calendar-year"] = PeriodLength.CalendarYear,
    };

    public static Command On(Terminal terminal)
    {
        var text = terminal.Text;
        var file = Options.File(text, "FILE");
        var by = new Option<string>("--by") { Description = text["Option.By"], DefaultValueFactory = _ => "year" }.AcceptOnlyFromAmong([.. Lengths.Keys]);
        var scenario = ForecastSource.Scenario(text);
        var csv = new Option<bool>("--csv") { Description = text["Option.Csv"] };
        var rolling = new Option<bool>("--rolling") { Description = text["Option.Rolling"] };
        var command = new Command("forecast", text["Forecast"]) { file, by, scenario, csv, rolling };
        command.SetAction(parsed =>
        {
            var json = parsed.WantsJson();
            if (terminal.ReadForecast(parsed.GetRequiredValue(file), parsed.GetValue(scenario), json, out var code, parsed.GetValue(rolling)) is not { } made) return (int)code;
            var periods = Period.Of(made.Forecast, Lengths[parsed.GetValue(by)!]);
            if (json) terminal.Write(ToJson(made, periods, parsed.GetValue(by)!));
            else if (parsed.GetValue(csv)) WriteCsv(terminal, made, periods);
            else Say(terminal, made, periods);
            return (int)ExitCode.Success;
        });
        return command;
    }

    private static void Say(Terminal terminal, MadeForecast made, IReadOnlyList<Period> periods)
    {
        terminal.Say("Forecast.Title", made.Plan.Name, made.Plan.Currency.ToString(), made.MonthOf(1), made.MonthOf(made.Months));
        foreach (var verdict in made.Words.Verdicts()) terminal.Out.WriteLine(verdict);
        foreach (var section in made.Computed.Sections)
        {
            terminal.Out.WriteLine();
            terminal.Out.WriteLine(TextTable.Cell(made.Words.SectionName(section.Key), NameWidth) + string.Concat(periods.Select(period => period.Name.PadLeft(AmountWidth))));
            foreach (var line in section)
                terminal.Out.WriteLine("  " + TextTable.Cell(made.Words.NameOf(line), NameWidth - 2) + string.Concat(periods.Select(period => made.Words.Amount(period.Of(made.Evaluation, line), line.Unit).PadLeft(AmountWidth))));
        }
    }

    private static void WriteCsv(Terminal terminal, MadeForecast made, IReadOnlyList<Period> periods)
    {
        terminal.Out.Write(string.Join(',', ((string[])["section", "key", "name", "unit"]).Concat(periods.Select(period => period.Name))) + "\n");
        foreach (var line in made.Computed.Sections.SelectMany(section => section))
            terminal.Out.Write(string.Join(',', ((string[])[Csv.TextCell(made.Words.SectionName(line.Section)), Csv.TextCell(made.Forecast.KeyOf(line)), Csv.TextCell(made.Words.NameOf(line)), line.Unit.ToString()])
                .Concat(periods.Select(period => period.Of(made.Evaluation, line) is { } value ? decimal.Round(value, 10).ToString("0.##########", CultureInfo.InvariantCulture) : ""))) + "\n");
    }

    private static JsonObject ToJson(MadeForecast made, IReadOnlyList<Period> periods, string by) => new()
    {
        ["plan"] = made.Plan.Name,
        ["currency"] = made.Plan.Currency.ToString(),
        ["firstMonth"] = made.MonthOf(1),
        ["months"] = made.Months,
        ["by"] = by,
        // From where on amounts are unknown because one is too large.
        ["tooLarge"] = made.Forecast.TooLargeIn(made.Evaluation) is var (line, beyond) ? new JsonObject { ["line"] = made.Forecast.KeyOf(line), ["month"] = beyond.ToString() } : null,
        ["periods"] = new JsonArray([.. periods.Select(period => (JsonNode)period.Name)]),
        ["keyFigures"] = KeyFigures(made),
        ["sections"] = new JsonArray([.. made.Computed.Sections.Select(section => (JsonNode)new JsonObject
        {
            ["name"] = made.Words.SectionName(section.Key),
            ["lines"] = new JsonArray([.. section.Select(line => (JsonNode)new JsonObject
            {
                ["key"] = made.Forecast.KeyOf(line),
                ["name"] = made.Words.NameOf(line),
                ["unit"] = line.Unit.ToString(),
                ["values"] = new JsonArray([.. periods.Select(period => ForecastSource.ToJson(period.Of(made.Evaluation, line)))]),
            })]),
        })]),
        ["actuals"] = ForecastSource.Actuals(made),
    };

    private static JsonObject KeyFigures(MadeForecast made)
    {
        var figures = made.Computed.Figures;
        return new()
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
            ["internalRatesOfReturn"] = new JsonArray([.. ForecastWords.RatesOf(figures.InternalRateOfReturn).Select(rate => (JsonNode)rate)]),
        };

        string? Month(int? number) => number is { } month ? made.MonthOf(month) : null;
    }
}
