using StartupPlanner.Domain.Plans.Fields;
using StartupPlanner.Finance.Values;

namespace StartupPlanner.Domain.Plans;

/// <summary>Where the company will sell first.</summary>
public enum ApplicationField
{
#pragma warning disable CS1591 // The names say it.
    Medical, Finance, Retail, Education, Manufacturing, Transport, Other,
#pragma warning restore CS1591
}

/// <summary>How far the company is.</summary>
public enum PlanStage
{
    /// <summary>Nothing is built.</summary>
    Idea,

    /// <summary>Something works; nobody pays.</summary>
    Prototype,

    /// <summary>The first customers use it or pay.</summary>
    FirstCustomers,

    /// <summary>More customers come by known ways.</summary>
    Growth,
}

/// <summary>What drives the company forward.</summary>
public enum PlanPath
{
    /// <summary>A technical lead, built up first.</summary>
    Technology,

    /// <summary>A demand, studied first.</summary>
    Market,

    /// <summary>Something that nobody offers yet, researched first.</summary>
    Innovation,
}

/// <summary>The language in which the plan's own text is written.</summary>
public enum PlanLanguage
{
    /// <summary>English.</summary>
    En,

    /// <summary>Chinese in simplified characters.</summary>
    Zh,
}

/// <summary>A company's plan: its name and settings, and one object for each section.</summary>
public sealed class Plan
{
    /// <summary>Name of a plan: at most so many characters.</summary>
    public const int NameMaxLength = 120;

    /// <summary>One-line pitch: at most so many characters.</summary>
    public const int PitchMaxLength = 240;

    /// <summary>Identifies the plan.</summary>
    public PlanId Id { get; private init; }

    /// <summary>Counts the changes; orders them, and keys whatever is derived from the plan.</summary>
    public long Revision { get; private set; }

    /// <summary>When the plan was made (UTC).</summary>
    public DateTimeOffset CreatedAt { get; private init; }

    /// <summary>When the plan was last changed (UTC).</summary>
    public DateTimeOffset ChangedAt { get; private set; }

    /// <summary>When the plan was put in the bin (UTC); null while it is not there.</summary>
    public DateTimeOffset? DeletedAt { get; private set; }

    /// <summary>The company's name.</summary>
    public string Name { get; private set; } = "";

    /// <summary>What the company does, for whom, in one line.</summary>
    public string Pitch { get; private set; } = "";

    /// <summary>Where the company will sell first.</summary>
    public ApplicationField ApplicationField { get; private set; }

    /// <summary>How far the company is.</summary>
    public PlanStage Stage { get; private set; }

    /// <summary>What drives the company forward.</summary>
    public PlanPath Path { get; private set; }

    /// <summary>The language in which the plan's own text is written.</summary>
    public PlanLanguage Language { get; private set; }

    /// <summary>The currency of every amount in the plan.</summary>
    public CurrencyCode Currency { get; private set; } = CurrencyCode.Known[0];

    /// <summary>The first month that the plan covers.</summary>
    public Month? FirstMonth { get; private set; }

    /// <summary>Section Overview.</summary>
    public Overview.Overview Overview { get; private init; } = null!;

    /// <summary>Section Opportunity.</summary>
    public Opportunity.Opportunity Opportunity { get; private init; } = null!;

    /// <summary>Section Strategy.</summary>
    public Strategy.Strategy Strategy { get; private init; } = null!;

    /// <summary>Section Team.</summary>
    public Team.Team Team { get; private init; } = null!;

    /// <summary>Section Revenue.</summary>
    public Revenue.Revenue Revenue { get; private init; } = null!;

    /// <summary>Section Finance.</summary>
    public Costs.Finances Finance { get; private init; } = null!;

    /// <summary>Section Funding.</summary>
    public Funding.Funding Funding { get; private init; } = null!;

    /// <summary>Section Evidence.</summary>
    public Evidence.Evidence Evidence { get; private init; } = null!;

    /// <summary>Whether the plan lies in the bin.</summary>
    public bool IsDeleted => DeletedAt is not null;

    /// <summary>An empty plan.</summary>
    /// <param name="id">Of the plan.</param>
    /// <param name="at">The time now (UTC).</param>
    /// <param name="firstMonth">The first month that it covers.</param>
    public static Plan Start(PlanId id, DateTimeOffset at, Month firstMonth) => new()
    {
        Id = id,
        CreatedAt = at,
        ChangedAt = at,
        FirstMonth = firstMonth,
        Overview = new(),
        Opportunity = new(),
        Strategy = new(),
        Team = new(),
        Revenue = new(),
        Finance = new(),
        Funding = new(),
        Evidence = new(),
    };

    /// <summary>Days for which a plan stays in the bin.</summary>
    public const int DaysInBin = 30;

    /// <summary>Puts the plan in the bin.</summary>
    public void Delete(DateTimeOffset at) => DeletedAt ??= at;

    /// <summary>Takes the plan out of the bin.</summary>
    public void Restore() => DeletedAt = null;

    internal void Changed(DateTimeOffset at)
    {
        Revision++;
        ChangedAt = at;
    }

    internal static void Declare(FieldSet<Plan> fields) => fields
        .ShortText(plan => plan.Name, NameMaxLength, mandatory: true)
        .ShortText(plan => plan.Pitch, PitchMaxLength)
        .Choice(plan => plan.ApplicationField)
        .Choice(plan => plan.Stage)
        .Choice(plan => plan.Path)
        .Choice(plan => plan.Language)
        .Currency(plan => plan.Currency)
        .Month(plan => plan.FirstMonth, mandatory: true);
}
