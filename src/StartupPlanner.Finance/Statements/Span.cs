using StartupPlanner.Finance.Modeling;

namespace StartupPlanner.Finance.Statements;

/// <summary>The months in which something goes on, as numbers in the model.</summary>
/// <param name="Start">The first; at most 0 where it began before the model does.</param>
/// <param name="End">The last; null where it goes on.</param>
public readonly record struct Span(int Start, int? End = null)
{
    /// <summary>1 while it goes on, else 0.</summary>
    public Formula Active
    {
        get
        {
            var begun = Start <= 1 ? null : Formula.Month >= Number(Start);
            var open = End is { } end ? Formula.Month <= Number(end) : null;
            return (begun, open) switch
            {
                (null, null) => 1,
                ({ } from, null) => from,
                (null, { } to) => to,
                ({ } from, { } to) => from * to,
            };
        }
    }

    /// <summary>1 in its first month, else 0.</summary>
    public Formula First => At(Start);

    /// <summary>1 in its last month, else 0.</summary>
    public Formula Last => End is { } end ? At(end) : 0;

    /// <summary>Months since the first one, a ratio; 0 until then.</summary>
    public Formula Elapsed => Formula.Max(0, (Formula.Month - Number(Start)) / Number(1));

    /// <summary>Whole years since the first month; 0 until one has passed.</summary>
    public Formula Years => Formula.Floor(Elapsed / 12);

    /// <summary>Whole years from its first month to the one before the first of the model; 0 where it begins later.</summary>
    public int YearsBefore => Math.Max(0, -Start) / 12;

    /// <summary>1 in one month, else 0.</summary>
    public static Formula At(int month) => (Formula.Month >= Number(month)) * (Formula.Month <= Number(month));

    private static Formula Number(int months) => Formula.Amount(months, Unit.Months);
}
