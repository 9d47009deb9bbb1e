using StartupPlanner.Domain.Common;
using StartupPlanner.Domain.Plans;
using StartupPlanner.Finance.Modeling;
using StartupPlanner.Finance.Statements;
using StartupPlanner.Finance.Values;

namespace StartupPlanner.Domain.Forecasting;

/// <summary>A plan's forecast, computed once with every estimate at its likeliest value, for whoever asks what the plan comes to.</summary>
/// <param name="Forecast">The lines.</param>
/// <param name="Evaluation">Their amounts.</param>
/// <param name="Figures">What they come to.</param>
public sealed record PlanForecast(Forecast Forecast, Evaluation Evaluation, KeyFigures Figures)
{
    /// <summary>Computes the forecast of a plan.</summary>
    /// <param name="plan">The plan.</param>
    /// <returns>The forecast, or <see cref="Failure.Invalid"/> with everything that cannot be, each with its address.</returns>
    public static Outcome<PlanForecast> Of(Plan plan)
    {
        var made = Forecast.Of(plan);
        if (made.Failure is { } failure) return Outcome<PlanForecast>.Fail(failure);
        var evaluation = made.Value.Evaluate();
        return new PlanForecast(made.Value, evaluation, made.Value.KeyFiguresOf(evaluation));
    }

    /// <summary>How many months there are.</summary>
    public int Months => Forecast.Model.Months;

    /// <summary>The calendar month of a number, 1 for the first.</summary>
    public Month MonthOf(int number) => Forecast.Model.First.PlusMonths(number - 1);

    /// <summary>The sum of lines, month by month; what cannot be computed counts nothing.</summary>
    public IReadOnlyList<decimal> SumOf(IEnumerable<string> keys)
    {
        List<Line> lines = [.. keys.Select(key => Forecast.Lines.GetValueOrDefault(key)).OfType<Line>()];
        return [.. Enumerable.Range(1, Months).Select(month => lines.Sum(line => Evaluation[line, month] ?? 0))];
    }
}
