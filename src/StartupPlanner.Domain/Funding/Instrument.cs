using StartupPlanner.Domain.Plans.Fields;
using StartupPlanner.Domain.Team;
using StartupPlanner.Finance.Statements;
using StartupPlanner.Finance.Values;

namespace StartupPlanner.Domain.Funding;

/// <summary>Kinds of funding.</summary>
public enum InstrumentKind
{
    /// <summary>Shares.</summary>
    Equity,

    /// <summary>Simple agreement for future equity.</summary>
    Safe,

    /// <summary>Convertible note.</summary>
    Note,

    /// <summary>Grant: money that is not paid back.</summary>
    Grant,

    /// <summary>Loan of a bank or another lender.</summary>
    Loan,

    /// <summary>Loan of the founders.</summary>
    FounderLoan,
}

/// <summary>A round, a convertible, a grant or a loan.</summary>
public sealed class Instrument : Row
{
    /// <summary>Its name.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Its kind; an instrument without counts nothing.</summary>
    public InstrumentKind? Kind { get; private set; }

    /// <summary>What is paid in.</summary>
    public Estimate? Amount { get; private set; }

    /// <summary>Currency of the amounts; the plan's where none is chosen.</summary>
    public CurrencyCode? Currency { get; private set; }

    /// <summary>When it is paid in; an instrument without counts nothing.</summary>
    public Month? Month { get; private set; }

    /// <summary>What it costs to issue shares: lawyers, fees.</summary>
    public Estimate? CostsOfIssue { get; private set; }

    /// <summary>Interest a year, in per cent.</summary>
    public Estimate? InterestRate { get; private set; }

    /// <summary>Months until a loan is paid back, or over which a grant is earned.</summary>
    public decimal? Term { get; private set; }

    /// <summary>Months at the beginning in which only interest is paid.</summary>
    public decimal? Grace { get; private set; }

    /// <summary>How a loan is paid back; in equal payments where nothing is chosen.</summary>
    public Repayment? Repayment { get; private set; }

    /// <summary>The month in which a SAFE or a note is expected to convert.</summary>
    public Month? Conversion { get; private set; }

    /// <summary>The cost against which a grant is set; other income where nothing is chosen.</summary>
    public CostArea? Area { get; private set; }

    /// <summary>The round, SAFE or note of the cap table whose money this is: then it is counted here, with its range, and not there.</summary>
    public Guid? Of { get; private set; }
}
