using StartupPlanner.Finance.Modeling;

namespace StartupPlanner.Domain.Forecasting;

/// <summary>Who and what serves customers: the people of a role, machines that are owned or rented. Rows of one name serve together.</summary>
internal sealed class Serving
{
    private readonly Dictionary<string, Formula> all = [];
    private readonly Dictionary<string, Formula> people = [];

    /// <summary>Adds a row, by its address, its key and its name.</summary>
    public void Add(string address, string name, Line count, bool arePeople)
    {
        Count(all, address, name, count);
        if (arePeople) Count(people, address, name, count);
    }

    /// <summary>How many there are of what a reference names; null where there is no such thing.</summary>
    public Formula? Find(string reference) => all.GetValueOrDefault(reference);

    /// <summary>How many people there are in the role that a reference names; null where there is no such role.</summary>
    public Formula? FindPeople(string reference) => people.GetValueOrDefault(reference);

    private static void Count(Dictionary<string, Formula> counts, string address, string name, Line count)
    {
        counts[address] = counts[address[(address.LastIndexOf('/') + 1)..]] = count;
        if (name.Length > 0) counts[name] = counts.TryGetValue(name, out var others) ? others + count : count;
    }
}
