using StartupPlanner.Domain.Plans.Fields;
using StartupPlanner.Domain.Team;

namespace StartupPlanner.Domain.Costs;

/// <summary>What a class of costs may cost, quarter by quarter.</summary>
public sealed class ClassBudget : FixedRow
{
    /// <summary>The classes in the order of the income statement.</summary>
    public static IReadOnlyList<string> Keys { get; } = [.. Enum.GetNames<CostArea>().Select(Names.Kebab)];

    /// <summary>Amounts of the quarters, the first from the month in which the budget begins.</summary>
    public IReadOnlyList<decimal> Amounts { get; private set; } = [];

    /// <summary>The class.</summary>
    public CostArea Area => Enum.GetValues<CostArea>()[Keys.TakeWhile(key => key != Key).Count()];
}
