namespace StartupPlanner.Finance.Statements;

/// <summary>The accounts of the company's books.</summary>
public enum Account
{
    /// <summary>Cash and what is as good as cash.</summary>
    Cash,

    /// <summary>Invoiced to customers, not yet paid.</summary>
    Receivables,

    /// <summary>Goods bought or made, not yet sold.</summary>
    Inventory,

    /// <summary>Money left with others that comes back.</summary>
    Deposits,

    /// <summary>Things of lasting use, at what they cost.</summary>
    FixedAssets,

    /// <summary>What of them has been written off; a credit.</summary>
    AccumulatedDepreciation,

    /// <summary>Development work of lasting use, at what it cost.</summary>
    Intangibles,

    /// <summary>What of it has been written off; a credit.</summary>
    AccumulatedAmortisation,

    /// <summary>Owed to suppliers.</summary>
    Payables,

    /// <summary>Owed to the staff: bonuses earned, not yet paid.</summary>
    Accruals,

    /// <summary>Paid by customers or by a giver of grants ahead of what they get.</summary>
    DeferredRevenue,

    /// <summary>Value added tax owed; a claim where it is a debit.</summary>
    ValueAddedTax,

    /// <summary>Income tax owed.</summary>
    IncomeTaxPayable,

    /// <summary>Loans of banks and others.</summary>
    Loans,

    /// <summary>Loans of the founders.</summary>
    FounderLoans,

    /// <summary>SAFEs and convertible notes, with the interest that converts along.</summary>
    Convertibles,

    /// <summary>Paid in by shareholders, less the costs of issue.</summary>
    PaidInCapital,

    /// <summary>What shareholders got their shares for without paying cash: SAFEs and notes that converted.</summary>
    ConvertedCapital,

    /// <summary>Revenue earned.</summary>
    Revenue,

    /// <summary>Cost of what was sold.</summary>
    CostOfSales,

    /// <summary>Research and development.</summary>
    Research,

    /// <summary>Sales and marketing.</summary>
    Marketing,

    /// <summary>General and administrative.</summary>
    General,

    /// <summary>Grants and other income that is no revenue; a credit.</summary>
    OtherIncome,

    /// <summary>Write-off of fixed assets.</summary>
    Depreciation,

    /// <summary>Write-off of capitalised development.</summary>
    Amortisation,

    /// <summary>Interest paid.</summary>
    Interest,

    /// <summary>Interest that is added to what will convert; no cash.</summary>
    ConvertibleInterest,

    /// <summary>Income tax.</summary>
    IncomeTax,
}
