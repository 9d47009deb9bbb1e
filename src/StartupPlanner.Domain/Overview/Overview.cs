using StartupPlanner.Domain.Plans;
using StartupPlanner.Domain.Plans.Fields;
using StartupPlanner.Finance.Values;

namespace StartupPlanner.Domain.Overview;

/// <summary>What the company is for, what it offers and why now. With the plan's name and settings it is the plan's first section.</summary>
public sealed class Overview
{
    /// <summary>Whose problem it is, how often it occurs and what it costs them.</summary>
    public string Problem { get; private set; } = "";

    /// <summary>What the company gives them instead.</summary>
    public string Solution { get; private set; } = "";

    /// <summary>How it works, in a sentence.</summary>
    public string TechnicalApproach { get; private set; } = "";

    /// <summary>Who buys it, against whom, and why from this company.</summary>
    public string MarketPosition { get; private set; } = "";

    /// <summary>What has changed that makes it possible or necessary today.</summary>
    public string WhyNow { get; private set; } = "";

    /// <summary>What the company wants to have reached.</summary>
    public string Goal { get; private set; } = "";

    /// <summary>What exists so far.</summary>
    public string Existing { get; private set; } = "";

    /// <summary>What the first customers do and pay.</summary>
    public string Traction { get; private set; } = "";

    /// <summary>The company's logo, on the cover.</summary>
    public Guid? Logo { get; private set; }

    /// <summary>To whom readers of the document write.</summary>
    public string ContactName { get; private set; } = "";

    /// <summary>Their e-mail address.</summary>
    public string ContactEmail { get; private set; } = "";

    /// <summary>Their telephone number.</summary>
    public string ContactPhone { get; private set; } = "";

    /// <summary>The company's website.</summary>
    public string Website { get; private set; } = "";

    /// <summary>For whom this version of the document is made.</summary>
    public string Recipient { get; private set; } = "";

    /// <summary>What this version is called, such as Seed round.</summary>
    public string VersionName { get; private set; } = "";

    /// <summary>Who may read it, in a sentence; the usual one where it is empty.</summary>
    public string Confidentiality { get; private set; } = "";

    /// <summary>The paper on which it is printed; that of the plan's currency where nothing is chosen.</summary>
    public PaperSize? Paper { get; private set; }

    /// <summary>What will be true by when, and how that is measured.</summary>
    public RowList<ExpectedOutcome> Outcomes { get; } = [];

    /// <summary>The section's fields and questions.</summary>
    public static Section Section { get; } = new(
        SectionMap.Of("overview")
            .Own<Plan>(plan => plan, Plan.Declare)
            .Own<Overview>(plan => plan.Overview, fields => fields
                .Markdown(overview => overview.Problem)
                .Markdown(overview => overview.Solution)
                .ShortText(overview => overview.TechnicalApproach, 300)
                .Markdown(overview => overview.MarketPosition)
                .Markdown(overview => overview.WhyNow)
                .Markdown(overview => overview.Goal)
                .Markdown(overview => overview.Existing)
                .Markdown(overview => overview.Traction)
                .File(overview => overview.Logo, required: false)
                .ShortText(overview => overview.ContactName, 120)
                .ShortText(overview => overview.ContactEmail, 120)
                .ShortText(overview => overview.ContactPhone, 60, required: false)
                .ShortText(overview => overview.Website, 120, required: false)
                .ShortText(overview => overview.VersionName, 60, required: false)
                .ShortText(overview => overview.Recipient, 120, required: false)
                .ShortText(overview => overview.Confidentiality, 200, required: false)
                .Choice(overview => overview.Paper, required: false))
            .Rows<ExpectedOutcome>("outcomes", plan => plan.Overview.Outcomes, maxRows: 20, fields => fields
                .ShortText(outcome => outcome.Statement, 300)
                .ShortText(outcome => outcome.Measure, 120)
                .Number(outcome => outcome.Target)
                .ShortText(outcome => outcome.Unit, 40, required: false)
                .Month(outcome => outcome.Month)),
        ask =>
        [
            ask.Ask("basics", "name", "pitch", "application-field", "stage", "path") with { Importance = 3 },
            ask.Ask("problem") with { Importance = 3 },
            ask.Ask("solution") with { Importance = 3 },
            ask.Ask("technical-approach"),
            ask.Ask("market-position"),
            ask.Ask("why-now") with { Importance = 3 },
            ask.Ask("goal"),
            ask.Ask("outcomes"),
            ask.Ask("existing"),
            ask.Ask("traction") with { Importance = 3, AppliesTo = plan => plan.Stage is PlanStage.FirstCustomers or PlanStage.Growth },
            ask.Ask(
                "document", "logo", "contact-name", "contact-email", "contact-phone", "website", "version-name", "recipient", "confidentiality", "paper")
                with { Importance = 1 },
            ask.Ask("settings", "language", "currency", "first-month") with { Importance = 1 },
        ]);
}

/// <summary>What documents are printed on.</summary>
public enum PaperSize
{
    /// <summary>210 by 297 millimetres.</summary>
    A4,

    /// <summary>US Letter: 8½ by 11 inches.</summary>
    Letter,
}

/// <summary>Something that will be true by a month, and its measure.</summary>
public sealed class ExpectedOutcome : Row
{
    /// <summary>What will be true.</summary>
    public string Statement { get; private set; } = "";

    /// <summary>What is measured.</summary>
    public string Measure { get; private set; } = "";

    /// <summary>The number to reach, in <see cref="Unit"/>.</summary>
    public decimal? Target { get; private set; }

    /// <summary>Unit of the target as the founder writes it, such as % or hospitals.</summary>
    public string Unit { get; private set; } = "";

    /// <summary>By when.</summary>
    public Month? Month { get; private set; }
}
