using System.Globalization;
using StartupPlanner.Domain.Common;
using StartupPlanner.Domain.Forecasting;
using StartupPlanner.Domain.Plans;
using StartupPlanner.Domain.Tests.Plans;
using StartupPlanner.Finance.Statements;

namespace StartupPlanner.Domain.Tests.Forecasting;

/// <summary>Tests that enter a few rows of a plan from January 2027 on and read lines off its forecast.</summary>
public abstract class MoneyTests
{
    private protected Plan Plan { get; } = PlanUnderTest.Start();
    private int rows;

    private protected Forecast Made
    {
        get
        {
            var made = Forecast.Of(Plan);
            Assert.True(made.Succeeded, made.Failure is Failure.Invalid invalid ? string.Join('\n', invalid.Errors.Select(error => $"{error.Field} {error.Code} {string.Join(' ', error.Args)}")) : made.Failure?.Code);
            return made.Value;
        }
    }

    private protected KeyFigures KeyFigures()
    {
        var forecast = Made;
        return forecast.KeyFiguresOf(forecast.Evaluate());
    }

    private protected string Row(string list, params (string Field, string Value)[] values)
    {
        var part = Outline.Parts.Single(part => part.Address == list);
        var id = PlanUnderTest.Id(++rows);
        part.RowsOf(Plan)!.Insert(id, RowPlace.Last);
        var row = part.Find(Plan, id.ToString())!;
        foreach (var (name, value) in values)
        {
            var field = part.FieldAt(name)!;
            field.Write(row, field.NormalizeIn(Plan, value).Value);
        }
        return part.RowAddress(id.ToString());
    }

    private protected void Set(string row, string field, string value) => Assert.Null(Plan.Set($"{row}/{field}", value).Failure);

    /// <summary>A row whose fields stand in one line: "kind=usage, price=2".</summary>
    private protected string Row(string list, string fields) => Row(list, [.. fields.Split(", ").Select(field => field.Split('=', 2)).Select(field => (field[0], field[1]))]);

    /// <summary>That lines come to these amounts from the first month on: "revenue 100 200; nrr - 1.01", with - for what is undefined.</summary>
    private protected void ComesTo(string figures) => ComesTo(figures, Made);

    private protected static void ComesTo(string figures, Forecast forecast)
    {
        foreach (var words in figures.Split("; ").Select(line => line.Split(' ')))
        {
            var expected = words[1..].Select(word => word == "-" ? (decimal?)null : decimal.Parse(word, CultureInfo.InvariantCulture)).ToArray();
            var found = Amounts(forecast, words[0], expected.Length);
            Assert.True(expected.SequenceEqual(found), $"{words[0]} is {string.Join(' ', found)}, not {string.Join(' ', words[1..])}");
        }
    }

    private protected static decimal?[] Amounts(Forecast forecast, string line, int months)
    {
        var evaluation = forecast.Evaluate();
        return [.. Enumerable.Range(1, months).Select(month => evaluation[forecast.Find(line)!, month] is { } amount ? decimal.Round(amount, 6) : (decimal?)null)];
    }
}
