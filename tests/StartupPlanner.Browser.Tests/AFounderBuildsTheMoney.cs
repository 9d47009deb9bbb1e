using System.Text;
using Microsoft.Playwright;

namespace StartupPlanner.Browser.Tests;

/// <summary>The money of a retail company from nothing, in Chinese, and what it comes to on every page that shows money.</summary>
public sealed class AFounderBuildsTheMoney(Site site)
{
    private const string Roles =
        "算法工程师\t研发\t2\t2027-07\t2.2万\n软件工程师\t研发\t2\t2027-07\t18,000\n门店支持\t营业成本\t2\t2027-07\t9,000\n销售负责人\t市场销售\t1\t2027年11月\t1.8万\n财务与行政\t管理\t1\t2027-11\t11,000";

    [Fact]
    public async Task From_cards_starters_and_edits_to_the_printed_plan()
    {
        var page = await site.OpenAsync(Site.Founder, "zh-CN");
        var plan = await page.StartPlanAsync("知架");
        await page.GotoAsync(plan);
        // Nothing moves money yet: an invitation, no zeros.
        await Assertions.Expect(page.Locator(".invitation")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator(".headlines")).ToHaveCountAsync(0);

        await page.GotoAsync($"{plan}/overview/settings");
        await page.AnswerAsync("overview-first-month", "2027-07");
        await page.GotoAsync($"{plan}/finance/basis");
        await page.AnswerAsync("finance-opening-cash", "180万");
        await AddStreamsAsync(page, plan);
        await AddSpendingAsync(page, plan);
        await TakeOverAsync(page, plan);
        await ReadAsync(page, plan);
    }

    private static async Task AddStreamsAsync(IPage page, string plan)
    {
        await BeginAsync(page, plan, "客户按月付费");
        await EstimateAsync(page, "new-customers", "8", "14", "19");
        await EstimateAsync(page, "monthly-growth", "2.8", "4", "4.6");
        await EstimateAsync(page, "churn", "0.5", "0.9", "1.8");
        var title = page.Locator(".beside [data-chart-title]");
        var before = await title.InnerTextAsync();
        await EstimateAsync(page, "price", "430", "480", "520");
        await Assertions.Expect(title).Not.ToHaveTextAsync(before);
        await EstimateAsync(page, "unit-cost", "40", "55", "80");
        await BeginAsync(page, plan, "卖设备");
        await EstimateAsync(page, "price", "2300", "2600", "2700");
        await page.GotoAsync($"{plan}/revenue/streams");
        await Assertions.Expect(page.Locator(".economics > [data-row]")).ToHaveCountAsync(2);
    }

    private static async Task AddSpendingAsync(IPage page, string plan)
    {
        await page.GotoAsync($"{plan}/team/hiring");
        await page.Locator("[data-paste]").ClickAsync();
        await page.Locator("[data-paste-panel] textarea").FillAsync(Roles);
        await page.Locator("[data-paste-in]").ClickAsync();
        await Assertions.Expect(page.Locator("[data-list='team/hires'] > [data-row]:not(.new)")).ToHaveCountAsync(5);
        await page.SavedAsync();
        await page.GotoAsync($"{plan}/finance/costs");
        var rows = page.Locator("[data-list='finance/costs'] > [data-row]:not(.new)");
        for (var i = 0; i < 3; i++)
        {
            await page.Locator("[data-starter]:visible").Nth(i).ClickAsync();
            await Assertions.Expect(rows).ToHaveCountAsync(i + 1);
        }
        await page.SavedAsync();
        await page.GotoAsync($"{plan}/finance/assets");
        await page.Locator("[data-starter]:visible").First.ClickAsync();
        await Assertions.Expect(page.Locator("[data-list='finance/assets'] > [data-row]:not(.new)")).ToHaveCountAsync(1);
        await page.SavedAsync();
    }

    private static async Task TakeOverAsync(IPage page, string plan)
    {
        await page.GotoAsync($"{plan}/finance/budget");
        await page.Locator("button[name=go][value$='/take-over']").ClickAsync();
        await page.Locator("#note").FillAsync("两位创始人");
        await page.Locator("main form button.btn-brand, form.card0 button.btn-brand").First.ClickAsync();
        await page.WaitForURLAsync("**/finance/budget");
        await Assertions.Expect(page.Locator("[data-figure='budget.general.0.variance']")).ToHaveTextAsync("0");
    }

    private static async Task ReadAsync(IPage page, string plan)
    {
        await page.GotoAsync(plan);
        await Assertions.Expect(page.Locator(".headlines > div")).ToHaveCountAsync(8);
        await Assertions.Expect(page.Locator(".lede").First).ToContainTextAsync("现金");
        await page.Locator("figure.chart svg path").First.WaitForAsync(new() { State = WaitForSelectorState.Attached });
        await page.Locator(".headlines a[href*='/figures/revenue']").ClickAsync();
        await Assertions.Expect(page.Locator("h1, h2").First).ToContainTextAsync("营业收入");

        await page.GotoAsync($"{plan}/statements?names=cas");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("利润表");
        await Assertions.Expect(page.Locator("table.statement")).ToContainTextAsync("营业收入");
        await page.GotoAsync($"{plan}/read");
        var forecast = page.Locator("section.forecast");
        foreach (var text in (string[])["财务预测", "关键假设", "利润表", "资产负债表", "现金流量表"]) await Assertions.Expect(forecast).ToContainTextAsync(text);
        foreach (var (file, beginning) in ((string, string)[])[("plan.pdf?lang=zh&months=true", "%PDF"), ("plan.xlsx?lang=zh", "PK")])
        {
            var answer = await page.APIRequest.GetAsync($"{plan}/{file}", new() { Timeout = 120_000 });
            Assert.StartsWith(beginning, Encoding.ASCII.GetString((await answer.BodyAsync())[..4]), StringComparison.Ordinal);
        }
    }

    private static async Task BeginAsync(IPage page, string plan, string card)
    {
        await page.GotoAsync($"{plan}/revenue/streams");
        await page.GetByRole(AriaRole.Button, new() { Name = card }).First.ClickAsync();
        await page.WaitForURLAsync("**/revenue/streams/*-*");
    }

    private static async Task EstimateAsync(IPage page, string field, params string[] values)
    {
        var start = $"revenue-streams-{new Uri(page.Url).Segments[^1]}-{field}";
        for (var i = 0; i < values.Length; i++) await page.Locator($"#{start}-{i}").FillAsync(values[i]);
        await page.Locator($"#{start}-2").BlurAsync();
        await page.SavedAsync();
    }
}
