using System.Text.Json;
using System.Text.Json.Serialization;

namespace StartupPlanner.Web.Pages.Shared;

/// <summary>How a series is drawn.</summary>
[JsonConverter(typeof(ChartShapeConverter))]
public enum ChartShape
{
    Bars,
    Line,

    /// <summary>A line that jumps, for what is counted at the end of a month.</summary>
    Step,
    Area,

    /// <summary>What lies between two amounts.</summary>
    Band,
    Radar,
}

/// <summary>A row of numbers in a chart.</summary>
/// <param name="Values">One for each label; of a band the upper ones.</param>
/// <param name="Stack">Series with the same word stand on top of each other.</param>
/// <param name="Axis">0 for the axis at the left, 1 for the one at the right.</param>
/// <param name="Unit">A currency's sign or a word; empty for none.</param>
public sealed record ChartSeries(string Name, IReadOnlyList<decimal?> Values, ChartShape Shape, string? Stack = null, int Axis = 0, string Unit = "")
{
    /// <summary>The lower amounts of a band.</summary>
    public IReadOnlyList<decimal?>? From { get; init; }
}

/// <summary>A moment that is marked in a chart.</summary>
/// <param name="At">The place of its label, 0 for the first.</param>
public sealed record ChartMark(int At, string Name);

/// <summary>A chart with everything that its figure shows. Without a script its numbers stand there as a table.</summary>
/// <param name="Name">Unique on the page; also the name of the figure by which an edit brings it up to date, with .data or .title behind it.</param>
/// <param name="Title">Says what the chart shows, with its figures.</param>
/// <param name="LabelsName">What the labels are.</param>
public sealed record Chart(string Name, string Title, string LabelsName, IReadOnlyList<string> Labels, IReadOnlyList<ChartSeries> Series)
{
    /// <summary>The largest value of a radar.</summary>
    public decimal? Most { get; init; }

    /// <summary>Moments that are marked.</summary>
    public IReadOnlyList<ChartMark> Marks { get; init; } = [];

    public bool IsEmpty => Series.All(series => series.Values.All(value => value is null or 0));

    /// <summary>What the script draws.</summary>
    public string Data => JsonSerializer.Serialize(new ChartData(Labels, Series, Most, Marks), ChartJson.Default.ChartData);

    /// <summary>The figures by which an edit brings the chart up to date.</summary>
    public IEnumerable<KeyValuePair<string, string>> Figures => [new($"{Name}.data", Data), new($"{Name}.title", Title)];
}

internal sealed record ChartData(IReadOnlyList<string> Labels, IReadOnlyList<ChartSeries> Series, decimal? Most, IReadOnlyList<ChartMark> Marks);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ChartData))]
internal sealed partial class ChartJson : JsonSerializerContext;

/// <summary>Shapes as the script names them.</summary>
internal sealed class ChartShapeConverter() : JsonStringEnumConverter<ChartShape>(JsonNamingPolicy.CamelCase);
