using System.Text.RegularExpressions;

namespace StartupPlanner.Domain.Plans.Fields;

/// <summary>A sum as people type it into a cell after an equals sign: numbers, + - * /, parentheses and per cent, in decimal arithmetic.</summary>
internal sealed partial class TypedSum
{
    // Longer ones nest too deeply, and nobody types them.
    private const int MaxLength = 200;

    private readonly List<string> tokens;
    private int at;

    private TypedSum(List<string> tokens) => this.tokens = tokens;

    /// <summary>The result; null for what is no sum, or has none.</summary>
    /// <param name="text">Folded, without the equals sign.</param>
    public static decimal? Read(string text)
    {
        if (text.Length is 0 or > MaxLength) return null;
        var matches = Token().Matches(text);
        if (matches.Sum(match => match.Length) != text.Length) return null;
        var sum = new TypedSum([.. matches.Select(match => match.Value.Trim()).Where(token => token.Length > 0)]);
        try
        {
            return sum.Terms() is { } result && sum.at == sum.tokens.Count && Math.Abs(result) < NumberText.Limit ? result : null;
        }
        catch (Exception wrong) when (wrong is OverflowException or DivideByZeroException)
        {
            return null;
        }
    }

    private string Next => at < tokens.Count ? tokens[at] : "";

    private decimal? Terms()
    {
        var sum = Factors();
        while (Next is "+" or "-") sum = tokens[at++] == "+" ? sum + Factors() : sum - Factors();
        return sum;
    }

    private decimal? Factors()
    {
        var product = Factor();
        while (Next is "*" or "×" or "/" or "÷") product = tokens[at++] is "*" or "×" ? product * Factor() : product / Factor();
        return product;
    }

    private decimal? Factor()
    {
        if (at >= tokens.Count) return null;
        var token = tokens[at++];
        if (token is "+" or "-") return token == "-" ? -Factor() : Factor();
        var value = token == "(" ? Terms() : NumberText.Term(token);
        if (token == "(" && (at >= tokens.Count || tokens[at++] != ")")) return null;
        for (; Next == "%"; at++) value /= 100m;
        return value;
    }

    [GeneratedRegex(@"\s+|[-+*/×÷()%]|[^-+*/×÷()%]+")]
    private static partial Regex Token();
}
