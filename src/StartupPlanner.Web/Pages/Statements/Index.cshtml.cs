using MediatR;
using Microsoft.AspNetCore.Mvc;
using StartupPlanner.Domain.Forecasting;
using StartupPlanner.Domain.Plans;
using StartupPlanner.Finance.Modeling;
using StartupPlanner.Web.Localization;
using StartupPlanner.Web.Pages.Shared;
using StartupPlanner.Web.Pipeline;

namespace StartupPlanner.Web.Pages.Statements;

/// <summary>A statement of the forecast. How it is looked at stands in the address.</summary>
public sealed class IndexModel(IMediator mediator, Texts texts, Display display) : PlanPageModel
{
    private const int MostSeries = 8;

    [BindProperty(SupportsGet = true)]
    public PlanId PlanId { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Statement { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? By { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Names { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Zeros { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Open { get; set; }

    public StatementChoice Choice { get; private set; } = null!;

    public ViewStatement.View Seen { get; private set; } = null!;

    public string Home => $"/plans/{PlanId}";

    internal StatementWords? Words { get; private set; }

    /// <summary>The page of the same statement looked at in another way.</summary>
    public string Href(StatementChoice choice) => choice.PageOf(Home);

    /// <summary>How a period stands at the head of its column.</summary>
    public string HeadOf(Period period) => period.IsMonth ? display.Month(Seen.Forecast!.MonthOf(period.From)) : period.Name;

    /// <summary>A period in full: its first and its last month.</summary>
    public string SpanOf(Period period) => texts["Statements.Span", display.Month(Seen.Forecast!.MonthOf(period.From)), display.Month(Seen.Forecast!.MonthOf(period.To))];

    public Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => ShowAsync(Page, cancellationToken);

    /// <summary>A chart of some of the lines, to be put into the page.</summary>
    public Task<IActionResult> OnGetChartAsync(string? lines, CancellationToken cancellationToken) => ShowAsync(() =>
    {
        var chosen = (lines ?? "").Split(',').Distinct().Take(MostSeries).Select(key => Seen.Forecast?.Forecast.Lines.GetValueOrDefault(key)).OfType<Line>().ToList();
        return chosen.Count == 0 ? NotFound() : Partial("_Chart", ChartOf(chosen));
    }, cancellationToken);

    private async Task<IActionResult> ShowAsync(Func<IActionResult> show, CancellationToken cancellationToken)
    {
        if (StatementChoice.Read(Statement, By, Names, Zeros, Open) is not { } choice) return NotFound();
        var outcome = await mediator.Send(new ViewStatement.Query(PlanId, choice), cancellationToken);
        return this.Respond(outcome, view =>
        {
            (Shell, Seen, Choice, Crumb) = (view.Shell, view, choice, texts["Statements.Title"]);
            if (view.Forecast is { } forecast) Words = new(forecast, texts, display, view.Standard);
            return show();
        });
    }

    private Chart ChartOf(List<Line> lines)
    {
        var (forecast, periods) = (Seen.Forecast!, Period.Of(Seen.Forecast!.Forecast, Choice.By));
        // Amounts in different units do not share an axis.
        var units = lines.Select(line => line.Unit).Distinct().ToList();
        return new("statement.chart", texts.List(lines.Select(line => Words!.NameOf(line))), texts["Statements.Period"], [.. periods.Select(HeadOf)],
            [.. lines.Select(line => new ChartSeries(Words!.NameOf(line),
                [.. periods.Select(period => period.Of(forecast.Evaluation, line) is { } amount ? decimal.Round(line.Unit.IsPercentage ? amount * 100 : amount, 2) : (decimal?)null)],
                line.Aggregation == Aggregation.Flow && lines.Count <= 3 ? ChartShape.Bars : ChartShape.Line, Axis: units.IndexOf(line.Unit) > 0 ? 1 : 0, Unit: Words!.SignOf(line.Unit)))]);
    }
}
