using Microsoft.Playwright;

namespace StartupPlanner.Browser.Tests;

/// <summary>The first minutes of people who have never been here.</summary>
public sealed class ComingIn(Site site)
{
    [Fact]
    public async Task A_founder_goes_from_the_landing_page_to_the_first_saved_answer()
    {
        var page = await site.OpenAsync();
        await page.GotoAsync("/");
        await page.Locator("main a[href='/account/register']").First.ClickAsync();
        await RegisterAsync(page, "Ada");
        await page.WaitForURLAsync("**/plans/new");
        var plan = await page.StartPlanAsync("Ada's company");
        // The cursor is where the first answer goes.
        await page.Keyboard.TypeAsync("Radiologists skip comparing scans.");
        await page.SavedAsync();
        await page.Keyboard.PressAsync("Control+Enter");
        await page.WaitForURLAsync(url => url.Contains(plan, StringComparison.Ordinal) && !url.EndsWith("/problem", StringComparison.Ordinal));
        await page.GotoAsync($"{plan}/overview/problem");
        await Assertions.Expect(page.Locator("#overview-problem")).ToHaveValueAsync("Radiologists skip comparing scans.");
        await Assertions.Expect(page.Locator("[data-figure='progress.overview/problem']")).ToHaveTextAsync("1 of 1 answered");
    }

    [Fact]
    public async Task An_invited_advisor_registers_and_is_in_the_plan()
    {
        var founder = await site.OpenAsync(Site.Founder);
        var plan = await founder.StartPlanAsync("Invited");
        await founder.GotoAsync($"{plan}/share");
        await founder.Locator("form[action*='Invite'] button.btn-brand").ClickAsync();
        var advisor = await site.OpenAsync();
        await advisor.GotoAsync(await founder.Locator("[data-fresh-link]").InputValueAsync());
        await advisor.Locator("main a[href^='/account/register']").ClickAsync();
        await RegisterAsync(advisor, "Grace");
        await advisor.WaitForURLAsync($"**{plan}/read");
        await advisor.GotoAsync($"{plan}/overview/problem");
        await Assertions.Expect(advisor.Locator(".notice")).ToContainTextAsync("read");
    }

    [Fact]
    public async Task A_shared_link_opens_the_plan_without_a_click_and_without_standing_in_the_way_back()
    {
        var founder = await site.OpenAsync(Site.Founder);
        var plan = await founder.StartPlanAsync("Shared");
        await founder.GotoAsync($"{plan}/share");
        await founder.Locator("#name").FillAsync("Fund A");
        await founder.Locator("form[action*='Link'] button.btn-brand").ClickAsync();
        var reader = await site.OpenAsync();
        await reader.GotoAsync("/account/sign-in");
        await reader.GotoAsync(await founder.Locator("[data-fresh-link]").InputValueAsync());
        await reader.WaitForURLAsync($"**{plan}/read");
        await Assertions.Expect(reader.Locator("main")).ToContainTextAsync("Shared");
        await reader.GoBackAsync();
        await reader.WaitForURLAsync("**/account/sign-in");
    }

    [Fact]
    public async Task On_a_phone_the_guidance_comes_first_what_a_score_means_is_seen_and_no_keyboard_opens()
    {
        var page = await site.OpenAsync(Site.Founder, width: 390);
        var plan = await page.StartPlanAsync("Phone");
        Assert.Equal("BODY", await page.EvaluateAsync<string>("document.activeElement.tagName"));
        Assert.True(await TopAsync(page, ".guide-above") < await TopAsync(page, "#overview-problem"));
        await page.GotoAsync($"{plan}/opportunity/forces");
        var anchors = page.Locator(".score").First.Locator(".anchors li");
        for (var i = 0; i < 5; i++) await Assertions.Expect(anchors.Nth(i)).ToBeVisibleAsync();
        await page.Locator(".score").First.Locator("input[value='4']").CheckAsync();
        await Assertions.Expect(anchors.Nth(3)).ToBeVisibleAsync();
        await Assertions.Expect(anchors.Nth(0)).ToBeHiddenAsync();
    }

    [Fact]
    public async Task A_mistake_marks_the_one_box_and_says_what_works()
    {
        var page = await site.OpenAsync(Site.Founder);
        var plan = await page.StartPlanAsync("Mistake");
        await page.GotoAsync($"{plan}/opportunity/feasibility-study");
        var field = page.Locator("[data-type=estimate]").First;
        var boxes = field.Locator("input[data-value]");
        foreach (var (index, text) in new[] { (0, "80"), (1, "about a hundred"), (2, "150") }) await boxes.Nth(index).FillAsync(text);
        await page.Locator("h1").ClickAsync();
        await Assertions.Expect(field.Locator(".field-error")).ToHaveTextAsync("Enter a number, such as 1200 or 12.5.");
        await Assertions.Expect(field.Locator(".wrong")).ToHaveCountAsync(1);
        await Assertions.Expect(boxes.Nth(1)).ToHaveAttributeAsync("aria-invalid", "true");
    }

    private static async Task RegisterAsync(IPage page, string name)
    {
        await page.Locator("#name").FillAsync(name);
        await page.Locator("#email").FillAsync($"{name}-{Guid.NewGuid():N}@example.com");
        await page.Locator("#password").FillAsync("a sentence that is long enough");
        await page.Locator("main form button.btn-brand").ClickAsync();
    }

    private static async Task<double> TopAsync(IPage page, string what) => (await page.Locator(what).BoundingBoxAsync())!.Y;
}
