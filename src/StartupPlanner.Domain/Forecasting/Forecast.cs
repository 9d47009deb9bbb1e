using StartupPlanner.Domain.Common;
using StartupPlanner.Domain.Costs;
using StartupPlanner.Domain.Plans;
using StartupPlanner.Finance.Modeling;
using StartupPlanner.Finance.Statements;
using StartupPlanner.Finance.Values;

namespace StartupPlanner.Domain.Forecasting;

/// <summary>What a plan comes to in money: its model, with the statements over it.</summary>
/// <param name="Model">The lines, month by month.</param>
/// <param name="Income">Profit and loss.</param>
/// <param name="Balance">What there is and what is owed.</param>
/// <param name="Cash">Where the cash came from and went.</param>
/// <param name="Metrics">What is read off the rest.</param>
/// <param name="Lines">Each line by its key, such as net-income or revenue/streams/ID/revenue.</param>
/// <param name="Names">What the lines are called, by the words of each standard.</param>
/// <param name="Actuals">What some of the lines really were, from the first month on.</param>
/// <param name="DiscountRate">Rate a year at which the flows of the project are discounted, a fraction; null where none is entered.</param>
/// <param name="FirstMonthOfYear">The month of the calendar year in which the fiscal year starts, 1 to 12.</param>
public sealed record Forecast(
    Model Model, IncomeStatement Income, BalanceSheet Balance, CashFlow Cash, Metrics Metrics, IReadOnlyDictionary<string, Line> Lines, ForecastNames Names,
    IReadOnlyList<(Line Line, IReadOnlyList<decimal> Amounts)> Actuals, decimal? DiscountRate, int FirstMonthOfYear)
{
    private readonly Dictionary<Line, string> keys = Lines.ToDictionary(line => line.Value, line => line.Key, (IEqualityComparer<Line>)ReferenceEqualityComparer.Instance);

    /// <summary>The key of a line.</summary>
    public string KeyOf(Line line) => keys[line];

    /// <summary>The sections of the statements and of the metrics, which readers look for first.</summary>
    public IReadOnlyList<string> Statements { get; } = [Income.Revenue.Section, Balance.Assets.Section, Cash.NetCashFlow.Section, Metrics.Customers.Section];

    /// <summary>The place of a section where the statements come first.</summary>
    public int PlaceOf(string section) => Statements.TakeWhile(first => first != section).Count();

    /// <summary>Computes it with each estimate at its likeliest value.</summary>
    public Evaluation Evaluate() => Evaluation.Of(Model);

    /// <summary>What it comes to.</summary>
    public KeyFigures KeyFiguresOf(Evaluation evaluation) => KeyFigures.Of(evaluation, Income, Cash, Metrics, DiscountRate);

    /// <summary>The first amount that is too large to be computed, so that the cash is not known from its month on; null where there is none.</summary>
    public (Line Line, Month Month)? TooLargeIn(Evaluation evaluation)
    {
        ArgumentNullException.ThrowIfNull(evaluation);
        for (var month = 1; month <= Model.Months; month++)
            if (evaluation[Cash.ClosingCash, month] is null)
                return (Model.Lines.FirstOrDefault(line => line.Aggregation != Aggregation.Ratio && evaluation[line, month] is null) ?? Cash.ClosingCash, Model.First.PlusMonths(month - 1));
        return null;
    }

    /// <summary>The line with a key, or with a name in any language; null where there is none.</summary>
    public Line? Find(string keyOrName) => Names.Find(Lines, keyOrName);

    /// <summary>Makes the forecast of a plan. It is the same for readers of all languages: what its lines are called is said by <see cref="Names"/>.</summary>
    /// <param name="plan">The plan. What it does not say counts nothing.</param>
    /// <param name="rolling">Whether lines of items for which actual amounts are entered take these, as far as they go, and the forecast goes on from there.</param>
    /// <returns>The forecast, or <see cref="Failure.Invalid"/> with everything that cannot be, each with its address.</returns>
    public static Outcome<Forecast> Of(Plan plan, bool rolling = false)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var made = Of(plan, new Dictionary<string, ActualLine>());
        if (!rolling || !made.Succeeded || plan.Finance.Actuals.All(actual => actual.Amounts.Count == 0)) return made;
        // Which line is meant by what somebody called it is known once all lines are there.
        var actuals = plan.Finance.Actuals.Where(actual => actual.Amounts.Count > 0)
            .Select(actual => (actual, Line: made.Value.Find(actual.Line))).Where(pair => pair.Line is not null)
            .DistinctBy(pair => pair.Line!.Name).ToDictionary(pair => pair.Line!.Name, pair => pair.actual);
        return Of(plan, actuals);
    }

    private static Outcome<Forecast> Of(Plan plan, Dictionary<string, ActualLine> actuals)
    {
        var first = plan.FirstMonth ?? throw new ArgumentException("A plan has a first month.", nameof(plan));
        var months = (int)(plan.Finance.Months ?? Finances.DefaultMonths);
        var model = new ModelBuilder(first, months);
        var entered = new PlanInputs(plan, new Books(model, ActualOf), first, months);
        try
        {
            var forecast = ForecastWriter.Write(entered);
            return entered.Problems.Count > 0 ? new Failure.Invalid(entered.Problems) : forecast;
        }
        catch (ModelException wrong) when (entered.Problems.Count > 0 || wrong.IsCircle)
        {
            return new Failure.Invalid([.. entered.Problems, .. wrong.Circles.Select(circle => new FieldError("finance", ForecastErrors.Circle, new NamedLines(entered.NamesSoFar, circle)))]);
        }

        Input? ActualOf(string key, Unit unit) =>
            actuals.TryGetValue(key, out var known) ? model.Series(key, unit, $"finance/actuals/{known.Key}/amounts", [.. known.Amounts.Take(months)]) : null;
    }

    /// <summary>The lines of the books by their keys in the forecast.</summary>
    internal static Dictionary<string, Line> KeyedLines(Books books) => books.Lines.ToDictionary(line => KeyOf(line.Key), line => line.Value, StringComparer.OrdinalIgnoreCase);

    // revenue/streams/ID/NewCustomers is …/new-customers.
    private static string KeyOf(string key) => key.LastIndexOf('/') is >= 0 and var slash ? key[..(slash + 1)] + Plans.Fields.Names.Kebab(key[(slash + 1)..]) : Plans.Fields.Names.Kebab(key);
}
