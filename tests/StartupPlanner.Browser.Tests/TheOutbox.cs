using Microsoft.Playwright;

namespace StartupPlanner.Browser.Tests;

/// <summary>What was typed and is not saved outlives its page: the next one shows it, and saves it.</summary>
public sealed class TheOutbox(Site site)
{
    private const string Problem = "#overview-problem";

    [Fact]
    public async Task A_page_reloaded_right_after_typing_shows_what_was_typed_and_saves_it()
    {
        var (page, plan) = await StartAsync("Reload");
        var typed = "";
        for (var round = 1; round <= 6; round++)
        {
            await page.Locator(Problem).FocusAsync();
            await page.Keyboard.PressAsync("Control+End");
            await page.Keyboard.TypeAsync($" Round {round}.");
            typed += $" Round {round}.";
            await page.ReloadAsync();
            Assert.Equal(typed.Trim(), (await page.Locator(Problem).InputValueAsync()).Trim());
            typed = await page.Locator(Problem).InputValueAsync();
        }
        await page.SavedAsync();
        await Assertions.Expect(page.Locator(".conflict")).ToHaveCountAsync(0);
        await SavedAsTypedAsync(plan, typed.Trim());
    }

    [Fact]
    public async Task A_page_that_was_made_before_the_last_edit_was_saved_shows_it_all_the_same()
    {
        var (page, plan) = await StartAsync("Race");
        var (made, answered) = (new TaskCompletionSource(), new TaskCompletionSource());
        await page.RouteAsync("**/overview/problem", async route =>
        {
            var before = await route.FetchAsync();
            made.TrySetResult();
            await answered.Task;
            await route.FulfillAsync(new() { Response = before });
        });
        await page.RouteAsync("**/changes", async route =>
        {
            await made.Task;
            await route.ContinueAsync();
        });
        page.RequestFinished += (_, request) =>
        {
            if (request.Url.EndsWith("/changes", StringComparison.Ordinal)) answered.TrySetResult();
        };
        await page.Locator(Problem).FocusAsync();
        await page.Keyboard.TypeAsync("Saved in between");
        await page.ReloadAsync();
        Assert.Equal("Saved in between", await page.Locator(Problem).InputValueAsync());
        await page.UnrouteAllAsync();
        await page.Locator(Problem).FillAsync("Saved in between, and after");
        await page.SavedAsync();
        await Assertions.Expect(page.Locator(".conflict")).ToHaveCountAsync(0);
        await SavedAsTypedAsync(plan, "Saved in between, and after");
    }

    [Fact]
    public async Task What_is_typed_after_a_reload_is_kept_when_the_tab_is_closed_at_once()
    {
        var (page, plan) = await StartAsync("Close");
        await page.Locator(Problem).FocusAsync();
        await page.Keyboard.TypeAsync("Before");
        await page.ReloadAsync();
        await page.Locator(Problem).FocusAsync();
        await page.Keyboard.PressAsync("Control+End");
        await page.Keyboard.TypeAsync(", and after");
        await page.CloseAsync();
        var next = await NextAsync(page, plan);
        await Assertions.Expect(next.Locator(Problem)).ToHaveValueAsync("Before, and after");
        await next.SavedAsync();
        await SavedAsTypedAsync(plan, "Before, and after");
    }

    [Fact]
    public async Task What_was_typed_without_a_server_is_saved_by_the_next_page_of_the_plan_in_order()
    {
        var (page, plan) = await StartAsync("Away");
        await page.Context.RouteAsync("**/changes**", route => route.AbortAsync());
        await page.Locator(Problem).FillAsync("First");
        await page.Locator("[data-saved][data-state=away]").WaitForAsync();
        await page.Locator(Problem).FillAsync("First, then second");
        await page.WaitForTimeoutAsync(900);
        await page.Locator(Problem).FillAsync("First, then second, then third");
        await page.CloseAsync();
        await page.Context.UnrouteAllAsync();
        await (await page.Context.NewPageAsync()).GotoAsync($"{plan}/overview/basics");
        await page.Context.Pages[^1].SavedAsync();
        await SavedAsTypedAsync(plan, "First, then second, then third");
        Assert.Empty(await KeptAsync(page.Context.Pages[^1]));
    }

    [Fact]
    public async Task What_was_typed_when_the_session_ended_is_saved_after_signing_in_again()
    {
        var (page, plan) = await StartAsync("Session");
        await page.Context.ClearCookiesAsync();
        await page.Locator(Problem).FocusAsync();
        await page.Keyboard.TypeAsync("Typed when the session had ended");
        await page.ReloadAsync();
        await page.Locator($"button[value='{Site.Founder}']").ClickAsync();
        await page.WaitForURLAsync("**/overview/problem");
        await Assertions.Expect(page.Locator(Problem)).ToHaveValueAsync("Typed when the session had ended");
        await page.SavedAsync();
        await SavedAsTypedAsync(plan, "Typed when the session had ended");
    }

