using Deque.AxeCore.Playwright;

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
            "/sample", "/plans", "/plans/new", "/plans/import", plan, $"{plan}/read?comments=all", $"{plan}/activity", $"{plan}/share",
            $"{plan}/overview/problem", $"{plan}/overview/settings", $"{plan}/overview/outcomes", $"{plan}/opportunity/scorecard", $"{plan}/opportunity/swot",
            $"{plan}/opportunity/forces", $"{plan}/opportunity/feasibility-study", $"{plan}/opportunity/decision", $"{plan}/strategy/customers", $"{plan}/strategy/tasks",
            "/nothing-here",
        ];
        var found = new List<string>();
        foreach (var address in pages)
        {
            var response = (await page.GotoAsync(address))!;
            if (response.Status >= 500) found.Add($"{address}: {response.Status}");
            var result = await page.RunAxe();
            found.AddRange(result.Violations.Select(violation => $"{address}: {violation.Id} ({violation.Nodes.Length}) {violation.Nodes[0].Html}"));
        }
        Assert.True(found.Count == 0, string.Join('\n', found));
    }
}
