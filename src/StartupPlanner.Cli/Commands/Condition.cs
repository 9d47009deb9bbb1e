using System.Globalization;
using System.Text.RegularExpressions;

namespace StartupPlanner.Cli.Commands;

/// <summary>Something that may hold or not, typed as <c>LINE MONTH >= AMOUNT</c>.</summary>
/// <param name="Text">As typed.</param>
/// <param name="Of">What stands left of the sign.</param>
/// <param name="Sign">One of &gt;=, &gt;, &lt;= and &lt;.</param>
/// <param name="Amount">What it is compared with; per cent are a fraction.</param>
internal sealed partial record Condition(string Text, string Of, string Sign, decimal Amount)
{
    /// <summary>Reads one; null after saying how one is written.</summary>
    public static Condition? Read(Terminal terminal, string text)
    {
        if (Shape().Match(text) is { Success: true } match && AmountOf(match.Groups["amount"].Value.Trim()) is { } amount) return new(text, match.Groups["of"].Value.Trim(), match.Groups["sign"].Value, amount);
        terminal.Complain("Condition.Shape", text);
        return null;
    }

    public bool Holds(decimal value) => Sign switch { ">=" => value >= Amount, ">" => value > Amount, "<=" => value <= Amount, _ => value < Amount };

    public bool Holds(double value) => Sign switch { ">=" => value >= (double)Amount, ">" => value > (double)Amount, "<=" => value <= (double)Amount, _ => value < (double)Amount };

    private static decimal? AmountOf(string text) =>
        decimal.TryParse(text.TrimEnd('%'), NumberStyles.Number, CultureInfo.InvariantCulture, out var amount) ? text.EndsWith('%') ? amount / 100 : amount : null;

    [GeneratedRegex("^(?<of>.+?)(?<sign>>=|<=|>|<)(?<amount>[^<>=]+)$")]
    private static partial Regex Shape();
}
