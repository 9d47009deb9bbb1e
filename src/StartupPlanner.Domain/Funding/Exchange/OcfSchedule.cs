using StartupPlanner.Finance.Equity;

namespace StartupPlanner.Domain.Funding.Exchange;

/// <summary>Reads vesting terms as months, a cliff and instalments.</summary>
internal static class OcfSchedule
{
    private const int MostMonths = 1200;

    /// <summary>The schedule that vesting terms or dated instalments describe; its start is still to be set. Exact is whether it describes all of them.</summary>
    public static (Vesting? Vesting, bool Exact) Of(OcfObject terms)
    {
        var conditions = terms.Parts("vesting_conditions", required: true);
        terms.Ignore("name", "description", "allocation_type");
        var exact = terms.Text("allocation_type", required: false) is "CUMULATIVE_ROUND_DOWN";
        var ends = new Dictionary<string, int>(StringComparer.Ordinal);
        var points = new SortedDictionary<int, decimal>();
        foreach (var condition in conditions) exact &= Read(condition, ends, points);
        return Recognize(points, exact);
    }

    private static bool Read(OcfObject condition, Dictionary<string, int> ends, SortedDictionary<int, decimal> points)
    {
        condition.Ignore("next_condition_ids");
        var id = condition.Text("id");
        if (condition.Part("trigger", required: true) is not { } trigger) return false;
        var part = condition.Part("portion") is { } portion && portion.Number("denominator") is > 0 and var of ? portion.Number("numerator") / of : 0;
        var exact = part != 0 || condition.Number("quantity", required: false) is 0;
        switch (trigger.Text("type"))
        {
            case "VESTING_START_DATE":
                ends[id] = 0;
                if (part > 0) points[0] = points.GetValueOrDefault(0) + part;
                return exact;
            case "VESTING_SCHEDULE_RELATIVE" when trigger.Part("period", required: true) is { } period && ends.TryGetValue(trigger.Text("relative_to_condition_id"), out var from):
                var months = period.Text("type") == "MONTHS";
                var (length, occurrences, cliff) = (period.Whole("length", 1, 36_500), period.Whole("occurrences", 1, MostMonths), period.Whole("cliff_installment", 0, MostMonths));
                if ((condition.Reading.InstalmentsLeft -= occurrences) < 0)
                {
                    period.Refuse(ExchangeErrors.TooLarge, "occurrences", occurrences);
                    return false;
                }
                exact &= months && period.Text("day_of_month", required: false) is "VESTING_START_DAY_OR_LAST_DAY_OF_MONTH";
                for (var number = 1; number <= occurrences; number++)
                {
                    var month = from + Math.Max(number, cliff) * (months ? length : Math.Max(1, length / 30));
                    if (month > MostMonths) return false;
                    points[month] = points.GetValueOrDefault(month) + part;
                    ends[id] = month;
                }
                return exact;
            default:
                return false;
        }
    }

    private static (Vesting? Vesting, bool Exact) Recognize(SortedDictionary<int, decimal> points, bool exact)
    {
        var months = points.Keys.LastOrDefault();
        if (months < 1) return (null, false);
        var days = points.Keys.ToList();
        var first = days[0];
        foreach (var every in days.Zip(days.Skip(1), (before, after) => after - before).Append(first).Append(months).Distinct().Where(every => every > 0))
        {
            var candidate = new Vesting(default, months, first == Math.Min(every, months) ? 0 : first) { EveryMonths = every };
            var cumulative = 0m;
            var expected = OcfVestingTerms.Steps(candidate);
            if (expected.Count == points.Count && expected.Zip(points).All(pair => pair.First.Month == pair.Second.Key && Math.Abs((cumulative += pair.Second.Value) - (decimal)pair.First.Cumulative / months) < 1e-9m))
                return (candidate, exact);
        }
        return (new(default, months, Math.Min(first, months)), false);
    }

    /// <summary>The schedule of instalments by date, from a day before which none lies.</summary>
    public static (Vesting? Vesting, bool Exact) Of(IReadOnlyList<(DateOnly Date, long Shares)> instalments, DateOnly issued)
    {
        var total = instalments.Sum(instalment => (decimal)instalment.Shares);
        if (total == 0 || instalments.All(instalment => instalment.Date <= issued)) return (null, total == 0 || instalments.All(instalment => instalment.Date <= issued));
        var points = new SortedDictionary<int, decimal>();
        foreach (var (date, shares) in instalments)
        {
            var month = Math.Clamp((date.Year - issued.Year) * 12 + date.Month - issued.Month, 0, MostMonths);
            points[month] = points.GetValueOrDefault(month) + shares / total;
        }
        var (vesting, _) = Recognize(points, false);
        if (vesting is null) return (null, false);
        vesting = vesting with { Start = issued };
        var sum = 0L;
        return (vesting, instalments.OrderBy(instalment => instalment.Date).All(instalment =>
            vesting.Vested((long)total, instalment.Date.AddDays(-1)) == sum && vesting.Vested((long)total, instalment.Date) == (sum += instalment.Shares)));
    }
}
