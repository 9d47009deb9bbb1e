using StartupPlanner.Domain.Common;
using StartupPlanner.Domain.Costs;
using StartupPlanner.Domain.Plans;
using StartupPlanner.Domain.Plans.Fields;
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
/// <param name="Actuals">What some of the lines really were, from the first month on.</param>
/// <param name="DiscountRate">Rate a year at which the flows of the project are discounted, a fraction; null where none is entered.</param>
public sealed record Forecast(
    Model Model, IncomeStatement Income, BalanceSheet Balance, CashFlow Cash, Metrics Metrics, IReadOnlyDictionary<string, Line> Lines, IReadOnlyList<(Line Line, IReadOnlyList<decimal> Amounts)> Actuals, decimal? DiscountRate)
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

    /// <summary>The line with a key or a name; null where there is none.</summary>
    public Line? Find(string keyOrName) => FindAmong(Lines, keyOrName);

    /// <summary>Makes the forecast of a plan.</summary>
    /// <param name="plan">The plan. What it does not say counts nothing.</param>
    /// <param name="standard">By whose words the lines are named; the plan's own where it is null.</param>
    /// <returns>The forecast, or <see cref="Failure.Invalid"/> with everything that cannot be, each with its address.</returns>
    /// <param name="rolling">Whether lines of items for which actual amounts are entered take these, as far as they go, and the forecast goes on from there.</param>
    public static Outcome<Forecast> Of(Plan plan, AccountingStandard? standard = null, bool rolling = false)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var first = plan.FirstMonth ?? throw new ArgumentException("A plan has a first month.", nameof(plan));
        var months = (int)(plan.Finance.Months ?? Finances.DefaultMonths);
        var words = standard ?? plan.Finance.Standard ?? (plan.Language == PlanLanguage.Zh ? AccountingStandard.Cas : AccountingStandard.Gaap);
        var model = new ModelBuilder(first, months);
        var books = new Books(model, new Naming(key => Terms.Of(key, words)), rolling ? ActualOf : null);
        var entered = new Entered(plan, books, first, months);
        try
        {
            var forecast = ForecastWriter.Write(entered);
            return entered.Problems.Count > 0 ? new Failure.Invalid(entered.Problems) : forecast;
        }
        catch (ModelException circle) when (entered.Problems.Count > 0 || circle.IsCircle)
        {
            return new Failure.Invalid([.. entered.Problems, .. circle.Problems.Select(problem => new FieldError("finance", ForecastErrors.Circle, problem))]);
        }

        Input? ActualOf(string key, string name, Unit unit) =>
            plan.Finance.Actuals.FirstOrDefault(actual => actual.Amounts.Count > 0 && (Is(actual, KeyOf(key)) || Is(actual, name) || Terms.SaySame(KeyOf(key), name, actual.Line))) is { } known
                ? model.Series(name, unit, $"finance/actuals/{known.Key}/amounts", [.. known.Amounts.Take(months)]) : null;

        static bool Is(ActualLine actual, string keyOrName) => actual.Line.Equals(keyOrName, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>A line by its key in the forecast, or by its name; null where there is none.</summary>
    internal static Line? FindAmong(IReadOnlyDictionary<string, Line> lines, string keyOrName)
    {
        if (lines.TryGetValue(keyOrName, out var known)) return known;
        foreach (var line in lines.Values)
            if (line.Name.Equals(keyOrName, StringComparison.OrdinalIgnoreCase)) return line;
        // A plan is read in more than one language.
        foreach (var (key, line) in lines)
            if (Terms.SaySame(key, line.Name, keyOrName)) return line;
        return null;
    }

    /// <summary>The lines of the books by their keys in the forecast.</summary>
    internal static Dictionary<string, Line> KeyedLines(Books books) => books.Lines.ToDictionary(line => KeyOf(line.Key), line => line.Value, StringComparer.OrdinalIgnoreCase);

    // revenue/streams/ID/NewCustomers is …/new-customers.
    private static string KeyOf(string key) => key.LastIndexOf('/') is >= 0 and var slash ? key[..(slash + 1)] + Names.Kebab(key[(slash + 1)..]) : Names.Kebab(key);
}
