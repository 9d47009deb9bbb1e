using StartupPlanner.Domain.Common;
using StartupPlanner.Domain.Plans;
using StartupPlanner.Web.Localization;
using StartupPlanner.Web.Pages.Reading;
using StartupPlanner.Web.Pipeline;

namespace StartupPlanner.Web.Pages.Planning;

/// <summary>Why there is no forecast: each problem with its place, a line each; nothing where there is one.</summary>
internal sealed class ProblemFigures(PlanForecasts forecasts) : IFigures
{
    private const int Most = 5;

    public IReadOnlyList<string> Groups => ["problems"];

    public IEnumerable<KeyValuePair<string, string>> Of(Plan plan, Texts texts, Display display) => [new("problems.text", TextOf(plan, texts))];

    public string TextOf(Plan plan, Texts texts)
    {
        if (forecasts.Of(plan).Failure is not { } failure) return "";
        return failure is not Failure.Invalid invalid ? texts.Of(failure)
            : string.Join('\n', invalid.Errors.Take(Most).Select(error => (Address.Read(error.Field) is { } at ? texts["Shared.Label", texts.Where(plan, at)] : "") + texts.Of(error)));
    }
}
