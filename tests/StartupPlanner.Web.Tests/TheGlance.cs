using System.Net;
using StartupPlanner.Domain.Plans;

namespace StartupPlanner.Web.Tests;

/// <summary>The page on which a plan opens.</summary>
public sealed class TheGlance(PlannerApp app) : IClassFixture<PlannerApp>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Of_a_plan_with_money_opens_with_the_verdict_and_eight_figures_that_lead_to_their_traces()
    {
        var owner = await app.UserAsync("Owner");
        var plan = await app.SampleAsync(owner);
        var page = await app.ClientOf(owner).GetStringAsync($"/plans/{plan}", Cancellation);
        Assert.Contains("Cash lasts; the lowest balance is", page, StringComparison.Ordinal);
        foreach (var trace in (string[])["runway-months", "lowest-cash", "funding-need", "break-even-month", "revenue?month=", "gross-margin?month=", "burn-multiple?month=", "all-heads?month="])
            Assert.Contains($"href=\"/plans/{plan}/figures/{trace}", page, StringComparison.Ordinal);
        Assert.Contains("of 1,000 simulated futures", page, StringComparison.Ordinal);
        Assert.Contains("What moves cash most", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_an_empty_plan_invites_to_the_questions_that_move_money()
    {
        var owner = await app.UserAsync("Owner");
        var plan = await app.PlanAsync(owner);
        var page = await app.ClientOf(owner, "zh-CN").GetStringAsync($"/plans/{plan}", Cancellation);
        Assert.Contains("看看你的答案意味着多少钱", page, StringComparison.Ordinal);
        Assert.Contains($"href=\"/plans/{plan}/team/hiring\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("class=\"headlines\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Says_what_does_not_fit_together_and_leads_there()
    {
        var owner = await app.UserAsync("Owner");
        var plan = await app.PlanAsync(owner);
        await app.ChangeAsync(owner, plan, new Change.AddRow(Address.Read("team/members")!, Guid.CreateVersion7(), new Dictionary<string, string> { ["name"] = "Ada", ["role"] = "Engineer", ["standing"] = "employee" }, RowPlace.Last));
        await app.ChangeAsync(owner, plan, new Change.SetField(Address.Read("finance/opening-cash")!, "", "1000"));
        var page = WebUtility.HtmlDecode(await app.ClientOf(owner).GetStringAsync($"/plans/{plan}", Cancellation));
        Assert.Contains("The team lists 1 on staff, but the first month’s payroll has 0.", page, StringComparison.Ordinal);
        Assert.Contains($"/plans/{plan}/team/hiring#team-hires", page, StringComparison.Ordinal);
    }
}
