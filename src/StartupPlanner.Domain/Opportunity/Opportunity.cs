using StartupPlanner.Domain.Plans;
using StartupPlanner.Domain.Plans.Fields;
using StartupPlanner.Finance.Values;

namespace StartupPlanner.Domain.Opportunity;

/// <summary>Where the opportunity comes from, how good it is, and whether to go for it.</summary>
public sealed class Opportunity
{
    /// <summary>What made the opportunity.</summary>
    public RowList<OpportunitySource> Sources { get; } = [];

    /// <summary>The twelve indicators, scored and weighted.</summary>
    public FixedRows<IndicatorScore> Scorecard { get; } = new(Indicators.Keys, row => row.StartWith(Indicators.DefaultWeights[row.Key]));

    /// <summary>Strengths, weaknesses, opportunities and threats.</summary>
    public RowList<SwotItem> Swot { get; } = [];

    /// <summary>The five competitive forces.</summary>
    public FixedRows<CompetitiveForce> Forces { get; } = new(CompetitiveForce.Keys);

    /// <summary>Can it be done: technically, in the market, financially, legally.</summary>
    public FixedRows<FeasibilityAspect> Feasibility { get; } = new(FeasibilityAspect.Keys);

    /// <summary>The money that it takes to find out whether it works, in the plan's currency.</summary>
    public Estimate? CostToProve { get; private set; }

    /// <summary>The months that it takes to find out whether it works.</summary>
    public Estimate? TimeToProve { get; private set; }

    /// <summary>Whether to go for it.</summary>
    public FeasibilityVerdict? Verdict { get; private set; }

    /// <summary>Why.</summary>
    public string VerdictReason { get; private set; } = "";

    /// <summary>What must hold for the verdict to stand.</summary>
    public RowList<VerdictCondition> Conditions { get; } = [];

    /// <summary>The section's fields and questions.</summary>
    public static Section Section { get; } = new(
        SectionMap.Of("opportunity")
            .Own<Opportunity>(plan => plan.Opportunity, fields => fields
                .Estimate(opportunity => opportunity.CostToProve, FieldSet<Opportunity>.CurrencyUnit)
                .Estimate(opportunity => opportunity.TimeToProve, "Months", max: 120)
                .Choice(opportunity => opportunity.Verdict)
                .Markdown(opportunity => opportunity.VerdictReason))
            .Rows<OpportunitySource>("sources", plan => plan.Opportunity.Sources, maxRows: 20, fields => fields
                .Choice(source => source.Kind)
                .ShortText(source => source.Statement, 300)
                .Markdown(source => source.Evidence, 2000)
                .ShortText(source => source.Reference, 300, required: false)
                .Month(source => source.AsOf, required: false))
            .Fixed<IndicatorScore>("scorecard", plan => plan.Opportunity.Scorecard, Indicators.Keys, fields => fields
                .Number(row => row.Score, min: 1, max: 5, decimals: 0)
                .Percentage(row => row.Weight)
                .ShortText(row => row.Reason, 500))
            .Rows<SwotItem>("swot", plan => plan.Opportunity.Swot, maxRows: 60, minRows: 4, declare: fields => fields
                .Choice(item => item.Quadrant)
                .ShortText(item => item.Statement, 300))
            .Fixed<CompetitiveForce>("forces", plan => plan.Opportunity.Forces, CompetitiveForce.Keys, fields => fields
                .Number(force => force.Pressure, min: 1, max: 5, decimals: 0)
                .ShortText(force => force.Reason, 500))
            .Fixed<FeasibilityAspect>("feasibility", plan => plan.Opportunity.Feasibility, FeasibilityAspect.Keys, fields => fields
                .Choice(aspect => aspect.Verdict)
                .Markdown(aspect => aspect.Finding, 3000))
            .Rows<VerdictCondition>("conditions", plan => plan.Opportunity.Conditions, maxRows: 20, declare: fields => fields
                .ShortText(condition => condition.Statement, 300)
                .Month(condition => condition.Month)
                .Choice(condition => condition.State)),
        ask =>
        [
            ask.Ask("sources"),
            ask.Ask("scorecard") with { Importance = 3 },
            ask.Ask("swot"),
            ask.Ask("forces"),
            ask.Ask("feasibility-study", "cost-to-prove", "time-to-prove", "feasibility"),
            ask.Ask("decision", "verdict", "verdict-reason", "conditions") with { Importance = 3 },
        ]);
}

