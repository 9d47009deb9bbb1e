using System.Globalization;
using System.Text.RegularExpressions;
using StartupPlanner.Domain.Plans;
using StartupPlanner.Web.Pages.Statements;
using StartupPlanner.Web.Tests.Documents.Printing;
using StartupPlanner.Workbook.Tests;

namespace StartupPlanner.Web.Tests.Statements;

/// <summary>Whoever reads a plan's money reads the same, wherever they read it: on the pages, in a table, in the printed plan, in a workbook that recalculates, or by the command line from the plan's file.</summary>
public sealed class TheMoneyOfAPlan(PlannerApp app) : IClassFixture<PlannerApp>
{
    private const decimal Cent = 0.01m;
    private static readonly string[] Key = ["revenue", "net-income", "closing-cash"];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, InlineData("lumen-dx.en"), InlineData("smart-retail.en")]
    public async Task Is_the_same_wherever_it_is_read(string sample)
    {
        Assert.SkipWhen(LibreOffice.Program is null && Environment.GetEnvironmentVariable(LibreOffice.Required) is null, "LibreOffice Calc (Debian: libreoffice-calc) is not installed.");
        var owner = await app.UserAsync("Owner");
        var plan = await app.SampleAsync(owner, sample);
        var client = app.ClientOf(owner);
        var said = PlanFileForecast.Of(await client.GetByteArrayAsync($"/plans/{plan}/plan.json", Cancellation));
        var read = new List<(string Where, string Key, string Year, decimal? Amount, decimal Grain)>();
        foreach (var statement in Statement.All.Take(3)) read.AddRange(await OfStatementAsync(client, plan, statement.Segment));
        foreach (var key in Key)
            foreach (var year in said.Years) read.Add(("trace", key, year, await TracedAsync(client, plan, key, year), Cent / 2));
        var stated = read.Select(each => each.Key).Distinct().ToList();
        Assert.True(stated.Count > 50 && Key.All(stated.Contains), $"{stated.Count} lines.");
        read.AddRange(await OfWorkbookAsync(client, plan, said, stated));
        Assert.Equal(stated.Count * said.Years.Count * 3 + Key.Length * said.Years.Count, read.Count);
        Assert.Equal([], read.Where(each => said[each.Key, each.Year] is var amount && (amount is null != each.Amount is null || Math.Abs((amount - each.Amount) ?? 0) > each.Grain))
            .Select(each => $"{each.Where}: {each.Key} in {each.Year} is {each.Amount}, not {said[each.Key, each.Year]}"));
        var pdf = await Poppler.TextAsync(await client.GetByteArrayAsync($"/plans/{plan}/plan.pdf?lang=en", Cancellation));
        Assert.Equal([], stated.Where(key => said.Years.Any(year => said[key, year] is not (null or 0)) && !Regex.IsMatch(pdf, string.Join(@"\s+", said.Years.Select(year => Regex.Escape(Whole(said[key, year])))))));
    }

    // The printed plan shows whole units of the currency.
    private static string Whole(decimal? amount)
    {
        if (amount is not { } value) return "–";
        var size = Math.Abs(value).ToString("#,0", CultureInfo.InvariantCulture);
        return value < 0 && size != "0" ? "−" + size : size;
    }

    // The page shows whole units of the currency, the table every cent.
    private static async Task<IEnumerable<(string, string, string, decimal?, decimal)>> OfStatementAsync(HttpClient client, PlanId plan, string statement)
    {
        var page = await client.GetStringAsync($"/plans/{plan}/statements/{statement}?zeros=show", Cancellation);
        var rows = AStatement.RowsOf(await client.GetStringAsync($"/plans/{plan}/statements.csv?statement={statement}&zeros=show", Cancellation), withHead: true);
        return AStatement.CellsOf(page).Select(cell => ("page", cell.Key, cell.Period, Shown(cell.Shown), 0.5m))
            .Concat(from row in rows.Skip(1) from column in Enumerable.Range(3, rows[0].Count - 3) select ("table", row[1], rows[0][column], PlanFileForecast.Number(row[column]), Cent));
    }

    private static async Task<decimal?> TracedAsync(HttpClient client, PlanId plan, string key, string year)
    {
        var page = await client.GetStringAsync($"/plans/{plan}/figures/{key}?month={year}", Cancellation);
        var start = page.IndexOf('>', page.IndexOf("class=\"figure-value", StringComparison.Ordinal)) + 1;
        return Shown(System.Net.WebUtility.HtmlDecode(page[start..page.IndexOf('<', start)]));
    }

    private static async Task<IEnumerable<(string, string, string, decimal?, decimal)>> OfWorkbookAsync(HttpClient client, PlanId plan, PlanFileForecast said, List<string> keys)
    {
        var book = (await LibreOffice.Recalculate([await client.GetByteArrayAsync($"/plans/{plan}/plan.xlsx?lang=en", Cancellation)], Cancellation))[0];
        var cells = book[book.Sheets.Single(sheet => sheet.StartsWith("Years", StringComparison.Ordinal))];
        var names = cells.Where(cell => cell.Key[0] == 'A' && char.IsDigit(cell.Key[1]) && cell.Value.Value is not null).GroupBy(cell => cell.Value.Value!).ToDictionary(cell => cell.Key, cell => cell.Last().Key[1..]);
        return from line in said.Lines
               where keys.Contains(line.Key)
               from year in said.Years.Select((year, index) => (Name: year, Index: index))
               let cell = cells[$"{(char)('D' + year.Index)}{names[line.Name]}"]
               select ("workbook", line.Key, year.Name, cell.Type == "n" && cell.Value is { } value ? (decimal?)decimal.Parse(value, NumberStyles.Float, CultureInfo.InvariantCulture) : null, Cent);
    }

    private static decimal? Shown(string text) => text == "–" ? null : decimal.Parse(text.Replace('−', '-'), NumberStyles.Number, CultureInfo.InvariantCulture);
}
