using StartupPlanner.Finance.Values;

namespace StartupPlanner.Finance.Equity;

/// <summary>A company's equity as data: who there is, which shares there can be, and what happened or is assumed to happen.</summary>
/// <param name="Currency">In which all amounts are.</param>
/// <param name="Holders">Everybody named in the events.</param>
/// <param name="Classes">Every class named in the events, also of assumed rounds.</param>
/// <param name="Pools">Every pool named in the events.</param>
/// <param name="Events">In any order; of one day, in the order in which they happen.</param>
public sealed record EquityHistory(CurrencyCode Currency, IReadOnlyList<Holder> Holders, IReadOnlyList<ShareClass> Classes, IReadOnlyList<OptionPool> Pools, IReadOnlyList<EquityEvent> Events)
{
    /// <summary>The events by day; those of one day in the order of the list.</summary>
    public IReadOnlyList<EquityEvent> InOrder()
    {
        for (var i = 1; i < Events.Count; i++)
            if (Events[i].Date < Events[i - 1].Date) return [.. Events.OrderBy(happened => happened.Date)];
        return Events;
    }

    /// <summary>The same company, as if nothing after a day were known.</summary>
    /// <param name="day">The last day that counts.</param>
    public EquityHistory Through(DateOnly day) => this with { Events = [.. Events.Where(happened => happened.Date <= day)] };

    /// <summary>The same company, as if nothing after an event were known: to see the table right after a round, for instance.</summary>
    /// <param name="eventId">The last event that counts.</param>
    /// <exception cref="KeyNotFoundException">There is no such event.</exception>
    public EquityHistory Through(string eventId)
    {
        var ordered = InOrder();
        for (var index = 0; index < ordered.Count; index++)
            if (ordered[index].Id == eventId) return this with { Events = [.. ordered.Take(index + 1)] };
        throw new KeyNotFoundException(eventId);
    }
}
