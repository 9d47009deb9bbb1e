using System.Net;
using System.Net.Http.Headers;
using System.Text;
using StartupPlanner.Domain.Plans;
using StartupPlanner.Web.Pipeline;

namespace StartupPlanner.Web.Tests;

/// <summary>Verbs and addresses that there are not: each gets an answer in words, with the headers of every page.</summary>
public sealed class RequestsThatCannotBe(PlannerApp app) : IClassFixture<PlannerApp>
{
    [Theory]
    [InlineData("PUT", "/plans", 405)]
    [InlineData("DELETE", "/plans/new", 405)]
    [InlineData("POST", "/account/mails", 405)]
    [InlineData("POST", "/sample", 405)]
    [InlineData("PATCH", "/", 405)]
    [InlineData("PUT", "/health/ready", 405)]
    [InlineData("POST", "/nowhere", 405)]
    [InlineData("DELETE", "/nowhere", 405)]
    [InlineData("PUT", "/error/404", 404)]
    [InlineData("GET", "/error/200", 404)]
    [InlineData("GET", "/plans/none", 404)]
    [InlineData("GET", "/dist/none.js", 404)]
    public async Task Are_answered_in_words(string method, string url, int expected)
    {
        var client = app.ClientOf(await app.UserAsync("Somebody"));
        using var request = new HttpRequestMessage(new(method), url);
        if (method is not "GET") request.Headers.Add("X-Form-Token", await PlannerApp.TokenAsync(client));
        var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(expected, (int)response.StatusCode);
        Assert.Contains("<h1>", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.True(response.Headers.Contains("Content-Security-Policy"));
        Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
    }

    [Fact]
    public async Task For_a_section_find_it_or_nothing()
    {
        var owner = await app.UserAsync("Owner");
        var plan = await app.PlanAsync(owner);
        var client = app.ClientOf(owner);
        foreach (var section in Outline.Sections)
        {
            var status = (await client.GetAsync($"/plans/{plan}/{section.Segment}", TestContext.Current.CancellationToken)).StatusCode;
            Assert.Equal(Outline.Asked.Contains(section) ? HttpStatusCode.Redirect : HttpStatusCode.NotFound, status);
            Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync($"/plans/{plan}/{section.Segment}/none", TestContext.Current.CancellationToken)).StatusCode);
        }
    }

    [Fact]
    public async Task In_a_return_address_lead_no_further_than_this_site()
    {
        var client = app.ClientOf(null);
        foreach (var (asked, expected) in new[]
        {
            ("/plans/计划?q=é", "/plans/%E8%AE%A1%E5%88%92?q=%C3%A9"), ("/plans/%E8%AE%A1", "/plans/%E8%AE%A1"), ("/\t/evil.example", "/"), ("/\\evil.example", "/"),
            ("//evil.example", "/"), ("/a\r\nSet-Cookie: x", "/"), ("https://evil.example", "/"), ("", "/"), ("/a b", "/a%20b"),
        })
        {
            var response = await PlannerApp.PostFormAsync(client, "/language", ("to", "en"), ("returnUrl", asked));
            Assert.Equal((HttpStatusCode.Redirect, expected), (response.StatusCode, response.Headers.Location?.OriginalString));
        }
    }

    [Fact]
    public void In_an_address_with_a_tab_are_refused_wherever_one_may_stand() => Assert.Null(LocalAddress.Read("/plans\t/x"));

    [Fact]
    public async Task To_import_what_is_no_utf8_are_refused_in_words()
    {
        var client = app.ClientOf(await app.UserAsync("Importer"));
        var page = await ImportAsync(client, Encoding.Latin1.GetBytes("{ \"format\": \"planner.plan/1\", \"overview\": { \"name\": \"Café\" } }"));
        Assert.Contains("isn’t encoded in UTF-8", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_a_search_engine_find_the_front_page_alone()
    {
        var client = app.ClientOf(null);
        Assert.Equal("noindex, nofollow", (await client.GetAsync("/s", TestContext.Current.CancellationToken)).Headers.GetValues("X-Robots-Tag").Single());
        Assert.False((await client.GetAsync("/", TestContext.Current.CancellationToken)).Headers.Contains("X-Robots-Tag"));
    }

    [Fact]
    public async Task For_a_plan_file_leave_no_copy_on_the_way()
    {
        var owner = await app.UserAsync("Owner");
        var plan = await app.PlanAsync(owner);
        var response = await app.ClientOf(owner).GetAsync($"/plans/{plan}/plan.json", TestContext.Current.CancellationToken);
        Assert.Equal(new CacheControlHeaderValue { NoStore = true }, response.Headers.CacheControl);
    }

    private static async Task<string> ImportAsync(HttpClient client, byte[] file)
    {
        using var form = new MultipartFormDataContent { { new StringContent(await PlannerApp.TokenAsync(client)), "__RequestVerificationToken" } };
        form.Add(new ByteArrayContent(file), "file", "plan.json");
        var response = await client.PostAsync("/plans/import", form, TestContext.Current.CancellationToken);
        return await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }
}
