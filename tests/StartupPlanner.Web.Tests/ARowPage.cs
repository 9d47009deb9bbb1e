using System.Net;
using System.Text.Json;
using StartupPlanner.Domain.Plans;
using StartupPlanner.Domain.Sharing;

namespace StartupPlanner.Web.Tests;

/// <summary>The page of one row of a list that is too long to be unfolded in it: a stream of revenue.</summary>
public sealed class ARowPage(PlannerApp app) : IClassFixture<PlannerApp>
{
    private const string Streams = "revenue/streams";

    [Theory, InlineData("en", "Price per unit used", "Customers"), InlineData("zh-CN", "每单位用量的价格", "谁会来")]
    public async Task Asks_for_what_its_model_needs_in_the_readers_language(string language, string price, string heading)
    {
        var (owner, plan, row) = await StreamAsync(("kind", "usage"), ("growth", "rate"), ("name", "Calls"));
        var page = WebUtility.HtmlDecode(await PageAsync(app.ClientOf(owner, language), plan, row));
        Assert.Contains(price, page, StringComparison.Ordinal);
        Assert.Contains(heading, page, StringComparison.Ordinal);
        Assert.False(IsHidden(page, $"{row}/per-customer"));
        Assert.True(IsHidden(page, $"{row}/leads"));
        Assert.True(IsHidden(page, $"{row}/paid-yearly"));
    }

