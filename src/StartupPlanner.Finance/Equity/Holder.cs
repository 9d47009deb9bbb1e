namespace StartupPlanner.Finance.Equity;

/// <summary>Somebody who holds, or will hold, a part of the company.</summary>
/// <param name="Id">Not empty; unique among the holders.</param>
/// <param name="Kind">What the holder is to the company.</param>
/// <param name="Name">As the plan's author wrote it; shown, never computed with.</param>
public sealed record Holder(string Id, HolderKind Kind, string Name = "");

/// <summary>What a holder is to the company.</summary>
public enum HolderKind
{
    /// <summary>A founder (创始人).</summary>
    Founder,

    /// <summary>An employee (员工).</summary>
    Employee,

    /// <summary>An adviser, a director or another who works for equity (顾问).</summary>
    Adviser,

    /// <summary>An angel, a fund or another who pays for equity (投资人).</summary>
    Investor,

    /// <summary>A company or partnership that holds shares for employees (持股平台).</summary>
    HoldingPlatform,

    /// <summary>Anybody else: a lender with warrants, a university.</summary>
    Other,
}
