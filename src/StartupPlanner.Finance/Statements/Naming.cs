namespace StartupPlanner.Finance.Statements;

/// <summary>How the lines of a model are called: each has a term of accounting or of the field, in one language and one accounting standard, and belongs to an item of the plan or to the whole.</summary>
/// <param name="term">The name of a term by its key, such as GrossProfit.</param>
public sealed class Naming(Func<string, string> term)
{
    private readonly Dictionary<string, string> items = [];
    private readonly HashSet<string> taken = [];

    /// <summary>The name of a line of the whole company.</summary>
    public string this[string key] => term(key);

    /// <summary>The name of a line of one item, such as “Hospitals: revenue”.</summary>
    public string this[Item item, string key] => $"{NameOf(item)}: {term(key)}";

    // Two items may be called the same; two lines may not.
    private string NameOf(Item item)
    {
        if (items.TryGetValue(item.Address, out var known)) return known;
        var name = item.Name;
        for (var number = 2; !taken.Add(name); number++) name = $"{item.Name} ({number})";
        return items[item.Address] = name;
    }
}

/// <summary>An item of the plan from which lines of the model come: a stream of revenue, a cost, a loan.</summary>
/// <param name="Name">As its author called it.</param>
/// <param name="Address">Where in the plan it lies.</param>
public sealed record Item(string Name, string Address);
