using StartupPlanner.Domain.Plans.Fields;
using StartupPlanner.Domain.Team;
using StartupPlanner.Finance.Values;

namespace StartupPlanner.Domain.Costs;

/// <summary>How a cost comes about.</summary>
public enum CostKind
{
    /// <summary>An amount each month, or for each unit of a quantity (rented machines, seats).</summary>
    Fixed,

    /// <summary>An amount once, or every so many months.</summary>
    OneOff,

    /// <summary>Per cent of a line of the forecast; of revenue, all or that of one stream, where no line is named.</summary>
    PercentOfLine,

    /// <summary>An amount for each customer, or each unit used, of one stream.</summary>
    PerUnit,

    /// <summary>An amount for each of the people employed.</summary>
    PerHead,

    /// <summary>Marketing that brings leads.</summary>
    Marketing,

    /// <summary>Training runs: GPU hours at a price.</summary>
    Training,

    /// <summary>Models run for customers on own or hired machines: tokens at a price for a million.</summary>
    Inference,

    /// <summary>Models that others run: tokens at a price for a million.</summary>
    Api,

    /// <summary>Storage: terabytes at a price for a month.</summary>
    Storage,

    /// <summary>Money left with others that comes back in the last month.</summary>
    Deposit,
}

/// <summary>Something on which money is spent.</summary>
public sealed class Cost : Row
{
    /// <summary>Its name.</summary>
    public string Name { get; private set; } = "";

    /// <summary>What it counts as; where nothing is chosen, marketing as such, training and storage as research, inference and API as cost of sales, all else as general.</summary>
    public CostArea? Area { get; private set; }

    /// <summary>What it counts as, whether that was chosen or follows from how it comes about.</summary>
    public CostArea Class => Area ?? Kind switch
    {
        CostKind.Marketing => CostArea.Marketing,
        CostKind.Training or CostKind.Storage => CostArea.Research,
        CostKind.Inference or CostKind.Api => CostArea.CostOfSales,
        _ => CostArea.General,
    };

    /// <summary>How it comes about; a cost without counts nothing.</summary>
    public CostKind? Kind { get; private set; }

    /// <summary>The first month; the plan's where none is named.</summary>
    public Month? Start { get; private set; }

    /// <summary>The last month.</summary>
    public Month? End { get; private set; }

    /// <summary>In a month, once, for each; or the price of a GPU hour, of a million tokens, of a terabyte in a month.</summary>
    public Estimate? Amount { get; private set; }

    /// <summary>Currency of the amounts; the plan's where none is chosen.</summary>
    public CurrencyCode? Currency { get; private set; }

    /// <summary>Per cent of the line.</summary>
    public Estimate? Share { get; private set; }

    /// <summary>Key or name of the line of the forecast of which it is a share, such as gross-profit; it must be money.</summary>
    public string Line { get; private set; } = "";

    /// <summary>How many a fixed cost pays for; GPU hours of a run, tokens for each customer in a month or each unit used, terabytes in the first month.</summary>
    public Estimate? Quantity { get; private set; }

    /// <summary>How much more that is each month, in per cent.</summary>
    public Estimate? MonthlyGrowth { get; private set; }

    /// <summary>Every so many months.</summary>
    public decimal? Every { get; private set; }

    /// <summary>Rise of the amount each year, in per cent.</summary>
    public Estimate? Rise { get; private set; }

    /// <summary>The stream by which it is measured, or to which its leads go.</summary>
    public Guid? Stream { get; private set; }

    /// <summary>What one lead costs.</summary>
    public Estimate? CostPerLead { get; private set; }

    /// <summary>Days until it is paid.</summary>
    public decimal? PaymentDays { get; private set; }

    /// <summary>Value added tax on it, where it is not the plan's; a fraction. Where it cannot be reclaimed it adds to the cost.</summary>
    public decimal? SalesTax { get; private set; }

    private static readonly CostKind[] ByAmount = [.. Enum.GetValues<CostKind>().Except([CostKind.PercentOfLine])];
    private static readonly CostKind[] Bought = [.. Enum.GetValues<CostKind>().Except([CostKind.Deposit])];
    private static readonly CostKind[] Rising = [.. ByAmount.Except([CostKind.Deposit])];
    private static readonly CostKind[] Counted = [CostKind.Fixed, CostKind.Training, CostKind.Inference, CostKind.Api, CostKind.Storage];
    private static readonly CostKind[] ByStream = [CostKind.PercentOfLine, CostKind.PerUnit, CostKind.Marketing, CostKind.Inference, CostKind.Api];

    internal static void Declare(FieldSet<Cost> fields) => fields
        .ShortText(cost => cost.Name, 80)
        .Choice(cost => cost.Area)
        .Choice(cost => cost.Kind)
        .Month(cost => cost.Start, required: false)
        .Month(cost => cost.End, required: false)
        .When(cost => cost.Kind, ByAmount, when => when.Estimate(cost => cost.Amount, FieldSet<Cost>.CurrencyUnit, decimals: 8))
        .Currency(cost => cost.Currency)
        .When(cost => cost.Kind, [CostKind.PercentOfLine], when => when
            .Estimate(cost => cost.Share, FieldSet<Cost>.PercentUnit, max: 1000)
            .ShortText(cost => cost.Line, 200, required: false))
        .When(cost => cost.Kind, Counted, when => when
            .Estimate(cost => cost.Quantity, required: false)
            .Estimate(cost => cost.MonthlyGrowth, FieldSet<Cost>.PercentUnit, min: -100, max: 1000, required: false))
        .When(cost => cost.Kind, [CostKind.OneOff, CostKind.Training], when => when.Number(cost => cost.Every, "months", min: 1, max: 120, decimals: 0, required: false))
        .When(cost => cost.Kind, Rising, when => when.Estimate(cost => cost.Rise, FieldSet<Cost>.PercentUnit, min: -90, max: 500, required: false))
        .When(cost => cost.Kind, ByStream, when => when.Reference(cost => cost.Stream, required: false, targets: ["revenue/streams"]))
        .When(cost => cost.Kind, [CostKind.Marketing], when => when.Estimate(cost => cost.CostPerLead, FieldSet<Cost>.CurrencyUnit, required: false))
        .When(cost => cost.Kind, Bought, when => when
            .Number(cost => cost.PaymentDays, "days", max: 720, decimals: 0, required: false)
            .Percentage(cost => cost.SalesTax, required: false));
}
