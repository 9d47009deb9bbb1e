namespace StartupPlanner.Web.Pages.Account;

/// <summary>The time zones to choose from: places by region, with their offset in winter.</summary>
internal static class TimeZones
{
    private static readonly string[] Regions = ["Africa", "America", "Antarctica", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific"];

    private static readonly Lazy<IReadOnlyList<string>> Known = new(() =>
        [.. TimeZoneInfo.GetSystemTimeZones().Select(zone => zone.Id).Where(id => Regions.Contains(id.Split('/')[0])).Order(StringComparer.Ordinal)]);

    /// <summary>By region, with the chosen one among them whatever it is.</summary>
    public static IEnumerable<IGrouping<string, string>> With(string chosen) =>
        Known.Value.Append("UTC").Append(chosen).Where(id => id.Length > 0).Distinct(StringComparer.Ordinal).OrderBy(id => id, StringComparer.Ordinal).GroupBy(id => id.Split('/')[0]);

    public static string Name(string id)
    {
        var offset = AccountRules.ZoneOf(id)?.BaseUtcOffset ?? TimeSpan.Zero;
        return $"{id.Replace('_', ' ')} (UTC{(offset < TimeSpan.Zero ? '−' : '+')}{offset:hh\\:mm})";
    }
}
