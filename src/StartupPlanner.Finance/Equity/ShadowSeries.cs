using System.Globalization;

namespace StartupPlanner.Finance.Equity;

/// <summary>Makes the classes that a round brings about beside the one that is sold, and names them and so on.</summary>
internal sealed class ShadowSeries(CapTable before)
{
    private readonly HashSet<string> names = [.. before.Classes.Select(position => position.Class.Id)];
    private readonly Dictionary<(string Series, decimal Price), string> byPrice = [];
    private readonly Dictionary<string, int> numbers = [];
    private readonly List<ShareClass> made = [];

    public IReadOnlyList<ShareClass> Made => made;

    /// <summary>The shadow of a series for shares that convert at a price; one for each price.</summary>
    public string At(ShareClass series, decimal price)
    {
        if (!byPrice.TryGetValue((series.Id, price), out var name)) byPrice.Add((series.Id, price), name = Make(series with { OriginalIssuePrice = price, ConversionPrice = price }));
        return name;
    }

    /// <summary>A shadow of a class as it stands that has lost its protection against dilution.</summary>
    public string Unprotected(ClassPosition position) =>
        Make(position.Class with { AntiDilution = AntiDilution.None, OriginalIssuePrice = position.OriginalIssuePrice, ConversionPrice = position.ConversionPrice });

    private string Make(ShareClass like)
    {
        string name;
        do name = string.Create(CultureInfo.InvariantCulture, $"{like.Id}-{numbers[like.Id] = numbers.GetValueOrDefault(like.Id) + 1}");
        while (!names.Add(name));
        made.Add(like with { Id = name, ShadowOf = like.Id });
        return name;
    }
}