    [Fact]
    public async Task Is_there_for_rows_that_are_and_for_lists_that_have_such_pages_alone()
    {
        var (owner, plan, row) = await StreamAsync(("name", "Calls"));
        var client = app.ClientOf(owner);
        var member = Guid.CreateVersion7();
        await app.ChangeAsync(owner, plan, new Change.AddRow(Address.Read("team/members")!, member, new Dictionary<string, string>(), RowPlace.Last));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(client, $"/plans/{plan}/{row}"));
        foreach (var path in (string[])[$"{Streams}/{Guid.CreateVersion7()}", $"team/members/{member}", $"nothing/streams/{Guid.CreateVersion7()}", $"revenue/nothing/{Guid.CreateVersion7()}", $"{Streams}/key"])
            Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(client, $"/plans/{plan}/{path}"));
        // Of another plan.
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(client, $"/plans/{await app.PlanAsync(owner)}/{row}"));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(app.ClientOf(await app.UserAsync("Stranger")), $"/plans/{plan}/{row}"));
    }

    [Fact]
    public async Task Is_read_by_an_advisor_and_edited_by_nobody_else_than_editors()
    {
        var (_, plan, row) = await StreamAsync(("name", "Calls"));
        var advisor = app.ClientOf(await app.MemberAsync(plan, PlanRole.Advisor));
        Assert.DoesNotContain("data-changes=\"/", await PageAsync(advisor, plan, row), StringComparison.Ordinal);
        var response = await PlannerApp.PostFormAsync(advisor, $"/plans/{plan}/{row}", ($"seen:{row}/name", "Calls"), ($"f:{row}/name", "Mine"));
        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
    }

    [Fact]
    public async Task Saves_a_form_without_scripts_and_keeps_what_is_refused()
    {
        var (owner, plan, row) = await StreamAsync(("name", "Calls"), ("kind", "usage"));
        var client = app.ClientOf(owner);
        var tier = Guid.CreateVersion7();
        var saved = await PlannerApp.PostFormAsync(client, $"/plans/{plan}/{row}", ($"seen:{row}/price", ""), ($"f:{row}/price", "0.08"), ($"f:{row}/price", "0.1"), ($"f:{row}/price", "0.12"),
            ("new:revenue/tiers", $"{tier}"), ($"seen:revenue/tiers/{tier}/stream", ""), ($"f:revenue/tiers/{tier}/stream", row.Split('/')[2]), ($"blank:revenue/tiers/{tier}/stream", row.Split('/')[2]),
            ($"seen:revenue/tiers/{tier}/name", ""), ($"f:revenue/tiers/{tier}/name", "Above 1,000"));
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        Assert.Equal("0.08;0.1;0.12", await app.ValueAsync(owner, plan, $"{row}/price"));
        Assert.Equal(row.Split('/')[2], await app.ValueAsync(owner, plan, $"revenue/tiers/{tier}/stream"));

        var refused = await PlannerApp.PostFormAsync(client, $"/plans/{plan}/{row}", ($"seen:{row}/price", "0.08;0.1;0.12"), ($"f:{row}/price", ""), ($"f:{row}/price", "cheap"), ($"f:{row}/price", ""));
        Assert.Equal(HttpStatusCode.OK, refused.StatusCode);
        Assert.Contains("value=\"cheap\"", await refused.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Shows_the_tiers_of_its_own_stream_alone()
    {
        var (owner, plan, row) = await StreamAsync(("name", "Calls"), ("kind", "usage"));
        var (_, other) = (0, await AddAsync(owner, plan, Streams, ("name", "Others"), ("kind", "usage")));
        await AddAsync(owner, plan, "revenue/tiers", ("name", "Mine"), ("stream", row));
        await AddAsync(owner, plan, "revenue/tiers", ("name", "Theirs"), ("stream", other));
        var page = await PageAsync(app.ClientOf(owner), plan, row);
        Assert.Contains("value=\"Mine\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("value=\"Theirs\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Is_begun_by_a_card_of_the_list_without_scripts()
    {
        var owner = await app.UserAsync("Owner");
        var plan = await app.PlanAsync(owner);
        var client = app.ClientOf(owner);
        var list = await client.GetStringAsync($"/plans/{plan}/{Streams}", TestContext.Current.CancellationToken);
        var cards = System.Text.RegularExpressions.Regex.Matches(list, "name=\"begin\" value=\"([^\"]+)\"").Select(match => WebUtility.HtmlDecode(match.Groups[1].Value)).ToList();
        Assert.Equal(16, cards.Count);
        foreach (var card in cards)
        {
            var response = await PlannerApp.PostFormAsync(client, $"/plans/{plan}/{Streams}", ("begin", card));
            Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
            Assert.StartsWith($"/plans/{plan}/{Streams}/", response.Headers.Location!.OriginalString, StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.OK, await StatusAsync(client, response.Headers.Location.OriginalString));
        }
        var read = await app.ReadAsync(owner, plan);
        Assert.Equal((16, 3, 4), (read.Revenue.Streams.Count, read.Revenue.Tiers.Count, read.Revenue.Milestones.Count));
        Assert.All(read.Revenue.Tiers, tier => Assert.NotNull(read.Revenue.Streams.At(tier.Stream)));
        // All of them together can be computed.
        Assert.Null(Domain.Forecasting.PlanForecast.Of(read).Failure);
    }

    [Theory]
    [InlineData("nonsense"), InlineData("{}"), InlineData("[]"), InlineData("null")]
    [InlineData("""{"at":"revenue/nothing","values":{},"children":[]}"""), InlineData("""{"at":"overview","values":{},"children":[]}""")]
    [InlineData("""{"at":"revenue/streams","values":{},"children":[{"at":"team/members","values":{}}]}"""), InlineData("""{"at":"revenue/streams","values":{},"children":[null]}""")]
    [InlineData("""{"at":"revenue/streams","values":{"price":"cheap"},"children":[]}"""), InlineData("""{"at":"revenue/streams","values":{"nothing":"1"},"children":[]}"""), InlineData("""{"at":"revenue/streams","values":{"name":null},"children":[]}""")]
    public async Task Is_not_begun_by_what_no_card_says(string card)
    {
        var owner = await app.UserAsync("Owner");
        var plan = await app.PlanAsync(owner);
        var response = await PlannerApp.PostFormAsync(app.ClientOf(owner), $"/plans/{plan}/{Streams}", ("begin", card));
        Assert.True(response.StatusCode is HttpStatusCode.OK or HttpStatusCode.Redirect, $"{response.StatusCode}");
    }

    [Fact]
    public async Task Is_where_comments_search_and_the_log_lead_to()
    {
        var (owner, plan, row) = await StreamAsync(("name", "Calls"), ("kind", "usage"));
        var tier = await AddAsync(owner, plan, "revenue/tiers", ("name", "Mine"), ("stream", row));
        var advisor = app.ClientOf(await app.MemberAsync(plan, PlanRole.Advisor));
        foreach (var at in (string[])[$"{row}/price", $"{tier}/price"])
            await PlannerApp.PostFormAsync(advisor, $"/plans/{plan}/threads", ("Input.Address", at), ("Input.Body", "Who pays this?"));
        var page = await PageAsync(app.ClientOf(owner), plan, row);
        Assert.Equal(2, System.Text.RegularExpressions.Regex.Count(page, "class=\"thread ?\""));
        var index = await app.ClientOf(owner).GetStringAsync($"/plans/{plan}/index.json", TestContext.Current.CancellationToken);
        Assert.Contains($"/plans/{plan}/{row}#{row.Replace('/', '-')}", index, StringComparison.Ordinal);
        Assert.Contains($"/plans/{plan}/{row}\"", await app.ClientOf(owner).GetStringAsync($"/plans/{plan}/activity", TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Gets_the_figures_of_its_own_row_with_an_edit()
    {
        var (owner, plan, row) = await StreamAsync(("name", "Calls"), ("kind", "usage"), ("growth", "rate"), ("new-customers", "10"), ("per-customer", "100"), ("price", "1"));
        var other = await AddAsync(owner, plan, Streams, ("name", "Others"), ("kind", "usage"));
        var key = row.Split('/')[2];
        var client = app.ClientOf(owner);
        client.DefaultRequestHeaders.Add("Figures", $"stream-{key},outcome");
        var answer = await PlannerApp.EditAsync(client, plan, new { commandId = Guid.CreateVersion7(), kind = "set", at = $"{row}/price", seen = "1", value = "2" });
        using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        var figures = json.RootElement.GetProperty("figures").EnumerateObject().ToDictionary(figure => figure.Name, figure => figure.Value.GetString()!);
        Assert.Equal("¥2", figures[$"stream-{key}.price"]);
        // 10 customers in the first month use 100 each.
        Assert.Contains("[2000,4000,6000,", figures[$"stream-{key}.chart.data"], StringComparison.Ordinal);
        Assert.Contains("outcome.runway", figures.Keys);
        Assert.DoesNotContain(figures.Keys, name => name.Contains(other.Split('/')[2], StringComparison.Ordinal) || name.StartsWith("streams.", StringComparison.Ordinal));
    }

    [Theory, InlineData("en", "add up"), InlineData("zh-CN", "合计")]
    public async Task Says_why_there_is_no_forecast(string language, string said)
    {
        var (owner, plan, row) = await StreamAsync(("name", "Plans"), ("kind", "subscription"), ("growth", "rate"), ("new-customers", "10"));
        await AddAsync(owner, plan, "revenue/tiers", ("name", "Basic"), ("stream", row), ("price", "10"), ("share-of-new", "60"));
        var page = WebUtility.HtmlDecode(await PageAsync(app.ClientOf(owner, language), plan, row));
        var problem = System.Text.RegularExpressions.Regex.Match(page, "data-figure=\"problems.text\">([^<]*)<").Groups[1].Value;
        Assert.Contains("60", problem, StringComparison.Ordinal);
        Assert.DoesNotContain("{", problem, StringComparison.Ordinal);
        Assert.Contains(said, problem, StringComparison.Ordinal);
    }

    private async Task<(Identity.User Owner, PlanId Plan, string Row)> StreamAsync(params (string Segment, string Value)[] values)
    {
        var owner = await app.UserAsync("Owner");
        var plan = await app.PlanAsync(owner);
        return (owner, plan, await AddAsync(owner, plan, Streams, values));
    }

    private async Task<string> AddAsync(Identity.User owner, PlanId plan, string list, params (string Segment, string Value)[] values)
    {
        var id = Guid.CreateVersion7();
        var change = await app.ChangeAsync(owner, plan, new Change.AddRow(Address.Read(list)!, id, values.ToDictionary(value => value.Segment, value => value.Value), RowPlace.Last));
        Assert.Null(change.Failure);
        return $"{list}/{id}";
    }

    private static Task<string> PageAsync(HttpClient client, PlanId plan, string row) => client.GetStringAsync($"/plans/{plan}/{row}", TestContext.Current.CancellationToken);

    private static async Task<HttpStatusCode> StatusAsync(HttpClient client, string path) => (await client.GetAsync(path, TestContext.Current.CancellationToken)).StatusCode;

    private static bool IsHidden(string page, string address)
    {
        var start = page.IndexOf($"data-field=\"{address}\"", StringComparison.Ordinal);
        Assert.True(start > 0, address);
        return page[start..page.IndexOf('>', start)].Contains(" hidden", StringComparison.Ordinal);
    }
}
