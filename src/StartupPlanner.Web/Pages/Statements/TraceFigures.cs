using StartupPlanner.Domain.Plans;
using StartupPlanner.Web.Localization;
using StartupPlanner.Web.Pages.Planning;
using StartupPlanner.Web.Pipeline;

namespace StartupPlanner.Web.Pages.Statements;

/// <summary>The figure that a page explains, after an edit. Its group says which one it is.</summary>
internal sealed class TraceFigures(PlanForecasts forecasts) : IFigures
{
    private const string Start = "trace:";
    private const int MostAtOnce = 4;

    public IReadOnlyList<string> Groups => [];

    public static string GroupOf(FigurePlace place) => Start + place;

    public IEnumerable<KeyValuePair<string, string>> Of(Plan plan, Texts texts, Display display) => [];

    public IEnumerable<KeyValuePair<string, string>> Of(Plan plan, IReadOnlyCollection<string> groups, Texts texts, Display display)
    {
        var asked = groups.Where(group => group.StartsWith(Start, StringComparison.Ordinal)).Take(MostAtOnce).ToList();
        if (asked.Count == 0) return [];
        var made = forecasts.Of(plan);
        if (made.Failure is not null) return asked.Select(group => KeyValuePair.Create($"{group}.value", texts["Planning.Outcome.Unknown"]));
        var reader = new FigureReader(made.Value, plan, texts, display, made.Value.Forecast.Names.StandardFor(texts.Culture));
        return asked.Select(group => reader.Of(FigurePlace.Read(group[Start.Length..]))).OfType<FigureTrace>().SelectMany(trace => trace.Figures);
    }
}
