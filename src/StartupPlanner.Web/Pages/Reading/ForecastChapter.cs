using StartupPlanner.Domain.Forecasting;
using StartupPlanner.Domain.Plans;
using StartupPlanner.Finance.Values;
using StartupPlanner.Web.Localization;
using StartupPlanner.Web.Pages.Glance;
using StartupPlanner.Web.Pages.Shared;
using StartupPlanner.Web.Pages.Statements;
using StartupPlanner.Web.Pipeline;

namespace StartupPlanner.Web.Pages.Reading;

/// <summary>The money of a plan as its readers look for it: what it comes to, on which assumptions, and the statements by year.</summary>
public sealed class ForecastChapter
{
    private const int MostAssumptions = 12;
    private const int MostYears = 5;
    private const int MonthsOfUse = 24;

    // The lines by which an investor knows a plan, with the statement in which each stands.
    private static readonly (string Statement, string Line)[] KeyLines =
    [
        ("income-statement", "revenue"), ("income-statement", "gross-profit"), ("metrics", "gross-margin"), ("income-statement", "ebitda"), ("income-statement", "net-income"),
        ("cash-flow", "closing-cash"), ("metrics", "all-customers"), ("metrics", "all-heads"),
    ];

    // And those for whom a page is all that they read.
    private static readonly (string Statement, string Line)[] FewLines = [("income-statement", "revenue"), ("income-statement", "net-income"), ("cash-flow", "closing-cash")];

    private static readonly string[] FewFigures = ["lowest-cash", "break-even-month", "funding-need", "runway-months"];

    private static readonly (string Name, string[] Lines)[] Uses =
    [
        ("CostArea.Research", ["research"]), ("CostArea.Marketing", ["marketing"]), ("CostArea.General", ["general"]), ("CostArea.CostOfSales", ["cost-of-sales"]),
        ("Assets", ["spent-on-fixed-assets"]),
    ];

    private static readonly string[] Costs = ["cost-of-sales", "research", "marketing", "general", "depreciation", "interest-expense", "income-tax"];

    private readonly DocumentView document;
    private readonly PlanForecast forecast;
    private readonly Outlook? outlook;
    private readonly StatementTables tables;
    private readonly MoneyAtAGlance money;
    private readonly ForecastWords words;

    private ForecastChapter(DocumentView document, PlanForecast forecast, Outlook? outlook, StatementTables tables)
    {
        (this.document, this.forecast, this.outlook, this.tables) = (document, forecast, outlook, tables);
        words = forecast.WordsFor(Texts, document.Display);
        money = new(forecast, outlook, forecast.MonthOf(1), Texts, document.Display);
    }

    /// <summary>The chapter; null where nothing in the plan moves money, or where its forecast cannot be computed.</summary>
    public static ForecastChapter? Of(DocumentView document, PlanForecasts forecasts, StatementTables tables) =>
        forecasts.Of(document.Plan) is { Succeeded: true, Value: { HasMoney: true } forecast } ? new(document, forecast, forecasts.OutlookOf(document.Plan), tables) : null;

    /// <summary>A table of the chapter.</summary>
    public sealed record Table(string Title, IReadOnlyList<string> Heads, IReadOnlyList<StatementRow> Rows);

    /// <summary>An estimate on which much depends.</summary>
    public sealed record Assumption(string Name, string Value, DocumentView.Source? Source);

    /// <summary>Whether cash lasts, when there is a profit, what the project is worth.</summary>
    public IEnumerable<string> Verdicts => words.Verdicts();

    /// <summary>Whether cash lasts and when there is a profit.</summary>
    public string Verdict => money.Verdict;

    /// <summary>The figures for whom a page is all that they read, each with its name; those that are not reached are left out.</summary>
    public IReadOnlyList<(string Name, string Value)> Figures =>
        [.. FewFigures.Select(key => KeyFigure.Find(key)!).Where(figure => figure.Of(forecast.Figures) is not (null or 0)).Select(figure => (words.NameOf(figure), words.ValueOf(figure)))];

    /// <summary>What becomes of the company in its first years, in three lines.</summary>
    public Table FirstYears => Few(FewLines) is var table && table.Heads.Count <= MostYears ? table : table with
    {
        Heads = [.. table.Heads.Take(MostYears)],
        Rows = [.. table.Rows.Select(row => row with { Amounts = [.. row.Amounts.Take(MostYears)], Shown = [.. row.Shown.Take(MostYears)] })],
    };

    /// <summary>On what money is spent in the first two years, as shares of all, the largest first; empty where none is.</summary>
    public string UseOfFunds
    {
        get
        {
            var months = Math.Min(MonthsOfUse, forecast.KnownMonths);
            var spent = Uses.Select(use => (use.Name, Amount: Math.Abs(forecast.SumOf(use.Lines).Take(months).Sum(amount => (double)amount)))).Where(use => use.Amount > 0).OrderByDescending(use => use.Amount).ToList();
            var all = spent.Sum(use => use.Amount);
            return all == 0 ? "" : Texts["Reading.Summary.UseOf", months, Texts.List(
                spent.Select(use => Texts["Reading.Summary.UseShare", Texts.Inline(Texts[$"Finance.{use.Name}"]), document.Display.Percent((decimal)(use.Amount / all))]))];
        }
    }

