using StartupPlanner.Domain.Plans;
using StartupPlanner.Finance.Values;
using StartupPlanner.Web.Localization;
using StartupPlanner.Web.Pages.Reading;

namespace StartupPlanner.Web.Pages.Strategy;

/// <summary>The phases of the path as bars over the years. Coordinates are those of the drawing.</summary>
/// <param name="Title">Says what it shows.</param>
/// <param name="Years">Where each year begins.</param>
internal sealed record PhaseTimeline(string Title, IReadOnlyList<PhaseTimeline.Mark> Years, IReadOnlyList<PhaseTimeline.Bar> Bars)
{
    public const int Width = 680;
    public const int HeadHeight = 22;
    public const int RowHeight = 40;

    private const int MostYears = 12;

    /// <summary>From here on a bar's words would run out of the drawing, so that they end where it ends.</summary>
    private const decimal WordsEnd = Width * 0.55m;

    public sealed record Mark(string Name, decimal X);

    /// <param name="Span">Its first and last month.</param>
    public sealed record Bar(string Name, string Span, decimal X, decimal Width)
    {
        public bool EndsWithWords => X > WordsEnd;
    }

    public int Height => HeadHeight + Bars.Count * RowHeight;

    /// <summary>The timeline; null where no phase has both its months.</summary>
    public static PhaseTimeline? Of(Plan plan, Texts texts, Display display)
    {
        var part = Address.Read("strategy/phases")!.Part!;
        var phases = plan.Strategy.Phases.Where(phase => phase is { Start: { } start, End: { } end } && start <= end).ToList();
        if (phases.Count == 0) return null;
        var (first, last) = (phases.Min(phase => phase.Start!.Value), phases.Max(phase => phase.End!.Value));
        var months = last.MonthsSince(first) + 1;
        decimal Place(int month) => decimal.Round(month * (decimal)Width / months, 1);
        var every = 1 + (last.Year - first.Year) / MostYears;
        var years = Enumerable.Range(first.Year, last.Year - first.Year + 1).Where(year => (year - first.Year) % every == 0).Select(year => new Month(year, 1))
            .Where(january => january >= first).Select(january => new Mark(texts["Shared.Year", january.Year], Place(january.MonthsSince(first))));
        return new(texts["Strategy.Timeline", display.Month(first), display.Month(last)], [.. years],
        [
            .. phases.Select(phase => new Bar(
                texts.RowName(plan, part, phase.Key), $"{display.Month(phase.Start!.Value)} – {display.Month(phase.End!.Value)}",
                Place(phase.Start.Value.MonthsSince(first)), Place(phase.End.Value.MonthsSince(phase.Start.Value) + 1))),
        ]);
    }
}
