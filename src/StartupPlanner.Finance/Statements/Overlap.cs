using StartupPlanner.Finance.Modeling;

namespace StartupPlanner.Finance.Statements;

/// <summary>How the customers of a stream overlap with those of another, to whom it is sold. What customers buy who were there before is expansion, what they give up and stay is contraction.</summary>
/// <remarks>
/// Where there are no more customers left who could take it, and where a year that was paid ahead ends after its customer left, new and expanded, churned and contracted are not told apart.
/// </remarks>
/// <param name="New">The share of those who take it in a month who have just become customers; null for none.</param>
/// <param name="Leaving">The share of those who give it up in a month who leave the other stream as well; null for none.</param>
public sealed record Overlap(Formula? New, Formula? Leaving)
{
    /// <summary>Who takes it was a customer before, and who gives it up stays one.</summary>
    public static Overlap WithThoseThere { get; } = new(null, null);

    /// <summary>Who comes and goes with the customers of another stream; new to the company, or leaving it, is only who is so there.</summary>
    internal static Overlap Of(Customers others, Formula coming, Formula going) =>
        others.Overlap is { } above ? new(above.New is { } first ? coming * first : null, above.Leaving is { } last ? going * last : null) : new(coming, going);
}
