namespace StartupPlanner.Finance.Statements;

/// <summary>
/// Names the lines and inputs of a model by their keys, in no language: a term of accounting or of the field for what belongs to the whole company, and the address of an item
/// before it for what belongs to that. From item and term a reader's language makes what they are called.
/// </summary>
public sealed class Naming
{
    private readonly List<Item> items = [];
    private readonly HashSet<string> known = [];

    /// <summary>The items of which something was named, in the order in which they first were.</summary>
    public IReadOnlyList<Item> Items => items;

    /// <summary>The name of an input that is called like its item.</summary>
    public string this[Item item]
    {
        get
        {
            ArgumentNullException.ThrowIfNull(item);
            if (known.Add(item.Address)) items.Add(item);
            return item.Address;
        }
    }

    /// <summary>The name of a line or an input of one item, such as revenue/streams/ID/NewCustomers.</summary>
    public string this[Item item, string term] => $"{this[item]}/{term}";
}

/// <summary>An item of the plan from which lines of the model come: a stream of revenue, a cost, a loan.</summary>
/// <param name="Name">As its author called it.</param>
/// <param name="Address">Where in the plan it lies.</param>
/// <param name="Term">The term for what no author named, such as Company, which its name then only adds to; null for what has a name.</param>
public sealed record Item(string Name, string Address, string? Term = null);
