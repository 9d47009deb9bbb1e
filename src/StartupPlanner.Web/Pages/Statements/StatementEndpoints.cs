using System.Globalization;
using System.Text;
using MediatR;
using StartupPlanner.Domain.Common;
using StartupPlanner.Domain.Forecasting;
using StartupPlanner.Web.Documents;
using StartupPlanner.Web.Localization;
using StartupPlanner.Web.Pages.Reading;
using StartupPlanner.Web.Pipeline;
using StartupPlanner.Workbook;

namespace StartupPlanner.Web.Pages.Statements;

/// <summary>The statements as files: a table of one of them, and a workbook of all that recalculates.</summary>
internal static class StatementEndpoints
{
    private const string WorkbookType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public static void MapStatements(this WebApplication app)
    {
        app.MapGet("/plans/{planId:guid}/statements.csv", CsvAsync).RequireAuthorization().DisableCookieRedirect();
        app.MapGet("/plans/{planId:guid}/plan.xlsx", WorkbookAsync).AllowAnonymous();
    }

    private static async Task<IResult> CsvAsync(
        Guid planId, string? statement, string? by, string? names, string? zeros, string? open, bool? tab, HttpContext context, IMediator mediator, Texts texts, CancellationToken cancellationToken)
    {
        context.Response.Headers.CacheControl = "no-store";
        if (StatementChoice.Read(statement, by, names, zeros, open) is not { } choice) return Results.NotFound();
        var outcome = await mediator.Send(new ViewStatement.Query(new(planId), choice), cancellationToken);
        if (outcome.Failure is { } failure) return failure is Failure.Forbidden ? Results.StatusCode(StatusCodes.Status403Forbidden) : Results.NotFound();
        var view = outcome.Value;
        if (view.Table is not { } table) return Results.Text(NoForecast(view.Problems, texts), statusCode: StatusCodes.Status422UnprocessableEntity);
        var title = new ForecastWords(view.Forecast!, texts.Culture) { Standard = view.Standard }.SectionName(choice.Statement.Section);
        if (tab == true) return Results.Text(TextOf(table, '\t', texts));
        // Spreadsheets read Chinese only after a byte order mark.
        return Results.File(Encoding.UTF8.GetBytes("\uFEFF" + TextOf(table, ',', texts)), "text/csv", $"{DocumentEndpoints.FileName($"{view.Plan.Name} {title}")}.csv");
    }

    private static string TextOf(StatementTable table, char separator, Texts texts)
    {
        var text = new StringBuilder();
        Add([texts["Statements.Line"], texts["Statements.Key"], texts["Statements.Unit"], .. table.Periods.Select(period => period.Name)]);
        foreach (var row in table.Rows) Add([Csv.TextCell(separator == ',' ? row.Name : row.Name.Replace('\t', ' ')), row.Key, row.Unit.ToString(), .. row.Amounts.Select(Number)]);
        return text.ToString();

        void Add(IEnumerable<string> cells) => text.AppendJoin(separator, cells).Append("\r\n");
    }

    private static string Number(decimal? amount) => amount is { } value ? decimal.Round(value, 10).ToString("0.##########", CultureInfo.InvariantCulture) : "";

    private static async Task<IResult> WorkbookAsync(
        Guid planId, string? lang, Guid? job, HttpContext context, IMediator mediator, PlanForecasts forecasts, ExportProgress progress, Texts texts, CancellationToken cancellationToken)
    {
        context.Response.Headers.CacheControl = "no-store";
        var outcome = await mediator.Send(new ViewDocument.Query(new(planId)), cancellationToken);
        if (outcome.Failure is not null) return Results.NotFound();
        using var stages = progress.Follow(job, texts);
        stages.Say("Statements.Workbook.Computing");
        var made = forecasts.Of(outcome.Value.Plan);
        if (made.Failure is { } failure) return Results.Text(NoForecast(ForecastProblem.Of(failure, outcome.Value.Plan, texts), texts), statusCode: StatusCodes.Status422UnprocessableEntity);
        stages.Say("Statements.Workbook.Writing");
        var culture = lang switch { "zh" => Texts.Cultures[1], "en" => Texts.Cultures[0], _ => texts.Culture };
        var file = new MemoryStream();
        ModelWorkbook.Write(file, made.Value.Forecast.Model, OptionsOf(made.Value, culture));
        file.Position = 0;
        return Results.File(file, WorkbookType, $"{DocumentEndpoints.FileName(outcome.Value.Plan.Name)}.xlsx");
    }

    private static WorkbookOptions OptionsOf(PlanForecast made, CultureInfo culture)
    {
        var (forecast, words) = (made.Forecast, new ForecastWords(made, culture));
        return new(made.Plan.Name, made.Plan.Currency, culture)
        {
            FirstMonthOfYear = forecast.FirstMonthOfYear,
            FirstSections = forecast.Statements,
            LineName = words.NameOf,
            InputName = words.NameOf,
            SectionName = words.SectionName,
            Charts =
            [
                new(words.NameOf(forecast.Cash.ClosingCash), [forecast.Cash.ClosingCash]),
                new(words.NameOf(forecast.Income.Revenue), [forecast.Income.Revenue, forecast.Income.NetIncome]),
            ],
        };
    }

    private static string NoForecast(IReadOnlyList<ForecastProblem> problems, Texts texts) =>
        problems.Count == 0 ? texts["Statements.Empty"] : $"{texts["Statements.Problems"]} {string.Join(' ', problems.Select(problem => problem.Text))}";
}
