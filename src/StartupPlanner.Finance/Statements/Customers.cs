using StartupPlanner.Finance.Modeling;

namespace StartupPlanner.Finance.Statements;

/// <summary>How many customers a stream wins and keeps.</summary>
/// <param name="Added">Won in a month.</param>
/// <param name="Lost">Lost in a month.</param>
/// <param name="Level">There at the end of a month.</param>
/// <param name="Leaving">The share of those of the month before who leave in a month; where some have paid a year ahead, of those who have not.</param>
/// <param name="StayingYears">The share of those who came a year before who are there still, of those who came two years before and were there a year before, and so on; the last holds for all after it.</param>
public sealed record Customers(Line Added, Line Lost, Line Level, Formula Leaving, IReadOnlyList<Formula> StayingYears)
{
    /// <summary>How they pay, where some have paid a year ahead and stay until it ends; null where all leave month by month.</summary>
    public Contracts? Contracts { get; private init; }

    /// <summary>How they overlap with the customers of another stream, to whom this one is sold; null where they are customers by this one alone.</summary>
    public Overlap? Overlap { get; private init; }

    // ln 81: from 10 % to 90 % a logistic curve takes so many times its scale.
    private const decimal LogisticWidth = 4.394449154672439m;

    /// <summary>New customers that grow at a steady rate: so many in the first month, then a share more each month.</summary>
    public static Formula AtRate(Span span, Formula first, Formula rate) => span.Active * first * Formula.Pow(1 + rate, span.Elapsed);

    /// <summary>All customers by a logistic curve: slow, fast, slow, up to a ceiling.</summary>
    /// <param name="span">When it goes on.</param>
    /// <param name="ceiling">How many there can be.</param>
    /// <param name="halfWay">Months until half of them.</param>
    /// <param name="width">Months from a tenth to nine tenths; more than 0.</param>
    /// <remarks>P.-F. Verhulst, 1838.</remarks>
    public static Formula SCurve(Span span, Formula ceiling, Formula halfWay, Formula width)
    {
        var one = Formula.Amount(1, Unit.Months);
        // Below a 10^13th of the ceiling there is nobody yet.
        var exponent = LogisticWidth * (halfWay / one - span.Elapsed) / (width / one);
        return Formula.If(exponent < 30, span.Active * ceiling / (1 + Formula.Exp(Formula.Min(30, exponent))), 0);
    }

