using System.CommandLine;
using StartupPlanner.Workbook;

namespace StartupPlanner.Cli.Commands;

/// <summary><c>planner xlsx FILE -o OUT</c>: the forecast as a workbook with live formulas.</summary>
internal static class XlsxCommand
{
    public static Command On(Terminal terminal)
    {
        var text = terminal.Text;
        var file = Options.File(text, "FILE");
        var output = new Option<string>("--output", "-o") { Description = text["Option.Output"], Required = true };
        var scenario = ForecastSource.Scenario(text);
        var command = new Command("xlsx", text["Xlsx"]) { file, output, scenario };
        command.SetAction(parsed =>
        {
            var json = parsed.WantsJson();
            if (terminal.ReadForecast(parsed.GetRequiredValue(file), parsed.GetValue(scenario), json, out var code) is not { } made) return (int)code;
            var to = parsed.GetRequiredValue(output);
            using var workbook = new MemoryStream();
            ModelWorkbook.Write(workbook, made.Forecast.Model, OptionsOf(terminal, made));
            try
            {
                File.WriteAllBytes(to, workbook.ToArray());
            }
            catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
            {
                return (int)terminal.Complain("File.NotWritable", to);
            }
            if (json) terminal.Write(new System.Text.Json.Nodes.JsonObject { ["file"] = to, ["lines"] = made.Forecast.Model.Lines.Count, ["months"] = made.Months });
            else terminal.Say("Xlsx.Written", to, made.Forecast.Model.Lines.Count, made.Months);
            return (int)ExitCode.Success;
        });
        return command;
    }

    private static WorkbookOptions OptionsOf(Terminal terminal, MadeForecast made)
    {
        var forecast = made.Forecast;
        return new(made.Plan.Name, made.Plan.Currency, terminal.Text.Culture)
        {
            FirstMonthOfYear = forecast.FirstMonthOfYear,
            FirstSections = forecast.Statements,
            LineName = made.Words.NameOf,
            InputName = made.Words.NameOf,
            SectionName = made.Words.SectionName,
            Charts =
            [
                new(made.Words.NameOf(forecast.Cash.ClosingCash), [forecast.Cash.ClosingCash]),
                new(made.Words.NameOf(forecast.Income.Revenue), [forecast.Income.Revenue, forecast.Income.NetIncome]),
            ],
        };
    }
}
