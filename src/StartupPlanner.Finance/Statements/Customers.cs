using StartupPlanner.Finance.Modeling;

namespace StartupPlanner.Finance.Statements;

/// <summary>How many customers a stream wins and keeps.</summary>
/// <param name="Added">Won in a month.</param>
/// <param name="Lost">Lost in a month.</param>
/// <param name="Level">There at the end of a month.</param>
/// <param name="Leaving">The share of those of the month before who leave in a month.</param>
/// <param name="StayingYear">The share of those of a year before who are there still.</param>
public sealed record Customers(Line Added, Line Lost, Line Level, Formula Leaving, Formula StayingYear)
{
    // ln 81: from 10 % to 90 % a logistic curve takes so many times its scale.
    private const decimal LogisticWidth = 4.394449154672439m;

    /// <summary>New customers that grow at a steady rate: so many in the first month, then a share more each month.</summary>
    public static Formula AtRate(Span span, Formula first, Formula rate) => span.Active * first * Formula.Pow(1 + rate, span.Elapsed);

    /// <summary>New customers by a funnel: leads, of which a share buys.</summary>
    public static Formula ByFunnel(Span span, Formula leads, Formula rate, Formula fromCampaigns, Formula conversion) =>
        (AtRate(span, leads, rate) + span.Active * fromCampaigns) * conversion;

    /// <summary>All customers by a logistic curve: slow, fast, slow, up to a ceiling.</summary>
    /// <param name="span">When it goes on.</param>
    /// <param name="ceiling">How many there can be.</param>
    /// <param name="halfWay">Months until half of them.</param>
    /// <param name="width">Months from a tenth to nine tenths; more than 0.</param>
    /// <remarks>P.-F. Verhulst, 1838.</remarks>
    public static Formula SCurve(Span span, Formula ceiling, Formula halfWay, Formula width)
    {
        var one = Formula.Amount(1, Unit.Months);
        // Beyond e^60 there is nobody yet, and a decimal has no more room.
        return span.Active * ceiling / (1 + Formula.Exp(Formula.Min(60, LogisticWidth * (halfWay / one - span.Elapsed) / (width / one))));
    }

    /// <summary>Customers of whom a steady share leaves each month.</summary>
    /// <param name="books">The books.</param>
    /// <param name="stream">The stream.</param>
    /// <param name="span">When it goes on.</param>
    /// <param name="added">New customers, as many as want to come.</param>
    /// <param name="churn">Share that leaves each month.</param>
    /// <param name="capacity">How many can be served: no more are won than that; null for any number.</param>
    public static Customers Churning(Books books, Item stream, Span span, Formula added, Formula churn, Formula? capacity)
    {
        var level = books.Declare(stream, "Customers", Unit.Count, Aggregation.Stock);
        var won = books.Line(stream, "NewCustomers", Unit.Count, Aggregation.Flow, capacity is null ? added : Formula.Min(added, Formula.Max(0, capacity - level.Previous * (1 - churn))));
        // With the end of the stream its customers leave.
        var stays = span.End is null ? (Formula)1 : span.Active;
        var lost = books.Line(stream, "LostCustomers", Unit.Count, Aggregation.Flow, level.Previous - level.Previous * (1 - churn) * stays);
        level.Formula = level.Previous + won - lost;
        return new(won, lost, level, span.End is null ? churn : 1 - (1 - churn) * span.Active, Formula.Pow(1 - churn, 12) * stays);
    }

    /// <summary>Customers of whom a share stays that depends on how long they have been there.</summary>
    /// <param name="books">The books.</param>
    /// <param name="stream">The stream.</param>
    /// <param name="added">New customers; those who leave before the end of their first month are not counted.</param>
    /// <param name="retention">The share that is there after 0, 1, 2 … months; not empty.</param>
    /// <param name="churn">The share that leaves each month after the last of them.</param>
    public static Customers ByCohort(Books books, Item stream, Formula added, IReadOnlyList<decimal> retention, Formula churn)
    {
        var tried = books.Line(stream, "Trying", Unit.Count, Aggregation.Flow, added);
        var won = books.Line(stream, "NewCustomers", Unit.Count, Aggregation.Flow, tried * retention[0]);
        var old = books.Line(stream, "OldCustomers", Unit.Count, Aggregation.Stock, self => (self.Previous + tried.Lag(retention.Count) * retention[^1]) * (1 - churn));
        Formula sum = won + old;
        for (var age = 1; age < retention.Count; age++) sum += tried.Lag(age) * retention[age];
        return Known(books, stream, won, books.Line(stream, "Customers", Unit.Count, Aggregation.Stock, sum));
    }

    /// <summary>Customers whose number is known for each month.</summary>
    public static Customers ByLevel(Books books, Item stream, Formula known)
    {
        var level = books.Line(stream, "Customers", Unit.Count, Aggregation.Stock, known);
        return Known(books, stream, books.Line(stream, "NewCustomers", Unit.Count, Aggregation.Flow, Formula.Max(0, level - level.Previous)), level);
    }

    private static Customers Known(Books books, Item stream, Line won, Line level)
    {
        var lost = books.Line(stream, "LostCustomers", Unit.Count, Aggregation.Flow, level.Previous + won - level);
        var leaving = books.Line(stream, "ShareLost", Unit.Percentage, Aggregation.Ratio, Formula.OrElse(lost / level.Previous, 0));
        // Of those who came at the beginning, so many would still be there.
        var kept = books.Line(stream, "ShareKept", Unit.Percentage, Aggregation.Stock, self => self.Lag(1, 1) * (1 - leaving));
        return new(won, lost, level, leaving, Formula.OrElse(kept / kept.Lag(12, 1), 0));
    }

    /// <summary>Counts them as customers of the company, who pay.</summary>
    public Customers Paying(Books books)
    {
        books.As(Role.NewCustomers, Added);
        books.As(Role.LostCustomers, Lost);
        books.As(Role.Customers, Level);
        return this;
    }
}
