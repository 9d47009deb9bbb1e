using System.Globalization;
using StartupPlanner.Finance.Modeling;
using StartupPlanner.Finance.Values;

namespace StartupPlanner.Workbook.Formulas;

/// <summary>Months in a row, by their numbers.</summary>
internal readonly record struct Period(int From, int To)
{
    public int Length => To - From + 1;

    /// <summary>As many months, so much earlier that the two do not overlap; null where they would begin before the model, or for a level, which is known at their end, would end before it.</summary>
    public Period? Earlier(Lag lag)
    {
        var shift = Math.Max(lag.Months, Length);
        return (lag.Line.Aggregation == Aggregation.Stock ? To : From) > shift ? new(Math.Max(1, From - shift), To - shift) : null;
    }

    /// <summary>The financial years of a model; the first and the last may be parts.</summary>
    public static IEnumerable<Period> Years(Model model, int firstMonthOfYear)
    {
        for (var from = 1; from <= model.Months;)
        {
            var gone = (model.First.PlusMonths(from - 1).Number - firstMonthOfYear + 12) % 12;
            var to = Math.Min(model.Months, from + 11 - gone);
            yield return new(from, to);
            from = to + 1;
        }
    }

    /// <summary>The financial year in which it lies, as 2027, or 2027/28 where it runs over two calendar years.</summary>
    public string Year(Month first, int firstMonthOfYear)
    {
        var month = first.PlusMonths(From - 1);
        var year = month.Number < firstMonthOfYear ? month.Year - 1 : month.Year;
        return firstMonthOfYear == 1 ? year.ToString(CultureInfo.InvariantCulture) : string.Create(CultureInfo.InvariantCulture, $"{year}/{(year + 1) % 100:00}");
    }
}
