extern alias cli;

using System.Globalization;
using StartupPlanner.Domain.Common;

namespace StartupPlanner.Web.Tests.Statements;

/// <summary>The forecast of a plan file by year, as the command line says it.</summary>
internal sealed class PlanFileForecast
{
    private PlanFileForecast(IReadOnlyList<IReadOnlyList<string>> rows)
    {
        Years = [.. rows[0].Skip(4)];
        Lines = [.. rows.Skip(1).Select(row => new Line(row[1], row[2], row[3], [.. row.Skip(4).Select(Number)]))];
    }

    public IReadOnlyList<string> Years { get; }

    public IReadOnlyList<Line> Lines { get; }

    public decimal? this[string key, string year] => Lines.Single(line => line.Key == key).Amounts[Years.ToList().IndexOf(year)];

    public static PlanFileForecast Of(byte[] plan, string language = "en")
    {
        using StringWriter output = new(CultureInfo.InvariantCulture), error = new(CultureInfo.InvariantCulture);
        string[] args = ["forecast", "-", "--by", "year", "--csv", "--lang", language];
        var code = cli::Planner.Run(args, new(() => new MemoryStream(plan), output, error, new(CultureInfo.GetCultureInfo(language)), TimeProvider.System));
        Assert.True(code == 0, error.ToString());
        return new(Csv.Read(output.ToString()));
    }

    public static decimal? Number(string cell) => cell.Length == 0 ? null : decimal.Parse(cell, NumberStyles.Float, CultureInfo.InvariantCulture);

    internal sealed record Line(string Key, string Name, string Unit, IReadOnlyList<decimal?> Amounts);
}
