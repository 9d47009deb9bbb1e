using System.Net;
using StartupPlanner.Domain.Sharing;
using StartupPlanner.Web.Pages.Reading;
using StartupPlanner.Web.Pages.Sharing;

namespace StartupPlanner.Web.Tests;

/// <summary>Text that the database takes not, or that no reader sees.</summary>
public sealed class HostileText(PlannerApp app) : IClassFixture<PlannerApp>
{
    [Theory]
    [InlineData("share?handler=Link", "name")]
    [InlineData("share?handler=Invite", "email")]
    [InlineData("threads", "Input.Body")]
    [InlineData("threads", "Input.Quote")]
    [InlineData("threads", "Input.Address")]
    [InlineData("overview/problem", "f:overview/problem")]
    [InlineData("overview/problem", "seen:overview/problem")]
    [InlineData("overview/problem", "go")]
    [InlineData("overview/problem", "act")]
    public async Task Is_refused_and_never_an_error_of_the_server(string page, string field)
    {
        var owner = await app.UserAsync("Owner");
        var plan = await app.PlanAsync(owner);
        Dictionary<string, string> fields = new()
        {
            ["days"] = "7", ["name"] = "Readers", ["email"] = "a@example.com", ["role"] = $"{PlanRole.Advisor}", ["Input.Address"] = "overview/problem", ["Input.Body"] = "Why?",
            ["f:overview/problem"] = "x", ["seen:overview/problem"] = "",
        };
        fields[field] = "a\0b@example.com";
        var response = await PlannerApp.PostFormAsync(app.ClientOf(owner), $"/plans/{plan}/{page}", fields.Select(pair => (pair.Key, pair.Value)));
        Assert.InRange((int)response.StatusCode, 200, 499);
        Assert.NotEqual(HttpStatusCode.Forbidden, response.StatusCode);
    }

    [Fact]
    public async Task Is_kept_as_what_it_means_wherever_it_is_typed()
    {
        var owner = await app.UserAsync("Owner");
        var plan = await app.PlanAsync(owner);
        await PlannerApp.PostFormAsync(app.ClientOf(owner), $"/plans/{plan}/share?handler=Link", ("name", "For\vthe\u0007 board"), ("days", "7"));
        await PlannerApp.PostFormAsync(app.ClientOf(owner), $"/plans/{plan}/threads", ("Input.Address", "overview/problem"), ("Input.Body", "first\vsecond\u0007"));
        Assert.Equal("For the board", (await app.Send(owner, new ViewSharing.Query(plan))).Value.Links.Single().Name);
        Assert.Equal("first\nsecond", (await app.Send(owner, new ViewDocument.Query(plan))).Value.Threads.Single().Comments.Single().Body);
    }

    [Theory]
    [InlineData("/account/sign-in?handler=Demo", "email")]
    [InlineData("/account/sign-in", "Input.Email")]
    [InlineData("/account/forgotten", "Input.Email")]
    [InlineData("/s", "token")]
    [InlineData("/language", "language")]
    public async Task Is_refused_where_anybody_may_type(string page, string field)
    {
        await app.UserAsync("Somebody");
        var response = await PlannerApp.PostFormAsync(app.ClientOf(null), page, (field, "a\0b@example.com"));
        Assert.InRange((int)response.StatusCode, 200, 499);
    }
}