    /// <summary>Customers of whom a steady share leaves each month.</summary>
    /// <param name="books">The books.</param>
    /// <param name="stream">The stream.</param>
    /// <param name="span">When it goes on.</param>
    /// <param name="added">New customers, as many as want to come.</param>
    /// <param name="churn">Share that leaves each month.</param>
    /// <param name="capacity">How many can be served: no more are won than that; null for any number.</param>
    /// <param name="before">How many there were before the first month; null for none.</param>
    /// <param name="others">Whose customers alone can be customers of this stream, so that there are never more; null for anyone.</param>
    /// <param name="yearly">The share of new ones who pay a year ahead, and so leave only when a year of theirs ends; null for none. Where it is sold to the customers of others they leave month by month.</param>
    public static Customers Churning(Books books, Item stream, Span span, Formula added, Formula churn, Formula? capacity, Formula? before, Customers? others, Formula? yearly)
    {
        var stays = span.End is null ? (Formula)1 : span.Active;
        if (yearly is not null && others is null) return ByContract();
        var level = books.Declare(stream, "Customers", Unit.Count, Aggregation.Stock);
        level.Opening = before;
        // With the end of the stream its customers leave.
        var kept = level.Previous * (1 - churn) * stays;
        var most = others is null ? capacity : capacity is null ? others.Level : Formula.Min(capacity, others.Level);
        var wanted = most is null ? added : Formula.Min(added, Formula.Max(0, most - level.Previous * (1 - churn)));
        if (level.Actual is not null)
        {
            var planned = kept + Line.ActualOr(books.Actual(stream, "NewCustomers", Unit.Count), wanted);
            level.Formula = others is null ? planned : Formula.Min(planned, others.Level);
            // As many have come as there are more than stayed.
            return Booked(books, stream, books.Line(stream, "NewCustomers", Unit.Count, Aggregation.Flow, Formula.Max(0, level - kept)), level) with { Overlap = others is null ? null : Overlap.WithThoseThere };
        }
        var won = books.Line(stream, "NewCustomers", Unit.Count, Aggregation.Flow, wanted);
        if (others is not null)
        {
            level.Formula = Formula.Min(kept + won, others.Level);
            return Booked(books, stream, won, level) with { Overlap = Overlap.WithThoseThere };
        }
        var lost = books.Line(stream, "LostCustomers", Unit.Count, Aggregation.Flow, level.Previous - kept);
        level.Formula = level.Previous + won - lost;
        return new(won, lost, level, Leaves(), [Formula.Pow(1 - churn, 12) * stays]);

        Formula Leaves() => span.End is null ? churn : 1 - (1 - churn) * span.Active;

        Customers ByContract()
        {
            var all = books.Declare(stream, "Customers", Unit.Count, Aggregation.Stock);
            var paying = books.Declare(stream, "PayingMonthly", Unit.Count, Aggregation.Stock);
            (all.Opening, paying.Opening) = (before, before);
            var begun = books.Declare(stream, "ContractsBegun", Unit.Count, Aggregation.Flow);
            var running = books.Declare(stream, "ContractsRunning", Unit.Count, Aggregation.Stock);
            var kept = books.Line(stream, "ContractsKept", Unit.Count, Aggregation.Flow, begun.Lag(12) * Formula.Pow(1 - churn, 12) * stays);
            var staying = paying.Previous * (1 - churn) * stays + running.Previous - begun.Lag(12) + kept;
            var wanted = capacity is null ? added : Formula.Min(added, Formula.Max(0, capacity - staying));
            // Where their number is known, as many have come as there are more than stay.
            all.Formula = staying + Line.ActualOr(books.Actual(stream, "NewCustomers", Unit.Count), wanted);
            var won = books.Line(stream, "NewCustomers", Unit.Count, Aggregation.Flow, all.Actual is null ? wanted : Formula.Max(0, all - staying));
            begun.Formula = won * yearly + kept;
            running.Formula = running.Previous + begun - begun.Lag(12);
            // Below 0 where fewer were there than had paid ahead: so many of those have left already.
            paying.Formula = all.Actual is null ? paying.Previous * (1 - churn) * stays + won * (1 - yearly) : all - running;
            var lost = books.Line(stream, "LostCustomers", Unit.Count, Aggregation.Flow, all.Previous + won - all);
            var leaving = all.Actual is null ? Leaves() : LeavingOf(books, stream, paying, won * (1 - yearly));
            return new(won, lost, all, leaving, [Formula.Pow(1 - churn, 12) * stays]) { Contracts = new(paying, kept) };
        }
    }

