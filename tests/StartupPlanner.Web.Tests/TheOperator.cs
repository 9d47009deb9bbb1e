using System.Net;
using Microsoft.EntityFrameworkCore;

namespace StartupPlanner.Web.Tests;

/// <summary>The page for whoever runs the installation.</summary>
public sealed class TheOperator(PlannerApp app) : IClassFixture<PlannerApp>
{
    [Theory, InlineData("en", "Last backup"), InlineData("zh-CN", "最近备份")]
    public async Task Sees_people_and_numbers_and_nothing_of_plans(string language, string backup)
    {
        var (operating, founder) = (await app.UserAsync("Olga Operator"), await app.UserAsync("Fay Founder"));
        var plan = await app.PlanAsync(founder);
        await app.SetAsync(founder, plan, "overview/pitch", "Nobody else reads this");
        await app.QueryAsync(db => db.Users.Where(user => user.Id == operating.Id).ExecuteUpdateAsync(set => set.SetProperty(user => user.IsOperator, true)));
        var page = WebUtility.HtmlDecode(await app.ClientOf(operating, language).GetStringAsync("/operator", TestContext.Current.CancellationToken));
        Assert.Contains("Fay Founder", page, StringComparison.Ordinal);
        Assert.Contains(founder.Email!, page, StringComparison.Ordinal);
        Assert.Contains(backup, page, StringComparison.Ordinal);
        Assert.DoesNotContain("Nobody else reads this", page, StringComparison.Ordinal);
        Assert.DoesNotContain($"{plan}", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Is_nobody_else()
    {
        var other = await app.UserAsync("Other");
        Assert.Equal(HttpStatusCode.NotFound, (await app.ClientOf(other).GetAsync("/operator", TestContext.Current.CancellationToken)).StatusCode);
        Assert.DoesNotContain("/operator", await app.ClientOf(other).GetStringAsync("/account", TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }
}
