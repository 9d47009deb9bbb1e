using Microsoft.Playwright;

namespace StartupPlanner.Browser.Tests;

/// <summary>The section Revenue by hand, from cards to the reading view.</summary>
public sealed class AFounderPlansRevenue(Site site)
{
    [Fact]
    public async Task In_Chinese_from_cards_to_the_reading_view()
    {
        var page = await site.OpenAsync(Site.Founder, "zh-CN");
        var plan = await page.StartPlanAsync("Revenue");
        await page.GotoAsync($"{plan}/revenue/streams");
        // Nothing is there: an invitation, no zeros.
        await Assertions.Expect(page.Locator(".economics, figure.chart")).ToHaveCountAsync(0);

        var usage = await BeginAsync(page, "用多少付多少");
        var title = page.Locator(".beside [data-chart-title]");
        var before = await title.InnerTextAsync();
        // Below what serving costs, so that the cash goes down.
        await AnswerEstimateAsync(page, $"{usage}/price", "0.005", "0.01", "0.02");
        await Assertions.Expect(title).Not.ToHaveTextAsync(before);
        await Assertions.Expect(page.Locator("[data-outcome] [data-was-text]:visible").First).ToBeVisibleAsync();
        // A bar of the curve beside the form.
        await page.Locator(".beside svg path[fill='#0e5f4f']").First.WaitForAsync(new() { State = WaitForSelectorState.Attached });

        await page.GotoAsync($"{plan}/revenue/streams");
        var subscription = await BeginAsync(page, "客户按月付费");
        await AddTierAsync(page, 0, "基础版", "49", "70");
        await AddTierAsync(page, 1, "企业版", "299", "30");
        await page.SavedAsync();
        await Assertions.Expect(page.Locator(".beside [data-figure$='.price']")).ToHaveTextAsync("¥49–¥299");
        await page.ReloadAsync();
        await Assertions.Expect(page.Locator("[data-list='revenue/tiers'] > [data-row]:not(.new)")).ToHaveCountAsync(2);

        await page.GotoAsync($"{plan}/revenue/streams");
        await Assertions.Expect(page.Locator(".economics > [data-row]")).ToHaveCountAsync(2);
        await page.GotoAsync($"{plan}/read");
        var read = page.Locator("[data-address='revenue']");
        foreach (var text in (string[])["用多少付多少", "客户按月付费", "基础版", "企业版"]) await Assertions.Expect(read).ToContainTextAsync(text);
        Assert.NotEqual(usage, subscription);
    }

    [Fact]
    public async Task And_is_asked_for_what_the_chosen_model_and_growth_need()
    {
        var page = await site.OpenAsync(Site.Founder);
        var plan = await page.StartPlanAsync("Models");
        await page.GotoAsync($"{plan}/revenue/streams");
        var stream = await BeginAsync(page, "Customers pay every month");
        // Whoever begins with an example knows that it is one.
        foreach (var amount in (string[])["price", "unit-cost"]) await Assertions.Expect(page.Locator($"a.evidence.guess[data-evidence='{stream}/{amount}']")).ToHaveCountAsync(1);
        await Assertions.Expect(Field(page, $"{stream}/new-customers")).ToBeVisibleAsync();
        await Assertions.Expect(Field(page, $"{stream}/leads")).ToBeHiddenAsync();
        await Field(page, $"{stream}/growth").Locator("select").SelectOptionAsync("funnel");
        await Assertions.Expect(Field(page, $"{stream}/leads")).ToBeVisibleAsync();
        await Assertions.Expect(Field(page, $"{stream}/new-customers")).ToBeHiddenAsync();
        await Field(page, $"{stream}/kind").Locator("select").SelectOptionAsync("licence");
        await Assertions.Expect(Field(page, $"{stream}/price")).ToContainTextAsync("Price per licence");
        await Assertions.Expect(page.Locator("[data-address='revenue/tiers']")).ToBeHiddenAsync();
        // Of amounts that are typed, nothing grows: only they are asked for.
        await Field(page, $"{stream}/kind").Locator("select").SelectOptionAsync("series");
        await Assertions.Expect(Field(page, $"{stream}/by-month")).ToBeVisibleAsync();
        await Assertions.Expect(Field(page, $"{stream}/growth")).ToBeHiddenAsync();
        await Assertions.Expect(Field(page, $"{stream}/leads")).ToBeHiddenAsync();
        await page.SavedAsync();
        await page.Locator("[data-undo]").ClickAsync();
        await Assertions.Expect(Field(page, $"{stream}/leads")).ToBeVisibleAsync();
    }

    private static ILocator Field(IPage page, string address) => page.Locator($"[data-field='{address}']");

    /// <summary>Presses a card; gives the address of the row that it began.</summary>
    private static async Task<string> BeginAsync(IPage page, string card)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = card }).First.ClickAsync();
        await page.WaitForURLAsync("**/revenue/streams/*-*");
        return $"revenue/streams/{new Uri(page.Url).Segments[^1]}";
    }

    private static async Task AnswerEstimateAsync(IPage page, string address, params string[] values)
    {
        for (var i = 0; i < values.Length; i++) await page.Locator($"#{address.Replace('/', '-')}-{i}").FillAsync(values[i]);
        await page.Locator($"#{address.Replace('/', '-')}-2").BlurAsync();
        await page.SavedAsync();
    }

    private static async Task AddTierAsync(IPage page, int index, string name, string price, string share)
    {
        var row = page.Locator("[data-list='revenue/tiers'] > [data-row]").Nth(index);
        await row.Locator("[data-field$='/name'] [data-value]").FillAsync(name);
        await row.Locator("[data-field$='/price'] .likely input").FillAsync(price);
        await row.Locator("[data-field$='/share-of-new'] .likely input").FillAsync(share);
        await page.Keyboard.PressAsync("Control+s");
        await Assertions.Expect(page.Locator(".item.begun")).ToHaveCountAsync(0);
    }
}