    /// <summary>Customers of whom a share stays that depends on how long they have been there.</summary>
    /// <param name="books">The books.</param>
    /// <param name="stream">The stream.</param>
    /// <param name="span">When it goes on; with its end its customers leave.</param>
    /// <param name="added">New customers; those who leave before the end of their first month are not counted.</param>
    /// <param name="retention">The share that is there after 0, 1, 2 … months; not empty.</param>
    /// <param name="churn">The share that leaves each month after the last of them.</param>
    /// <param name="capacity">How many can be served; null for any number.</param>
    /// <param name="before">How many there were before the first month, who leave as the oldest do; null for none.</param>
    /// <param name="others">Whose customers alone can be customers of this stream; null for anyone.</param>
    /// <param name="yearly">The share of new ones who pay a year ahead, and so leave only when a year of theirs ends; null for none. Where it is sold to the customers of others they leave month by month.</param>
    public static Customers ByCohort(Books books, Item stream, Span span, Formula added, IReadOnlyList<decimal> retention, Formula churn, Formula? capacity, Formula? before, Customers? others, Formula? yearly)
    {
        var stays = span.End is null ? (Formula)1 : span.Active;
        var last = retention.Count - 1;
        Formula[] years = [.. Enumerable.Range(0, (last + 11) / 12 + 1).Select(year => Kept(12 * year, 12 * year + 12) * stays)];
        var isByItself = others is null && (yearly is not null || books.Actual(stream, "Customers", Unit.Count) is null);
        var byMonth = isByItself && yearly is not null ? 1 - yearly : 1;
        var known = retention[0] > 0 ? books.Actual(stream, "NewCustomers", Unit.Count) : null;
        var tried = books.Declare(stream, "Trying", Unit.Count, Aggregation.Flow);
        var old = books.Declare(stream, "OldCustomers", Unit.Count, Aggregation.Stock);
        old.Opening = before;
        old.Formula = (old.Previous + tried.Lag(retention.Count) * retention[^1] * byMonth) * (1 - churn);
        Formula past = old;
        for (var age = 1; age < retention.Count; age++) past += tried.Lag(age) * retention[age] * byMonth;
        return isByItself ? ByThemselves() : AmongOthers();

        Customers ByThemselves()
        {
            var level = books.Declare(stream, "Customers", Unit.Count, Aggregation.Stock);
            level.Opening = before;
            if (yearly is null)
            {
                var won = Won(stays * past);
                level.Formula = stays * (won + past);
                return Booked(books, stream, won, level) with { StayingYears = years };
            }
            var begun = books.Declare(stream, "ContractsBegun", Unit.Count, Aggregation.Flow);
            var running = books.Declare(stream, "ContractsRunning", Unit.Count, Aggregation.Stock);
            var fresh = books.Declare(stream, "NewContracts", Unit.Count, Aggregation.Flow);
            var kept = Renewals.Kept(books, stream, "ContractsKept", begun, fresh, years, kept => kept);
            var came = Won(stays * past + running.Previous - begun.Lag(12) + kept);
            fresh.Formula = came * yearly;
            begun.Formula = fresh + kept;
            running.Formula = running.Previous + begun - begun.Lag(12);
            var paying = books.Declare(stream, "PayingMonthly", Unit.Count, Aggregation.Stock);
            paying.Opening = before;
            var modelled = stays * (came * byMonth + past);
            if (level.Actual is null) (paying.Formula, level.Formula) = (modelled, paying + running);
            else
            {
                var more = books.Declare(stream, "Unexplained", Unit.Count, Aggregation.Stock);
                level.Formula = Formula.Max(0, modelled + more.Previous * (1 - churn) * stays + running);
                paying.Formula = level - running;
                more.Formula = paying - modelled;
                came = books.Line(stream, "NewAndUnexplained", Unit.Count, Aggregation.Flow, Formula.Max(came, level - level.Previous));
            }
            var lost = books.Line(stream, "LostCustomers", Unit.Count, Aggregation.Flow, level.Previous + came - level);
            return new(came, lost, level, LeavingOf(books, stream, paying, came * byMonth), years) { Contracts = new(paying, kept) };
        }

        // As many as want to come, where there is room beside those who stay.
        Line Won(Formula staying)
        {
            var wanted = capacity is null || retention[0] == 0 ? added : Formula.Min(added, Formula.Max(0, capacity - staying) / retention[0]);
            tried.Formula = Line.ActualOr(known, wanted, came => came / retention[0]);
            return books.Line(stream, "NewCustomers", Unit.Count, Aggregation.Flow, tried * retention[0]);
        }

        Customers AmongOthers()
        {
            tried.Formula = Line.ActualOr(known, added, came => came / retention[0]);
            var first = tried * retention[0];
            var most = others is null ? capacity : capacity is null ? others.Level : Formula.Min(capacity, others.Level);
            var all = stays * (first + past);
            var modelled = most is null ? all : Formula.Min(all, most);
            var level = books.Declare(stream, "Customers", Unit.Count, Aggregation.Stock);
            level.Opening = before;
            if (level.Actual is null) level.Formula = modelled;
            else
            {
                // By how many there really were more or fewer than the cohorts come to; they leave as the oldest do.
                var more = books.Declare(stream, "Unexplained", Unit.Count, Aggregation.Stock);
                level.Formula = Formula.Max(0, modelled + more.Previous * (1 - churn) * stays);
                more.Formula = level - modelled;
            }
            // Where not all find room, whoever fills it is new.
            var won = books.Line(stream, "NewCustomers", Unit.Count, Aggregation.Flow, Formula.Max(Formula.Max(0, level - level.Previous), Formula.Min(first, Formula.Max(0, level - past))));
            return Booked(books, stream, won, level) with { StayingYears = years, Overlap = others is null ? null : Overlap.WithThoseThere };
        }

        // Of those who are there at one age, the share that is there at another.
        Formula Kept(int from, int to)
        {
            if (retention[Math.Min(from, last)] == 0) return 0;
            var share = retention[Math.Min(to, last)] / retention[Math.Min(from, last)];
            return Math.Max(0, to - Math.Max(from, last)) is > 0 and var after ? share * Formula.Pow(1 - churn, after) : share;
        }
    }

