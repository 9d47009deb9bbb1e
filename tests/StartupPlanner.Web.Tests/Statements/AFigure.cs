using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using StartupPlanner.Domain.Forecasting;
using StartupPlanner.Domain.Plans;
using StartupPlanner.Domain.Sharing;
using StartupPlanner.Web.Identity;

namespace StartupPlanner.Web.Tests.Statements;

/// <summary>Why a number is what it is, down to what was entered.</summary>
public sealed partial class AFigure(PlannerApp app) : IClassFixture<PlannerApp>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string> KeyFigures => [.. KeyFigure.All.Select(figure => figure.Key)];

    [Fact]
    public async Task Shows_its_formula_in_words_and_with_amounts_and_leads_to_what_it_comes_from()
    {
        var (owner, plan) = await SampleAsync();
        var page = await GetAsync(owner, plan, "profit-before-tax?month=2028-06");
        Assert.Contains("= Operating profit (EBIT) − Finance costs", page, StringComparison.Ordinal);
        var value = Value().Match(page).Groups["value"].Value;
        Assert.StartsWith("−611,24", value, StringComparison.Ordinal);
        Assert.Contains($">({value}) − 0.00</span>", page, StringComparison.Ordinal);
        var next = Source().Matches(page).Select(match => WebUtility.HtmlDecode(match.Groups["href"].Value)).First();
        Assert.StartsWith($"/plans/{plan}/figures/ebit?month=2028-06&way=", next, StringComparison.Ordinal);
        var from = await app.ClientOf(owner).GetStringAsync(next, Cancellation);
        // The way back is named.
        Assert.Contains($"<a href=\"/plans/{plan}/figures/profit-before-tax?month=2028-06\" data-trace-link>Profit before tax, Jun 2028</a>", from, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Is_found_in_the_readers_language_by_month_number_and_period()
    {
        var (owner, plan) = await SampleAsync();
        var chinese = await GetAsync(owner, plan, "net-income?month=18", "zh-CN");
        Assert.Contains("净利润", chinese, StringComparison.Ordinal);
        Assert.Contains("2028年6月", chinese, StringComparison.Ordinal);
        // A year's sum comes from the same year's parts; a balance is that of its last month.
        Assert.Contains($"/figures/profit-before-tax?month=2028&amp;way=", await GetAsync(owner, plan, "net-income?month=2028"), StringComparison.Ordinal);
        Assert.Contains("A balance: the amount at the end of Dec 2028.", await GetAsync(owner, plan, "closing-cash?month=2028"), StringComparison.Ordinal);
        Assert.Contains("Net income", await GetAsync(owner, plan, "net-income?month=2028-Q2&names=gaap"), StringComparison.Ordinal);
        Assert.Contains("Mar 2028 to Feb 2029", await GetAsync(owner, plan, "net-income?month=2028-03~2029-02"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task That_was_entered_is_its_field()
    {
        var (owner, plan) = await SampleAsync();
        var hire = (await app.ReadAsync(owner, plan)).Team.Hires.First();
        var page = await GetAsync(owner, plan, $"team/hires/{hire.Id}/salary");
        Assert.Contains("Entered, not computed.", page, StringComparison.Ordinal);
        Assert.Contains($"data-field=\"team/hires/{hire.Id}/salary\"", page, StringComparison.Ordinal);
        Assert.Contains($"href=\"/plans/{plan}/team/hiring#team-hires-{hire.Id}-salary\"", page, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(KeyFigures))]
    public async Task That_is_read_off_the_whole_plan_says_how_and_leads_to_its_line(string key)
    {
        var (owner, plan) = await SampleAsync();
        foreach (var language in (string[])["en", "zh-CN"])
        {
            var page = await GetAsync(owner, plan, key, language);
            Assert.Matches("<p class=\"lede\">[^<]{10,}</p>", page);
            Assert.Matches("/figures/(closing-cash|profit-before-tax|operating-cash-flow|free-cash-flow|dscr)\\?month=20", page);
        }
    }

    [Theory, InlineData("nonsense"), InlineData("revenue/streams/none/revenue"), InlineData("net-income?month=2026-12"), InlineData("net-income?month=61"), InlineData("net-income?month=x"), InlineData("net-income?month=2028-03~2028-01"), InlineData("net-income?month=2026-12~2027-03"), InlineData("runway-months?month=3"), InlineData("")]
    public async Task That_is_not_there_is_not_found(string path)
    {
        var (owner, plan) = await SampleAsync();
        Assert.Equal(HttpStatusCode.NotFound, (await app.ClientOf(owner).GetAsync($"/plans/{plan}/figures/{path}", Cancellation)).StatusCode);
    }

    [Fact]
    public async Task Of_every_line_is_explained_in_any_month()
    {
        var (owner, plan) = await SampleAsync();
        var client = app.ClientOf(owner);
        var forecast = PlanForecast.Of(await app.ReadAsync(owner, plan)).Value;
        var wrong = new List<string>();
        // Each line once, in months all over the plan, for time.
        foreach (var (key, index) in forecast.Forecast.Lines.Keys.Select((key, index) => (key, index)))
            foreach (var at in (string[])[$"{1 + index % 60}", $"{2027 + index % 5}"])
                if ((await client.GetAsync($"/plans/{plan}/figures/{key}?month={at}", Cancellation)).StatusCode != HttpStatusCode.OK) wrong.Add($"{key} {at}");
        Assert.Equal([], wrong);
        Assert.True(forecast.Forecast.Lines.Count > 400);
    }

    [Fact]
    public async Task Moves_with_an_edit_of_its_field()
    {
        var (owner, plan) = await SampleAsync();
        var hire = (await app.ReadAsync(owner, plan)).Team.Hires.First();
        var group = $"trace:team/hires/{hire.Id}/salaries@2028";
        var page = await GetAsync(owner, plan, $"team/hires/{hire.Id}/salaries?month=2028");
        Assert.Contains($"data-figure=\"{group}.value\"", page, StringComparison.Ordinal);
        var address = $"team/hires/{hire.Id}/raise";
        Assert.Contains($"data-field=\"{address}\"", page, StringComparison.Ordinal);
        var client = app.ClientOf(owner);
        client.DefaultRequestHeaders.Add("Figures", $"plan,{group}");
        var answer = await PlannerApp.EditAsync(client, plan, new { commandId = Guid.CreateVersion7(), kind = "set", at = address, seen = await app.ValueAsync(owner, plan, address), value = "50" });
        var figures = (await JsonDocument.ParseAsync(await answer.Content.ReadAsStreamAsync(Cancellation), cancellationToken: Cancellation)).RootElement.GetProperty("figures");
        var moved = figures.GetProperty($"{group}.value").GetString();
        Assert.DoesNotContain($">{moved}</p>", page, StringComparison.Ordinal);
        Assert.Contains($">{moved}</p>", await GetAsync(owner, plan, $"team/hires/{hire.Id}/salaries?month=2028"), StringComparison.Ordinal);
        Assert.True(figures.TryGetProperty($"{group}.chart.data", out _));
        Assert.False(figures.TryGetProperty("outcome.runway", out _));
    }

    [Fact]
    public async Task Is_saved_as_a_form_where_scripts_do_not_run()
    {
        var (owner, plan) = await SampleAsync();
        var hire = (await app.ReadAsync(owner, plan)).Team.Hires.First();
        var address = $"team/hires/{hire.Id}/salary";
        var seen = (await app.ValueAsync(owner, plan, address))!;
        var url = $"/plans/{plan}/figures/{address}?way=net-income%402028";
        var saved = await PlannerApp.PostFormAsync(app.ClientOf(owner), url, ($"seen:{address}", seen), ($"f:{address}", ""), ($"f:{address}", "31000"), ($"f:{address}", ""));
        Assert.Equal(url, saved.Headers.Location!.ToString());
        Assert.Equal("31000;31000;31000", await app.ValueAsync(owner, plan, address));
        var refused = await PlannerApp.PostFormAsync(app.ClientOf(owner), url, ($"seen:{address}", "31000;31000;31000"), ($"f:{address}", ""), ($"f:{address}", "much"), ($"f:{address}", ""));
        var page = await refused.Content.ReadAsStringAsync(Cancellation);
        Assert.Contains("role=\"alert\"", page, StringComparison.Ordinal);
        Assert.Contains("value=\"much\"", page, StringComparison.Ordinal);
    }

    /// <summary>A ratio looks back: it names a line in several months, which over a year are one.</summary>
    [Theory, InlineData("burn-multiple"), InlineData("runway"), InlineData("nrr"), InlineData("customer-churn"), InlineData("rule-of40")]
    public async Task Of_a_ratio_over_a_year_names_each_part_once_and_follows_an_edit(string ratio)
    {
        var (owner, plan) = await SampleAsync();
        var hire = (await app.ReadAsync(owner, plan)).Team.Hires.First();
        var group = $"trace:{ratio}@2029";
        var client = app.ClientOf(owner);
        client.DefaultRequestHeaders.Add("Figures", group);
        var address = $"team/hires/{hire.Id}/raise";
        var answer = await PlannerApp.EditAsync(client, plan, new { commandId = Guid.CreateVersion7(), kind = "set", at = address, seen = await app.ValueAsync(owner, plan, address), value = "50" });
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains($"{group}.value", await answer.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Over_a_span_of_months_follows_an_edit()
    {
        var (owner, plan) = await SampleAsync();
        var hire = (await app.ReadAsync(owner, plan)).Team.Hires.First();
        var page = await GetAsync(owner, plan, $"team/hires/{hire.Id}/salaries?month=2028-03~2029-02");
        var group = System.Text.RegularExpressions.Regex.Match(page, "data-figure=\"(?<group>[^.\"]+)[^\"]*\\.value\"").Groups["group"].Value;
        var client = app.ClientOf(owner);
        client.DefaultRequestHeaders.Add("Figures", group);
        var address = $"team/hires/{hire.Id}/raise";
        var answer = await PlannerApp.EditAsync(client, plan, new { commandId = Guid.CreateVersion7(), kind = "set", at = address, seen = await app.ValueAsync(owner, plan, address), value = "50" });
        Assert.Contains(".value\":", await answer.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Has_no_inputs_for_an_advisor()
    {
        var (owner, plan) = await SampleAsync();
        var advisor = await app.MemberAsync(plan, PlanRole.Advisor);
        var page = await GetAsync(advisor, plan, "revenue?month=2028");
        Assert.Contains("Only editors of this plan can change these.", page, StringComparison.Ordinal);
        Assert.DoesNotContain("data-field=", page, StringComparison.Ordinal);
        Assert.DoesNotContain("data-changes=\"/", page, StringComparison.Ordinal);
    }

    private async Task<(User Owner, PlanId Plan)> SampleAsync()
    {
        var owner = await app.UserAsync("Owner");
        return (owner, await app.SampleAsync(owner));
    }

    private Task<string> GetAsync(User user, PlanId plan, string path, string language = "en") => app.ClientOf(user, language).GetStringAsync($"/plans/{plan}/figures/{path}", Cancellation);

    [GeneratedRegex("<p class=\"figure-value[^>]*>(?<value>[^<]+)</p>")]
    private static partial Regex Value();

    [GeneratedRegex("<a href=\"(?<href>[^\"]+)\" data-trace-link>")]
    private static partial Regex Source();
}
