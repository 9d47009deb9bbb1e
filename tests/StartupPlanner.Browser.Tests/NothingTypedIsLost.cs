using Microsoft.Playwright;

namespace StartupPlanner.Browser.Tests;

/// <summary>Typing while others write, while the network is slow, and on the way out.</summary>
public sealed class NothingTypedIsLost(Site site)
{
    [Fact]
    public async Task A_conflict_leaves_the_focus_in_the_field_and_the_text_that_gave_way_can_be_put_back()
    {
        var (first, second) = await TwoAsync("Focus");
        await first.AnswerAsync("overview-problem", "By the first");
        var text = await second.EnterAsync("overview-problem");
        await second.Keyboard.TypeAsync("By the second");
        await second.Locator(".conflict").WaitForAsync();
        await Assertions.Expect(text).ToBeFocusedAsync();
        await second.Keyboard.TypeAsync(" who goes on");
        await Assertions.Expect(second.Locator(".conflict [data-yours]")).ToHaveTextAsync("By the second who goes on");
        await StateAsync(second, "attention");
        await second.Locator("[data-keep=theirs]").ClickAsync();
        await Assertions.Expect(second.Locator("#overview-problem")).ToHaveValueAsync("By the first");
        await second.Locator("[data-bring-back]").ClickAsync();
        await Assertions.Expect(second.Locator("#overview-problem")).ToHaveValueAsync("By the second who goes on");
        await second.SavedAsync();
        await first.ReloadAsync();
        await Assertions.Expect(first.Locator("#overview-problem")).ToHaveValueAsync("By the second who goes on");
    }

