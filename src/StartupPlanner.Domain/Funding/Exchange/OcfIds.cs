namespace StartupPlanner.Domain.Funding.Exchange;

/// <summary>Hands out ids that are unique in a package: our own where they are free, else with their kind before them.</summary>
internal sealed class OcfIds
{
    private readonly HashSet<string> taken = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Kind, string Id), string> known = [];

    /// <summary>A new id; the same calls in the same order give the same ids.</summary>
    public string New(string kind, string id)
    {
        var unique = id;
        if (!taken.Add(unique) && !taken.Add(unique = $"{kind}:{id}"))
            for (var number = 2; !taken.Add(unique = $"{kind}:{id}:{number}"); number++) ;
        known.TryAdd((kind, id), unique);
        return unique;
    }

    /// <summary>The id that a thing of ours was given first.</summary>
    public string Of(string kind, string id) => known.TryGetValue((kind, id), out var unique) ? unique : New(kind, id);
}
