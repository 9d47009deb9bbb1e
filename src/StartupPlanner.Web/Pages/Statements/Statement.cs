using StartupPlanner.Domain.Costs;
using StartupPlanner.Domain.Forecasting;

namespace StartupPlanner.Web.Pages.Statements;

/// <summary>A group of lines of the forecast that is shown on a page of its own.</summary>
/// <param name="Segment">Its name in addresses.</param>
/// <param name="Section">The group in the model.</param>
public sealed record Statement(string Segment, string Section)
{
    /// <summary>All of them, the statements first.</summary>
    public static IReadOnlyList<Statement> All { get; } =
    [
        new("income-statement", "IncomeStatement"), new("balance-sheet", "BalanceSheet"), new("cash-flow", "CashFlow"), new("metrics", "Metrics"),
        new("revenue", "RevenueSection"), new("people", "PeopleSection"), new("costs", "CostsSection"), new("assets", "AssetsSection"), new("funding", "FundingSection"), new("taxes", "TaxSection"),
    ];

    /// <summary>The one with a name in addresses; the first where none is named, null where there is no such.</summary>
    public static Statement? Find(string? segment) => segment is null ? All[0] : All.FirstOrDefault(statement => statement.Segment == segment);
}

/// <summary>How a statement is looked at; all of it stands in the address.</summary>
/// <param name="By">By which periods.</param>
/// <param name="Names">By whose words lines are called; null for those of the reader's language.</param>
/// <param name="WithZeros">Whether lines that are zero throughout are shown.</param>
/// <param name="Open">The keys of the lines whose parts are shown; * for all.</param>
public sealed record StatementChoice(Statement Statement, PeriodLength By, AccountingStandard? Names, bool WithZeros, IReadOnlyList<string> Open)
{
    /// <summary>Says that the parts of all lines are shown.</summary>
    public const string All = "*";

    /// <summary>The lengths of periods by their names in addresses, in the order in which they are offered.</summary>
    public static IReadOnlyList<(string Name, PeriodLength Length)> Lengths { get; } =
        [("month", PeriodLength.Month), ("quarter", PeriodLength.Quarter), ("year", PeriodLength.Year), ("calendar-year", PeriodLength.CalendarYear)];

    /// <summary>The standards by their names in addresses.</summary>
    public static IReadOnlyList<(string Name, AccountingStandard Standard)> Standards { get; } =
        [("gaap", AccountingStandard.Gaap), ("ifrs", AccountingStandard.Ifrs), ("cas", AccountingStandard.Cas)];

    /// <summary>Reads what an address says; null where it says what there is not.</summary>
    public static StatementChoice? Read(string? statement, string? by, string? names, string? zeros, string? open)
    {
        if (Statement.Find(statement) is not { } found) return null;
        var length = Lengths.Where(each => each.Name == (by ?? "year")).Select(each => (PeriodLength?)each.Length).FirstOrDefault();
        var standard = Standards.Where(each => each.Name == names).Select(each => (AccountingStandard?)each.Standard).FirstOrDefault();
        if (length is null || names is not null && standard is null) return null;
        return new(found, length.Value, standard, zeros == "show", [.. (open ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries).Distinct().Order(StringComparer.Ordinal)]);
    }

    public bool IsOpen(string key) => Open is [All] || Open.Contains(key);

    /// <summary>The name of its standard in addresses.</summary>
    public string? NamesInAddress => Standards.Where(each => each.Standard == Names).Select(each => each.Name).FirstOrDefault();

    /// <summary>What stands behind the question mark.</summary>
    public string Query => string.Join('&', new[]
    {
        ("by", Lengths.Single(each => each.Length == By).Name is var by and not "year" ? by : null), ("names", NamesInAddress), ("zeros", WithZeros ? "show" : null), ("open", Open.Count > 0 ? string.Join(',', Open) : null),
    }.Where(part => part.Item2 is not null).Select(part => $"{part.Item1}={part.Item2}"));

    /// <summary>Its page.</summary>
    public string PageOf(string home) => $"{home}/statements/{Statement.Segment}{(Query is { Length: > 0 } query ? "?" + query : "")}";

    /// <summary>The same with the parts of a line shown, or no longer.</summary>
    public StatementChoice Toggled(string key, IEnumerable<string> all) =>
        this with { Open = [.. (Open is [All] ? all : Open) is var open && open.Contains(key) ? open.Where(each => each != key) : open.Append(key)] };
}
