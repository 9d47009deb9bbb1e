using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using StartupPlanner.Domain.Costs;
using StartupPlanner.Domain.Forecasting;
using StartupPlanner.Domain.Plans;
using StartupPlanner.Finance.Modeling;

namespace StartupPlanner.Cli.Commands;

/// <summary>A plan's forecast, as the commands about money start from it.</summary>
internal sealed record MadeForecast(Plan Plan, Forecast Forecast, bool IsRolling = false)
{
    /// <summary>The number of a month: typed as a number, or as 2027-03.</summary>
    public int? MonthOf(string text) =>
        (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
        : Finance.Values.Month.TryParse(text, null, out var month) ? month.MonthsSince(Forecast.Model.First) + 1
        : 0) is var found && found >= 1 && found <= Forecast.Model.Months ? found : null;

    public string NameOf(int month) => Forecast.Model.First.PlusMonths(month - 1).ToString();
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
        if (scenario is not null && read.Succeeded && !Scenarios.Has(read.Value, scenario))
        {
            terminal.Complain("Forecast.NoSuchScenario", scenario);
            return null;
        }
        code = ExitCode.Negative;
        var plan = read.Succeeded ? Scenarios.Apply(read.Value, scenario) : read;
        var failure = plan.Failure;
        if (failure is null)
        {
            AccountingStandard? words = terminal.Text.IsChinese ? AccountingStandard.Cas : plan.Value.Finance.Standard is AccountingStandard.Ifrs or AccountingStandard.Cas ? AccountingStandard.Ifrs : AccountingStandard.Gaap;
            var made = Forecast.Of(plan.Value, words, rolling);
            if (made.Succeeded)
            {
                code = ExitCode.Success;
                return new(plan.Value, made.Value, rolling);
            }
            failure = made.Failure;
        }
        if (json) terminal.Write(terminal.ToJson(failure));
        else terminal.SayMistakes(terminal.Error, file, failure!);
        return null;
    }

    /// <summary>A line by its key or name; null after saying that there is none.</summary>
    public static Line? Line(this Terminal terminal, MadeForecast made, string name)
    {
        if (made.Forecast.Find(name) is { } line) return line;
        terminal.Complain(ForecastErrors.NoSuchLine, name);
        return null;
    }

    /// <summary>A month by its number or name; null after saying that the forecast has none.</summary>
    public static int? Month(this Terminal terminal, MadeForecast made, string text)
    {
        if (made.MonthOf(text) is { } month) return month;
        terminal.Complain("Forecast.NoSuchMonth", text, made.NameOf(1), made.NameOf(made.Forecast.Model.Months));
        return null;
    }

    /// <summary>A line and a month, typed with a space between; the last month where only the line is. Null after saying what there is not.</summary>
    public static (Line Line, int Month)? LineInMonth(this Terminal terminal, MadeForecast made, string text)
    {
        if (made.Forecast.Find(text) is { } last) return (last, made.Forecast.Model.Months);
        var space = text.LastIndexOf(' ');
        return terminal.Line(made, space < 0 ? text : text[..space].Trim()) is { } line && terminal.Month(made, text[(space + 1)..]) is { } month ? (line, month) : null;
    }

    /// <summary>An amount as a reader sees it, by its unit.</summary>
    public static string Amount(this CliText text, decimal? amount, Unit unit) => amount is not { } value ? text["Nothing"]
        : unit.IsPercentage ? (value * 100).ToString("#,0.0", text.Culture) + "%"
        : unit == Unit.Money ? value.ToString("#,0", text.Culture)
        : value.ToString(Math.Abs(value) >= 1000 ? "#,0" : "#,0.##", text.Culture);

    /// <summary>A drawn amount as a reader sees it; one beyond what a decimal holds by its power of ten.</summary>
    public static string Drawn(this CliText text, double? amount, Unit unit) =>
        amount is { } value && Math.Abs(value) > (double)decimal.MaxValue / 1000 ? value.ToString("0.00e+0", text.Culture) : text.Amount((decimal?)amount, unit);

    public static JsonNode? ToJson(decimal? amount) => amount is { } value ? JsonValue.Create(Plain(decimal.Round(value, 10))) : null;

    /// <summary>What lines really were, month by month, beside what was forecast.</summary>
    public static JsonArray Actuals(MadeForecast made, Evaluation evaluation) => new([.. made.Forecast.Actuals.Select(actual => (JsonNode)new JsonObject
    {
        ["key"] = made.Forecast.KeyOf(actual.Line),
        ["months"] = new JsonArray([.. actual.Amounts.Select((amount, month) => (JsonNode)new JsonObject
        {
            ["month"] = made.NameOf(month + 1),
            ["actual"] = amount,
            ["forecast"] = ToJson(evaluation[actual.Line, month + 1]),
            ["variance"] = ToJson(amount - evaluation[actual.Line, month + 1]),
        })]),
    })]);

    /// <summary>The same number without zeros at its end.</summary>
    public static decimal Plain(decimal value) => value / 1.0000000000000000000000000000m;
}
