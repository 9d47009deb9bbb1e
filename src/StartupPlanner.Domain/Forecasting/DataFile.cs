using System.Globalization;
using StartupPlanner.Domain.Common;
using StartupPlanner.Domain.Costs;
using StartupPlanner.Domain.Plans.Fields;
using StartupPlanner.Domain.Team;
using StartupPlanner.Finance.Values;

namespace StartupPlanner.Domain.Forecasting;

/// <summary>A table that comes with the product: names of lines, rules of countries.</summary>
internal static class DataFile
{
    /// <summary>The rows of a table by their first cell, each cell by its column.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Read(string name)
    {
        using var stream = typeof(DataFile).Assembly.GetManifestResourceStream($"{typeof(DataFile).Namespace}.{name}.csv")!;
        using var reader = new StreamReader(stream);
        var rows = Csv.Read(reader.ReadToEnd());
        return rows.Skip(1).ToDictionary(row => row[0], row => (IReadOnlyDictionary<string, string>)rows[0].Zip(row).ToDictionary(cell => cell.First, cell => cell.Second));
    }
}

/// <summary>What the lines of a forecast are called, by language and accounting standard.</summary>
public static class Terms
{
    private static readonly IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Table = DataFile.Read("Terms");

    /// <summary>The keys of all terms.</summary>
    public static IEnumerable<string> Keys => Table.Keys;

    /// <summary>The name of a term.</summary>
    /// <param name="key">Such as GrossProfit.</param>
    /// <param name="standard">By whose words.</param>
    /// <exception cref="KeyNotFoundException">There is no such term.</exception>
    public static string Of(string key, AccountingStandard standard) => Table[key][standard.ToString().ToLowerInvariant()];
}

/// <summary>Tax rules of a country, as they were when the table was written.</summary>
/// <param name="IncomeTax">Rate on the year's profit; a fraction.</param>
/// <param name="LossAllowance">Up to this profit a year, losses of earlier years are taken off in full; in the country's currency.</param>
/// <param name="LossShare">Of the profit above that, this share can be taken off.</param>
/// <param name="LossYears">For so many years after the year of a loss it can be taken off; 0 without end.</param>
/// <param name="SalesTax">Rate of value added tax; a fraction.</param>
/// <param name="Reclaims">Whether what suppliers charge is taken off.</param>
/// <param name="Refunds">Whether what suppliers charge beyond what customers pay is paid back; else it is carried on.</param>
/// <param name="SalesTaxMonths">Every so many months value added tax is paid.</param>
/// <param name="IncomeTaxMonths">Every so many months income tax is paid.</param>
/// <param name="From">Since when that holds.</param>
/// <param name="Source">Where that stands.</param>
public sealed record TaxRules(decimal IncomeTax, decimal LossAllowance, decimal LossShare, int LossYears, decimal SalesTax, bool Reclaims, bool Refunds, int SalesTaxMonths, int IncomeTaxMonths, Month From, string Source)
{
    private static readonly IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Table = DataFile.Read("TaxPresets");

    /// <summary>The rules that a preset names.</summary>
    public static TaxRules Of(TaxPreset preset)
    {
        var row = Table[Names.Kebab(preset.ToString())];
        return new(Number("income-tax"), Number("loss-allowance"), Number("loss-share"), (int)Number("loss-years"), Number("sales-tax"), bool.Parse(row["reclaims"]), bool.Parse(row["refunds"]), (int)Number("sales-tax-months"), (int)Number("income-tax-months"), Month.Parse(row["valid-from"], null), row["source"]);

        decimal Number(string column) => decimal.Parse(row[column], CultureInfo.InvariantCulture);
    }
}

/// <summary>What employers pay on top of salaries, as it was when the table was written.</summary>
/// <param name="Rate">Share of the salary; a fraction.</param>
/// <param name="Source">Where that stands.</param>
public sealed record OnCostRules(decimal Rate, string Source)
{
    private static readonly IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Table = DataFile.Read("OnCostPresets");

    /// <summary>The rate that a preset names.</summary>
    public static OnCostRules Of(OnCostPreset preset)
    {
        var row = Table[Names.Kebab(preset.ToString())];
        return new(decimal.Parse(row["rate"], CultureInfo.InvariantCulture), row["source"]);
    }
}