    [Fact]
    public async Task Going_back_and_forth_without_a_server_keeps_what_was_typed()
    {
        var (page, plan) = await StartAsync("Back and forth");
        await page.GotoAsync($"{plan}/activity");
        await page.GotoAsync($"{plan}/overview/problem");
        await page.Context.RouteAsync("**/changes**", route => route.AbortAsync());
        await page.Locator(Problem).FocusAsync();
        await page.Keyboard.TypeAsync("There and back");
        await page.GoBackAsync();
        await page.WaitForURLAsync("**/activity");
        await page.GoForwardAsync();
        await Assertions.Expect(page.Locator(Problem)).ToHaveValueAsync("There and back");
        await page.Context.UnrouteAllAsync();
        await AgainAsync(page);
        await page.SavedAsync();
        await SavedAsTypedAsync(plan, "There and back");
    }

    [Fact]
    public async Task What_somebody_else_changed_meanwhile_is_shown_beside_what_was_typed()
    {
        var (page, plan) = await StartAsync("Conflict");
        await page.Context.RouteAsync("**/changes**", route => route.AbortAsync());
        await page.Locator(Problem).FillAsync("Mine");
        var other = await site.OpenAsync(Site.Founder);
        await other.GotoAsync($"{plan}/overview/problem");
        await other.AnswerAsync("overview-problem", "Theirs");
        await page.CloseAsync();
        await page.Context.UnrouteAllAsync();
        var next = await NextAsync(page, plan);
        await Assertions.Expect(next.Locator(".conflict [data-theirs]")).ToHaveTextAsync("Theirs");
        await Assertions.Expect(next.Locator(".conflict [data-yours]")).ToHaveTextAsync("Mine");
        await next.ReloadAsync();
        await Assertions.Expect(next.Locator(".conflict [data-yours]")).ToHaveTextAsync("Mine");
        await next.Locator("[data-keep=theirs]").ClickAsync();
        await next.ReloadAsync();
        await Assertions.Expect(next.Locator(Problem)).ToHaveValueAsync("Theirs");
        await Assertions.Expect(next.Locator(".conflict")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task What_was_saved_on_the_way_out_gives_way_to_what_was_written_later()
    {
        var (page, plan) = await StartAsync("Later");
        await page.Locator(Problem).FocusAsync();
        await page.Keyboard.TypeAsync("Saved on the way out");
        await page.CloseAsync(new() { RunBeforeUnload = true });
        var other = await site.OpenAsync(Site.Founder);
        await IsSavedAsync(other, plan, "Saved on the way out");
        await other.AnswerAsync("overview-problem", "Written later");
        var next = await NextAsync(page, plan);
        await next.SavedAsync();
        await Assertions.Expect(next.Locator(Problem)).ToHaveValueAsync("Written later");
        await Assertions.Expect(next.Locator(".conflict")).ToHaveCountAsync(0);
        await SavedAsTypedAsync(plan, "Written later");
    }

    [Fact]
    public async Task A_row_that_was_begun_is_there_on_the_next_page_and_is_added_once()
    {
        var (page, plan) = await StartAsync("Row", "/overview/outcomes");
        var first = page.Locator(".item .form-control").First;
        await page.Context.RouteAsync("**/changes**", route => route.AbortAsync());
        await first.FocusAsync();
        await page.Keyboard.TypeAsync("Half the cost");
        await page.ReloadAsync();
        await Assertions.Expect(page.Locator(".item:not(.new)")).ToHaveCountAsync(1);
        await Assertions.Expect(first).ToHaveValueAsync("Half the cost");
        await Assertions.Expect(page.Locator(".item.new")).ToHaveCountAsync(1);
        await page.Context.UnrouteAllAsync();
        await AgainAsync(page);
        await page.SavedAsync();
        await page.ReloadAsync();
        await Assertions.Expect(page.Locator(".item:not(.new)")).ToHaveCountAsync(1);
        await Assertions.Expect(first).ToHaveValueAsync("Half the cost");
    }

    [Fact]
    public async Task Text_that_was_refused_stands_there_after_a_reload_with_the_reason()
    {
        var (page, _) = await StartAsync("Refused", "/overview/basics");
        await page.Locator("#overview-pitch").FillAsync(new string('x', 5000));
        await page.Locator("[data-saved][data-state=attention]").WaitForAsync();
        await page.ReloadAsync();
        await Assertions.Expect(page.Locator("#overview-pitch")).ToHaveValueAsync(new string('x', 5000));
        await Assertions.Expect(page.Locator("[data-field='overview/pitch'] .field-error")).Not.ToBeEmptyAsync();
    }

    [Fact]
    public async Task Two_tabs_that_were_closed_leave_both_of_their_texts_and_none_takes_that_of_an_open_one()
    {
        var (page, plan) = await StartAsync("Tabs");
        var other = await page.Context.NewPageAsync();
        await other.GotoAsync($"{plan}/overview/basics");
        await page.Context.RouteAsync("**/changes**", route => route.AbortAsync());
        await other.Locator("#overview-pitch").FillAsync("In the other tab");
        await other.Locator("[data-saved][data-state=away]").WaitForAsync();
        await page.Locator(Problem).FillAsync("In the first tab");
        await page.ReloadAsync();
        Assert.Equal("In the first tab", await page.Locator(Problem).InputValueAsync());
        Assert.Equal(2, (await KeptAsync(page)).Length);
        await page.CloseAsync();
        await other.CloseAsync();
        await page.Context.UnrouteAllAsync();
        var next = await NextAsync(page, plan);
        await next.SavedAsync();
        await next.GotoAsync($"{plan}/overview/basics");
        await Assertions.Expect(next.Locator("#overview-pitch")).ToHaveValueAsync("In the other tab");
        await SavedAsTypedAsync(plan, "In the first tab");
    }

    [Fact]
    public async Task Nobody_else_in_the_same_browser_sees_or_sends_it()
    {
        var page = await site.OpenAsync(Site.Founder);
        await page.Locator("a.card0", new() { HasText = "Lumen Dx" }).ClickAsync();
        var plan = new Uri(page.Url).AbsolutePath;
        await page.GotoAsync($"{plan}/overview/problem");
        await page.Context.RouteAsync("**/changes**", route => route.AbortAsync());
        var before = await page.Locator(Problem).InputValueAsync();
        await page.Locator(Problem).FillAsync("For the founder's eyes");
        await page.Context.ClearCookiesAsync();
        await page.GotoAsync("/account/sign-in");
        await page.Context.UnrouteAllAsync();
        var sent = 0;
        page.Request += (_, request) => sent += request.Url.Contains("/changes", StringComparison.Ordinal) ? 1 : 0;
        await page.Locator($"button[value='{Site.Advisor}']").ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/plans$"));
        await page.GotoAsync($"{plan}/overview/problem");
        // Whoever only reads sees the text as it reads.
        await Assertions.Expect(page.Locator("[data-field='overview/problem'] .rich-text")).ToContainTextAsync(before[..60]);
        await page.WaitForTimeoutAsync(500);
        Assert.Equal(0, sent);
        await page.Context.ClearCookiesAsync();
        await page.GotoAsync("/account/sign-in");
        await page.Locator($"button[value='{Site.Founder}']").ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/plans$"));
        await page.GotoAsync($"{plan}/overview/problem");
        await Assertions.Expect(page.Locator(Problem)).ToHaveValueAsync("For the founder's eyes");
        await page.SavedAsync();
        await page.AnswerAsync("overview-problem", before);
    }

    [Fact]
    public async Task Signing_out_first_saves_what_was_typed_and_leaves_nothing_in_the_browser()
    {
        var (page, plan) = await StartAsync("Sign out");
        await NothingTypedIsLost.SlowlyAsync(page);
        await page.Locator(Problem).FocusAsync();
        await page.Keyboard.TypeAsync("Typed, then signed out");
        await page.Locator("form[action='/account/sign-out'] button").First.ClickAsync();
        await page.Locator("a[href='/account/sign-in']").First.WaitForAsync();
        Assert.Empty(await KeptAsync(page));
        await SavedAsTypedAsync(plan, "Typed, then signed out");
    }

    [Fact]
    public async Task Signing_out_without_a_server_says_that_something_is_not_saved_and_keeps_it()
    {
        var (page, plan) = await StartAsync("Stay");
        await page.Context.RouteAsync("**/changes**", route => route.AbortAsync());
        await page.Locator(Problem).FillAsync("Still here");
        await page.GotoAsync("/plans");
        await page.Locator("form[action='/account/sign-out'] button").First.ClickAsync();
        await page.Locator(".toast0:visible").WaitForAsync();
        Assert.EndsWith("/plans", page.Url, StringComparison.Ordinal);
        Assert.NotEmpty(await KeptAsync(page));
        await page.Context.UnrouteAllAsync();
        await page.Locator("form[action='/account/sign-out'] button").First.ClickAsync();
        await page.Locator("a[href='/account/sign-in']").First.WaitForAsync();
        await SavedAsTypedAsync(plan, "Still here");
    }

    [Fact]
    public async Task What_the_plan_refuses_is_discarded_at_sign_out_only_when_the_writer_says_so()
    {
        var (page, _) = await StartAsync("Discard", "/overview/basics");
        await page.Locator("#overview-pitch").FillAsync(new string('x', 5000));
        await page.Locator("[data-saved][data-state=attention]").WaitForAsync();
        var asked = new List<string>();
        page.Dialog += (_, dialog) =>
        {
            asked.Add(dialog.Message);
            _ = asked.Count == 1 ? dialog.DismissAsync() : dialog.AcceptAsync();
        };
        var signOut = page.Locator("form[action='/account/sign-out'] button").First;
        await signOut.ClickAsync();
        await Assertions.Expect(page.Locator("#overview-pitch")).ToHaveValueAsync(new string('x', 5000));
        await signOut.ClickAsync();
        await page.Locator("a[href='/account/sign-in']").First.WaitForAsync();
        Assert.Equal(2, asked.Count);
        Assert.Empty(await KeptAsync(page));
    }

    [Theory]
    [InlineData("text/html", "<html>busy</html>")]
    [InlineData("application/json", "{\"state\":\"refused\",\"message\":\"busy\"}")]
    public async Task While_the_server_cannot_serve_edits_wait_in_order_as_long_as_it_asks(string type, string body)
    {
        var (page, _) = await StartAsync("Busy", "/overview/basics");
        var (tries, bodies, open) = (new List<DateTime>(), new List<string>(), false);
        await page.RouteAsync("**/changes", route =>
        {
            tries.Add(DateTime.UtcNow);
            if (open) bodies.Add(route.Request.PostData!);
            return open ? route.ContinueAsync() : route.FulfillAsync(new() { Status = 503, ContentType = type, Body = body, Headers = new Dictionary<string, string> { ["Retry-After"] = "4", ["Content-Type"] = type } });
        });
        await page.Locator("#overview-pitch").FillAsync("Pitched while busy");
        await page.Locator("[data-saved][data-state=away]").WaitForAsync();
        await page.Locator("#overview-name").FillAsync("Named while busy");
        await page.WaitForTimeoutAsync(5500);
        Assert.Equal(2, tries.Count);
        Assert.True(tries[1] - tries[0] >= TimeSpan.FromSeconds(3.5), $"{tries[1] - tries[0]}");
        open = true;
        await AgainAsync(page);
        await page.SavedAsync();
        await page.ReloadAsync();
        await Assertions.Expect(page.Locator("#overview-pitch")).ToHaveValueAsync("Pitched while busy");
        await Assertions.Expect(page.Locator("#overview-name")).ToHaveValueAsync("Named while busy");
        Assert.Collection(bodies, body => Assert.Contains("Pitched", body, StringComparison.Ordinal), body => Assert.Contains("Named", body, StringComparison.Ordinal));
    }

    private async Task<(IPage Page, string Plan)> StartAsync(string name, string question = "/overview/problem")
    {
        var page = await site.OpenAsync(Site.Founder);
        var plan = await page.StartPlanAsync(name);
        await page.GotoAsync(plan + question);
        return (page, plan);
    }

    private static async Task<IPage> NextAsync(IPage closed, string plan)
    {
        var page = await closed.Context.NewPageAsync();
        await page.GotoAsync($"{plan}/overview/problem");
        return page;
    }

    /// <summary>What the plan holds, read in a browser of its own, which keeps nothing.</summary>
    private async Task SavedAsTypedAsync(string plan, string text) => await IsSavedAsync(await site.OpenAsync(Site.Founder), plan, text);

    private static async Task IsSavedAsync(IPage page, string plan, string text)
    {
        for (var attempt = 0; attempt < 10; attempt++)
        {
            await page.GotoAsync($"{plan}/overview/problem");
            if (await page.Locator(Problem).InputValueAsync() == text) return;
            await page.WaitForTimeoutAsync(300);
        }
        Assert.Equal(text, await page.Locator(Problem).InputValueAsync());
    }

    /// <summary>Tries again at once, unless the page did so by itself: then the button is gone.</summary>
    private static Task<bool> AgainAsync(IPage page) => page.EvaluateAsync<bool>("() => dispatchEvent(new Event('online'))");

    private static Task<string[]> KeptAsync(IPage page) => page.EvaluateAsync<string[]>("() => Object.keys(localStorage).filter(key => key.startsWith('outbox:'))");
}
