using StartupPlanner.Finance.Modeling;

namespace StartupPlanner.Domain.Forecasting;

/// <summary>Who and what serves customers: the people of a role, machines that are owned or rented. Rows of one name serve together.</summary>
internal sealed class Serving
{
    private readonly Dictionary<string, Formula> all = [];
    private readonly HashSet<string> people = [];

    /// <summary>Adds a row, by its address and by its name.</summary>
    public void Add(string address, string name, Line count, bool arePeople)
    {
        all[address] = count;
        if (arePeople) people.Add(address);
        if (name.Length == 0) return;
        all[name] = all.TryGetValue(name, out var others) ? others + count : count;
        if (arePeople) people.Add(name);
    }

    /// <summary>How many there are of what a reference names; null where there is no such thing.</summary>
    public Formula? Find(string reference) => all.GetValueOrDefault(reference);

    /// <summary>How many people there are in the role that a reference names; null where there is no such role.</summary>
    public Formula? FindPeople(string reference) => people.Contains(reference) ? all[reference] : null;
}
