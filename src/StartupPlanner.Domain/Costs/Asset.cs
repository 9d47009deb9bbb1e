using StartupPlanner.Domain.Plans.Fields;
using StartupPlanner.Finance.Statements;
using StartupPlanner.Finance.Values;

namespace StartupPlanner.Domain.Costs;

/// <summary>Something bought to last.</summary>
public sealed class Asset : Row
{
    /// <summary>Its name.</summary>
    public string Name { get; private set; } = "";

    /// <summary>What one of it costs, without tax.</summary>
    public Estimate? Price { get; private set; }

    /// <summary>How many are bought; one where nothing is said.</summary>
    public Estimate? Quantity { get; private set; }

    /// <summary>Currency of the price; the plan's where none is chosen.</summary>
    public CurrencyCode? Currency { get; private set; }

    /// <summary>When it is bought; an asset without counts nothing.</summary>
    public Month? Month { get; private set; }

    /// <summary>Months for which it serves; 36 where nothing is said.</summary>
    public decimal? Life { get; private set; }

    /// <summary>What is left at the end, in per cent of the price.</summary>
    public Estimate? Salvage { get; private set; }

    /// <summary>How it is written off; in equal parts where nothing is chosen.</summary>
    public DepreciationMethod? Method { get; private set; }

    /// <summary>Value added tax on it, where it is not the plan's; a fraction. Where it cannot be reclaimed it adds to the cost.</summary>
    public decimal? SalesTax { get; private set; }
}
