using Microsoft.Playwright;

namespace StartupPlanner.Browser.Tests;

/// <summary>A list as a table: the keys, blocks and touches of a spreadsheet over the inputs of a form.</summary>
public sealed class ATable(Site site)
{
    private const string Block =
        "Initial\tProduct\tLabel 2,000 scans\tZhou Rui\t2027年3月\n初创\t团队\t\"Hire an engineer\nfor archives\"\tAda\tApr 2027\nGrowth\tMarket\tTen clinics\tAda\t2027/9\nGrowth\tMoney\tClose the round\tAda\t202712";

    [Fact]
    public async Task Is_filled_with_the_keyboard_alone()
    {
        var page = await TasksAsync("Keys");
        await Cell(page, 0, "statement").FocusAsync();
        await page.Keyboard.TypeAsync("Hire a nurse");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync("Ada");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync("27年3月");
        await page.Keyboard.PressAsync("ArrowRight");
        await page.Keyboard.PressAsync("ArrowRight");
        await page.Keyboard.TypeAsync("12万");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(Cell(page, 1, "budget")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("=1200*12");
        await page.Keyboard.PressAsync("ArrowLeft");
        await page.SavedAsync();
        await Assertions.Expect(Cell(page, 0, "month")).ToHaveValueAsync("2027-03");
        await Assertions.Expect(Cell(page, 0, "budget")).ToHaveValueAsync("120,000");
        await Assertions.Expect(Cell(page, 1, "budget")).ToHaveValueAsync("14,400");
        await page.ReloadAsync();
        await Assertions.Expect(Cell(page, 0, "statement")).ToHaveValueAsync("Hire a nurse");
        await Assertions.Expect(Cell(page, 1, "budget")).ToHaveValueAsync("14,400");
    }

    [Fact]
    public async Task The_escape_key_brings_back_what_stood_in_a_cell()
    {
        var page = await TasksAsync("Escape");
        await TypeAsync(page, 0, "owner", "Ada");
        await Cell(page, 0, "statement").FocusAsync();
        await Cell(page, 0, "owner").FocusAsync();
        await page.Keyboard.TypeAsync("Somebody");
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(Cell(page, 0, "owner")).ToHaveValueAsync("Ada");
        await page.Keyboard.PressAsync("F2");
        await page.Keyboard.TypeAsync(" Li");
        await page.Keyboard.PressAsync("ArrowLeft");
        await page.Keyboard.TypeAsync("u");
        await page.Keyboard.PressAsync("Enter");
        await page.SavedAsync();
        await page.ReloadAsync();
        await Assertions.Expect(Cell(page, 0, "owner")).ToHaveValueAsync("Ada Lui");
    }

    [Fact]
    public async Task A_number_is_edited_without_its_separators()
    {
        var page = await TasksAsync("Separators");
        await TypeAsync(page, 0, "budget", "1200");
        await Cell(page, 0, "owner").FocusAsync();
        await Assertions.Expect(Cell(page, 0, "budget")).ToHaveValueAsync("1,200");
        await Cell(page, 0, "budget").FocusAsync();
        foreach (var key in (string[])["F2", "Backspace", "Enter"]) await page.Keyboard.PressAsync(key);
        await Assertions.Expect(Cell(page, 0, "budget")).ToHaveValueAsync("120");
    }

    [Fact]
    public async Task A_block_from_a_spreadsheet_becomes_rows_and_is_undone_as_one()
    {
        var page = await TasksAsync("Block");
        await PasteAsync(page, 0, "stage", Block);
        await Assertions.Expect(Rows(page)).ToHaveCountAsync(4);
        await page.SavedAsync();
        var other = await page.Context.NewPageAsync();
        await other.GotoAsync(page.Url);
        await Assertions.Expect(Rows(other)).ToHaveCountAsync(4);
        string[] months = ["2027-03", "2027-04", "2027-09", "2027-12"];
        for (var row = 0; row < 4; row++) await Assertions.Expect(Cell(page, row, "month")).ToHaveValueAsync(months[row]);
        await Assertions.Expect(Cell(page, 1, "statement")).ToHaveValueAsync("Hire an engineer for archives");
        await Assertions.Expect(Cell(page, 1, "area")).ToHaveValueAsync("team");
        await Assertions.Expect(Cell(page, 2, "stage")).ToHaveValueAsync("growth");
        await page.Keyboard.PressAsync("Control+z");
        await Assertions.Expect(Rows(page)).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_block_over_rows_that_are_there_changes_them_and_adds_the_rest()
    {
        var page = await TasksAsync("Over");
        await TypeAsync(page, 0, "statement", "First");
        await PasteAsync(page, 0, "owner", "Ada\t2027-03\nLin\t2027-04");
        await Assertions.Expect(Rows(page)).ToHaveCountAsync(2);
        await Assertions.Expect(Cell(page, 0, "owner")).ToHaveValueAsync("Ada");
        await Assertions.Expect(Cell(page, 0, "statement")).ToHaveValueAsync("First");
        await Assertions.Expect(Cell(page, 1, "month")).ToHaveValueAsync("2027-04");
    }

    [Fact]
    public async Task A_block_with_a_mistake_changes_nothing_and_stays_to_be_mended()
    {
        var page = await TasksAsync("Mistake");
        await PasteAsync(page, 0, "owner", "Ada\t2027-03\nLin\tsoon");
        var panel = page.Locator("[data-paste-panel]");
        await Assertions.Expect(panel).ToBeVisibleAsync();
        await Assertions.Expect(panel.Locator("[data-paste-said]")).ToContainTextAsync("line 2");
        await Assertions.Expect(Rows(page)).ToHaveCountAsync(0);
        Assert.Equal("soon", await panel.Locator("textarea").EvaluateAsync<string>("text => text.value.slice(text.selectionStart, text.selectionEnd)"));
        await page.Keyboard.TypeAsync("2027-04");
        await panel.Locator("[data-paste-in]").ClickAsync();
        await Assertions.Expect(Rows(page)).ToHaveCountAsync(2);
        await Assertions.Expect(panel).ToBeHiddenAsync();
    }

    [Fact]
    public async Task A_marked_block_is_filled_down_and_copied()
    {
        var page = await TasksAsync("Fill");
        await PasteAsync(page, 0, "statement", "One\tAda\t2027-03\nTwo\t\t\nThree\t\t");
        await Assertions.Expect(Rows(page)).ToHaveCountAsync(3);
        await Cell(page, 0, "owner").FocusAsync();
        foreach (var key in (string[])["Shift+ArrowRight", "Shift+ArrowDown", "Shift+ArrowDown"]) await page.Keyboard.PressAsync(key);
        await Assertions.Expect(page.Locator(".picked")).ToHaveCountAsync(6);
        await page.Keyboard.PressAsync("Control+d");
        await Assertions.Expect(Cell(page, 2, "month")).ToHaveValueAsync("2027-03");
        await Assertions.Expect(Cell(page, 1, "owner")).ToHaveValueAsync("Ada");
        var copied = await page.Locator("table.sheet").EvaluateAsync<string>(
            "table => { const data = new DataTransfer(); document.activeElement.dispatchEvent(new ClipboardEvent('copy', { clipboardData: data, bubbles: true, cancelable: true })); return data.getData('text/plain'); }");
        Assert.Equal("Ada\t2027-03\nAda\t2027-03\nAda\t2027-03", copied);
    }

    [Fact]
    public async Task Is_looked_at_in_the_order_of_a_column_and_goes_back_to_its_own()
    {
        var page = await TasksAsync("Sort");
        await PasteAsync(page, 0, "statement", "b\nc\na");
        await Assertions.Expect(Rows(page)).ToHaveCountAsync(3);
        await page.Locator("[data-column=statement] [data-sort]").ClickAsync();
        await Assertions.Expect(page.Locator(".item:not(.new) [data-row-name]")).ToHaveTextAsync(["a", "b", "c"]);
        await page.Locator("[data-unsort]").ClickAsync();
        await Assertions.Expect(page.Locator(".item:not(.new) [data-row-name]")).ToHaveTextAsync(["b", "c", "a"]);
    }

    [Fact]
    public async Task Is_a_card_for_each_row_on_a_phone()
    {
        var page = await TasksAsync("Phone", 390);
        await TypeAsync(page, 0, "statement", "A task with a name that is long enough to be broken into lines");
        Assert.Equal(390, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        var (first, second) = (await Cell(page, 0, "statement").BoundingBoxAsync(), await Cell(page, 0, "owner").BoundingBoxAsync());
        Assert.Equal(first!.X, second!.X);
        Assert.True(second.Y >= first.Y + first.Height);
        await page.Locator("tbody.item").First.Locator("[data-act=remove]").ClickAsync();
        await Assertions.Expect(Rows(page)).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Is_a_form_like_any_other_without_scripts()
    {
        var signedIn = await TasksAsync("Plain");
        var state = await signedIn.Context.StorageStateAsync();
        await using var context = await site.Browser.NewContextAsync(new() { BaseURL = site.Root, JavaScriptEnabled = false, StorageState = state, Locale = "en" });
        var page = await context.NewPageAsync();
        await page.GotoAsync(signedIn.Url);
        await Cell(page, 0, "statement").FillAsync("Typed without scripts");
        await Cell(page, 0, "month").FillAsync("March 2027");
        await page.Locator("noscript button, button[name=save]").Last.ClickAsync();
        await Assertions.Expect(Cell(page, 0, "month")).ToHaveValueAsync("2027-03");
        await Assertions.Expect(Rows(page)).ToHaveCountAsync(1);
        await page.Locator("tbody.item").First.Locator("button[value^='remove:']").ClickAsync();
        await Assertions.Expect(Rows(page)).ToHaveCountAsync(0);
    }

    private async Task<IPage> TasksAsync(string name, int width = 1280)
    {
        var page = await site.OpenAsync(Site.Founder, width: width);
        var plan = await page.StartPlanAsync(name);
        await page.GotoAsync($"{plan}/strategy/tasks");
        return page;
    }

    private static ILocator Rows(IPage page) => page.Locator("tbody.item:not(.new)");

    private static ILocator Cell(IPage page, int row, string segment) => page.Locator("tbody.item").Nth(row).Locator($"[data-field$='/{segment}'] [data-value]");

    private static async Task TypeAsync(IPage page, int row, string segment, string text)
    {
        await Cell(page, row, segment).FillAsync(text);
        await page.Keyboard.PressAsync("Control+s");
        await Assertions.Expect(page.Locator("tbody.item.begun")).ToHaveCountAsync(0);
        await page.SavedAsync();
    }

    private static async Task PasteAsync(IPage page, int row, string segment, string text)
    {
        await Cell(page, row, segment).FocusAsync();
        await Cell(page, row, segment).EvaluateAsync(
            "(cell, text) => { const data = new DataTransfer(); data.setData('text/plain', text); cell.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true })); }", text);
    }
}
