using StartupPlanner.Domain.Common;
using StartupPlanner.Domain.Funding;
using StartupPlanner.Domain.Plans;
using StartupPlanner.Finance.Equity;
using StartupPlanner.Finance.Modeling;
using StartupPlanner.Finance.Statements;
using StartupPlanner.Finance.Values;

namespace StartupPlanner.Domain.Forecasting;

/// <summary>Writes down the money that the cap table's events bring and take, where no instrument of the plan counts it already.</summary>
/// <remarks>What came before the first month is part of the opening cash; a SAFE or a note of that time that is still there is owed from the first month on.</remarks>
internal sealed class EquityLines(PlanInputs entered)
{
    private readonly Books books = entered.Books;

    /// <summary>Writes them down.</summary>
    public void Write()
    {
        var plan = entered.Plan;
        // A note may fall due after the last event.
        var end = plan.FirstMonth!.Value.PlusMonths(entered.Months).FirstDay.AddDays(-1);
        var history = EquityPlan.HistoryOf(plan);
        var told = EquityPlan.StoryOf(plan, history.Succeeded && history.Value.Events.Any(happened => happened.Date > end) ? null : end);
        if (told.Failure is Failure.Invalid cannot)
        {
            entered.Problems.AddRange(cannot.Errors);
            return;
        }
        var flows = told.Value.Flows.Where(flow => entered.NumberOf(Month.Of(flow.Date)) <= entered.Months).ToList();
        var counted = Counted(plan);
        foreach (var brought in flows.Where(flow => (IsInPlan(flow) || IsOwed(flow)) && !counted.Contains(flow.Instrument ?? flow.EventId)).GroupBy(flow => flow.EventId)) Write(plan, [.. brought], flows);

        bool IsInPlan(FundingFlow flow) => entered.NumberOf(Month.Of(flow.Date)) >= 1;

        bool IsOwed(FundingFlow flow) => flow.Kind is FundingKind.SafeSold or FundingKind.NoteIssued && (EndOf(flow, flows) is not { } ended || IsInPlan(ended));
    }

    private static FundingFlow? EndOf(FundingFlow sold, List<FundingFlow> flows) =>
        flows.FirstOrDefault(flow => flow.Instrument == sold.Instrument && flow.Kind is FundingKind.PrincipalConverted or FundingKind.PrincipalRepaid);

    // The events whose money is an instrument of the plan, by its range.
    private HashSet<string> Counted(Plan plan)
    {
        var counted = new HashSet<string>();
        foreach (var instrument in plan.Funding.Instruments.Where(instrument => instrument.Of is not null))
        {
            var item = ForecastRows.ItemOf(instrument);
            var id = plan.Funding.Rounds.At(instrument.Of) is { } round ? $"funding/rounds/{round.Key}" : $"funding/convertibles/{instrument.Of}";
            if (!counted.Add(id)) entered.Refuse(item, nameof(instrument.Of), ForecastErrors.CountedTwice, NameOf(plan, id) ?? id);
        }
        return counted;
    }

    private void Write(Plan plan, List<FundingFlow> flows, List<FundingFlow> all)
    {
        var (id, month) = (flows[0].EventId, entered.NumberOf(Month.Of(flows[0].Date)));
        var item = ItemOf(plan, id);
        if (flows.Any(flow => flow.Kind is FundingKind.SharesSold or FundingKind.Exercise)) Financing.Equity(books, item, month, Sum(FundingKind.SharesSold, FundingKind.Exercise), -Sum(FundingKind.RoundCosts));
        if (flows.FirstOrDefault(flow => flow.Kind is FundingKind.SafeSold or FundingKind.NoteIssued) is { } sold)
        {
            var end = EndOf(sold, all);
            var note = EquityPlan.FindConvertible(plan, id) is { Kind: ConvertibleKind.Note, InterestRate: > 0 } terms ? EquityReading.InterestOf(terms) : null;
            var before = note?.On(1, sold.Date, EndOfMonth(0)) ?? 0;
            Financing.Convertible(books, item, month, Formula.Amount(sold.Amount, Unit.Money), note is null ? null : MonthlyInterest(item, note, sold.Date, end?.Date), before,
                end is null ? null : entered.NumberOf(Month.Of(end.Date)), inCash: end?.Kind == FundingKind.PrincipalRepaid);
        }
        if (flows.Any(flow => flow.Kind is FundingKind.SharesBoughtBack or FundingKind.ValuationAdjustment))
            Financing.BuyBack(books, item, month, -Sum(FundingKind.SharesBoughtBack, FundingKind.ValuationAdjustment));

        Formula Sum(params FundingKind[] kinds) => Formula.Amount(flows.Where(flow => kinds.Contains(flow.Kind)).Sum(flow => flow.Amount), Unit.Money);
    }

    // The interest of each month on what was paid in, by the note's own way of counting: the sum is what converts.
    private Input MonthlyInterest(Item item, Interest interest, DateOnly from, DateOnly? to)
    {
        var grown = Enumerable.Range(0, entered.Months + 1).Select(month => interest.On(1, from, to < EndOfMonth(month) ? to.Value : EndOfMonth(month))).ToList();
        return books.Model.Series(books.Names[item, nameof(Convertible.InterestRate)], Unit.Percentage, $"{item.Address}/interest-rate", [.. grown.Zip(grown.Skip(1), (before, after) => after - before)]);
    }

    private DateOnly EndOfMonth(int number) => entered.Plan.FirstMonth!.Value.PlusMonths(number).FirstDay.AddDays(-1);

    // What has no name is called by the end of its id.
    private static Item ItemOf(Plan plan, string id) => NameOf(plan, id) is { } name ? new(name, id) : new(id[^4..], id, id.Contains("/shares/", StringComparison.Ordinal) ? "SharesIssued" : "EquityEvent");

    private static string? NameOf(Plan plan, string id) => EquityPlan.FindRound(plan, id)?.Name ?? EquityPlan.FindConvertible(plan, id)?.Name;
}
