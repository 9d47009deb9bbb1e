using System.Globalization;
using StartupPlanner.Domain.Costs;
using StartupPlanner.Domain.Plans;
using StartupPlanner.Finance.Modeling;
using StartupPlanner.Finance.Statements;

namespace StartupPlanner.Domain.Forecasting;

/// <summary>What the lines, inputs and groups of a forecast are called, by the words of each standard. The model itself names them by their keys.</summary>
public sealed class ForecastNames
{
    private readonly AccountingStandard? chosen;
    private readonly AccountingStandard own;
    private readonly Dictionary<AccountingStandard, Lazy<LineNames>> names;

    /// <summary>The names of what has been written down of a plan.</summary>
    internal ForecastNames(Plan plan, IEnumerable<Item> items)
    {
        chosen = plan.Finance.Standard;
        own = chosen ?? (plan.Language == PlanLanguage.Zh ? AccountingStandard.Cas : AccountingStandard.Gaap);
        List<Item> known = [.. items];
        names = Enum.GetValues<AccountingStandard>().ToDictionary(standard => standard, standard => new Lazy<LineNames>(() => new(known, standard)));
    }

    /// <summary>The names by the words of a standard.</summary>
    public LineNames In(AccountingStandard standard) => names[standard].Value;

    /// <summary>The names in a reader's language, in English by the plan's standard.</summary>
    public LineNames For(CultureInfo reader)
    {
        return In(StandardFor(reader));
    }

    /// <summary>The standard by whose words a reader of a language reads.</summary>
    public AccountingStandard StandardFor(CultureInfo reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        return reader.TwoLetterISOLanguageName == "zh" ? AccountingStandard.Cas : chosen is AccountingStandard.Ifrs or AccountingStandard.Cas ? AccountingStandard.Ifrs : AccountingStandard.Gaap;
    }

    /// <summary>A line by its key in the forecast, or by its name in the words of any standard, the plan's own first; null where there is none.</summary>
    internal Line? Find(IReadOnlyDictionary<string, Line> lines, string keyOrName)
    {
        if (lines.TryGetValue(keyOrName, out var known)) return known;
        // A plan is read in more than one language.
        return names.Keys.OrderBy(standard => standard != own)
            .Select(standard => lines.Values.FirstOrDefault(line => In(standard)[line].Equals(keyOrName, StringComparison.OrdinalIgnoreCase)))
            .FirstOrDefault(line => line is not null);
    }
}

/// <summary>What the lines, inputs and groups of a forecast are called by the words of one standard.</summary>
public sealed class LineNames
{
    private readonly AccountingStandard standard;
    private readonly Dictionary<string, string> items = [];

    internal LineNames(IEnumerable<Item> named, AccountingStandard standard)
    {
        this.standard = standard;
        var taken = new HashSet<string>();
        foreach (var item in named)
        {
            // Two items may be called the same; two lines may not.
            var (name, free) = (NameOf(item), NameOf(item));
            for (var number = 2; !taken.Add(free); number++) free = $"{name} ({number})";
            items[item.Address] = free;
        }
    }

    /// <summary>The name of a line, such as “Gross profit” or “Hospitals: revenue”.</summary>
    public string this[Line line] => Of((line ?? throw new ArgumentNullException(nameof(line))).Name);

    /// <summary>The name of an input.</summary>
    public string this[Input input] => Of((input ?? throw new ArgumentNullException(nameof(input))).Name);

    /// <summary>The name of a group of lines.</summary>
    public string Section(string section) => Terms.Of(section, standard);

    /// <summary>What a line measures of its item, such as “revenue”; its whole name where it belongs to no item.</summary>
    public string TermOf(Line line)
    {
        ArgumentNullException.ThrowIfNull(line);
        return ItemOf(line) is { } item ? Terms.Of(line.Name[(item.Length + 1)..], standard) : this[line];
    }

    /// <summary>What the item is called to which a line belongs; its whole name where it belongs to no item.</summary>
    public string ItemNameOf(Line line) => ItemOf(line) is { } item ? items[item] : this[line];

    /// <summary>The address of the item to which a line belongs; null for a line of the whole company.</summary>
    public static string? ItemOf(Line line)
    {
        ArgumentNullException.ThrowIfNull(line);
        return line.Name.LastIndexOf('/') is >= 0 and var slash ? line.Name[..slash] : null;
    }

    private string Of(string key) => items.TryGetValue(key, out var item) ? item
        : key.LastIndexOf('/') is >= 0 and var slash ? $"{items[key[..slash]]}: {Terms.Of(key[(slash + 1)..], standard)}"
        : Terms.Of(key, standard);

    private string NameOf(Item item) => item.Term is not { } term ? item.Name
        : item.Name.Length > 0 ? $"{Terms.Of(term, standard)} {item.Name}"
        : Terms.Of(term, standard);
}

/// <summary>The names of lines in a message whose reader is not known yet: each is said in the language in which the message is read.</summary>
/// <param name="names">The names of the forecast.</param>
/// <param name="lines">One line, or several that need each other.</param>
public sealed class NamedLines(ForecastNames names, params IReadOnlyList<Line> lines) : IFormattable
{
    /// <inheritdoc/>
    public string ToString(string? format, IFormatProvider? formatProvider)
    {
        var said = names.For(formatProvider as CultureInfo ?? CultureInfo.InvariantCulture);
        return lines is [var line] ? said[line] : string.Join(" → ", lines.Select(each => $"“{said[each]}”"));
    }

    /// <summary>In English.</summary>
    public override string ToString() => ToString(null, CultureInfo.InvariantCulture);
}
