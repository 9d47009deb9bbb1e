using StartupPlanner.Finance.Modeling;

namespace StartupPlanner.Finance.Statements;

/// <summary>What of contracts over a year goes on when the year ends.</summary>
internal static class Renewals
{
    /// <summary>Writes it down.</summary>
    /// <param name="books">The books.</param>
    /// <param name="item">Whose contracts they are.</param>
    /// <param name="term">What the line is called.</param>
    /// <param name="begun">Contracts that begin in a month, new or anew.</param>
    /// <param name="fresh">Those of them that are new.</param>
    /// <param name="staying">The share of those whose first, second … year ends who stay; the last holds for all after it.</param>
    /// <param name="renewed">What those who stay begin anew with.</param>
    public static Line Kept(Books books, Item item, string term, Line begun, Line fresh, IReadOnlyList<Formula> staying, Func<Formula, Formula> renewed)
    {
        Formula kept = 0, others = begun.Lag(12);
        for (var (year, group) = (0, fresh); year < staying.Count - 1; year++)
        {
            var stay = group.Lag(12) * staying[year];
            (kept, others) = (kept + stay, others - group.Lag(12));
            var of = item with { Name = $"{item.Name} #{year + 2}", Address = $"{item.Address}/{year + 2}" };
            if (year < staying.Count - 2) group = books.Line(of, term, begun.Unit, Aggregation.Flow, renewed(stay));
        }
        return books.Line(item, term, begun.Unit, Aggregation.Flow, kept + others * staying[^1]);
    }
}

/// <summary>How the customers of a stream pay of whom some pay a year ahead.</summary>
/// <param name="Paying">Who pays by the month.</param>
/// <param name="Kept">Whose year ends in a month, and who stay.</param>
public sealed record Contracts(Line Paying, Line Kept);
