using Microsoft.Playwright;

namespace StartupPlanner.Browser.Tests;

/// <summary>Lists of rows and the small tools of a text, also over a slow network.</summary>
public sealed class RowsAndTools(Site site)
{
    [Fact]
    public async Task Rows_are_numbered_and_named_and_the_empty_one_can_only_be_begun()
    {
        var (page, _) = await OpenAsync("Numbers");
        var acts = page.Locator(".item.new button[data-act]");
        await Assertions.Expect(acts).ToHaveCountAsync(3);
        foreach (var act in await acts.AllAsync()) Assert.False(await act.IsVisibleAsync());
        await BeginAsync(page, "First");
        await Assertions.Expect(page.Locator(".item").First.Locator("button[data-act=remove]")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator(".item").First.Locator("[data-row-new]")).ToHaveCountAsync(0);
        await BeginAsync(page, "Second");
        await BeginAsync(page, "Third");
        await Assertions.Expect(page.Locator("[data-row-number]")).ToHaveTextAsync(["1", "2", "3", "4"]);
        await Assertions.Expect(page.Locator(".item:not(.new) [data-row-name]")).ToHaveTextAsync(["First", "Second", "Third"]);
        await page.Locator(".item").Nth(2).Locator("button[data-act=up]").ClickAsync();
        await Assertions.Expect(page.Locator(".item:not(.new) [data-row-name]")).ToHaveTextAsync(["First", "Third", "Second"]);
        await page.Locator(".item").Nth(0).Locator("button[data-act=remove]").ClickAsync();
        await Assertions.Expect(page.Locator(".item:not(.new) [data-row-name]")).ToHaveTextAsync(["Third", "Second"]);
        await Assertions.Expect(page.Locator("[data-row-number]")).ToHaveTextAsync(["1", "2", "3"]);
        await page.SavedAsync();
        await page.ReloadAsync();
        await Assertions.Expect(page.Locator(".item:not(.new) [data-row-name]")).ToHaveTextAsync(["Third", "Second"]);
        await Assertions.Expect(page.Locator("[data-row-number]")).ToHaveTextAsync(["1", "2", "3"]);
    }

