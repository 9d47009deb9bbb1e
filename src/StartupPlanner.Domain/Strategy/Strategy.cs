using StartupPlanner.Domain.Plans;
using StartupPlanner.Domain.Plans.Fields;
using StartupPlanner.Finance.Values;

namespace StartupPlanner.Domain.Strategy;

/// <summary>What the company wants to become, for whom, with what, why it will last, and the way there.</summary>
public sealed class Strategy
{
    /// <summary>What the world looks like when the company has succeeded.</summary>
    public string Vision { get; private set; } = "";

    /// <summary>What the company does every day to get there.</summary>
    public string Mission { get; private set; } = "";

    /// <summary>What it will not trade away.</summary>
    public RowList<CompanyValue> Values { get; } = [];

    /// <summary>Whom it serves.</summary>
    public string TargetCustomers { get; private set; } = "";

    /// <summary>What kinds of customer these are.</summary>
    public IReadOnlyList<CustomerType> CustomerTypes { get; private set; } = [];

    /// <summary>What it wants to be known for among them.</summary>
    public string Position { get; private set; } = "";

    /// <summary>What it sells.</summary>
    public RowList<Offer> Offers { get; } = [];

    /// <summary>Why it wins, and goes on winning.</summary>
    public RowList<CompetitiveAdvantage> Advantages { get; } = [];

    /// <summary>Why it takes this path.</summary>
    public string PathReason { get; private set; } = "";

    /// <summary>The three phases of its path.</summary>
    public FixedRows<PathPhase> Phases { get; } = new(PathPhase.Keys);

    /// <summary>What is to be done in the initial and in the growth stage.</summary>
    public RowList<StageTask> Tasks { get; } = [];

    /// <summary>The section's fields and questions.</summary>
    public static Section Section { get; } = new(
        SectionMap.Of("strategy")
            .Own<Strategy>(plan => plan.Strategy, fields => fields
                .ShortText(strategy => strategy.Vision, 400)
                .ShortText(strategy => strategy.Mission, 400)
                .Markdown(strategy => strategy.TargetCustomers)
                .Choices(strategy => strategy.CustomerTypes)
                .Markdown(strategy => strategy.Position)
                .Markdown(strategy => strategy.PathReason))
            .Rows<CompanyValue>("values", plan => plan.Strategy.Values, maxRows: 10, fields => fields
                .ShortText(value => value.Name, 80)
                .ShortText(value => value.Meaning, 300))
            .Rows<Offer>("offers", plan => plan.Strategy.Offers, maxRows: 20, fields => fields
                .ShortText(offer => offer.Name, 120)
                .Choice(offer => offer.Kind)
                .Markdown(offer => offer.Description, 3000)
                .ShortText(offer => offer.Benefit, 300)
                .Month(offer => offer.AvailableFrom, required: false))
            .Rows<CompetitiveAdvantage>("advantages", plan => plan.Strategy.Advantages, maxRows: 20, fields => fields
                .Choice(advantage => advantage.Kind)
                .ShortText(advantage => advantage.Statement, 300)
                .Markdown(advantage => advantage.Defence, 2000)
                .Markdown(advantage => advantage.Evidence, 2000))
            .Fixed<PathPhase>("phases", plan => plan.Strategy.Phases, PathPhase.Keys, fields => fields
                .Month(phase => phase.Start)
                .Month(phase => phase.End)
                .Markdown(phase => phase.Work, 3000)
                .ShortText(phase => phase.DoneWhen, 300))
            .Rows<StageTask>("tasks", plan => plan.Strategy.Tasks, maxRows: 100, fields => fields
                .Choice(task => task.Stage)
                .Choice(task => task.Area)
                .ShortText(task => task.Statement, 300)
                .ShortText(task => task.Owner, 80)
                .Month(task => task.Month)
                .Choice(task => task.State)
                .Money(task => task.Budget, required: false)),
        ask =>
        [
            ask.Ask("purpose", "vision", "mission", "values"),
            ask.Ask("customers", "target-customers", "customer-types", "position") with { Importance = 3 },
            ask.Ask("offers"),
            ask.Ask("advantages") with { Importance = 3 },
            ask.Ask("path-and-phases", "path-reason", "phases"),
            ask.Ask("tasks"),
        ]);
}

