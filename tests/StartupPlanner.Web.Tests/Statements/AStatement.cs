using System.Net;
using System.Text.RegularExpressions;
using StartupPlanner.Domain.Common;
using StartupPlanner.Domain.Plans;
using StartupPlanner.Domain.Sharing;
using StartupPlanner.Web.Identity;
using StartupPlanner.Web.Pages.Statements;
using StartupPlanner.Workbook.Tests;

namespace StartupPlanner.Web.Tests.Statements;

public sealed partial class AStatement(PlannerApp app) : IClassFixture<PlannerApp>
{
    public static TheoryData<string> Segments => [.. Statement.All.Select(statement => statement.Segment)];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Segments))]
    public async Task Shows_its_lines_in_both_languages_and_leads_from_amounts_to_where_they_come_from(string segment)
    {
        var (owner, plan) = await SampleAsync();
        var pages = new List<string>();
        foreach (var language in (string[])["en", "zh-CN"])
        {
            var page = await GetAsync(owner, plan, segment, language);
            Assert.True(CellsOf(page).Count > 10, page);
            var (key, period, _) = CellsOf(page)[^1];
            Assert.Equal(HttpStatusCode.OK, (await app.ClientOf(owner, language).GetAsync($"/plans/{plan}/figures/{key}?month={period}", Cancellation)).StatusCode);
            pages.Add(Title().Match(page).Groups["title"].Value);
        }
        Assert.Equal(2, pages.Distinct().Count());
        Assert.DoesNotContain("", pages);
    }

    [Theory, InlineData("month", 60, "2027-01"), InlineData("quarter", 20, "2027-Q1"), InlineData("year", 5, "2027"), InlineData("calendar-year", 5, "2031")]
    public async Task Is_read_by_periods(string by, int count, string one)
    {
        var (owner, plan) = await SampleAsync();
        var revenue = CellsOf(await GetAsync(owner, plan, $"income-statement?by={by}")).Where(cell => cell.Key == "revenue").ToList();
        Assert.Equal(count, revenue.Count);
        Assert.Contains(one, revenue.Select(cell => cell.Period));
    }

    [Theory, InlineData("gaap", "Net income"), InlineData("ifrs", "Profit for the period"), InlineData("cas", "净利润")]
    public async Task Calls_its_lines_as_the_chosen_standard_does(string names, string name)
    {
        var (owner, plan) = await SampleAsync();
        var page = await GetAsync(owner, plan, $"income-statement?names={names}");
        Assert.Contains($"<span>{name}</span>", page, StringComparison.Ordinal);
        Assert.Contains($"/figures/net-income?month=2031&amp;names={names}\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Leaves_out_what_is_zero_until_asked()
    {
        var (owner, plan) = await SampleAsync();
        var (without, with) = (await GetAsync(owner, plan, "balance-sheet"), await GetAsync(owner, plan, "balance-sheet?zeros=show"));
        Assert.Contains("Show 5 zero lines", without, StringComparison.Ordinal);
        Assert.DoesNotContain("/figures/inventory-held?", without, StringComparison.Ordinal);
        Assert.Contains("/figures/inventory-held?", with, StringComparison.Ordinal);
        Assert.Equal(5, CellsOf(with).Select(cell => cell.Key).Distinct().Count() - CellsOf(without).Select(cell => cell.Key).Distinct().Count());
    }

    [Theory, InlineData("income-statement"), InlineData("cash-flow")]
    public async Task Opens_a_line_into_the_items_that_make_it_up(string segment)
    {
        var (owner, plan) = await SampleAsync();
        var rows = RowsOf(await CsvAsync(owner, plan, $"{segment}&zeros=show&open=*"));
        var closed = RowsOf(await CsvAsync(owner, plan, $"{segment}&zeros=show")).Select(row => row[1]).ToHashSet();
        Assert.True(rows.Count > closed.Count + 10);
        // Every part stands beneath its line, with the amount that it adds to it.
        var stated = rows.Select((row, index) => (row, index)).Where(row => closed.Contains(row.row[1])).ToList();
        var checkedLines = 0;
        for (var at = 0; at + 1 < stated.Count; at++)
        {
            var parts = rows.Skip(stated[at].index + 1).Take(stated[at + 1].index - stated[at].index - 1).ToList();
            if (parts.Count == 0) continue;
            // Parts of parts are not added again.
            var page = await GetAsync(owner, plan, $"{segment}?zeros=show&open={stated[at].row[1]}");
            var first = RowsOf(await CsvAsync(owner, plan, $"{segment}&zeros=show&open={stated[at].row[1]}")).SkipWhile(row => row[1] != stated[at].row[1]).Skip(1).TakeWhile(row => !closed.Contains(row[1])).ToList();
            Assert.Contains("aria-expanded=\"true\"", page, StringComparison.Ordinal);
            for (var column = 3; column < stated[at].row.Count; column++)
                Assert.Equal(PlanFileForecast.Number(stated[at].row[column])!.Value, first.Sum(part => PlanFileForecast.Number(part[column]) ?? 0), 6);
            checkedLines++;
        }
        Assert.True(checkedLines >= 4, $"{checkedLines} lines.");
    }

    [Fact]
    public async Task Says_by_a_dash_with_a_reason_what_is_not_defined()
    {
        var (owner, plan) = await SampleAsync();
        Assert.Matches("month=2027\" title=\"Not defined: it would[^\"]*\">–</a>", await GetAsync(owner, plan, "metrics"));
        Assert.Contains(">−3,352,508</a>", await GetAsync(owner, plan, "income-statement"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Is_a_table_for_spreadsheets()
    {
        var (owner, plan) = await SampleAsync();
        var response = await app.ClientOf(owner).GetAsync($"/plans/{plan}/statements.csv?statement=cash-flow&by=quarter", Cancellation);
        Assert.Equal("text/csv", response.Content.Headers.ContentType!.MediaType);
        Assert.Contains("Lumen Dx Statement of cash flows.csv", response.Content.Headers.ContentDisposition!.ToString(), StringComparison.Ordinal);
        Assert.Equal([0xEF, 0xBB, 0xBF], (await response.Content.ReadAsByteArrayAsync(Cancellation))[..3]);
        var rows = RowsOf(await response.Content.ReadAsStringAsync(Cancellation), withHead: true);
        Assert.Equal(["Line", "Key", "Unit", "2027-Q1"], rows[0].Take(4));
        Assert.Equal(23, rows[0].Count);
        var block = await CsvAsync(owner, plan, "cash-flow&by=quarter&tab=true");
        Assert.Equal(rows, Csv.Read(block, '\t'));
    }

    [Fact]
    public async Task Is_a_sheet_of_a_workbook_with_formulas_in_the_readers_language()
    {
        var (owner, plan) = await SampleAsync();
        foreach (var (lang, sheet) in ((string, string)[])[("en", "Statement of cash flows"), ("zh", "现金流量表")])
        {
            var response = await app.ClientOf(owner).GetAsync($"/plans/{plan}/plan.xlsx?lang={lang}", Cancellation);
            Assert.Contains("Lumen Dx.xlsx", response.Content.Headers.ContentDisposition!.ToString(), StringComparison.Ordinal);
            var book = Book.Read(await response.Content.ReadAsStreamAsync(Cancellation));
            Assert.Contains(book[sheet].Values, cell => cell.Formula is not null);
        }
    }

    [Fact]
    public async Task Without_money_says_where_to_begin()
    {
        var owner = await app.UserAsync("Owner");
        var plan = await app.PlanAsync(owner);
        var page = await GetAsync(owner, plan, "balance-sheet");
        Assert.Contains("no money in this plan yet", page, StringComparison.Ordinal);
        Assert.Contains($"/plans/{plan}/team/hiring\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<table", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task That_cannot_be_computed_says_what_is_in_its_way_and_where()
    {
        var (owner, plan) = await SampleAsync();
        var hire = (await app.ReadAsync(owner, plan)).Team.Hires.First();
        await app.SetAsync(owner, plan, $"team/hires/{hire.Id}/end", "2026-01");
        foreach (var path in (string[])["statements", "figures/net-income"])
        {
            var page = await app.ClientOf(owner).GetStringAsync($"/plans/{plan}/{path}", Cancellation);
            Assert.Contains("There’s no forecast yet", page, StringComparison.Ordinal);
            Assert.Contains($"/plans/{plan}/team/hiring#team-hires-{hire.Id}-end\"", page, StringComparison.Ordinal);
        }
        foreach (var file in (string[])["statements.csv", "plan.xlsx"])
        {
            var response = await app.ClientOf(owner).GetAsync($"/plans/{plan}/{file}", Cancellation);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
            Assert.Contains("There’s no forecast yet", await response.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        }
    }

    [Theory, InlineData("nonsense"), InlineData("cash-flow?by=week"), InlineData("cash-flow?names=hgb"), InlineData("cash-flow?handler=Chart&lines=nothing")]
    public async Task That_is_not_there_is_not_found(string path)
    {
        var (owner, plan) = await SampleAsync();
        Assert.Equal(HttpStatusCode.NotFound, (await app.ClientOf(owner).GetAsync($"/plans/{plan}/statements/{path}", Cancellation)).StatusCode);
    }

    [Fact]
    public async Task Draws_the_lines_that_were_chosen()
    {
        var (owner, plan) = await SampleAsync();
        var chart = await GetAsync(owner, plan, "income-statement?handler=Chart&lines=revenue,gross-margin");
        Assert.StartsWith("<figure", chart.Trim(), StringComparison.Ordinal);
        Assert.Equal(2, Regex.Count(chart, "<th scope=\"col\" class=\"num\">"));
        Assert.Contains("\"axis\":1,\"unit\":\"%\"", WebUtility.HtmlDecode(chart), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Follows_an_edit()
    {
        var (owner, plan) = await SampleAsync();
        var before = CellsOf(await GetAsync(owner, plan, "income-statement"));
        var hire = (await app.ReadAsync(owner, plan)).Team.Hires.First();
        await app.SetAsync(owner, plan, $"team/hires/{hire.Id}/salary", "99000");
        Assert.NotEqual(before, CellsOf(await GetAsync(owner, plan, "income-statement")));
    }

    [Fact]
    public async Task Is_read_by_an_advisor_and_leads_there_from_every_page()
    {
        var (owner, plan) = await SampleAsync();
        var advisor = await app.MemberAsync(plan, PlanRole.Advisor);
        Assert.NotEmpty(CellsOf(await GetAsync(advisor, plan, "cash-flow")));
        Assert.Contains($"href=\"/plans/{plan}/statements\"", await app.ClientOf(owner).GetStringAsync($"/plans/{plan}", Cancellation), StringComparison.Ordinal);
    }

    internal static IReadOnlyList<(string Key, string Period, string Shown)> CellsOf(string page) =>
        [.. Cell().Matches(page).Select(cell => (cell.Groups["key"].Value, cell.Groups["period"].Value, WebUtility.HtmlDecode(cell.Groups["shown"].Value)))];

    internal static IReadOnlyList<IReadOnlyList<string>> RowsOf(string csv, bool withHead = false) => [.. Csv.Read(csv).Skip(withHead ? 0 : 1)];

    private async Task<(User Owner, PlanId Plan)> SampleAsync()
    {
        var owner = await app.UserAsync("Owner");
        return (owner, await app.SampleAsync(owner));
    }

    private Task<string> GetAsync(User user, PlanId plan, string path, string language = "en") => app.ClientOf(user, language).GetStringAsync($"/plans/{plan}/statements/{path}", Cancellation);

    private Task<string> CsvAsync(User user, PlanId plan, string query) => app.ClientOf(user).GetStringAsync($"/plans/{plan}/statements.csv?statement={query}", Cancellation);

    [GeneratedRegex("<td><a href=\"/plans/[^/]+/figures/(?<key>[^?]+)\\?month=(?<period>[^\"&]+)[^>]*>(?<shown>[^<]*)</a>")]
    private static partial Regex Cell();

    [GeneratedRegex("<h1>(?<title>[^<]+)</h1>")]
    private static partial Regex Title();
}
