using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace StartupPlanner.Browser.Tests;

/// <summary>The bar that finds anything in a plan.</summary>
public sealed class TheSearchBar(Site site)
{
    [Fact]
    public async Task Opens_by_its_keys_and_goes_where_the_first_letters_of_words_say()
    {
        var (page, plan) = await OpenAsync("en");
        await page.EnterAsync("overview-problem");
        await page.Keyboard.PressAsync("Control+k");
        await page.Keyboard.TypeAsync("scorec");
        var chosen = Chosen(page);
        await Assertions.Expect(chosen.Locator("span")).ToHaveTextAsync("Scorecard");
        await Assertions.Expect(Bar(page).GetByRole(AriaRole.Combobox)).ToHaveAttributeAsync("aria-activedescendant", (await chosen.GetAttributeAsync("id"))!);
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync($"**{plan}/opportunity/scorecard");
    }

    [Fact]
    public async Task Closes_by_the_escape_key_and_gives_the_focus_back()
    {
        var (page, _) = await OpenAsync("en");
        var text = await page.EnterAsync("overview-problem");
        await page.Keyboard.PressAsync("Control+k");
        await Assertions.Expect(Options(page).First).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(Bar(page)).ToBeHiddenAsync();
        await Assertions.Expect(text).ToBeFocusedAsync();
    }

    [Theory, InlineData("xtgs"), InlineData("xitonggaishu"), InlineData("jfp")]
    public async Task Finds_chinese_names_by_their_pinyin(string letters)
    {
        var (page, plan) = await OpenAsync("zh-CN");
        var name = letters == "jfp" ? "记分牌" : "系统概述";
        await page.AddRowAsync(plan, name);
        await page.Keyboard.PressAsync("Control+k");
        await page.Keyboard.TypeAsync(letters);
        await Assertions.Expect(Options(page).Filter(new() { HasText = name })).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task Puts_the_usual_reading_of_a_character_first()
    {
        var (page, _) = await OpenAsync("zh-CN");
        await page.Keyboard.PressAsync("Control+k");
        await page.Keyboard.TypeAsync("xj");
        // Two questions: 现金 is xianjin; 解 is also read xie, in names.
        await Assertions.Expect(Options(page).Filter(new() { HasText = "解决方案" })).Not.ToHaveCountAsync(0);
        var found = (await Options(page).AllInnerTextsAsync()).ToList();
        Assert.True(found.FindIndex(text => text.Contains("现金预算", StringComparison.Ordinal)) < found.FindIndex(text => text.Contains("解决方案", StringComparison.Ordinal)), string.Join('\n', found));
    }

    [Fact]
    public async Task Shows_where_one_was_lately_before_anything_is_typed()
    {
        var (page, plan) = await OpenAsync("en");
        await page.GotoAsync($"{plan}/opportunity/swot");
        await page.GotoAsync($"{plan}/strategy/tasks");
        await page.Locator("a[data-index]").ClickAsync();
        await Assertions.Expect(Options(page).Nth(0)).ToHaveAttributeAsync("href", $"{plan}/opportunity/swot");
        await Assertions.Expect(Options(page).Nth(1)).ToHaveAttributeAsync("href", $"{plan}/overview/problem");
    }

    [Fact]
    public async Task Keeps_what_is_typed_on_the_page_that_it_leaves()
    {
        var (page, plan) = await OpenAsync("en");
        await page.Locator("#overview-problem").FillAsync("Typed just before");
        await page.Keyboard.PressAsync("Control+k");
        await page.Keyboard.TypeAsync("swot");
        await Assertions.Expect(Chosen(page)).ToHaveAttributeAsync("href", $"{plan}/opportunity/swot");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/opportunity/swot");
        await page.GotoAsync($"{plan}/overview/problem");
        await Assertions.Expect(page.Locator("#overview-problem")).ToHaveValueAsync("Typed just before");
    }

    [Theory, InlineData("light", "en", 1280), InlineData("dark", "zh-CN", 390)]
    public async Task Is_accessible(string theme, string language, int width)
    {
        var (page, _) = await OpenAsync(language, width, theme);
        await page.Locator("a[data-index]").ClickAsync();
        await Assertions.Expect(Options(page).First).ToBeVisibleAsync();
        await CheckAsync(page);
        await Bar(page).GetByRole(AriaRole.Combobox).FillAsync("qqqq");
        await Assertions.Expect(Options(page)).ToHaveCountAsync(0);
        await CheckAsync(page);
        Assert.Equal(width, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
    }

    [Fact]
    public async Task Is_a_link_without_scripts()
    {
        var (signedIn, plan) = await OpenAsync("en");
        await using var context = await site.Browser.NewContextAsync(new() { BaseURL = site.Root, JavaScriptEnabled = false, StorageState = await signedIn.Context.StorageStateAsync(), Locale = "en" });
        var page = await context.NewPageAsync();
        await page.GotoAsync(signedIn.Url);
        await page.Locator("a[data-index]").ClickAsync();
        await page.WaitForURLAsync($"**{plan}");
    }

    private async Task<(IPage Page, string Plan)> OpenAsync(string language, int width = 1280, string theme = "light")
    {
        var page = await site.OpenAsync(Site.Founder, language, width, theme);
        return (page, await page.StartPlanAsync("Searched"));
    }

    private static async Task CheckAsync(IPage page)
    {
        var result = await page.RunAxe();
        Assert.Equal([], result.Violations.Select(violation => $"{violation.Id}: {violation.Nodes[0].Html}"));
    }

    private static ILocator Bar(IPage page) => page.GetByRole(AriaRole.Dialog);

    private static ILocator Options(IPage page) => Bar(page).GetByRole(AriaRole.Option);

    private static ILocator Chosen(IPage page) => Bar(page).Locator("[aria-selected=true]");
}
