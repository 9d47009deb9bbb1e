using MediatR;
using StartupPlanner.Domain.Common;
using StartupPlanner.Domain.Costs;
using StartupPlanner.Domain.Plans;
using StartupPlanner.Domain.Sharing;
using StartupPlanner.Web.Localization;
using StartupPlanner.Web.Pages.Planning;
using StartupPlanner.Web.Pipeline;

namespace StartupPlanner.Web.Pages.Statements;

/// <summary>Why a number is what it is.</summary>
public static class ViewFigure
{
    /// <param name="Way">The figures by which the reader came.</param>
    /// <param name="Names">By whose words lines are called; null for those of the reader's language.</param>
    public sealed record Query(PlanId PlanId, FigurePlace Place, IReadOnlyList<FigurePlace> Way, AccountingStandard? Names) : IPlanQuery<View>
    {
        public PlanRight Right => PlanRight.Comment;
    }

    /// <param name="Trace">Null where the forecast cannot be computed.</param>
    /// <param name="Way">The figures by which the reader came, with their names.</param>
    /// <param name="Problems">What stands in the way of the forecast.</param>
    public sealed record View(PlanShell Shell, FigureTrace? Trace, IReadOnlyList<(FigurePlace Place, string Name)> Way, IReadOnlyList<ForecastProblem> Problems);

    internal sealed class Handler(PlanScope scope, PlanShells shells, PlanForecasts forecasts, Texts texts, Display display) : IRequestHandler<Query, Outcome<View>>
    {
        public async Task<Outcome<View>> Handle(Query query, CancellationToken cancellationToken)
        {
            var plan = await scope.PlanAsync(cancellationToken);
            var shell = await shells.OfAsync(cancellationToken);
            var made = forecasts.Of(plan);
            if (made.Failure is { } failure) return new View(shell, null, [], ForecastProblem.Of(failure, plan, texts));
            var reader = new FigureReader(made.Value, plan, texts, display, query.Names ?? made.Value.Forecast.Names.StandardFor(texts.Culture));
            if (reader.Of(query.Place, shell.CanEdit) is not { } trace) return new Failure.NotFound();
            return new View(shell, trace, [.. query.Way.Select(place => (place, Name: reader.NameOf(place))).Where(step => step.Name is not null).Select(step => (step.place, step.Name!))], []);
        }
    }
}