/// <summary>Something that the company will not trade away.</summary>
public sealed class CompanyValue : Row
{
    /// <summary>The value in a word or two.</summary>
    public string Name { get; private set; } = "";

    /// <summary>What people do because of it.</summary>
    public string Meaning { get; private set; } = "";
}

/// <summary>Kinds of customer.</summary>
public enum CustomerType
{
#pragma warning disable CS1591 // The names say it.
    LargeCompanies, SmallCompanies, PublicInstitutions, ResearchInstitutions, Developers, Consumers,
#pragma warning restore CS1591
}

/// <summary>Kinds of offer.</summary>
public enum OfferKind
{
#pragma warning disable CS1591 // The names say it.
    Product, Platform, Service, DataService, Hardware,
#pragma warning restore CS1591
}

/// <summary>A product or service.</summary>
public sealed class Offer : Row
{
    /// <summary>Its name.</summary>
    public string Name { get; private set; } = "";

    /// <summary>What kind it is.</summary>
    public OfferKind? Kind { get; private set; }

    /// <summary>What it does.</summary>
    public string Description { get; private set; } = "";

    /// <summary>What the customer gains, in a measure of the customer's own.</summary>
    public string Benefit { get; private set; } = "";

    /// <summary>The first month in which it can be bought.</summary>
    public Month? AvailableFrom { get; private set; }
}

/// <summary>On what an advantage rests.</summary>
public enum AdvantageKind
{
#pragma warning disable CS1591 // The names say it.
    Technology, Data, Market, Brand, Team, Cost,
#pragma warning restore CS1591
}

/// <summary>Why the company wins, and goes on winning.</summary>
public sealed class CompetitiveAdvantage : Row
{
    /// <summary>On what it rests.</summary>
    public AdvantageKind? Kind { get; private set; }

    /// <summary>The advantage in a sentence.</summary>
    public string Statement { get; private set; } = "";

    /// <summary>How it is defended against one who copies it.</summary>
    public string Defence { get; private set; } = "";

    /// <summary>What shows that it is so.</summary>
    public string Evidence { get; private set; } = "";
}

/// <summary>One of the three phases of a path. What each is called depends on what drives the company.</summary>
public sealed class PathPhase : FixedRow
{
    /// <summary>Laying the ground (technology, market research or new ideas), building the product, winning the market.</summary>
    public static IReadOnlyList<string> Keys { get; } = ["ground", "product", "market"];

    /// <summary>First month.</summary>
    public Month? Start { get; private set; }

    /// <summary>Last month.</summary>
    public Month? End { get; private set; }

    /// <summary>What is done in it.</summary>
    public string Work { get; private set; } = "";

    /// <summary>What must be true for it to be over.</summary>
    public string DoneWhen { get; private set; } = "";
}

/// <summary>Stages of a company's life that have tasks of their own.</summary>
public enum TaskStage
{
    /// <summary>Until the product sells.</summary>
    Initial,

    /// <summary>From then on.</summary>
    Growth,
}

/// <summary>What a task is about.</summary>
public enum TaskArea
{
#pragma warning disable CS1591 // The names say it.
    Product, Team, Market, Money,
#pragma warning restore CS1591
}

/// <summary>Where a task stands.</summary>
public enum TaskState
{
#pragma warning disable CS1591 // The names say it.
    Planned, UnderWay, Done, Dropped,
#pragma warning restore CS1591
}

/// <summary>Something to be done by somebody by a month.</summary>
public sealed class StageTask : Row
{
    /// <summary>The stage to which it belongs.</summary>
    public TaskStage Stage { get; private set; }

    /// <summary>What it is about.</summary>
    public TaskArea? Area { get; private set; }

    /// <summary>What is to be done.</summary>
    public string Statement { get; private set; } = "";

    /// <summary>Who does it.</summary>
    public string Owner { get; private set; } = "";

    /// <summary>By when.</summary>
    public Month? Month { get; private set; }

    /// <summary>Where it stands.</summary>
    public TaskState State { get; private set; }

    /// <summary>What it may cost, in the plan's currency.</summary>
    public decimal? Budget { get; private set; }
}
