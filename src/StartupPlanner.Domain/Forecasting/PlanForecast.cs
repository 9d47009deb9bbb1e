using System.Globalization;
using StartupPlanner.Domain.Common;
using StartupPlanner.Domain.Plans;
using StartupPlanner.Finance.Modeling;
using StartupPlanner.Finance.Statements;
using StartupPlanner.Finance.Values;

namespace StartupPlanner.Domain.Forecasting;

/// <summary>A plan's forecast, computed once with every estimate at its likeliest value, for whoever asks what the plan comes to.</summary>
/// <param name="Plan">The plan as it is in the scenario; to be looked at, not changed.</param>
/// <param name="Forecast">The lines.</param>
/// <param name="Evaluation">Their amounts.</param>
/// <param name="Figures">What they come to.</param>
/// <param name="IsRolling">Whether lines of items take the actual amounts as far as they go.</param>
public sealed record PlanForecast(Plan Plan, Forecast Forecast, Evaluation Evaluation, KeyFigures Figures, bool IsRolling)
{
    /// <summary>Computes the forecast of a plan.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="scenario">Name, key or address of one of its scenarios; null for the plan itself.</param>
    /// <param name="rolling">Whether lines of items for which actual amounts are entered take these, as far as they go, and the forecast goes on from there.</param>
    /// <returns>
    /// The forecast; <see cref="Failure.Refused"/> where there is no such scenario; or <see cref="Failure.Invalid"/> with everything that cannot be, each with its address.
    /// </returns>
    public static Outcome<PlanForecast> Of(Plan plan, string? scenario = null, bool rolling = false)
    {
        ArgumentNullException.ThrowIfNull(plan);
        if (scenario is not null && !Scenarios.Has(plan, scenario)) return new Failure.Refused(QuestionErrors.NoSuchScenario, scenario);
        var changed = Scenarios.Apply(plan, scenario);
        if (changed.Failure is { } impossible) return impossible;
        var made = Forecast.Of(changed.Value, rolling);
        if (made.Failure is { } failure) return failure;
        var evaluation = made.Value.Evaluate();
        return new PlanForecast(changed.Value, made.Value, evaluation, made.Value.KeyFiguresOf(evaluation), rolling);
    }

    /// <summary>How many months there are.</summary>
    public int Months => Forecast.Model.Months;

    /// <summary>The first amount that is too large to be computed; null where there is none.</summary>
    public (Line Line, Month Month)? TooLarge => Forecast.TooLargeIn(Evaluation);

    /// <summary>How many months there are before an amount is too large to be computed. Whatever sums up amounts stays within them.</summary>
    public int KnownMonths => TooLarge is var (_, beyond) ? beyond.MonthsSince(Forecast.Model.First) : Months;

    /// <summary>Whether anything in the plan moves money: whether its statements hold an amount.</summary>
    public bool HasMoney => ((Line[])[Forecast.Income.Revenue, Forecast.Income.NetIncome, Forecast.Balance.Assets, Forecast.Cash.NetCashFlow]).Any(line => Evaluation[line].Any(amount => amount is not 0));

    /// <summary>What shareholders, investors and lenders pay in, month by month, less what they get back.</summary>
    public IReadOnlyList<decimal> Raised => SumOf(["from-shareholders", "from-convertibles", "from-loans", "from-founders"]);

    /// <summary>The calendar month of a number, 1 for the first.</summary>
    public Month MonthOf(int number) => Forecast.Model.First.PlusMonths(number - 1);

    /// <summary>The sum of lines, month by month; what cannot be computed counts nothing, and nothing counts from then on.</summary>
    public IReadOnlyList<decimal> SumOf(IEnumerable<string> keys)
    {
        List<Line> lines = [.. keys.Select(key => Forecast.Lines.GetValueOrDefault(key)).OfType<Line>()];
        var known = KnownMonths;
        return [.. Enumerable.Range(1, Months).Select(month => month <= known ? lines.Sum(line => Evaluation[line, month] ?? 0) : 0)];
    }

    /// <summary>The lines in the groups under which they are shown, the statements first, as readers look for them.</summary>
    public IEnumerable<IGrouping<string, Line>> Sections => Forecast.Model.Lines.GroupBy(line => line.Section).OrderBy(section => Forecast.PlaceOf(section.Key));

    /// <summary>The line with a key or a name.</summary>
    /// <returns>The line, or <see cref="Failure.Refused"/> where there is none.</returns>
    public Outcome<Line> LineOf(string keyOrName) => Forecast.Find(keyOrName) is { } line ? line : new Failure.Refused(ForecastErrors.NoSuchLine, keyOrName);

    /// <summary>The number of a month that is typed as a number or as 2027-03.</summary>
    /// <returns>The number, 1 for the first; or <see cref="Failure.Refused"/> where the forecast does not have the month.</returns>
    public Outcome<int> NumberOf(string typed)
    {
        var number = int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var counted) ? counted
            : Month.TryParse(typed, null, out var month) ? month.MonthsSince(Forecast.Model.First) + 1
            : 0;
        return number >= 1 && number <= Months ? number : new Failure.Refused(QuestionErrors.NoSuchMonth, typed, MonthOf(1), MonthOf(Months));
    }

    /// <summary>A line and a month, typed with a space between; the last month where only the line is.</summary>
    /// <returns>Both, or <see cref="Failure.Refused"/> with what there is not.</returns>
    public Outcome<(Line Line, int Month)> LineInMonth(string typed)
    {
        ArgumentNullException.ThrowIfNull(typed);
        if (Forecast.Find(typed) is { } last) return (last, Months);
        var space = typed.LastIndexOf(' ');
        var line = LineOf(space < 0 ? typed : typed[..space].Trim());
        if (line.Failure is { } noLine) return noLine;
        var month = NumberOf(typed[(space + 1)..]);
        return month.Failure is { } noMonth ? noMonth : (line.Value, month.Value);
    }
}
