using System.Net;
using System.Text.RegularExpressions;
using StartupPlanner.Domain.Plans;

namespace StartupPlanner.Web.Tests;

/// <summary>The pages of the section Revenue, and what others say of its streams.</summary>
public sealed class RevenueQuestions(PlannerApp app) : IClassFixture<PlannerApp>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>New customers double each month for ten years: single months and their sums are beyond what a decimal holds.</summary>
    [Theory]
    [InlineData("en", "grows too large to compute")]
    [InlineData("zh-CN", "无法计算")]
    public async Task Of_amounts_that_are_too_large_open_and_say_so(string language, string sentence)
    {
        var (owner, plan, stream) = await StreamAsync(("kind", "subscription"), ("growth", "rate"), ("new-customers", "10"), ("price", "100"), ("unit-cost", "1"), ("monthly-growth", "100"));
        await app.SetAsync(owner, plan, "finance/months", "120");
        foreach (var (page, says) in ((string, bool)[])[
            ("", true), ("/revenue/streams", true), ($"/revenue/streams/{stream}", true), ("/statements", false),
            ("/finance/costs", false), ("/finance/budget", false), ("/finance/cash-budget", false), ("/finance/investments", false), ("/read", true)])
        {
            var response = await app.ClientOf(owner, language).GetAsync($"/plans/{plan}{page}", Stop);
            Assert.True(response.StatusCode == HttpStatusCode.OK, $"{page} answers {response.StatusCode}.");
            if (says) Assert.True(WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync(Stop)).Contains(sentence, StringComparison.Ordinal), $"{page} does not say it.");
        }
    }

    [Fact]
    public async Task Of_a_stream_in_another_currency_are_read_in_that()
    {
        var (owner, plan, stream) = await StreamAsync(("kind", "subscription"), ("growth", "rate"), ("new-customers", "10;20;30"), ("price", "91;93;97"), ("currency", "USD"));
        await app.ChangeAsync(owner, plan, new Change.AddRow(Address.Read("finance/rates")!, Guid.CreateVersion7(), new Dictionary<string, string> { ["currency"] = "USD", ["rate"] = "7" }, RowPlace.Last));
        await app.ChangeAsync(owner, plan, new Change.AddRow(
            Address.Read("revenue/tiers")!, Guid.CreateVersion7(), new Dictionary<string, string> { ["stream"] = stream, ["name"] = "Team", ["price"] = "83", ["share-of-new"] = "100" }, RowPlace.Last));
        var page = WebUtility.HtmlDecode(await app.ClientOf(owner).GetStringAsync($"/plans/{plan}/read", Stop));
        Assert.Contains("$83", page, StringComparison.Ordinal);
        Assert.DoesNotContain("¥83", page, StringComparison.Ordinal);
        await app.ChangeAsync(owner, plan, new Change.RemoveRow((await app.ReadAsync(owner, plan)).Revenue.Tiers.Select(tier => Address.Read($"revenue/tiers/{tier.Key}")!).Single()));
        page = WebUtility.HtmlDecode(await app.ClientOf(owner).GetStringAsync($"/plans/{plan}/read", Stop));
        // With the drivers of the stream and among what the forecast rests on.
        Assert.Equal(2, Regex.Count(page, Regex.Escape("$93")));
        Assert.DoesNotContain("¥93", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("CNY", "560;690;840", "280000;350000;350000")]
    [InlineData("USD", "80;99;120", "40000;50000;50000")]
    [InlineData("JPY", "12000;15000;18000", "6000000;7500000;7500000")]
    public async Task Begin_with_amounts_of_the_size_of_the_currency_of_the_plan(string currency, string price, string milestone)
    {
        var owner = await app.UserAsync("Owner");
        var plan = await app.PlanAsync(owner);
        await app.SetAsync(owner, plan, "overview/currency", currency);
        var page = WebUtility.HtmlDecode(await app.ClientOf(owner).GetStringAsync($"/plans/{plan}/revenue/streams", Stop));
        Assert.Contains($"\"price\":\"{price}\"", page, StringComparison.Ordinal);
        Assert.Contains($"\"amount\":\"{milestone}\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Mark_the_amounts_with_which_a_stream_begins_as_guesses()
    {
        var owner = await app.UserAsync("Owner");
        var id = await app.PlanAsync(owner);
        var client = app.ClientOf(owner);
        var page = WebUtility.HtmlDecode(await client.GetStringAsync($"/plans/{id}/revenue/streams", Stop));
        var card = Regex.Matches(page, "name=\"begin\" value=\"(.+?)\"><b>").Select(match => match.Groups[1].Value).First(begin => begin.Contains("share-of-new", StringComparison.Ordinal));
        await PlannerApp.PostFormAsync(client, $"/plans/{id}/revenue/streams", ("commandId", $"{Guid.CreateVersion7()}"), ("begin", card));
        var plan = await app.ReadAsync(owner, id);
        var stream = Assert.Single(plan.Revenue.Streams);
        Assert.Equal(3, plan.Revenue.Tiers.Count);
        foreach (var address in (string[])[$"revenue/streams/{stream.Key}/unit-cost", .. plan.Revenue.Tiers.Select(tier => $"revenue/tiers/{tier.Key}/price")])
        {
            var evidence = plan.Evidence.For(address);
            Assert.Equal(Domain.Evidence.EvidenceKind.Guess, evidence?.Kind);
            Assert.Contains("not a quote", evidence!.Source, StringComparison.Ordinal);
        }
    }

    [Theory]
    // Of 60 months from July on the first and the last year have six: whole years are compared.
    [InlineData("en", "", "in 2028, ", "in 2031", "2027 (6 months)")]
    [InlineData("zh-CN", "", "2028 年", "2031 年", "2027（6 个月）")]
    [InlineData("en", "4", "in FY2029, ", "in FY2032", "FY2028 (9 months)")]
    [InlineData("zh-CN", "4", "2029 财年", "2032 财年", "2028 财年（9 个月）")]
    public async Task Compare_whole_years_and_mark_those_in_part(string language, string yearStart, string first, string last, string part)
    {
        var (owner, plan, _) = await StreamAsync(("kind", "subscription"), ("growth", "rate"), ("new-customers", "10"), ("price", "100"));
        await app.SetAsync(owner, plan, "overview/first-month", "2027-07");
        await app.SetAsync(owner, plan, "finance/months", "60");
        if (yearStart.Length > 0) await app.SetAsync(owner, plan, "finance/fiscal-year-start", yearStart);
        var page = WebUtility.HtmlDecode(await app.ClientOf(owner, language).GetStringAsync($"/plans/{plan}/revenue/streams", Stop));
        var title = Regex.Match(page, "data-figure=\"streams.chart.title\"[^>]*>([^<]*)<").Groups[1].Value;
        Assert.Contains(first, title, StringComparison.Ordinal);
        Assert.Contains(last, title, StringComparison.Ordinal);
        Assert.Contains($"<th scope=\"col\" class=\"num\">{part}</th>", page, StringComparison.Ordinal);
        Assert.Contains(part, WebUtility.HtmlDecode(await app.ClientOf(owner, language).GetStringAsync($"/plans/{plan}/read", Stop)), StringComparison.Ordinal);
        Assert.DoesNotContain("FY2029 年", page, StringComparison.Ordinal);
    }

    private async Task<(Identity.User Owner, PlanId Plan, string Stream)> StreamAsync(params (string Segment, string Value)[] values)
    {
        var owner = await app.UserAsync("Owner");
        var plan = await app.PlanAsync(owner);
        var all = values.Append((Segment: "name", Value: "Stream")).ToDictionary(value => value.Segment, value => value.Value);
        await app.ChangeAsync(owner, plan, new Change.AddRow(Address.Read("revenue/streams")!, Guid.CreateVersion7(), all, RowPlace.Last));
        return (owner, plan, (await app.ReadAsync(owner, plan)).Revenue.Streams.Single().Key);
    }
}
