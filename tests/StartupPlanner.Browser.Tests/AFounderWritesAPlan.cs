using Microsoft.Playwright;

namespace StartupPlanner.Browser.Tests;

public sealed class AFounderWritesAPlan(Site site)
{
    [Fact]
    public async Task What_is_typed_is_there_after_a_reload()
    {
        var page = await site.OpenAsync(Site.Founder, "zh-CN");
        var plan = await page.StartPlanAsync("云析");
        await page.EnterAsync("overview-problem");
        await page.Keyboard.TypeAsync("放射科医生**每天**读 400 份胸部 CT。");
        await page.Keyboard.PressAsync("Control+s");
        await page.SavedAsync();
        await page.ReloadAsync();
        Assert.Equal("放射科医生**每天**读 400 份胸部 CT。", await page.Locator("#overview-problem").InputValueAsync());
        await page.GotoAsync($"{plan}/read");
        Assert.Contains("放射科医生每天读 400 份胸部 CT。", await page.Locator("article").InnerTextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_row_begins_with_the_first_word_typed_into_the_empty_one()
    {
        var page = await site.OpenAsync(Site.Founder);
        var plan = await page.StartPlanAsync("Rows");
        await page.GotoAsync($"{plan}/overview/outcomes");
        await page.Locator(".item.new textarea").First.FillAsync("First outcome");
        await page.Locator(".item:not(.new)").WaitForAsync();
        await page.SavedAsync();
        await page.Locator(".item.new textarea").First.FillAsync("Second outcome");
        await Assertions.Expect(page.Locator(".item:not(.new)")).ToHaveCountAsync(2);
        await page.WaitForTimeoutAsync(900);
        await page.SavedAsync();
        await page.Locator(".item:not(.new)").Nth(1).Locator("button[data-act=up]").ClickAsync();
        await Assertions.Expect(page.Locator(".item:not(.new) textarea").First).ToHaveValueAsync("Second outcome");
        await page.SavedAsync();
        await page.ReloadAsync();
        await Assertions.Expect(page.Locator(".item:not(.new) textarea").First).ToHaveValueAsync("Second outcome");
    }

    [Fact]
    public async Task Leaving_at_once_takes_along_what_was_typed_last()
    {
        var page = await site.OpenAsync(Site.Founder);
        var plan = await page.StartPlanAsync("Leaving");
        await page.GotoAsync($"{plan}/overview/outcomes");
        await page.Locator(".item.new textarea").First.FillAsync("Typed and left");
        await page.Locator("button[name=go]").First.ClickAsync();
        await page.WaitForURLAsync(url => !url.EndsWith("/outcomes", StringComparison.Ordinal));
        await page.GotoAsync($"{plan}/overview/outcomes");
        await Assertions.Expect(page.Locator(".item:not(.new) textarea").First).ToHaveValueAsync("Typed and left");
    }

    [Fact]
    public async Task Edits_in_a_slow_network_do_not_conflict_with_each_other()
    {
        var page = await site.OpenAsync(Site.Founder);
        await page.StartPlanAsync("Slow");
        var cancellation = TestContext.Current.CancellationToken;
        await page.RouteAsync("**/changes", async route =>
        {
            await Task.Delay(1500, cancellation);
            await route.ContinueAsync();
        });
        var field = page.Locator("#overview-problem");
        foreach (var text in (string[])["One", "One two", "One two three"])
        {
            await field.FillAsync(text);
            await field.BlurAsync();
        }
        await page.WaitForTimeoutAsync(5000);
        await page.SavedAsync();
        await Assertions.Expect(page.Locator(".conflict")).ToHaveCountAsync(0);
        await page.ReloadAsync();
        await Assertions.Expect(field).ToHaveValueAsync("One two three");
    }

    [Fact]
    public async Task Several_fields_of_a_new_row_are_one_row()
    {
        var page = await site.OpenAsync(Site.Founder);
        var plan = await page.StartPlanAsync("One row");
        await page.GotoAsync($"{plan}/overview/outcomes");
        var row = page.Locator(".item.new").First;
        var key = await row.GetAttributeAsync("data-row");
        var inputs = page.Locator($"[data-row='{key}'] .form-control");
        await inputs.Nth(0).FillAsync("Statement");
        await inputs.Nth(0).BlurAsync();
        await inputs.Nth(1).FillAsync("Measure");
        await inputs.Nth(1).PressAsync("Tab");
        await page.WaitForTimeoutAsync(900);
        await page.SavedAsync();
        await page.ReloadAsync();
        await Assertions.Expect(inputs.Nth(0)).ToHaveValueAsync("Statement");
        await Assertions.Expect(inputs.Nth(1)).ToHaveValueAsync("Measure");
    }

    [Fact]
    public async Task The_enter_key_saves_and_moves_nothing()
    {
        var page = await site.OpenAsync(Site.Founder);
        var plan = await page.StartPlanAsync("Enter");
        await page.GotoAsync($"{plan}/overview/outcomes");
        await page.Locator(".item.new textarea").First.FillAsync("First");
        await page.WaitForTimeoutAsync(900);
        await page.SavedAsync();
        await page.Locator(".item.new textarea").First.FillAsync("Second");
        await page.WaitForTimeoutAsync(900);
        await page.SavedAsync();
        await page.Locator(".item:not(.new) [data-type=month] [data-value]").Nth(1).PressAsync("Enter");
        await page.SavedAsync();
        await Assertions.Expect(page.Locator(".item:not(.new) textarea").First).ToHaveValueAsync("First");
        Assert.EndsWith("/outcomes", page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_refused_keeps_the_reader_on_the_page()
    {
        var page = await site.OpenAsync(Site.Founder);
        await page.StartPlanAsync("Refused");
        await page.Locator("#overview-problem").FillAsync(new string('x', 20_001));
        await page.Locator("button[name=go]").First.ClickAsync();
        await page.Locator("#overview-problem.wrong").WaitForAsync();
        Assert.EndsWith("/overview/problem", page.Url, StringComparison.Ordinal);
        Assert.Equal(20_001, (await page.Locator("#overview-problem").InputValueAsync()).Length);
    }

    [Fact]
    public async Task A_score_shows_at_once_in_the_total()
    {
        var page = await site.OpenAsync(Site.Founder);
        var plan = await page.StartPlanAsync("Scores");
        await page.GotoAsync($"{plan}/opportunity/scorecard");
        await page.Locator("#opportunity-scorecard-market-capacity label").Nth(3).ClickAsync();
        await Assertions.Expect(page.Locator("[data-figure='scorecard.total']")).ToHaveTextAsync("4.0");
        await page.Locator("#opportunity-scorecard-market-growth label").Nth(1).ClickAsync();
        await Assertions.Expect(page.Locator("[data-figure='scorecard.total']")).ToHaveTextAsync("3.0");
    }

    [Fact]
    public async Task A_change_is_undone_right_after_the_act()
    {
        var page = await site.OpenAsync(Site.Founder);
        await page.StartPlanAsync("Undo");
        await page.AnswerAsync("overview-problem", "First");
        await page.AnswerAsync("overview-problem", "Second");
        await page.Locator("[data-undo]").ClickAsync();
        // Successive edits of one field are one.
        await Assertions.Expect(page.Locator("#overview-problem")).ToHaveValueAsync("");
    }

    [Fact]
    public async Task What_was_typed_while_the_server_was_away_is_saved_when_it_is_back()
    {
        var page = await site.OpenAsync(Site.Founder);
        await page.StartPlanAsync("Away");
        await page.Context.SetOfflineAsync(true);
        await page.Locator("#overview-problem").FillAsync("Typed while away");
        await page.Locator("[data-saved][data-state=away]").WaitForAsync();
        await page.Context.SetOfflineAsync(false);
        await page.SavedAsync();
        await page.ReloadAsync();
        Assert.Equal("Typed while away", await page.Locator("#overview-problem").InputValueAsync());
    }

    [Fact]
    public async Task Two_who_write_in_one_field_get_both_values_and_the_second_chooses()
    {
        var first = await site.OpenAsync(Site.Founder);
        var plan = await first.StartPlanAsync("Two");
        var second = await site.OpenAsync(Site.Founder);
        await second.GotoAsync($"{plan}/overview/problem");
        await first.AnswerAsync("overview-problem", "By the first");
        await second.Locator("#overview-problem").FillAsync("By the second");
        await second.Locator(".conflict").WaitForAsync();
        Assert.Equal("By the first", await second.Locator(".conflict [data-theirs]").InnerTextAsync());
        Assert.Equal("By the second", await second.Locator(".conflict [data-yours]").InnerTextAsync());
        await second.Locator("[data-keep=yours]").ClickAsync();
        await Assertions.Expect(second.Locator(".conflict")).ToHaveCountAsync(0);
        await second.SavedAsync();
        await first.ReloadAsync();
        Assert.Equal("By the second", await first.Locator("#overview-problem").InputValueAsync());
    }
}