    [Fact]
    public async Task A_row_begun_without_a_network_is_added_with_what_is_typed_later()
    {
        var (page, _) = await OpenAsync("Offline row");
        await page.Context.SetOfflineAsync(true);
        await page.Locator(".item.new .form-control").First.FillAsync("Begun");
        await page.Locator("[data-saved][data-state=away]").WaitForAsync();
        var inputs = page.Locator(".item").First.Locator(".form-control");
        await inputs.Nth(0).FillAsync("Begun offline");
        await inputs.Nth(1).FillAsync("Measured offline");
        await page.WaitForTimeoutAsync(900);
        await page.Context.SetOfflineAsync(false);
        await page.SavedAsync();
        await Assertions.Expect(page.Locator(".conflict")).ToHaveCountAsync(0);
        await page.ReloadAsync();
        await Assertions.Expect(inputs.Nth(0)).ToHaveValueAsync("Begun offline");
        await Assertions.Expect(inputs.Nth(1)).ToHaveValueAsync("Measured offline");
        await Assertions.Expect(page.Locator(".item:not(.new)")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task A_new_row_with_a_wrong_value_needs_attention_until_it_is_right()
    {
        var (page, _) = await OpenAsync("Wrong row");
        await page.Locator(".item.new .form-control").First.FillAsync(new string('x', 5000));
        await page.Locator("[data-saved][data-state=attention]").WaitForAsync();
        await page.Locator(".item .form-control.wrong").First.FillAsync("Short");
        await page.SavedAsync();
        await page.ReloadAsync();
        await Assertions.Expect(page.Locator(".item .form-control").First).ToHaveValueAsync("Short");
    }

    [Fact]
    public async Task A_removed_row_comes_back_by_the_button_that_told_of_it_whatever_was_typed_since()
    {
        var (page, _) = await OpenAsync("Undo row");
        await BeginAsync(page, "One");
        await BeginAsync(page, "Two");
        await NothingTypedIsLost.SlowlyAsync(page);
        await page.Locator(".item").First.Locator("button[data-act=remove]").ClickAsync();
        await page.Locator(".toast0 button:visible").WaitForAsync();
        await page.Locator(".item .form-control").First.FillAsync("Two, typed since");
        await page.Locator(".toast0 button:visible").ClickAsync();
        await Assertions.Expect(page.Locator(".item:not(.new) [data-row-name]")).ToHaveTextAsync(["One", "Two, typed since"], new() { Timeout = 15_000 });
    }

    [Fact]
    public async Task Two_boxes_ticked_one_right_after_the_other_are_both_ticked()
    {
        var page = await site.OpenAsync(Site.Founder);
        var plan = await page.StartPlanAsync("Boxes");
        await page.GotoAsync($"{plan}/strategy/customers");
        await NothingTypedIsLost.SlowlyAsync(page);
        var boxes = page.Locator("[data-type=choices]").First.Locator("label.choice");
        await boxes.Nth(0).ClickAsync();
        await boxes.Nth(1).ClickAsync();
        await page.WaitForTimeoutAsync(3500);
        await page.SavedAsync();
        await Assertions.Expect(page.Locator(".conflict")).ToHaveCountAsync(0);
        await page.ReloadAsync();
        await Assertions.Expect(boxes.Nth(0).Locator("input")).ToBeCheckedAsync();
        await Assertions.Expect(boxes.Nth(1).Locator("input")).ToBeCheckedAsync();
    }

    [Fact]
    public async Task The_tools_of_a_text_work_right_after_typing_and_lists_go_on_by_themselves()
    {
        var page = await site.OpenAsync(Site.Founder);
        await page.StartPlanAsync("Tools");
        await NothingTypedIsLost.SlowlyAsync(page);
        var text = page.Locator("#overview-problem");
        await text.FocusAsync();
        await page.Keyboard.TypeAsync("Intro");
        await page.Locator("[data-md=table]").First.ClickAsync();
        await page.Keyboard.TypeAsync("Head");
        await Assertions.Expect(text).ToHaveValueAsync("Intro\n\n| Head |  |\n|--|--|\n|  |  |\n");
        await text.PressAsync("Control+End");
        await page.Locator("[data-md=list]").First.ClickAsync();
        await page.Keyboard.TypeAsync("one");
        await text.PressAsync("Enter");
        await page.Keyboard.TypeAsync("two");
        await text.PressAsync("Enter");
        await text.PressAsync("Enter");
        await page.Keyboard.TypeAsync("3. three");
        await text.PressAsync("Enter");
        await page.Keyboard.TypeAsync("four");
        var wanted = "Intro\n\n| Head |  |\n|--|--|\n|  |  |\n\n- one\n- two\n3. three\n4. four";
        await Assertions.Expect(text).ToHaveValueAsync(wanted);
        await text.PressAsync("Control+s");
        await page.WaitForTimeoutAsync(3500);
        await page.SavedAsync();
        await page.ReloadAsync();
        await Assertions.Expect(text).ToHaveValueAsync(wanted);
    }

    [Fact]
    public async Task The_enter_key_breaks_no_line_where_there_is_only_one()
    {
        var (page, _) = await OpenAsync("One line");
        await BeginAsync(page, "One");
        var line = page.Locator(".item textarea.one").First;
        await line.PressAsync("Enter");
        await page.SavedAsync();
        Assert.DoesNotContain('\n', await line.InputValueAsync());
    }

    private async Task<(IPage Page, string Plan)> OpenAsync(string name)
    {
        var page = await site.OpenAsync(Site.Founder);
        var plan = await page.StartPlanAsync(name);
        await page.GotoAsync($"{plan}/overview/outcomes");
        return (page, plan);
    }

    private static async Task BeginAsync(IPage page, string text)
    {
        await page.Locator(".item.new .form-control").First.FillAsync(text);
        await page.WaitForTimeoutAsync(900);
        await page.SavedAsync();
    }
}
