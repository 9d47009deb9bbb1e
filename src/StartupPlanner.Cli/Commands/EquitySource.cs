using System.Globalization;
using System.Text.Json.Nodes;
using StartupPlanner.Domain.Common;
using StartupPlanner.Domain.Funding;
using StartupPlanner.Domain.Plans;
using StartupPlanner.Finance.Equity;
using StartupPlanner.Finance.Modeling;

namespace StartupPlanner.Cli.Commands;

/// <summary>A plan's equity, as the commands about shares start from it.</summary>
internal sealed record ToldEquity(Plan Plan, EquityHistory History)
{
    /// <summary>What a holder, a class, a pool or an instrument is called.</summary>
    public string NameOf(string? id) => id is null ? ""
        : History.Holders.FirstOrDefault(holder => holder.Id == id)?.Name ?? ClassNameOf(id) ?? History.Pools.FirstOrDefault(pool => pool.Id == id)?.Name
        ?? EquityPlan.FindConvertible(Plan, id)?.Name ?? EquityPlan.FindRound(Plan, id)?.Name ?? id;

    // A shadow series has the id of its series with something behind it.
    private string? ClassNameOf(string id) =>
        History.Classes.FirstOrDefault(known => known.Id == id)?.Name is { } name ? name
        : History.Classes.FirstOrDefault(known => id.StartsWith(known.Id, StringComparison.Ordinal)) is { } series ? series.Name + id[series.Id.Length..] : null;
}

/// <summary>Reads a plan file and tells the story of its equity.</summary>
internal static class EquitySource
{
    /// <summary>The equity of a plan file; null after saying what is wrong, with the exit code.</summary>
    public static ToldEquity? ReadEquity(this Terminal terminal, string file, bool json, out ExitCode code)
    {
        code = ExitCode.Trouble;
        if (terminal.ReadPlan(file) is not { } plan) return null;
        code = ExitCode.Negative;
        var history = plan.Succeeded ? EquityPlan.HistoryOf(plan.Value) : plan.Failure!;
        var failure = history.Failure ?? EquityPlan.StoryOf(plan.Value).Failure;
        if (failure is null)
        {
            code = ExitCode.Success;
            return new(plan.Value, history.Value);
        }
        terminal.Refuse(file, failure, json);
        return null;
    }

    /// <summary>Says why a plan's equity cannot be.</summary>
    public static ExitCode Refuse(this Terminal terminal, string file, Failure failure, bool json)
    {
        if (json) terminal.Write(terminal.ToJson(failure));
        else terminal.SayMistakes(terminal.Error, file, failure);
        return ExitCode.Negative;
    }

    /// <summary>A round by its address, key or name; null after saying that there is none.</summary>
    public static Round? Round(this Terminal terminal, Plan plan, string reference)
    {
        if (EquityPlan.FindRound(plan, reference) is { } round) return round;
        terminal.Complain("Equity.NoSuchRound", reference);
        return null;
    }

    public static string IdOf(Round round) => $"funding/rounds/{round.Key}";

    /// <summary>A day that was typed; null after saying that it is none.</summary>
    public static DateOnly? Day(this Terminal terminal, string typed)
    {
        if (DateOnly.TryParseExact(typed, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return day;
        terminal.Complain("Field.NotADate", typed);
        return null;
    }

    /// <summary>A step in words.</summary>
    public static string Explain(this CliText text, ToldEquity equity, Step step) =>
        text[$"Step.{step.Kind}", [equity.NameOf(step.Subject), .. step.Figures.Select(figure => (object)text.Figure(figure.Value, UnitOf(figure.Unit))), .. Enumerable.Repeat((object)text["Nothing"], 6)]];

    public static JsonNode ToJson(ToldEquity equity, CliText text, IEnumerable<Step> steps) => new JsonArray([.. steps.Select(step => (JsonNode)new JsonObject
    {
        ["kind"] = step.Kind.ToString(),
        ["subject"] = step.Subject,
        ["words"] = text.Explain(equity, step),
        ["figures"] = new JsonArray([.. step.Figures.Select(figure => (JsonNode)new JsonObject { ["name"] = figure.Key.ToString(), ["value"] = ForecastSource.Plain(figure.Value), ["unit"] = figure.Unit.ToString() })]),
    })]);

    /// <summary>A figure of equity, where prices have many decimals.</summary>
    public static string Figure(this CliText text, decimal value, Unit unit) => unit.IsPercentage ? text.Share(value)
        : unit == Unit.Count ? value.ToString("#,0.####", text.Culture)
        : unit == Unit.Money ? value.ToString("#,0.00", text.Culture)
        : value.ToString("#,0.00######", text.Culture);

    private static Unit UnitOf(FigureUnit unit) => unit switch
    {
        FigureUnit.Money => Unit.Money,
        FigureUnit.Price => Unit.Money.Per(Unit.Count),
        FigureUnit.Fraction => Unit.Percentage,
        _ => Unit.Count,
    };

    public static string Share(this CliText text, decimal fraction) => (fraction * 100).ToString("0.00", text.Culture) + "%";
}
