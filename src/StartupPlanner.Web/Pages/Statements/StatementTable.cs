using StartupPlanner.Domain.Forecasting;
using StartupPlanner.Finance.Modeling;
using StartupPlanner.Web.Pages.Shared;

namespace StartupPlanner.Web.Pages.Statements;

/// <summary>A line in a table of a statement.</summary>
/// <param name="Key">Of the line in the forecast.</param>
/// <param name="Name">What it is called beneath the line of which it is a part.</param>
/// <param name="Unit">Of its amounts.</param>
/// <param name="Level">0 for a line of the statement, 1 for a part of it, and so on.</param>
/// <param name="IsTotal">Whether it is one of the totals for which a statement is read.</param>
/// <param name="IsOpen">Whether its parts follow; null where it has none.</param>
/// <param name="Amounts">For each period, as often as it counts in the line of which it is a part; null where undefined.</param>
/// <param name="Trend">Its months.</param>
public sealed record StatementRow(string Key, string Name, Unit Unit, int Level, bool IsTotal, bool? IsOpen, IReadOnlyList<decimal?> Amounts, IReadOnlyList<string> Shown, Sparkline Trend);

/// <summary>The lines of a statement over periods.</summary>
/// <param name="Hidden">How many lines are left out because they are zero throughout.</param>
/// <param name="Parts">The keys of all lines that have parts.</param>
public sealed record StatementTable(IReadOnlyList<Period> Periods, IReadOnlyList<StatementRow> Rows, int Hidden, IReadOnlyList<string> Parts);

/// <summary>Writes down the table of a statement, with the parts of lines as their formulas say.</summary>
internal sealed class StatementWriter
{
    private const int Deepest = 3;

    private readonly PlanForecast forecast;
    private readonly StatementWords words;
    private readonly StatementChoice choice;
    private readonly IReadOnlyList<Period> periods;
    private readonly List<StatementRow> rows = [];
    private readonly List<string> parts = [];
    private int hidden;

    private StatementWriter(PlanForecast forecast, StatementWords words, StatementChoice choice)
    {
        (this.forecast, this.words, this.choice) = (forecast, words, choice);
        periods = Period.Of(forecast.Forecast, choice.By);
    }

    public static StatementTable Write(PlanForecast forecast, StatementWords words, StatementChoice choice)
    {
        var writer = new StatementWriter(forecast, words, choice);
        var lines = forecast.Forecast.Model.Lines.Where(line => line.Section == choice.Statement.Section).ToList();
        if (forecast.Forecast.Statements.Contains(choice.Statement.Section)) lines.ForEach(line => writer.Add(line, words.NameOf(line), 1, 0));
        else writer.AddItems(lines);
        return new(writer.periods, writer.rows, writer.hidden, writer.parts);
    }

    // The lines of each item of the plan beneath the one by which the statements know it.
    private void AddItems(List<Line> lines)
    {
        var stated = forecast.Forecast.Model.Lines.Where(line => line.Section == forecast.Forecast.Income.Revenue.Section).SelectMany(line => line.Formula.Terms ?? []).Select(term => term.Line).ToHashSet<Line>(ReferenceEqualityComparer.Instance);
        foreach (var item in lines.GroupBy(line => LineNames.ItemOf(line) ?? line.Name))
        {
            var main = item.FirstOrDefault(stated.Contains) ?? item.FirstOrDefault(line => line.Unit == Unit.Money && line.Aggregation == Aggregation.Flow) ?? item.First();
            var others = item.Where(line => line != main).ToList();
            if (!AddRow(main, words.NameOf(main), 1, 0, isTotal: false, others.Count > 0)) continue;
            foreach (var line in others) AddRow(line, words.TermOf(line), 1, 1, isTotal: false, hasParts: false);
        }
    }

    private void Add(Line line, string name, int times, int level)
    {
        var terms = line.Formula.Terms ?? [];
        var isSubtotal = terms.Count > 1 && terms.All(term => term.Line.Section == line.Section);
        var isTotal = level == 0 && (isSubtotal || line == forecast.Forecast.Income.Revenue || line == forecast.Forecast.Cash.ClosingCash);
        var hasParts = level < Deepest && (level > 0 ? terms.Count > 1 : terms.Count > 0) && terms.All(term => !IsStated(term.Line.Section));
        if (!AddRow(line, name, times, level, isTotal, hasParts)) return;
        // What all parts measure alike is not said again.
        var areAlike = terms.Select(term => words.TermOf(term.Line)).Distinct().Count() == 1;
        foreach (var (part, often) in terms) Add(part, areAlike ? words.ItemNameOf(part) : words.NameOf(part), times * often, level + 1);
    }

    /// <returns>Whether its parts follow.</returns>
    private bool AddRow(Line line, string name, int times, int level, bool isTotal, bool hasParts)
    {
        var key = forecast.Forecast.KeyOf(line);
        var amounts = periods.Select(period => period.Of(forecast.Evaluation, line) * times).ToList();
        if (!choice.WithZeros && !(isTotal && level == 0) && IsNothing(line, amounts))
        {
            hidden++;
            return false;
        }
        if (hasParts) parts.Add(key);
        var isOpen = hasParts && choice.IsOpen(key);
        rows.Add(new(key, name, line.Unit, level, isTotal, hasParts ? isOpen : null, amounts, [.. amounts.Select(amount => words.Short(amount, line.Unit))], TrendOf(line, times)));
        return isOpen;
    }

    private bool IsNothing(Line line, List<decimal?> amounts) =>
        amounts.All(amount => amount is null or 0) && (choice.By == PeriodLength.Month || forecast.Evaluation[line].All(amount => amount is null or 0));

    private bool IsStated(string section) => forecast.Forecast.Statements.Contains(section);

    private Sparkline TrendOf(Line line, int times) => Sparkline.Of([.. forecast.Evaluation[line].Select(amount => amount * times)], line.Aggregation == Aggregation.Flow);
}
