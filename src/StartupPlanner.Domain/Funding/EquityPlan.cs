using StartupPlanner.Domain.Common;
using StartupPlanner.Domain.Plans;
using StartupPlanner.Domain.Plans.Fields;
using StartupPlanner.Finance.Equity;

namespace StartupPlanner.Domain.Funding;

/// <summary>The history of a company's equity as a plan tells it. Holders, classes, pools and events have the addresses of their rows as ids.</summary>
public static class EquityPlan
{
    /// <summary>Months over which options of planned hires vest, and the cliff: what is usual.</summary>
    private const int UsualVesting = 48, UsualCliff = 12;

    /// <summary>The history of a plan, with what is assumed of the future.</summary>
    /// <param name="plan">The plan. What it does not say did not happen.</param>
    /// <param name="offer">An offered round that is taken for accepted, by address or name; null for none.</param>
    /// <returns>The history, or everything that it misses, each with its address. Whether it can have happened, the story tells.</returns>
    public static Outcome<EquityHistory> HistoryOf(Plan plan, Round? offer = null)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var reading = new EquityReading(plan);
        var history = reading.History(offer);
        return reading.Problems.Count > 0 ? new Failure.Invalid(reading.Problems) : history;
    }

    /// <summary>The story of a plan's equity to a day.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="day">The last day that counts; null for all that is assumed.</param>
    /// <param name="offer">An offered round that is taken for accepted; null for none.</param>
    /// <returns>The story, or everything that cannot have happened, each with its address.</returns>
    public static Outcome<EquityStory> StoryOf(Plan plan, DateOnly? day = null, Round? offer = null)
    {
        var history = HistoryOf(plan, offer);
        if (history.Failure is { } missing) return missing;
        var story = EquityStory.Of(history.Value, day);
        return story.Problems.Count > 0 ? Impossible(history.Value, story) : story;
    }

    /// <summary>The history up to a round, the round included; an offered one taken for accepted, in the place of the rounds that are assumed from its day on.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="round">One of its rounds.</param>
    /// <returns>The history, or everything that it misses or that cannot have happened, each with its address. A round without day, valuation or money is not in it.</returns>
    public static Outcome<EquityHistory> AsFarAs(Plan plan, Round round)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(round);
        var history = HistoryOf(plan, round);
        if (history.Failure is { } missing) return missing;
        var id = $"funding/rounds/{round.Key}";
        var replaced = round.Status == RoundStatus.Offer
            ? plan.Funding.Rounds.Where(other => other != round && other.Status is null or RoundStatus.Assumed && other.Date >= round.Date).Select(other => $"funding/rounds/{other.Key}").ToHashSet()
            : [];
        var known = history.Value with { Events = [.. history.Value.Events.Where(happened => !replaced.Contains(happened.Id))] };
        if (known.Events.Any(happened => happened.Id == id)) known = known.Through(id);
        var story = EquityStory.Of(known);
        return story.Problems.Count > 0 ? Impossible(known, story) : known;
    }

    /// <summary>The round with an address, key or name; null where there is none.</summary>
    public static Round? FindRound(Plan plan, string reference)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return RowReference.Find(plan.Funding.Rounds, "funding/rounds", round => round.Name, reference);
    }

    /// <summary>The SAFE or note with an address, key or name; null where there is none.</summary>
    public static Convertible? FindConvertible(Plan plan, string reference)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return RowReference.Find(plan.Funding.Convertibles, "funding/convertibles", terms => terms.Name, reference);
    }

    /// <summary>Vesting of options granted to planned hires.</summary>
    internal static Vesting Usual(DateOnly start) => new(start, UsualVesting, UsualCliff);

    private static Failure.Invalid Impossible(EquityHistory history, EquityStory story) =>
        new([.. story.Problems.Select(problem => new FieldError(problem.EventId, problem.Code, [.. problem.Figures.Select(figure => NameIn(history, figure))]))]);

    // A reader knows a holder, a class or a pool by its name.
    private static object NameIn(EquityHistory history, object figure) => figure switch
    {
        string id => history.Holders.FirstOrDefault(holder => holder.Id == id)?.Name ?? history.Classes.FirstOrDefault(known => known.Id == id)?.Name ?? history.Pools.FirstOrDefault(pool => pool.Id == id)?.Name ?? id,
        DateOnly day => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
        _ => figure,
    };
}
