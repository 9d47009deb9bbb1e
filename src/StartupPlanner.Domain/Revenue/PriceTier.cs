using StartupPlanner.Domain.Plans.Fields;
using StartupPlanner.Finance.Values;

namespace StartupPlanner.Domain.Revenue;

/// <summary>A tier of a stream: a plan among which subscribers choose, or a price that users pay from a volume on.</summary>
public sealed class PriceTier : Row
{
    /// <summary>The stream to which it belongs: a subscription, or one that is paid by use.</summary>
    public Guid? Stream { get; private set; }

    /// <summary>Its name.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Price of one, in the stream's currency: a month of the subscription, or a unit used.</summary>
    public Estimate? Price { get; private set; }

    /// <summary>Per cent of new subscribers who choose it; those of a stream's tiers add up to 100.</summary>
    public Estimate? ShareOfNew { get; private set; }

    /// <summary>Per cent of its subscribers who go on to the next tier each month; who paid a year ahead does so at its end.</summary>
    public Estimate? Upgrade { get; private set; }

    /// <summary>Above how many paid units of a customer in a month its price holds.</summary>
    public Estimate? Above { get; private set; }
}

/// <summary>A price that is another one from a month on.</summary>
public sealed class PriceChange : Row
{
    /// <summary>The stream, or of the tier, whose price it is.</summary>
    public Guid? Of { get; private set; }

    /// <summary>From when on; a rise each year begins again then.</summary>
    public Month? Month { get; private set; }

    /// <summary>The price from then on, in the stream's currency.</summary>
    public Estimate? Price { get; private set; }
}
