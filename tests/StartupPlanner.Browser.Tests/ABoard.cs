using Microsoft.Playwright;

namespace StartupPlanner.Browser.Tests;

/// <summary>A list as a board, whose cards are moved by mouse, finger and keys.</summary>
public sealed class ABoard(Site site)
{
    [Fact]
    public async Task Takes_a_card_that_is_dragged_into_another_column_and_gives_it_back_undone_as_one()
    {
        var page = await SwotAsync("Drag");
        await DragAsync(page, "Patents", "weakness");
        await Assertions.Expect(Cards(page, "strength")).ToHaveCountAsync(1);
        await Assertions.Expect(Cards(page, "weakness")).ToHaveCountAsync(2);
        await page.SavedAsync();
        await ExpectAsync(page, "weakness", "Patents", "No sales");
        await ExpectAsync(page, "strength", "Team");
        await page.Locator("[data-undo]").ClickAsync();
        await Assertions.Expect(Cards(page, "strength")).ToHaveCountAsync(2);
        await ExpectAsync(page, "strength", "Patents", "Team");
        await page.ReloadAsync();
        await ExpectAsync(page, "strength", "Patents", "Team");
        await ExpectAsync(page, "weakness", "No sales");
    }

    [Fact]
    public async Task Is_gone_through_with_the_keys_and_says_where_a_card_stands()
    {
        var page = await SwotAsync("Keys");
        var said = page.Locator(".board + [role=status]");
        await Card(page, "Team").Locator("textarea").FocusAsync();
        await page.Keyboard.PressAsync("Alt+ArrowUp");
        await Assertions.Expect(said).ToHaveTextAsync("Team is now in Strength, 1 of 2");
        await page.Keyboard.PressAsync("Alt+ArrowRight");
        await Assertions.Expect(said).ToHaveTextAsync("Team is now in Weakness, 1 of 2");
        await Assertions.Expect(Card(page, "Team").Locator("textarea")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Alt+ArrowDown");
        await page.Keyboard.PressAsync("Alt+ArrowDown");
        await page.SavedAsync();
        await page.ReloadAsync();
        await ExpectAsync(page, "weakness", "No sales", "Team");
        await ExpectAsync(page, "strength", "Patents");
    }

    [Fact]
    public async Task Follows_a_finger_on_a_phone()
    {
        var page = await SwotAsync("Finger", 390);
        var grip = Card(page, "Team").Locator("[data-grip]");
        // Below the bar that stays, so that the next list is in sight, too.
        await grip.EvaluateAsync("grip => { grip.scrollIntoView({ block: 'start' }); scrollBy(0, -140); }");
        var (from, to) = (await grip.BoundingBoxAsync(), await Cards(page, "weakness").Last.BoundingBoxAsync());
        var finger = await page.Context.NewCDPSessionAsync(page);
        await TouchAsync("touchStart", from!.X + 8, from.Y + 8);
        for (var step = 1; step <= 10; step++) await TouchAsync("touchMove", from.X + 8 - step, from.Y + 8 + (to!.Y + 20 - from.Y) * step / 10);
        await TouchAsync("touchEnd");
        await page.SavedAsync();
        await Assertions.Expect(Cards(page, "weakness")).ToHaveCountAsync(2);
        await page.ReloadAsync();
        await ExpectAsync(page, "strength", "Patents");
        await Assertions.Expect(Cards(page, "weakness")).ToHaveCountAsync(2);

        Task TouchAsync(string type, params float[] at) =>
            finger.SendAsync("Input.dispatchTouchEvent", new() { ["type"] = type, ["touchPoints"] = at.Length == 0 ? Array.Empty<object>() : new object[] { new { x = at[0], y = at[1] } } });
    }

    [Fact]
    public async Task Keeps_the_text_of_a_card_that_is_moved_while_it_is_typed()
    {
        var page = await SwotAsync("Typing");
        await Card(page, "Team").Locator("textarea").FocusAsync();
        await page.Keyboard.PressAsync("End");
        await page.Keyboard.TypeAsync(" of five");
        await page.Keyboard.PressAsync("Alt+ArrowRight");
        await page.Keyboard.TypeAsync(" people");
        await page.Keyboard.PressAsync("Control+s");
        await page.SavedAsync();
        await page.ReloadAsync();
        await Assertions.Expect(Cards(page, "weakness").Locator("textarea").Last).ToHaveValueAsync("Team of five people");
    }

    private async Task<IPage> SwotAsync(string name, int width = 1280)
    {
        var page = await site.OpenAsync(Site.Founder, width: width);
        var plan = await page.StartPlanAsync(name);
        await page.GotoAsync($"{plan}/opportunity/swot");
        foreach (var (column, text) in ((string, string)[])[("strength", "Patents"), ("strength", "Team"), ("weakness", "No sales")]) await AddAsync(page, column, text);
        await page.ReloadAsync();
        return page;
    }

    private static async Task AddAsync(IPage page, string column, string text)
    {
        await page.Locator($"[data-board={column}] .item.new textarea").FillAsync(text);
        await page.Keyboard.PressAsync("Control+s");
        await Assertions.Expect(page.Locator(".item.begun")).ToHaveCountAsync(0);
        await page.SavedAsync();
    }

    private static async Task DragAsync(IPage page, string text, string column)
    {
        var (from, to) = (await Card(page, text).Locator("[data-grip]").BoundingBoxAsync(), await Cards(page, column).Last.BoundingBoxAsync());
        await page.Mouse.MoveAsync(from!.X + 8, from.Y + 8);
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(to!.X + 40, to.Y + 5, new() { Steps = 10 });
        await page.Mouse.MoveAsync(to.X + 40, to.Y + to.Height - 3, new() { Steps = 10 });
        await page.Mouse.UpAsync();
    }

    private static async Task ExpectAsync(IPage page, string column, params string[] texts)
    {
        await Assertions.Expect(Cards(page, column)).ToHaveCountAsync(texts.Length);
        for (var i = 0; i < texts.Length; i++) await Assertions.Expect(Cards(page, column).Nth(i).Locator("textarea")).ToHaveValueAsync(texts[i]);
    }

    private static ILocator Cards(IPage page, string column) => page.Locator($"[data-board={column}] > .item:not(.new)");

    private static ILocator Card(IPage page, string text) => page.Locator(".item:not(.new)").Filter(new() { Has = page.Locator($"textarea:text-is('{text}')") });
}