    [Fact]
    public async Task A_conflict_over_a_choice_shows_labels_not_codes()
    {
        var (first, second) = await TwoAsync("Labels", "/overview/basics");
        var choices = "[data-field='overview/stage']";
        var labels = second.Locator($"{choices} label.choice");
        await first.Locator($"{choices} label.choice").Nth(1).ClickAsync();
        await first.SavedAsync();
        await labels.Nth(2).ClickAsync();
        await second.Locator(".conflict").WaitForAsync();
        var code = await labels.Nth(2).Locator("input").GetAttributeAsync("value");
        var yours = await second.Locator(".conflict [data-yours]").InnerTextAsync();
        Assert.NotEqual(code, yours);
        Assert.StartsWith(yours, (await labels.Nth(2).InnerTextAsync()).Trim(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_followed_right_after_typing_asks_nothing_and_takes_the_text_along()
    {
        var page = await site.OpenAsync(Site.Founder);
        var plan = await page.StartPlanAsync("Links");
        var asked = CountDialogs(page);
        await SlowlyAsync(page);
        await page.Locator("#overview-problem").FocusAsync();
        await page.Keyboard.TypeAsync("Typed and followed a link");
        await page.Locator($".nav-sec a[href='{plan}/activity']").ClickAsync();
        await page.WaitForURLAsync("**/activity");
        await page.GotoAsync($"{plan}/overview/problem");
        await Assertions.Expect(page.Locator("#overview-problem")).ToHaveValueAsync("Typed and followed a link");
        Assert.Equal(0, asked());
    }

    [Fact]
    public async Task Going_back_or_closing_right_after_typing_asks_nothing_and_loses_nothing()
    {
        var page = await site.OpenAsync(Site.Founder);
        var plan = await page.StartPlanAsync("Back");
        await page.GotoAsync($"{plan}/activity");
        await page.GotoAsync($"{plan}/overview/problem");
        var asked = CountDialogs(page);
        await SlowlyAsync(page, "**/changes");
        await page.Locator("#overview-problem").FocusAsync();
        await page.Keyboard.TypeAsync("On its way");
        await page.WaitForTimeoutAsync(900);
        await page.Keyboard.TypeAsync(", and more");
        await page.GoBackAsync();
        await page.WaitForURLAsync("**/activity");
        await IsThereAsync(page, plan, "On its way, and more");

        var other = await page.Context.NewPageAsync();
        await other.GotoAsync($"{plan}/overview/problem");
        await other.Locator("#overview-problem").FillAsync("Typed and closed");
        await other.CloseAsync(new() { RunBeforeUnload = true });
        await IsThereAsync(page, plan, "Typed and closed");
        Assert.Equal(0, asked());
    }

    [Fact]
    public async Task An_edit_that_is_refused_for_good_says_so_and_does_not_hold_up_the_next_ones()
    {
        var page = await site.OpenAsync(Site.Founder);
        var plan = await page.StartPlanAsync("Poison");
        await page.GotoAsync($"{plan}/overview/basics");
        await page.RouteAsync("**/changes", route => route.Request.PostData?.Contains("poison", StringComparison.Ordinal) == true
            ? route.FulfillAsync(new() { Status = 413, ContentType = "text/html", Body = "<html>no</html>" })
            : route.ContinueAsync());
        await page.Locator("#overview-pitch").FillAsync("poison");
        await page.Locator("#overview-name").FillAsync("Renamed");
        await page.Locator("#overview-name").BlurAsync();
        await StateAsync(page, "attention");
        await Assertions.Expect(page.Locator("[data-field='overview/pitch'] .field-error")).Not.ToBeEmptyAsync();
        await page.Locator("[data-show-it]").ClickAsync();
        await Assertions.Expect(page.Locator("#overview-pitch")).ToBeFocusedAsync();
        await page.Locator("#overview-pitch").FillAsync("Wholesome");
        await page.SavedAsync();
        await page.ReloadAsync();
        await Assertions.Expect(page.Locator("#overview-name")).ToHaveValueAsync("Renamed");
        await Assertions.Expect(page.Locator("#overview-pitch")).ToHaveValueAsync("Wholesome");
    }

    [Fact]
    public async Task No_one_character_keeps_an_answer_from_being_saved()
    {
        var page = await site.OpenAsync(Site.Founder);
        await page.StartPlanAsync("Characters");
        var sent = 0;
        page.Request += (_, request) => sent += request.Url.EndsWith("/changes", StringComparison.Ordinal) ? 1 : 0;
        await page.EvaluateAsync("() => { const text = document.querySelector('#overview-problem'); text.value = 'first\\u000bsecond \\ud800'; text.dispatchEvent(new Event('input', { bubbles: true })); }");
        await page.SavedAsync();
        await page.Locator("#overview-problem").FocusAsync();
        await page.Locator("#overview-problem").BlurAsync();
        await page.WaitForTimeoutAsync(900);
        await page.SavedAsync();
        Assert.Equal(1, sent);
        await page.ReloadAsync();
        await Assertions.Expect(page.Locator("#overview-problem")).ToHaveValueAsync("first\nsecond \uFFFD");
    }

    [Theory]
    [InlineData("en", "signed out")]
    [InlineData("zh-CN", "退出登录")]
    public async Task Whoever_was_signed_out_learns_it_and_what_was_typed_is_saved_after_signing_in_elsewhere(string language, string words)
    {
        var page = await site.OpenAsync(Site.Founder, language);
        await page.StartPlanAsync("Signed out");
        var other = await page.Context.NewPageAsync();
        await other.GotoAsync("/plans");
        await other.Locator("form[action='/account/sign-out'] button").First.ClickAsync();
        await other.Locator("a[href='/account/sign-in']").First.WaitForAsync();
        await page.Locator("#overview-problem").FillAsync("Typed while signed out");
        await StateAsync(page, "signed-out");
        Assert.Contains(words, await page.Locator("[data-saved-text]").InnerTextAsync(), StringComparison.Ordinal);
        await other.GotoAsync("/account/sign-in");
        await other.Locator($"button[value='{Site.Founder}']").ClickAsync();
        await other.WaitForURLAsync("**/plans");
        await page.Locator("[data-try-now]").ClickAsync();
        await page.SavedAsync();
        await page.ReloadAsync();
        await Assertions.Expect(page.Locator("#overview-problem")).ToHaveValueAsync("Typed while signed out");
    }

    [Fact]
    public async Task The_state_says_when_it_was_saved_every_time()
    {
        var page = await site.OpenAsync(Site.Founder);
        await page.StartPlanAsync("State");
        foreach (var text in (string[])["One", "Two"])
        {
            await page.AnswerAsync("overview-problem", text);
            Assert.Matches("Saved [0-9]{2}:[0-9]{2}", await page.Locator("[data-saved-text]").InnerTextAsync());
        }
        await page.Context.SetOfflineAsync(true);
        await page.Locator("#overview-problem").FillAsync("Three");
        await StateAsync(page, "away");
        await page.Context.SetOfflineAsync(false);
        await page.SavedAsync();
    }

    private async Task<(IPage First, IPage Second)> TwoAsync(string name, string question = "/overview/problem")
    {
        var first = await site.OpenAsync(Site.Founder);
        var plan = await first.StartPlanAsync(name);
        await first.GotoAsync(plan + question);
        var second = await site.OpenAsync(Site.Founder);
        await second.GotoAsync(plan + question);
        return (first, second);
    }

    private static Func<int> CountDialogs(IPage page)
    {
        var count = 0;
        page.Context.Dialog += (_, dialog) =>
        {
            count++;
            _ = dialog.AcceptAsync();
        };
        return () => count;
    }

    internal static Task SlowlyAsync(IPage page, string addresses = "**/changes/**")
    {
        var cancellation = TestContext.Current.CancellationToken;
        return page.RouteAsync(url => url.Contains("/changes", StringComparison.Ordinal) && (addresses != "**/changes" || url.EndsWith("/changes", StringComparison.Ordinal)), async route =>
        {
            await Task.Delay(1500, cancellation);
            try
            {
                await route.ContinueAsync();
            }
            catch (PlaywrightException)
            {
                // The page was left meanwhile.
            }
        });
    }

    private static Task StateAsync(IPage page, string state) => page.Locator($"[data-saved][data-state={state}]").WaitForAsync();

    private static async Task IsThereAsync(IPage page, string plan, string text)
    {
        for (var attempt = 0; attempt < 10; attempt++)
        {
            await page.GotoAsync($"{plan}/overview/problem");
            if (await page.Locator("#overview-problem").InputValueAsync() == text) return;
            await page.WaitForTimeoutAsync(300);
        }
        Assert.Equal(text, await page.Locator("#overview-problem").InputValueAsync());
    }
}