    /// <summary>Customers whose number is known for each month.</summary>
    /// <param name="books">The books.</param>
    /// <param name="stream">The stream.</param>
    /// <param name="known">How many there are at the end of a month.</param>
    /// <param name="before">How many there were before the first month; null for none.</param>
    /// <param name="others">Whose customers alone can be customers of this stream, so that there are never more; null for anyone.</param>
    public static Customers ByLevel(Books books, Item stream, Formula known, Formula? before, Customers? others)
    {
        var level = books.Line(stream, "Customers", Unit.Count, Aggregation.Stock, others is null ? known : Formula.Min(known, others.Level));
        level.Opening = before;
        var won = books.Line(stream, "NewCustomers", Unit.Count, Aggregation.Flow, Formula.Max(0, level - level.Previous));
        return Booked(books, stream, won, level) with { Overlap = others is null ? null : Overlap.WithThoseThere };
    }

    /// <summary>A share of another stream's customers, who take this one as soon as they are customers there and leave it when they leave there.</summary>
    /// <param name="books">The books.</param>
    /// <param name="stream">The stream.</param>
    /// <param name="others">The customers to whom it is sold.</param>
    /// <param name="known">How many of them take it.</param>
    /// <param name="share">Which share of them that is.</param>
    /// <param name="before">How many took it before the first month; null for that share.</param>
    public static Customers ByShare(Books books, Item stream, Customers others, Formula known, Formula share, Formula? before)
    {
        var level = books.Line(stream, "Customers", Unit.Count, Aggregation.Stock, Formula.Min(known, others.Level));
        level.Opening = before ?? others.Level.OpeningTimes(share);
        // Who came in the month in which another left is new: a level that stays hides both. Nobody comes where all places are taken.
        var came = Formula.Min(others.Added * share, Formula.Max(0, level - Formula.Max(0, level.Previous - others.Lost * share)));
        var won = books.Line(stream, "NewCustomers", Unit.Count, Aggregation.Flow, Formula.Max(came, level - level.Previous));
        var customers = Booked(books, stream, won, level);
        return customers with { StayingYears = others.StayingYears, Overlap = Overlap.Of(others, Formula.OrElse(came / won, 0), Formula.OrElse(Formula.Min(1, others.Lost * share / customers.Lost), 0)) };
    }

    // The share of those who pay by the month who leave in a month.
    private static Line LeavingOf(Books books, Item stream, Line paying, Formula won) =>
        books.Line(stream, "ShareLost", Unit.Percentage, Aggregation.Ratio, Formula.OrElse(Formula.Min(1, Formula.Max(0, 1 - (paying - won) / paying.Previous)), 0));

    private static Customers Booked(Books books, Item stream, Line won, Line level)
    {
        var lost = books.Line(stream, "LostCustomers", Unit.Count, Aggregation.Flow, level.Previous + won - level);
        var leaving = books.Line(stream, "ShareLost", Unit.Percentage, Aggregation.Ratio, Formula.OrElse(lost / level.Previous, 0));
        // Of those who were there three months before, so many are there still.
        var kept = books.Line(stream, "ShareKept", Unit.Percentage, Aggregation.Stock, (1 - leaving) * (1 - leaving.Previous) * (1 - leaving.Lag(2)));
        return new(won, lost, level, leaving, [kept * kept.Lag(3, 1) * kept.Lag(6, 1) * kept.Lag(9, 1)]);
    }

    /// <summary>A share of users who pay; they leave as users do.</summary>
    public Customers Members(Books books, Item stream, Formula share)
    {
        var members = books.Line(stream, "Members", Unit.Count, Aggregation.Stock, Level * share);
        members.Opening = Level.OpeningTimes(share);
        var won = books.Line(stream, "NewMembers", Unit.Count, Aggregation.Flow, Added * share);
        var lost = books.Line(stream, "LostMembers", Unit.Count, Aggregation.Flow, Lost * share);
        return this with { Added = won, Lost = lost, Level = members };
    }

    /// <summary>Counts them as customers of the company, who pay; those of another stream are counted there.</summary>
    public Customers Paying(Books books)
    {
        if (Overlap is not null) return this;
        books.As(Role.NewCustomers, Added);
        books.As(Role.LostCustomers, Lost);
        books.As(Role.Customers, Level);
        return this;
    }
}
