namespace StartupPlanner.Finance.Equity;

/// <summary>What a history comes to on a day: the cap table, the rounds on the way, the money, and all that cannot have happened.</summary>
/// <param name="Table">The cap table at the end of the day; where there are problems, without the events that cannot be.</param>
/// <param name="Rounds">The priced rounds that closed, in their order.</param>
/// <param name="Flows">Money into and out of the company, in the order of the events.</param>
/// <param name="Steps">How events other than rounds came to their figures, in the order of the events.</param>
/// <param name="Problems">What cannot have happened, in the order of the events.</param>
/// <param name="PassedOver">Events that did not happen only because they need one that cannot have: their ids. They are no problems of their own.</param>
public sealed record EquityStory(
    CapTable Table, IReadOnlyList<PricedRound> Rounds, IReadOnlyList<FundingFlow> Flows, IReadOnlyList<Step> Steps, IReadOnlyList<EquityProblem> Problems, IReadOnlyList<string> PassedOver)
{
    /// <summary>Folds the events up to a day, in their order. Pure: the same history gives the same story.</summary>
    /// <param name="history">The company.</param>
    /// <param name="day">The last day that counts; null for all events, and the day of the last.</param>
    public static EquityStory Of(EquityHistory history, DateOnly? day = null)
    {
        ArgumentNullException.ThrowIfNull(history);
        var events = history.InOrder();
        var last = day ?? (events.Count > 0 ? events[^1].Date : DateOnly.MinValue);
        var ledger = new Ledger(history);
        foreach (var happened in events)
        {
            if (happened.Date > last) break;
            ledger.Play(happened);
        }
        return ledger.Finish(last);
    }

    /// <summary>The story itself where all of it can have happened.</summary>
    /// <exception cref="EquityException">Something cannot; it carries all problems.</exception>
    public EquityStory OrThrow() => Problems.Count == 0 ? this : throw new EquityException(Problems);
}
