using StartupPlanner.Domain.Plans.Fields;
using StartupPlanner.Finance.Modeling;

namespace StartupPlanner.Domain.Forecasting;

/// <summary>Who and what serves customers: the people of a role, machines that are owned or rented.</summary>
internal sealed class Serving
{
    private readonly Dictionary<Guid, (Line Count, bool ArePeople)> servants = [];

    /// <summary>Adds a row.</summary>
    public void Add(Row row, Line count, bool arePeople) => servants[row.Id] = (count, arePeople);

    /// <summary>How many there are of some rows; null where nothing is counted of them.</summary>
    public Formula? Find(IReadOnlyList<Guid> rows) => Sum(rows, _ => true);

    /// <summary>How many people there are in some roles; null where there are none.</summary>
    public Formula? FindPeople(IReadOnlyList<Guid> rows) => Sum(rows, arePeople => arePeople);

    private Formula? Sum(IReadOnlyList<Guid> rows, Func<bool, bool> counts)
    {
        Formula? sum = null;
        foreach (var row in rows)
            if (servants.TryGetValue(row, out var servant) && counts(servant.ArePeople)) sum = sum is null ? servant.Count : sum + servant.Count;
        return sum;
    }
}
