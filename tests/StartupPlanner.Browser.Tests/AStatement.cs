using Microsoft.Playwright;

namespace StartupPlanner.Browser.Tests;

/// <summary>A statement is opened, drawn, copied, and asked where an amount comes from, down to the field that moves it.</summary>
public sealed class AStatement(Site site)
{
    [Fact]
    public async Task Is_opened_drawn_copied_and_traced_to_a_field_that_moves_it()
    {
        var page = await site.OpenAsync(Site.Founder);
        await page.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        var plan = await page.CopySampleAsync();
        await page.GotoAsync($"{plan}/statements");
        var rows = page.Locator(".statement tbody tr");
        var before = await rows.CountAsync();
        await page.Locator(".statement .toggle", new() { HasText = "Revenue" }).ClickAsync();
        await Assertions.Expect(page.Locator(".statement .toggle[aria-expanded=true]")).ToHaveCountAsync(1);
        Assert.True(await rows.CountAsync() > before);

        await page.Locator("[data-line=revenue]").CheckAsync();
        await page.Locator("[data-line=net-income]").CheckAsync();
        await Assertions.Expect(page.Locator("[data-statement-chart] figure.chart thead th")).ToHaveCountAsync(3);
        await page.Locator("[data-statement-chart] figure.chart svg path").First.WaitForAsync(new() { State = WaitForSelectorState.Attached });

        await page.Locator("[data-copy-table]").ClickAsync();
        await Assertions.Expect(page.Locator(".toast0")).ToBeVisibleAsync();
        Assert.StartsWith("Line\tKey\tUnit\t2027\t", await page.EvaluateAsync<string>("navigator.clipboard.readText()"), StringComparison.Ordinal);

        var amount = page.Locator(".statement a[href*='/figures/general?month=2028']");
        var was = await amount.InnerTextAsync();
        await amount.ClickAsync();
        var value = page.Locator("[data-trace-panel] .figure-value");
        await Assertions.Expect(value).ToContainTextAsync(was.Split(',')[0]);
        var explained = await value.InnerTextAsync();
        var numbers = page.Locator("[data-trace-panel] [data-field$='/salary']").First.Locator("input[data-value]");
        for (var number = 0; number < 3; number++)
        {
            // An input without its commas is typed over.
            await numbers.Nth(number).FocusAsync();
            await numbers.Nth(number).FillAsync("91000");
        }
        await numbers.Nth(2).PressAsync("Tab");
        await page.SavedAsync();
        await Assertions.Expect(value).Not.ToHaveTextAsync(explained);
        // The statement behind it follows.
        await Assertions.Expect(amount).Not.ToHaveTextAsync(was);
    }
}
