using Microsoft.Playwright;

namespace StartupPlanner.Browser.Tests;

/// <summary>Rows of other lists that a field names: chosen, searched, and added in place.</summary>
public sealed class ARowOfAnotherList(Site site)
{
    [Fact]
    public async Task Is_added_and_chosen_where_it_is_missing()
    {
        var (page, plan) = await OpenAsync("New row", "team/recruiting");
        var role = page.Locator(".item").First.Locator("[data-type=reference] select").First;
        await role.SelectOptionAsync("new:team/hires");
        await page.Keyboard.TypeAsync("Head of sales");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(role.Locator("option:checked")).ToHaveTextAsync("Head of sales");
        await Assertions.Expect(page.Locator(".item.begun")).ToHaveCountAsync(0);
        await page.SavedAsync();
        await page.ReloadAsync();
        await Assertions.Expect(role.Locator("option:checked")).ToHaveTextAsync("Head of sales");
        await page.GotoAsync($"{plan}/team/hiring");
        await Assertions.Expect(page.Locator("[data-field$='/role'] [data-value]").First).ToHaveValueAsync("Head of sales");
    }

    [Fact]
    public async Task Is_one_of_several_check_marks()
    {
        var (page, _) = await OpenAsync("Several rows", "team/training");
        await page.Locator("tbody.item [data-open]").First.ClickAsync();
        var who = page.Locator("tbody.item").First.Locator("[data-type=references]");
        foreach (var name in (string[])["Ada", "Lin"])
        {
            await who.Locator(".pill-new").First.ClickAsync();
            await page.Keyboard.TypeAsync(name);
            await page.Keyboard.PressAsync("Enter");
        }
        await Assertions.Expect(who.Locator("input:checked")).ToHaveCountAsync(2);
        await Assertions.Expect(page.Locator("tbody.item.begun")).ToHaveCountAsync(0);
        await page.SavedAsync();
        await page.ReloadAsync();
        await Assertions.Expect(who.Locator("label:has(input:checked)")).ToHaveTextAsync(["Ada", "Lin"]);
    }

    [Fact]
    public async Task Is_found_by_typing_where_there_are_many()
    {
        var (page, plan) = await OpenAsync("Many rows", "team/hiring");
        await page.Locator("tbody.item [data-field$='/role'] [data-value]").First.FocusAsync();
        var roles = string.Join('\n', Enumerable.Range(1, 14).Select(number => $"Role number {number}"));
        await page.Locator("tbody.item [data-field$='/role'] [data-value]").First.EvaluateAsync(
            "(cell, text) => { const data = new DataTransfer(); data.setData('text/plain', text); cell.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true })); }", roles);
        await Assertions.Expect(page.Locator("tbody.item:not(.new)")).ToHaveCountAsync(14);
        await page.GotoAsync($"{plan}/team/recruiting");
        var search = page.Locator(".item").First.Locator("[role=combobox]").First;
        await search.FocusAsync();
        await page.Keyboard.TypeAsync("number 13");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(search).ToHaveValueAsync("Role number 13");
        await Assertions.Expect(page.Locator(".item.begun")).ToHaveCountAsync(0);
        await page.SavedAsync();
        await page.ReloadAsync();
        await Assertions.Expect(search).ToHaveValueAsync("Role number 13");
    }

    private async Task<(IPage Page, string Plan)> OpenAsync(string name, string question)
    {
        var page = await site.OpenAsync(Site.Founder);
        var plan = await page.StartPlanAsync(name);
        await page.GotoAsync($"{plan}/{question}");
        return (page, plan);
    }
}
