using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace StartupPlanner.Browser.Tests;

public sealed class EveryPageIsAccessible(Site site)
{
    [Theory]
    [InlineData("light", "en", 1280)]
    [InlineData("dark", "zh-CN", 390)]
    public async Task Axe_finds_nothing(string theme, string language, int width)
    {
        var page = await site.OpenAsync(Site.Founder, language, width, theme);
        var plan = (await page.Locator("a.card0").First.GetAttributeAsync("href"))!;
        string[] pages =
        [
            "/sample", "/plans", "/plans/new", "/plans/import", plan, $"{plan}/read?comments=all", $"{plan}/activity", $"{plan}/share", $"{plan}/statements?open=*", $"{plan}/statements/metrics?by=month", $"{plan}/figures/net-income?month=2028", $"{plan}/figures/runway-months",
            $"{plan}/overview/problem", $"{plan}/overview/settings", $"{plan}/overview/outcomes", $"{plan}/opportunity/scorecard", $"{plan}/opportunity/swot",
            $"{plan}/opportunity/forces", $"{plan}/opportunity/feasibility-study", $"{plan}/opportunity/decision", $"{plan}/strategy/customers", $"{plan}/strategy/tasks", $"{plan}/team/members", $"{plan}/team/skills", $"{plan}/team/hiring", $"{plan}/team/incentives",
            $"{plan}/revenue/streams", $"{plan}/revenue/streams/01a2ce8b-d449-78f1-8956-4e0b0ce4b355", $"{plan}/revenue/streams/01a2ce8b-d44c-7012-81ff-72ea6390008b",
            $"{plan}/finance/costs", $"{plan}/finance/assets", $"{plan}/finance/basis", $"{plan}/finance/taxes", $"{plan}/finance/budget", $"{plan}/finance/cash-budget", $"{plan}/finance/investments", $"{plan}/finance/take-over",
            "/nothing-here",
        ];
        var found = await ViolationsAsync(page, [.. pages, "/account", "/account/delete", "/account/mails"]);
        var stranger = await site.OpenAsync(null, language, width, theme);
        found.AddRange(await ViolationsAsync(stranger, ["/", "/sample", "/account/sign-in", "/account/register", "/account/forgotten", "/s", "/invitations/none", "/nothing-here"]));
        Assert.True(found.Count == 0, string.Join('\n', found));
    }

    private static async Task<List<string>> ViolationsAsync(IPage page, IEnumerable<string> addresses)
    {
        var found = new List<string>();
        foreach (var address in addresses)
        {
            var response = (await page.GotoAsync(address))!;
            if (response.Status >= 500) found.Add($"{address}: {response.Status}");
            var result = await page.RunAxe();
            found.AddRange(result.Violations.Select(violation => $"{address}: {violation.Id} ({violation.Nodes.Length}) {violation.Nodes[0].Html}"));
        }
        return found;
    }
}