/// <summary>What can make an opportunity.</summary>
public enum SourceKind
{
    /// <summary>Something can be done that could not be done before.</summary>
    Technology,

    /// <summary>People want something that they did not want, or could not pay for, before.</summary>
    Market,

    /// <summary>A rule or a programme of the state.</summary>
    Policy,

    /// <summary>An industry changes the way it works.</summary>
    IndustryChange,
}

/// <summary>A change that made the opportunity, with its evidence.</summary>
public sealed class OpportunitySource : Row
{
    /// <summary>What kind of change it is.</summary>
    public SourceKind? Kind { get; private set; }

    /// <summary>The change in a sentence.</summary>
    public string Statement { get; private set; } = "";

    /// <summary>What shows that it is so.</summary>
    public string Evidence { get; private set; } = "";

    /// <summary>Where the evidence can be found: a title, a link, a person.</summary>
    public string Reference { get; private set; } = "";

    /// <summary>The month to which the evidence speaks.</summary>
    public Month? AsOf { get; private set; }
}

/// <summary>The four fields of the board.</summary>
public enum SwotQuadrant
{
#pragma warning disable CS1591 // The names say it.
    Strength, Weakness, Opportunity, Threat,
#pragma warning restore CS1591
}

/// <summary>A card of the board.</summary>
public sealed class SwotItem : Row
{
    /// <summary>Where it lies.</summary>
    public SwotQuadrant Quadrant { get; private set; }

    /// <summary>What it says.</summary>
    public string Statement { get; private set; } = "";
}

/// <summary>One of the five forces that shape an industry's profit (M. E. Porter, How Competitive Forces Shape Strategy, 1979).</summary>
public sealed class CompetitiveForce : FixedRow
{
    /// <summary>The five, in the usual order.</summary>
    public static IReadOnlyList<string> Keys { get; } = ["rivalry", "new-entrants", "substitutes", "buyers", "suppliers"];

    /// <summary>How hard it presses on profit: 1 (hardly) to 5 (decides everything).</summary>
    public decimal? Pressure { get; private set; }

    /// <summary>Why.</summary>
    public string Reason { get; private set; } = "";
}

/// <summary>Whether to go for it.</summary>
public enum FeasibilityVerdict
{
    /// <summary>Yes.</summary>
    Go,

    /// <summary>Yes, if the conditions hold.</summary>
    GoIf,

    /// <summary>No.</summary>
    NoGo,
}

/// <summary>One side of the feasibility study.</summary>
public sealed class FeasibilityAspect : FixedRow
{
    /// <summary>The four sides.</summary>
    public static IReadOnlyList<string> Keys { get; } = ["technical", "market", "financial", "legal"];

    /// <summary>What this side says.</summary>
    public FeasibilityVerdict? Verdict { get; private set; }

    /// <summary>What was found.</summary>
    public string Finding { get; private set; } = "";
}

/// <summary>Where a condition stands.</summary>
public enum ConditionState
{
    /// <summary>Not known yet.</summary>
    Open,

    /// <summary>It holds.</summary>
    Met,

    /// <summary>It does not hold.</summary>
    Failed,
}

/// <summary>Something that must hold for the verdict to stand.</summary>
public sealed class VerdictCondition : Row
{
    /// <summary>What must hold.</summary>
    public string Statement { get; private set; } = "";

    /// <summary>By when it is known.</summary>
    public Month? Month { get; private set; }

    /// <summary>Where it stands.</summary>
    public ConditionState State { get; private set; }
}
