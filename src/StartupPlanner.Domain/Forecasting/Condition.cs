using System.Globalization;
using System.Text.RegularExpressions;
using StartupPlanner.Domain.Common;
using StartupPlanner.Finance.Modeling;

namespace StartupPlanner.Domain.Forecasting;

/// <summary>Something that may hold or not, typed as <c>LINE MONTH >= AMOUNT</c>.</summary>
/// <param name="Text">As typed.</param>
/// <param name="Of">What stands left of the sign.</param>
/// <param name="Sign">One of &gt;=, &gt;, &lt;= and &lt;.</param>
/// <param name="Amount">What it is compared with; per cent are a fraction.</param>
public sealed partial record Condition(string Text, string Of, string Sign, decimal Amount)
{
    /// <summary>Reads one.</summary>
    /// <returns>The condition, or <see cref="Failure.Refused"/> with how one is written.</returns>
    public static Outcome<Condition> Read(string text) =>
        Shape().Match(text) is { Success: true } match && AmountOf(match.Groups["amount"].Value.Trim()) is { } amount
            ? new Condition(text, match.Groups["of"].Value.Trim(), match.Groups["sign"].Value, amount)
            : new Failure.Refused(QuestionErrors.Shape, text);

    /// <summary>Whether it holds for an amount.</summary>
    public bool Holds(decimal value) => Sign switch { ">=" => value >= Amount, ">" => value > Amount, "<=" => value <= Amount, _ => value < Amount };

    /// <summary>Whether it holds for a drawn amount.</summary>
    public bool Holds(double value) => Sign switch { ">=" => value >= (double)Amount, ">" => value > (double)Amount, "<=" => value <= (double)Amount, _ => value < (double)Amount };

    private static decimal? AmountOf(string text) =>
        decimal.TryParse(text.TrimEnd('%'), NumberStyles.Number, CultureInfo.InvariantCulture, out var amount) ? text.EndsWith('%') ? amount / 100 : amount : null;

    [GeneratedRegex("^(?<of>.+?)(?<sign>>=|<=|>|<)(?<amount>[^<>=]+)$")]
    private static partial Regex Shape();
}

/// <summary>A condition that is to be reached, of a line in a month or of a key figure.</summary>
/// <param name="Condition">The condition.</param>
/// <param name="Outcome">What it is about.</param>
public sealed record Target(Condition Condition, Finance.Modeling.Outcome Outcome)
{
    /// <summary>Reads one, such as <c>closing-cash 2028-06 >= 0</c> or <c>runway-months >= 18</c>.</summary>
    /// <returns>The target, or <see cref="Failure.Refused"/> with what there is not.</returns>
    public static Outcome<Target> Read(PlanForecast forecast, string text)
    {
        ArgumentNullException.ThrowIfNull(forecast);
        var condition = Condition.Read(text);
        if (condition.Failure is { } shape) return shape;
        if (KeyFigure.Find(condition.Value.Of) is { } figure)
            return new Target(condition.Value, new(evaluation => figure.Sought(forecast.Forecast.KeyFiguresOf(evaluation), forecast.Forecast.Model)));
        var found = forecast.LineInMonth(condition.Value.Of);
        return found.Failure is { } missing ? missing : new Target(condition.Value, new(found.Value.Line, found.Value.Month));
    }

    /// <summary>Whether the plan reaches it as it stands.</summary>
    public bool IsReached(Evaluation evaluation) => Outcome.Of(evaluation) is { } value && Condition.Holds(value);
}

/// <summary>A condition of a line in a month, or in any month up to it, of which is asked how likely it is.</summary>
/// <param name="Condition">The condition.</param>
/// <param name="Line">The line.</param>
/// <param name="Month">The number of the month.</param>
/// <param name="IsBy">Whether any month up to it counts.</param>
public sealed record Odds(Condition Condition, Line Line, int Month, bool IsBy)
{
    private const string By = "by";

    /// <summary>Reads one, such as <c>revenue 2028-12 > 1000000</c> or <c>closing-cash by 2028-12 &lt; 0</c>.</summary>
    /// <returns>The odds, or <see cref="Failure.Refused"/> with what there is not.</returns>
    public static Outcome<Odds> Read(PlanForecast forecast, string text)
    {
        ArgumentNullException.ThrowIfNull(forecast);
        var condition = Condition.Read(text);
        if (condition.Failure is { } shape) return shape;
        // “by” is the last word before the month; it may be in the name of a line too.
        var words = condition.Value.Of.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var isBy = words.Length > 2 && words[^2].Equals(By, StringComparison.OrdinalIgnoreCase) && forecast.Forecast.Find(condition.Value.Of) is null;
        var found = forecast.LineInMonth(isBy ? string.Join(' ', [.. words[..^2], words[^1]]) : condition.Value.Of);
        return found.Failure is { } missing ? missing : new Odds(condition.Value, found.Value.Line, found.Value.Month, isBy);
    }

    /// <summary>How likely it is, 0 to 1. The simulation has kept the draws of the line.</summary>
    public double In(Simulation simulation)
    {
        ArgumentNullException.ThrowIfNull(simulation);
        return IsBy ? simulation.ProbabilityBy(Line, Month, Condition.Holds) : simulation.Probability(Line, Month, Condition.Holds);
    }
}

/// <summary>The codes of what cannot be asked of a forecast.</summary>
public static class QuestionErrors
{
    /// <summary>No condition; quotes it.</summary>
    public const string Shape = "Condition.Shape";

    /// <summary>No month of the forecast; quotes it, the first and the last month.</summary>
    public const string NoSuchMonth = "Forecast.NoSuchMonth";

    /// <summary>No scenario of the plan; quotes it.</summary>
    public const string NoSuchScenario = "Forecast.NoSuchScenario";
}
