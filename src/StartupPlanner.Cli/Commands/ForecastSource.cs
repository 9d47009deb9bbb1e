using System.CommandLine;
using System.Text.Json.Nodes;
using StartupPlanner.Domain.Common;
using StartupPlanner.Domain.Forecasting;
using StartupPlanner.Domain.Plans;
using StartupPlanner.Finance.Modeling;

namespace StartupPlanner.Cli.Commands;

/// <summary>A plan's forecast in the words of whoever sits at the terminal.</summary>
internal sealed record MadeForecast(PlanForecast Computed, ForecastWords Words)
{
    public Plan Plan => Computed.Plan;

    public Forecast Forecast => Computed.Forecast;

    public Evaluation Evaluation => Computed.Evaluation;

    public int Months => Computed.Months;

    /// <summary>A month as files and commands write it.</summary>
    public string MonthOf(int number) => Computed.MonthOf(number).ToString();
}

/// <summary>Reads a plan file and makes its forecast.</summary>
internal static class ForecastSource
{
    public static Option<string?> Scenario(CliText text) => new("--scenario") { Description = text["Option.Scenario"] };

    /// <summary>The forecast of a plan file in a scenario; null after saying what is wrong, with the exit code.</summary>
    public static MadeForecast? ReadForecast(this Terminal terminal, string file, string? scenario, bool json, out ExitCode code, bool rolling = false)
    {
        code = ExitCode.Trouble;
        if (terminal.ReadPlan(file) is not { } read) return null;
        var made = read.Failure is { } unreadable ? unreadable : PlanForecast.Of(read.Value, scenario, rolling);
        if (made.Failure is Failure.Refused refused)
        {
            terminal.Complain(refused);
            return null;
        }
        code = made.Succeeded ? ExitCode.Success : ExitCode.Negative;
        if (made.Succeeded) return new(made.Value, new(made.Value, terminal.Text.Culture));
        if (json) terminal.Write(terminal.ToJson(made.Failure));
        else terminal.SayMistakes(terminal.Error, file, made.Failure!);
        return null;
    }

    /// <summary>What was asked for; the default after saying that there is no such thing.</summary>
    public static T? Take<T>(this Terminal terminal, Outcome<T> outcome) where T : notnull
    {
        if (outcome.Failure is not { } failure) return outcome.Value;
        terminal.Complain(failure);
        return default;
    }

    public static JsonNode? ToJson(decimal? amount) => amount is { } value ? JsonValue.Create(Plain(decimal.Round(value, 10))) : null;

    /// <summary>What lines really were, month by month, beside what was forecast.</summary>
    public static JsonArray Actuals(MadeForecast made) => new([.. made.Forecast.Actuals.Select(actual => (JsonNode)new JsonObject
    {
        ["key"] = made.Forecast.KeyOf(actual.Line),
        ["months"] = new JsonArray([.. actual.Amounts.Select((amount, month) => (JsonNode)new JsonObject
        {
            ["month"] = made.MonthOf(month + 1),
            ["actual"] = amount,
            ["forecast"] = ToJson(made.Evaluation[actual.Line, month + 1]),
            ["variance"] = ToJson(amount - made.Evaluation[actual.Line, month + 1]),
        })]),
    })]);

    /// <summary>The same number without zeros at its end.</summary>
    public static decimal Plain(decimal value) => value / 1.0000000000000000000000000000m;
}
