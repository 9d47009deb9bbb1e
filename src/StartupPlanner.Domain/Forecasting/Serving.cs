using StartupPlanner.Domain.Plans.Fields;
using StartupPlanner.Finance.Modeling;

namespace StartupPlanner.Domain.Forecasting;

/// <summary>Who and what serves customers: the people of a role, machines that are owned or rented. Rows of one name serve together.</summary>
internal sealed class Serving
{
    private readonly List<(Guid Id, string Name, Line Count, bool ArePeople)> servants = [];

    /// <summary>Adds a row.</summary>
    public void Add(Row row, string name, Line count, bool arePeople) => servants.Add((row.Id, name, count, arePeople));

    /// <summary>How many there are of a row, with those of its name; null where nothing is counted.</summary>
    public Formula? Find(Guid? id) => Sum(id, servants);

    /// <summary>How many people there are in a role, with those of its name; null where there are none.</summary>
    public Formula? FindPeople(Guid? id) => Sum(id, servants.Where(servant => servant.ArePeople));

    private Formula? Sum(Guid? id, IEnumerable<(Guid Id, string Name, Line Count, bool ArePeople)> among)
    {
        if (servants.Find(servant => servant.Id == id) is not { Count: not null } named) return null;
        Formula? sum = null;
        foreach (var servant in among.Where(servant => servant.Id == id || named.Name.Length > 0 && servant.Name == named.Name))
            sum = sum is null ? servant.Count : sum + servant.Count;
        return sum;
    }
}
