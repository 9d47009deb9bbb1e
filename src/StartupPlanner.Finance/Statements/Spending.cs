using StartupPlanner.Finance.Modeling;

namespace StartupPlanner.Finance.Statements;

/// <summary>What people of one role cost.</summary>
/// <param name="Heads">How many.</param>
/// <param name="Salary">Of one, gross, a month.</param>
/// <param name="OnCost">What the employer pays on top, as a share of the salary: social insurance, pension, housing fund.</param>
/// <param name="Raise">Share by which salaries rise each year.</param>
/// <param name="Bonus">Share of the year's salaries that is paid in January of the next year.</param>
/// <param name="Recruiting">Paid once for each who is hired.</param>
public sealed record People(Formula Heads, Formula Salary, Formula OnCost, Formula Raise, Formula Bonus, Formula Recruiting);

/// <summary>Costs, each a few lines of the model.</summary>
public static class Spending
{
    private static readonly Formula InJanuary = Formula.MonthOfYear <= 1;

    /// <summary>People of one role, from the month in which they start to the one in which they leave.</summary>
    /// <param name="books">The books.</param>
    /// <param name="item">The role.</param>
    /// <param name="account">What their work counts as.</param>
    /// <param name="span">When they are there.</param>
    /// <param name="people">How many, and what they cost.</param>
    /// <param name="monthsOwed">Of how many months before the first one the bonus is owed, because no January has come since: 1 to 12.</param>
    public static Line Employ(Books books, Item item, Account account, Span span, People people, int monthsOwed)
    {
        var heads = books.As(Role.Heads, books.Line(item, "Heads", Unit.Count, Aggregation.Stock, span.Active * people.Heads));
        var salaries = books.Flow(item, "Salaries", heads * people.Salary * Formula.Pow(1 + people.Raise, span.Years));
        var bonus = books.Flow(item, "Bonus", salaries * people.Bonus);
        var unpaid = books.Declare(item, "UnpaidBonus", Unit.Money, Aggregation.Stock);
        if (span is { Start: < 1, End: null or >= 1 } && Math.Min(monthsOwed, 1 - span.Start) is > 0 and var months)
        {
            var yearsSince = Enumerable.Range(0, months).Select(ago => (-ago - span.Start) / 12).CountBy(years => years);
            unpaid.Opening = people.Heads * people.Salary * people.Bonus * yearsSince.Aggregate((Formula)0, (sum, year) => sum + year.Value * Formula.Pow(1 + people.Raise, year.Key));
            books.Open(Account.PaidInCapital, Account.Accruals, unpaid.Opening);
        }
        // The bonus of a year is paid in the January that follows, or when the role ends.
        var paid = books.Flow(item, "BonusPaid", (InJanuary + span.Last - InJanuary * span.Last) * unpaid.Previous + span.Last * bonus);
        unpaid.Formula = unpaid.Previous + bonus - paid;
        var recruiting = books.Flow(item, "Recruiting", Formula.Max(0, heads - heads.Previous) * people.Recruiting * Hired(span));
        var cost = books.Flow(item, "CostOfPeople", (salaries + bonus) * (1 + people.OnCost) + recruiting);
        books.Post(account, Account.Cash, cost - bonus);
        books.Post(account, Account.Accruals, bonus);
        books.Post(Account.Accruals, Account.Cash, paid);
        return cost;
    }

    /// <summary>An amount each month while it goes on, that rises each year.</summary>
    public static Formula Monthly(Span span, Formula amount, Formula raise) => span.Active * amount * Formula.Pow(1 + raise, span.Years);

    /// <summary>An amount in the first month, and again every so many months; once where that is null.</summary>
    public static Formula Repeated(Span span, Formula amount, int? every, int months)
    {
        if (every is null) return span.First * amount;
        Formula sum = span.First;
        for (var month = span.Start + every.Value; month <= Math.Min(months, span.End ?? months); month += every.Value) sum += Span.At(month);
        return sum * amount;
    }

    // Who is there when the model begins was hired before.
    private static Formula Hired(Span span) => span.Start <= 0 ? Formula.Month > Formula.Amount(1, Unit.Months) : 1;
}
