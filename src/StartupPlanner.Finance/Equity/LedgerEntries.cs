namespace StartupPlanner.Finance.Equity;

/// <summary>A class while the events are played.</summary>
internal sealed class ClassEntry(ShareClass shareClass)
{
    public ShareClass Class { get; } = shareClass;

    public decimal? OriginalIssuePrice { get; set; } = shareClass.OriginalIssuePrice;

    public decimal? ConversionPrice { get; set; } = shareClass.ConversionPrice ?? shareClass.OriginalIssuePrice;

    public long Issued { get; set; }

    public DateOnly? FirstIssued { get; set; }

    public bool IsCommon => Class.Kind == ShareClassKind.Common;

    /// <summary>What a sale at a price makes of a class that had none.</summary>
    public void SoldAt(decimal price)
    {
        if (IsCommon || price <= 0) return;
        OriginalIssuePrice ??= price;
        ConversionPrice ??= OriginalIssuePrice;
    }

    public long AsConverted(long shares) => IsCommon ? shares : RoundOwnership.AsConverted(shares, OriginalIssuePrice, ConversionPrice);
}

/// <summary>What a holder has of a class while the events are played.</summary>
internal sealed class HoldingEntry
{
    public long Shares { get; set; }

    public decimal Paid { get; set; }

    /// <summary>Shares that vest; all others are vested.</summary>
    public List<Lot> Lots { get; } = [];

    public long UnvestedOn(DateOnly day)
    {
        var unvested = 0L;
        foreach (var lot in Lots) unvested += lot.UnvestedOn(day);
        return Math.Min(unvested, Shares);
    }

    public void Add(long shares, decimal paid)
    {
        Shares += shares;
        Paid += paid;
    }

    /// <summary>Takes shares away, and with them their part of what was paid.</summary>
    /// <returns>That part.</returns>
    public decimal Remove(long shares)
    {
        var paid = shares == Shares ? Paid : Paid * ((decimal)shares / Shares);
        Shares -= shares;
        Paid -= paid;
        return paid;
    }
}

/// <summary>Shares issued at once that vest together.</summary>
internal sealed class Lot(long total, long held, Vesting vesting, decimal pricePerShare, PoolEntry? pool)
{
    /// <summary>The shares to which the schedule applies; more than are held where a part of a grant was exercised early.</summary>
    public long Total { get; set; } = total;

    public long Held { get; set; } = held;

    public Vesting Vesting { get; } = vesting;

    public decimal PricePerShare { get; set; } = pricePerShare;

    public PoolEntry? Pool { get; } = pool;

    public long UnvestedOn(DateOnly day) => Math.Max(0, Held - Vesting.Vested(Total, day));
}

/// <summary>A pool while the events are played.</summary>
internal sealed class PoolEntry(OptionPool pool)
{
    public OptionPool Pool { get; } = pool;

    public long Reserved { get; set; }

    public long Granted { get; set; }

    public long Issued { get; set; }

    public long Promised { get; set; }

    public long Available => Reserved - Granted - Issued;
}

/// <summary>A grant while the events are played.</summary>
internal sealed class GrantEntry(string id, DateOnly date, OptionGrant grant, PoolEntry pool)
{
    public string Id { get; } = id;

    public DateOnly Date { get; } = date;

    public OptionGrant Grant { get; set; } = grant;

    public PoolEntry Pool { get; } = pool;

    public long Outstanding { get; set; } = grant.Shares;

    public long Exercised { get; set; }

    public long VestedOn(DateOnly day) => Grant.Vesting is { } vesting ? Math.Clamp(vesting.Vested(Grant.Shares, day) - Exercised, 0, Outstanding) : Outstanding;
}

/// <summary>Options promised, while the events are played.</summary>
internal sealed class PromiseEntry(string holder, PoolEntry pool, long shares)
{
    public string Holder { get; } = holder;

    public PoolEntry Pool { get; } = pool;

    public long Left { get; set; } = shares;
}

/// <summary>A warrant while the events are played.</summary>
internal sealed class WarrantEntry(string id, Warrant warrant)
{
    public string Id { get; } = id;

    public Warrant Warrant { get; set; } = warrant;

    public long Outstanding { get; set; } = warrant.Shares;
}

/// <summary>A SAFE or note while the events are played.</summary>
internal sealed class ConvertibleEntry(string id, DateOnly date, ConvertibleInstrument instrument)
{
    public string Id { get; } = id;

    public DateOnly Date { get; } = date;

    public ConvertibleInstrument Instrument { get; set; } = instrument;

    /// <summary>The event that ended it.</summary>
    public string? EndedBy { get; set; }

    /// <summary>Whether it fell due and could not be converted, so that it runs on.</summary>
    public bool RunsOn { get; set; }
}
