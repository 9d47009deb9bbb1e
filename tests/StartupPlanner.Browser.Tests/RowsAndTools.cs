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
    public async Task A_file_larger_than_a_plan_file_may_be_is_refused_before_it_is_read()
    {
        var page = await site.OpenAsync(Site.Founder);
        await page.GotoAsync("/plans/import");
        var token = await page.Locator("input[name=__RequestVerificationToken]").First.InputValueAsync();
        var form = page.APIRequest.CreateFormData();
        form.Set("__RequestVerificationToken", token);
        form.Set("file", new FilePayload { Name = "plan.json", MimeType = "application/json", Buffer = new byte[25 * 1024 * 1024] });
        var response = await page.APIRequest.PostAsync($"{site.Root}/plans/import", new() { Multipart = form });
        Assert.Equal(413, response.Status);
        Assert.Contains("That file is too large", await response.TextAsync(), StringComparison.Ordinal);
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
    public async Task A_row_that_somebody_else_changed_is_shown_anew_before_it_can_be_removed()
    {
        var (page, _) = await OpenAsync("Remove stale");
        await BeginAsync(page, "Seen by both");
        var other = await site.OpenAsync(Site.Founder);
        await other.GotoAsync(page.Url);
        await other.Locator(".item .form-control").First.FillAsync("Written since");
        await other.SavedAsync();
        await other.ReloadAsync();
        await Assertions.Expect(other.Locator(".item .form-control").First).ToHaveValueAsync("Written since");
        var remove = page.Locator(".item").First.Locator("button[data-act=remove]");
        await remove.ClickAsync();
        await Assertions.Expect(page.Locator(".item .form-control").First).ToHaveValueAsync("Written since");
        await Assertions.Expect(page.Locator(".item .field-error").First).Not.ToBeEmptyAsync();
        await remove.ClickAsync();
        await Assertions.Expect(page.Locator(".item:not(.new)")).ToHaveCountAsync(0);
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

    [Theory, InlineData(1280), InlineData(390)]
    public async Task A_word_without_end_widens_no_page(int width)
    {
        var page = await site.OpenAsync(Site.Founder, width: width);
        await page.StartPlanAsync($"Wide {width}");
        await page.EnterAsync("overview-problem");
        await page.Keyboard.TypeAsync("https://example.com/" + new string('x', 300));
        Assert.Equal(width, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        await page.SavedAsync();
        await page.ReloadAsync();
        Assert.Equal(width, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
    }

    [Fact]
    public async Task An_estimate_says_what_is_wrong_with_it_and_is_not_said_to_be_saved_while_it_is_half_typed()
    {
        var page = await site.OpenAsync(Site.Founder);
        var plan = await page.StartPlanAsync("Estimates");
        await page.GotoAsync($"{plan}/opportunity/feasibility-study");
        var field = page.Locator("[data-type=estimate]").First;
        var numbers = field.Locator("input[data-value]");
        await numbers.Nth(0).FillAsync("ten");
        await numbers.Nth(1).FillAsync("500000");
        await numbers.Nth(2).FillAsync("900000");
        await numbers.Nth(2).BlurAsync();
        await Assertions.Expect(field.Locator(".field-error")).ToContainTextAsync("Enter a number");
        await numbers.Nth(0).FillAsync("");
        await page.WaitForTimeoutAsync(900);
        await Assertions.Expect(page.Locator("[data-saved]")).ToHaveAttributeAsync("data-state", "attention");
        await numbers.Nth(0).BlurAsync();
        await Assertions.Expect(field.Locator(".field-error")).ToContainTextAsync("all three");
        await numbers.Nth(0).FillAsync("10,000");
        await numbers.Nth(0).BlurAsync();
        await page.SavedAsync();
        await Assertions.Expect(field.Locator(".field-error")).ToBeEmptyAsync();
    }

    [Fact]
    public async Task A_wrong_value_keeps_only_itself_out_of_a_new_row()
    {
        var page = await site.OpenAsync(Site.Founder);
        var plan = await page.StartPlanAsync("One wrong");
        await page.GotoAsync($"{plan}/strategy/tasks");
        var row = page.Locator(".item.new").First;
        var id = await row.GetAttributeAsync("data-row");
        row = page.Locator($"[data-row='{id}']");
        var (text, money) = (row.Locator("[data-type=shorttext] .form-control").First, row.Locator("[data-type=money] input[data-value]"));
        await text.FillAsync("Hire a nurse");
        await money.FillAsync("a lot");
        await page.Locator("[data-saved][data-state=attention]").WaitForAsync();
        await Assertions.Expect(row.Locator("[data-type=money] .field-error")).ToContainTextAsync("Enter a number");
        await Assertions.Expect(money).ToHaveValueAsync("a lot");
        var other = await page.Context.NewPageAsync();
        await other.GotoAsync($"{plan}/strategy/tasks");
        await Assertions.Expect(other.Locator($"[data-row='{id}'] [data-type=shorttext] .form-control").First).ToHaveValueAsync("Hire a nurse");
        await money.FillAsync("$12,000");
        await page.SavedAsync();
        await other.ReloadAsync();
        await Assertions.Expect(other.Locator($"[data-row='{id}'] [data-type=money] input[data-value]")).ToHaveValueAsync("12,000");
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

    [Fact]
    public async Task A_full_list_has_an_empty_row_again_as_soon_as_one_is_removed()
    {
        var page = await site.OpenAsync(Site.Founder);
        var plan = await page.StartPlanAsync("Full");
        await page.GotoAsync($"{plan}/strategy/purpose");
        for (var row = 0; row < 10; row++) await page.Locator(".item.new .form-control").First.FillAsync($"Value {row}");
        var empty = page.Locator(".item.new");
        await Assertions.Expect(empty).ToBeHiddenAsync();
        await page.WaitForTimeoutAsync(900);
        await page.SavedAsync();
        await page.ReloadAsync();
        await Assertions.Expect(empty).ToBeHiddenAsync();
        await page.Locator(".item:not(.new) button[data-act=remove]").Nth(3).ClickAsync();
        await Assertions.Expect(empty).ToBeVisibleAsync();
        await empty.Locator(".form-control").First.FillAsync("The tenth again");
        await Assertions.Expect(empty).ToBeHiddenAsync();
        await page.WaitForTimeoutAsync(900);
        await page.SavedAsync();
        await page.ReloadAsync();
        await Assertions.Expect(page.Locator(".item:not(.new) [data-field$='/name'] .form-control").Last).ToHaveValueAsync("The tenth again");
    }

    [Theory, InlineData("en"), InlineData("zh-CN")]
    public async Task Numbers_stand_with_their_thousands_apart_once_they_are_left(string language)
    {
        var page = await site.OpenAsync(Site.Founder, language);
        var plan = await page.StartPlanAsync("Numbers apart");
        await page.GotoAsync($"{plan}/opportunity/feasibility-study");
        var costs = page.Locator("[data-field='opportunity/cost-to-prove'] [data-value]");
        foreach (var (cost, typed) in (await costs.AllAsync()).Zip((string[])["1200000", "1,500,000", "2000000.5"]))
        {
            await cost.FillAsync(typed);
            await cost.BlurAsync();
        }
        string[] shown = ["1,200,000", "1,500,000", "2,000,000.5"];
        for (var i = 0; i < 3; i++) await Assertions.Expect(costs.Nth(i)).ToHaveValueAsync(shown[i]);
        await page.SavedAsync();
        await Assertions.Expect(page.Locator(".conflict, .wrong")).ToHaveCountAsync(0);
        await page.ReloadAsync();
        for (var i = 0; i < 3; i++) await Assertions.Expect(costs.Nth(i)).ToHaveValueAsync(shown[i]);
        await page.GotoAsync($"{plan}/strategy/tasks");
        var budget = page.Locator("[data-field$='/budget'] [data-value]").First;
        await budget.FillAsync("120万");
        await budget.BlurAsync();
        await Assertions.Expect(budget).ToHaveValueAsync("1,200,000");
        await page.SavedAsync();
        await page.ReloadAsync();
        await Assertions.Expect(budget).ToHaveValueAsync("1,200,000");
    }

    [Fact]
    public async Task A_weight_with_a_decimal_is_seen_whole()
    {
        var page = await site.OpenAsync(Site.Founder);
        var plan = await page.StartPlanAsync("Weights");
        await page.GotoAsync($"{plan}/opportunity/scorecard");
        var weight = page.Locator("[data-field='opportunity/scorecard/market-growth/weight'] [data-value]");
        await weight.FillAsync("12.5");
        await weight.BlurAsync();
        await Assertions.Expect(weight).ToHaveValueAsync("12.5");
        Assert.True(await weight.EvaluateAsync<bool>("input => input.scrollWidth <= input.clientWidth"));
    }

    [Fact]
    public async Task An_estimate_is_not_called_wrong_while_it_is_being_typed()
    {
        var page = await site.OpenAsync(Site.Founder);
        var plan = await page.StartPlanAsync("Estimate");
        await page.GotoAsync($"{plan}/opportunity/feasibility-study");
        var field = page.Locator("[data-field='opportunity/time-to-prove']");
        await field.Locator("[data-value]").Nth(0).FillAsync("10");
        await page.WaitForTimeoutAsync(1200);
        await field.Locator("[data-value]").Nth(1).FillAsync("12");
        await page.WaitForTimeoutAsync(1200);
        await Assertions.Expect(field.Locator(".field-error")).ToHaveTextAsync("");
        await field.Locator("[data-value]").Nth(1).BlurAsync();
        await Assertions.Expect(field.Locator(".field-error")).Not.ToHaveTextAsync("");
        await field.Locator("[data-value]").Nth(2).FillAsync("18");
        await page.WaitForTimeoutAsync(900);
        await page.SavedAsync();
        await page.ReloadAsync();
        await Assertions.Expect(field.Locator("[data-value]").Nth(2)).ToHaveValueAsync("18");
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
