namespace StartupPlanner.Finance.Statements;

/// <summary>The figures of the whole company to which lines of single items add up.</summary>
public enum Role
{
    /// <summary>Revenue of a stream.</summary>
    Revenue,

    /// <summary>Revenue of a stream that customers of the company buy.</summary>
    FromCustomers,

    /// <summary>Money received from customers.</summary>
    Receipts,

    /// <summary>Customers at the end of a month.</summary>
    Customers,

    /// <summary>Customers won in a month.</summary>
    NewCustomers,

    /// <summary>Customers lost in a month.</summary>
    LostCustomers,

    /// <summary>Monthly recurring revenue at the end of a month.</summary>
    RecurringRevenue,

    /// <summary>Recurring revenue of customers won.</summary>
    NewRecurring,

    /// <summary>Recurring revenue added by customers who buy more or pay more.</summary>
    ExpandedRecurring,

    /// <summary>Recurring revenue lost by customers who buy less or pay less.</summary>
    ContractedRecurring,

    /// <summary>Recurring revenue of customers lost.</summary>
    ChurnedRecurring,

    /// <summary>People employed.</summary>
    Heads,

    /// <summary>Spent on marketing, without salaries.</summary>
    Campaigns,

    /// <summary>Spent on campaigns that buy leads.</summary>
    CampaignsForLeads,

    /// <summary>Customers won by the leads that campaigns buy.</summary>
    WonByCampaigns,

    /// <summary>Spent on running models for customers.</summary>
    Inference,

    /// <summary>Spent on models that others run.</summary>
    Provider,

    /// <summary>Spent on AI compute of any kind.</summary>
    Compute,

    /// <summary>Tasks done by models for customers.</summary>
    Tasks,

    /// <summary>Interest and repayments of loans, and of notes that are paid back.</summary>
    DebtService,

    /// <summary>Interest of notes, once it is paid with them.</summary>
    InterestOfNotes,
}
