using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace StartupPlanner.Domain.Funding.Exchange;

/// <summary>How the format writes figures, dates and objects.</summary>
internal static class OcfJson
{
    /// <summary>Decimals that the format's numbers may have.</summary>
    public const int Decimals = 10;

    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>An object; members without a value are left out.</summary>
    public static JsonObject Object(params ReadOnlySpan<(string Name, JsonNode? Value)> members)
    {
        var made = new JsonObject();
        foreach (var (name, value) in members)
            if (value is not null) made.Add(name, value);
        return made;
    }

    public static JsonArray Array(params IEnumerable<JsonNode?> items) => [.. items];

    public static string Date(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string Numeric(long number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>A number with at most ten decimals, rounded to the nearest.</summary>
    public static string Numeric(decimal number) => decimal.Round(number, Decimals, MidpointRounding.AwayFromZero).ToString("0.##########", CultureInfo.InvariantCulture);

    public static JsonObject Monetary(decimal amount, string currency) => Object(("amount", Numeric(amount)), ("currency", currency));

    /// <summary>A quotient of two numbers; both are made larger where ten decimals would cut them.</summary>
    public static JsonObject Ratio(decimal numerator, decimal denominator)
    {
        if ((Cut(numerator) || Cut(denominator)) && Math.Max(numerator, denominator) < 1e8m) (numerator, denominator) = (numerator * 1e10m, denominator * 1e10m);
        return Object(("numerator", Numeric(numerator)), ("denominator", Numeric(denominator)));
    }

    /// <summary>Whether ten decimals cut a figure.</summary>
    public static bool Cut(decimal number) => decimal.Round(number, Decimals, MidpointRounding.AwayFromZero) != number;

    public static string Text(JsonObject file) => file.ToJsonString(Readable) + "\n";
}
