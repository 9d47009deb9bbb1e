using System.Text.Json.Nodes;
using StartupPlanner.Finance.Equity;

namespace StartupPlanner.Domain.Funding.Exchange;

/// <summary>A vesting schedule as the format's graph of conditions.</summary>
internal static class OcfVestingTerms
{
    /// <summary>The condition that a vesting start names.</summary>
    public const string Start = "start";

    /// <summary>The id that schedules of the same months, cliff and instalments share.</summary>
    public static string Name(Vesting vesting) => $"vesting-{vesting.Months}-{vesting.CliffMonths}-{vesting.EveryMonths}";

    /// <summary>The terms: a start, then one condition for a regular schedule, or one for each instalment.</summary>
    public static JsonObject Write(string id, Vesting vesting)
    {
        var regular = vesting.Months % vesting.EveryMonths == 0 && vesting.CliffMonths % vesting.EveryMonths == 0;
        var conditions = regular ? Regular(vesting) : [.. Instalments(vesting)];
        var start = OcfJson.Object(("id", Start), ("quantity", "0"), ("trigger", OcfJson.Object(("type", "VESTING_START_DATE"))), ("next_condition_ids", OcfJson.Array((string)conditions[0]!["id"]!)));
        return OcfJson.Object(
            ("id", id), ("object_type", "VESTING_TERMS"), ("name", Name(vesting)), ("description", Name(vesting)),
            ("allocation_type", "CUMULATIVE_ROUND_DOWN"), ("vesting_conditions", OcfJson.Array([start, .. conditions])));
    }

    private static JsonObject[] Regular(Vesting vesting) =>
        [Condition("instalments", vesting.EveryMonths, vesting.Months, vesting.EveryMonths, vesting.Months / vesting.EveryMonths, vesting.CliffMonths / vesting.EveryMonths, null)];

    private static IEnumerable<JsonObject> Instalments(Vesting vesting)
    {
        var steps = Steps(vesting);
        var before = 0;
        for (var index = 0; index < steps.Count; index++)
        {
            var (month, cumulative) = steps[index];
            yield return Condition($"month-{month}", cumulative - before, vesting.Months, month, 1, 0, index + 1 < steps.Count ? $"month-{steps[index + 1].Month}" : null);
            before = cumulative;
        }
    }

    /// <summary>The months in which something vests, and how many of all months' parts have vested by then.</summary>
    public static List<(int Month, int Cumulative)> Steps(Vesting vesting)
    {
        var steps = new List<(int, int)>();
        var before = 0;
        for (var month = vesting.CliffMonths; month <= vesting.Months; month++)
        {
            var vested = month == vesting.Months ? month : month - month % vesting.EveryMonths;
            if (vested > before) steps.Add((month, before = vested));
        }
        return steps;
    }

    private static JsonObject Condition(string id, int part, int of, int length, int occurrences, int cliff, string? next) => OcfJson.Object(
        ("id", id),
        ("portion", OcfJson.Object(("numerator", OcfJson.Numeric(part)), ("denominator", OcfJson.Numeric(of)))),
        ("trigger", OcfJson.Object(
            ("type", "VESTING_SCHEDULE_RELATIVE"),
            ("period", OcfJson.Object(
                ("length", length), ("type", "MONTHS"), ("occurrences", occurrences), ("day_of_month", "VESTING_START_DAY_OR_LAST_DAY_OF_MONTH"),
                ("cliff_installment", cliff > 1 ? cliff : null))),
            ("relative_to_condition_id", Start))),
        ("next_condition_ids", next is null ? [] : OcfJson.Array(next)));
}
