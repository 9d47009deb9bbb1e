using StartupPlanner.Finance.Equity;

namespace StartupPlanner.Domain.Funding.Exchange;

/// <summary>Shares of one class issued to one holder at once: what the format calls a security.</summary>
internal sealed class StockSecurity(string id, string holder, string shareClass, long quantity, decimal price, VestingLot? lot, string? pool)
{
    public string Id { get; } = id;

    public string Holder { get; } = holder;

    public string Class { get; } = shareClass;

    public long Quantity { get; set; } = quantity;

    public decimal Price { get; set; } = price;

    public VestingLot? Lot { get; } = lot;

    public string? Pool { get; } = pool;
}

/// <summary>Shares to which one vesting schedule applies; those of a grant exercised early in parts lie in several securities.</summary>
internal sealed class VestingLot(Vesting vesting, long total, long held, decimal price, string? pool)
{
    public Vesting Vesting { get; } = vesting;

    public long Total { get; set; } = total;

    public long Held { get; set; } = held;

    public decimal Price { get; set; } = price;

    public string? Pool { get; } = pool;

    public long UnvestedOn(DateOnly day) => Math.Max(0, Held - Vesting.Vested(Total, day));
}

/// <summary>A class while transactions are written.</summary>
internal sealed class OcfClass(ShareClass shareClass)
{
    public ShareClass Class { get; } = shareClass;

    public bool IsCommon => Class.Kind == ShareClassKind.Common;

    public decimal? IssuePrice { get; set; } = shareClass.OriginalIssuePrice;

    public decimal? ConversionPrice { get; set; } = shareClass.ConversionPrice ?? shareClass.OriginalIssuePrice;

    public long Issued { get; set; }

    public DateOnly? FirstIssued { get; set; }

    /// <summary>By how much the splits written for the class have divided its prices.</summary>
    public decimal SplitNew { get; set; } = 1;

    public decimal SplitOld { get; set; } = 1;

    /// <summary>Issue price and conversion price when the class was first sold; their quotient is the ratio that the class itself states.</summary>
    public (decimal Issue, decimal Conversion)? First { get; set; } = shareClass.OriginalIssuePrice is { } issue ? (issue, shareClass.ConversionPrice ?? issue) : null;

    public void SoldAt(decimal price)
    {
        if (IsCommon || price <= 0) return;
        IssuePrice ??= price;
        ConversionPrice ??= IssuePrice;
        First ??= (IssuePrice.Value, ConversionPrice.Value);
    }

    /// <summary>What the first round makes of a class of which nothing was issued.</summary>
    public void FirstSoldAt(decimal price)
    {
        if (Issued > 0 || IsCommon) return;
        IssuePrice = ConversionPrice = price;
        First = (price, price);
    }

    public long AsConverted(long shares) => IsCommon ? shares : Converted.Shares(shares, IssuePrice, ConversionPrice);
}

/// <summary>Common shares for preferred.</summary>
internal static class Converted
{
    /// <summary>Rounded down; what is within a billionth of a whole share is whole.</summary>
    public static long Shares(long shares, decimal? issuePrice, decimal? conversionPrice)
    {
        if (issuePrice is null || conversionPrice is not > 0 || issuePrice == conversionPrice) return shares;
        var exact = shares * (issuePrice.Value / conversionPrice.Value);
        return (long)(Math.Abs(exact - decimal.Round(exact)) < 1e-9m ? decimal.Round(exact) : decimal.Floor(exact));
    }
}

/// <summary>A grant while transactions are written.</summary>
internal sealed class OcfGrant(string id, OptionGrant grant)
{
    public string Id { get; } = id;

    /// <summary>The security that holds what is left.</summary>
    public string Security { get; set; } = id;

    public OptionGrant Grant { get; set; } = grant;

    public long Outstanding { get; set; } = grant.Shares;

    public long Exercised { get; set; }

    /// <summary>The shares that early exercise gave, which vest on; null before one.</summary>
    public VestingLot? Lot { get; set; }

    public long VestedOn(DateOnly day) => Grant.Vesting is { } vesting ? Math.Clamp(vesting.Vested(Grant.Shares, day) - Exercised, 0, Outstanding) : Outstanding;
}

/// <summary>A pool while transactions are written.</summary>
internal sealed class OcfPool(OptionPool pool)
{
    public OptionPool Pool { get; } = pool;

    public long Reserved { get; set; }

    public long Granted { get; set; }

    public long Issued { get; set; }

    public long Promised { get; set; }

    public long Available => Reserved - Granted - Issued;
}

/// <summary>A warrant while transactions are written.</summary>
internal sealed class OcfWarrant(string id, Warrant warrant)
{
    public string Id { get; } = id;

    public Warrant Warrant { get; set; } = warrant;

    public long Outstanding { get; set; } = warrant.Shares;
}

/// <summary>A promise of options while transactions are written.</summary>
internal sealed class OcfPromise(OcfPool pool, long left)
{
    public OcfPool Pool { get; } = pool;

    public long Left { get; set; } = left;
}
