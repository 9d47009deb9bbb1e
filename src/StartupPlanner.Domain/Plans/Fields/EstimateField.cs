using System.Linq.Expressions;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using StartupPlanner.Domain.Common;
using StartupPlanner.Finance.Values;

namespace StartupPlanner.Domain.Plans.Fields;

/// <summary>Low, likely and high of a number. Canonical: three numbers with semicolons between; a single number typed is a point.</summary>
internal sealed partial class EstimateField(LambdaExpression property) : FieldOf<Estimate?>(property, FieldType.Estimate)
{
    private protected override Outcome<string> Canonical(string typed)
    {
        var parts = typed.Split(';', '；').Select(part => part.Trim()).ToArray();
        if (parts.All(part => part.Length == 0)) return "";
        var numbers = parts.Select(Number).ToArray();
        if (numbers is [null] && Span(parts[0]) is { } span) numbers = span;
        if (parts.Zip(numbers).Any(part => part.First.Length > 0 && part.Second is null)) return new Failure.Refused(FieldErrors.NotANumber);
        if (numbers.Length is not (1 or 3) || numbers.Any(number => number is null)) return new Failure.Refused(FieldErrors.Incomplete);
        var (low, likely, high) = (numbers[0]!.Value, numbers[numbers.Length / 2]!.Value, numbers[^1]!.Value);
        if (low > likely || likely > high) return new Failure.Refused(FieldErrors.NotAnEstimate);
        if (low < Min) return new Failure.Refused(FieldErrors.TooSmall, NumberText.Write(Min.Value));
        if (high > Max) return new Failure.Refused(FieldErrors.TooLarge, NumberText.Write(Max.Value));
        if (numbers.Max(number => NumberText.DecimalsOf(number!.Value)) > Decimals) return new Failure.Refused(FieldErrors.TooPrecise, Decimals.Value);
        return Format(new(low, likely, high));
    }

    /// <summary>From a to b, as a spreadsheet's cell says it: in between lies the likely one. In 10–15万 the unit stands for both.</summary>
    private decimal?[]? Span(string text)
    {
        var ends = Ends().Match(NumberText.Folded(text) ?? "");
        if (!ends.Success) return null;
        var (first, last) = (ends.Groups["low"].Value, ends.Groups["high"].Value);
        if (char.IsAsciiDigit(first[^1])) first += TrailingUnit().Match(last).Value;
        return Number(first) is { } low && Number(last) is { } high ? [low, decimal.Round((low + high) / 2, Decimals ?? 28, MidpointRounding.AwayFromZero), high] : null;
    }

    private decimal? Number(string text) => NumberText.ReadFor(this, text);

    public override JsonNode? ToJson(string canonical) =>
        Parse(canonical) is { } estimate ? new JsonObject { ["low"] = estimate.Low, ["likely"] = estimate.Likely, ["high"] = estimate.High } : null;

    public override Outcome<string> FromJson(JsonNode? json)
    {
        if (json is null) return "";
        if (json is not JsonObject { Count: 3 } parts) return new Failure.Refused(FieldErrors.WrongType, "object");
        var numbers = new List<decimal>();
        foreach (var name in (string[])["low", "likely", "high"])
            if (parts[name] is JsonValue value && value.TryGetValue<decimal>(out var number)) numbers.Add(number);
        return numbers.Count == 3 ? string.Join(';', numbers.Select(NumberText.Write)) : new Failure.Refused(FieldErrors.NotAnEstimate);
    }

    protected override string Format(Estimate? value) =>
        value is null ? "" : $"{NumberText.Write(value.Low)};{NumberText.Write(value.Likely)};{NumberText.Write(value.High)}";

    protected override Estimate? Parse(string canonical)
    {
        if (canonical.Length == 0) return null;
        var numbers = canonical.Split(';').Select(part => NumberText.Read(part)!.Value).ToArray();
        return new(numbers[0], numbers[1], numbers[2]);
    }

    [GeneratedRegex(@"^(?<low>[^=]+?)\s*(?:[-~–—至到]|\bto\b)\s*(?<high>[^=]+)$")]
    private static partial Regex Ends();

    [GeneratedRegex(@"[^\d]*$")]
    private static partial Regex TrailingUnit();
}