    public Chart Cash => money.Cash;

    public Chart Revenue => money.Revenue with { Title = Texts["Reading.Forecast.Quarters"] };

    public Chart Spending => money.Spending with { Title = Texts["Reading.Forecast.Quarters"] };

    public CurrencyCode Currency => forecast.Plan.Currency;

    /// <summary>The lines by which a plan is known, by year.</summary>
    public Table Highlights => Few(KeyLines);

    /// <summary>The estimates that move cash most, the strongest first.</summary>
    public IReadOnlyList<Assumption> Assumptions => [.. outlook?.Drivers.Take(MostAssumptions).Select(driver => AssumptionAt(driver.Input.Address, driver.Input)).OfType<Assumption>() ?? []];

    /// <summary>What each stream earns, by year.</summary>
    public Table Streams => new(Texts["Reading.Forecast.Streams"], Years, [.. Parts("revenue")]);

    /// <summary>What the company costs, by class and year, and how many people it has.</summary>
    public Table CostsAndPeople => new(
        Texts["Reading.Forecast.Costs"], Years,
        [.. Rows("income-statement").Where(row => Costs.Contains(row.Key)).Concat(Rows("metrics").Where(row => row.Key == "all-heads")).Where(IsSomething).Select(row => row with { IsTotal = false })]);

    /// <summary>The three statements by year, without the lines that are zero throughout.</summary>
    public IEnumerable<Table> Statements => from statement in Statement.All.Take(3) select new Table(TitleOf(statement), Years, [.. TableOf(statement, PeriodLength.Year).Rows.Where(IsSomething)]);

    /// <summary>The three statements month by month, a table for each year.</summary>
    public IEnumerable<Table> Months =>
        from statement in Statement.All.Take(3)
        let table = TableOf(statement, PeriodLength.Month)
        from year in Period.Of(forecast.Forecast, PeriodLength.Year)
        let at = Enumerable.Range(year.From - 1, year.To - year.From + 1).ToList()
        select new Table(
            Texts["Reading.Forecast.Of", TitleOf(statement), PeriodWords.InText(year, Texts)], [.. at.Select(index => document.Display.Month(forecast.MonthOf(index + 1)))],
            [.. table.Rows.Select(row => row with { Amounts = [.. at.Select(index => row.Amounts[index])], Shown = [.. at.Select(index => row.Shown[index])] }).Where(IsSomething)]);

    private Texts Texts => document.Texts;

    private Table Few((string Statement, string Line)[] lines) => new(
        Texts["Reading.Forecast.Highlights"], Years,
        [.. lines.Select(line => Rows(line.Statement).FirstOrDefault(row => row.Key == line.Line)).OfType<StatementRow>().Where(IsSomething).Select(Counted)]);

    // Of customers and people, a reader counts whole ones.
    private StatementRow Counted(StatementRow row) => row.Key is not ("all-customers" or "all-heads") ? row
        : row with { Shown = [.. row.Amounts.Select(amount => amount is { } count ? document.Display.Number(decimal.Round(count)) : "–")] };

    private IReadOnlyList<string> Years => [.. Period.Of(forecast.Forecast, PeriodLength.Year).Select(year => PeriodWords.Head(year, Texts))];

    private static bool IsSomething(StatementRow row) => row.Amounts.Any(amount => amount is not (null or 0));

    private string TitleOf(Statement statement) => words.SectionName(statement.Section);

    private IReadOnlyList<StatementRow> Rows(string statement) => TableOf(Statement.Find(statement)!, PeriodLength.Year).Rows;

    private IEnumerable<StatementRow> Parts(string line)
    {
        var rows = TableOf(Statement.All[0], PeriodLength.Year, line).Rows;
        var at = rows.TakeWhile(row => row.Key != line).Count();
        return rows.Skip(at + 1).TakeWhile(row => row.Level > 0).Append(rows[at]);
    }

    private StatementTable TableOf(Statement statement, PeriodLength by, params string[] open) =>
        tables.Of(forecast.Plan, forecast, new(statement, by, null, WithZeros: false, open), forecast.Forecast.Names.StandardFor(Texts.Culture), Texts);

    private Assumption? AssumptionAt(string address, StartupPlanner.Finance.Modeling.Input input)
    {
        if (Address.Read(address) is not { Field: { } field, Part: { } part } place || part.Find(forecast.Plan, place.Key) is not { } row) return null;
        return new(words.NameOf(input), document.Display.Value(field, field.Read(row), forecast.Plan, row), document.SourceOf(address));
    }
}
