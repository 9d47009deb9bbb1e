namespace StartupPlanner.Domain.Funding.Exchange;

/// <summary>A security of a package while its transactions are read.</summary>
internal sealed class OcfSecurity(OcfObject issuance, SecurityKind kind, string holder)
{
    public OcfObject Issuance { get; } = issuance;

    public SecurityKind Kind { get; } = kind;

    public string Holder { get; } = holder;

    public string Class { get; set; } = "";

    /// <summary>As issued: shares.</summary>
    public long Quantity { get; set; }

    /// <summary>Shares that are left; 0 before it is issued.</summary>
    public long Left { get; set; }

    /// <summary>Whether another transaction brings it about, so that its issuance is no event of its own.</summary>
    public bool Derived { get; set; }

    /// <summary>The event that stands for it here: of a balance, that of the first security.</summary>
    public string Event { get; set; } = "";

    /// <summary>Of shares: paid for one.</summary>
    public decimal Price { get; set; }

    /// <summary>How many splits it has been through; each may cost a fraction.</summary>
    public int Splits { get; set; }

    /// <summary>Whether it is left out, with all that happens to it.</summary>
    public bool Ignored { get; set; }
}

/// <summary>What a security is.</summary>
internal enum SecurityKind
{
    Stock,
    Option,
    Warrant,
    Convertible,
}
