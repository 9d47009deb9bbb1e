using System.Globalization;
using StartupPlanner.Finance.Modeling;
using StartupPlanner.Finance.Values;

namespace StartupPlanner.Domain.Forecasting;

/// <summary>By what a forecast is read.</summary>
public enum PeriodLength
{
    /// <summary>A month.</summary>
    Month,

    /// <summary>Three months of the fiscal year.</summary>
    Quarter,

    /// <summary>The fiscal year.</summary>
    Year,

    /// <summary>January to December.</summary>
    CalendarYear,
}

/// <summary>Months in a row that are read together.</summary>
/// <param name="Name">2027-03, 2027-Q1, FY2027-Q1, 2027 or FY2027: a fiscal year that does not begin in January is called after the year in which it ends.</param>
/// <param name="From">The number of its first month in the model, 1 for the first.</param>
/// <param name="To">The number of its last month.</param>
public sealed record Period(string Name, int From, int To)
{
    private const int MonthsOfYear = 12;

    /// <summary>All months of a forecast by periods. The first and the last may be shorter.</summary>
    public static IReadOnlyList<Period> Of(Forecast forecast, PeriodLength by)
    {
        ArgumentNullException.ThrowIfNull(forecast);
        var (model, yearStart) = (forecast.Model, by == PeriodLength.CalendarYear ? 1 : forecast.FirstMonthOfYear);
        var length = by switch { PeriodLength.Month => 1, PeriodLength.Quarter => 3, _ => MonthsOfYear };
        var periods = new List<Period>();
        for (var from = 1; from <= model.Months;)
        {
            var first = model.First.PlusMonths(from - 1);
            var into = (first.Number - yearStart + MonthsOfYear) % MonthsOfYear;
            var to = Math.Min(model.Months, from + length - into % length - 1);
            var year = string.Create(CultureInfo.InvariantCulture, $"{(yearStart == 1 ? "" : "FY")}{first.PlusMonths(-into).Year + (yearStart == 1 ? 0 : 1)}");
            periods.Add(new(by switch { PeriodLength.Month => first.ToString(), PeriodLength.Quarter => $"{year}-Q{into / 3 + 1}", _ => year }, from, to));
            from = to + 1;
        }
        return periods;
    }

    /// <summary>The period of a name, of whatever length, or from one month to another, such as 2027-03~2028-02; null where the forecast has none.</summary>
    public static Period? Find(Forecast forecast, string name) => Between(forecast, name) ??
        Enum.GetValues<PeriodLength>().Select(length => Of(forecast, length).FirstOrDefault(period => period.Name == name)).FirstOrDefault(period => period is not null);

    /// <summary>The period from one month to another.</summary>
    public static Period Between(Forecast forecast, int from, int to)
    {
        ArgumentNullException.ThrowIfNull(forecast);
        return new($"{forecast.Model.First.PlusMonths(from - 1)}~{forecast.Model.First.PlusMonths(to - 1)}", from, to);
    }

    private static Period? Between(Forecast forecast, string name)
    {
        if (name.Split('~') is not [var first, var last] || !Month.TryParse(first, null, out var from) || !Month.TryParse(last, null, out var to)) return null;
        var (start, end) = (from.MonthsSince(forecast.Model.First) + 1, to.MonthsSince(forecast.Model.First) + 1);
        return start >= 1 && start <= end && end <= forecast.Model.Months ? Between(forecast, start, end) : null;
    }

    /// <summary>Whether it is one month.</summary>
    public bool IsMonth => From == To;

    /// <summary>What amounts of all months of a forecast come to in it.</summary>
    /// <param name="months">One for each month of the forecast.</param>
    public decimal SumOf(IReadOnlyList<decimal> months)
    {
        ArgumentNullException.ThrowIfNull(months);
        return months.Skip(From - 1).Take(To - From + 1).Sum();
    }

    /// <summary>What a line comes to in it; null where that is undefined.</summary>
    public decimal? Of(Evaluation evaluation, Line line)
    {
        ArgumentNullException.ThrowIfNull(evaluation);
        return From == To ? evaluation[line, From] : evaluation.Total(line, From, To);
    }
}
