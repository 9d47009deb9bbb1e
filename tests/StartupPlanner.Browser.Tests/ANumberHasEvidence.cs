using Microsoft.Playwright;

namespace StartupPlanner.Browser.Tests;

/// <summary>Evidence noted beside a number, on a wide screen, on a phone, in a table, and without scripts.</summary>
public sealed class ANumberHasEvidence(Site site)
{
    private const string Cost = "opportunity/cost-to-prove";

    [Theory, InlineData(1280), InlineData(390)]
    public async Task Noted_in_the_panel_it_is_saved_and_marked(int width)
    {
        var page = await site.OpenAsync(Site.Founder, width: width);
        var plan = await page.StartPlanAsync($"Evidence {width}");
        await page.GotoAsync($"{plan}/opportunity/feasibility-study");
        var mark = page.Locator($"a[data-evidence='{Cost}']");
        await Assertions.Expect(mark).ToHaveClassAsync("evidence none");
        await mark.ClickAsync();
        var panel = page.Locator("dialog[data-evidence-panel]");
        await panel.Locator("input[value=tested]").CheckAsync();
        await panel.Locator("[data-field$='/source'] [data-value]").FillAsync("31 interviews");
        await panel.Locator("[data-field$='/confidence'] [data-value]").FillAsync("75");
        await PictureAsync(page, $"panel-{width}");
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(panel).ToBeHiddenAsync();
        await Assertions.Expect(mark).ToHaveClassAsync("evidence tested");
        await Assertions.Expect(mark).ToBeFocusedAsync();
        await page.SavedAsync();
        await PictureAsync(page, $"form-{width}");
        await page.ReloadAsync();
        await Assertions.Expect(mark).ToHaveAccessibleNameAsync(new System.Text.RegularExpressions.Regex("Tested$"));
        await mark.ClickAsync();
        await Assertions.Expect(panel.Locator("[data-field$='/source'] [data-value]")).ToHaveValueAsync("31 interviews");
        await panel.Locator("[data-evidence-remove]").ClickAsync();
        await page.SavedAsync();
        await page.ReloadAsync();
        await Assertions.Expect(mark).ToHaveClassAsync("evidence none");
    }

    [Fact]
    public async Task What_is_wrong_in_the_closed_panel_is_shown_again()
    {
        var page = await site.OpenAsync(Site.Founder);
        var plan = await page.StartPlanAsync("Wrong evidence");
        await page.GotoAsync($"{plan}/opportunity/feasibility-study");
        await page.Locator($"a[data-evidence='{Cost}']").ClickAsync();
        var panel = page.Locator("dialog[data-evidence-panel]");
        await panel.Locator("[data-field$='/confidence'] [data-value]").FillAsync("rather");
        await page.Keyboard.PressAsync("Escape");
        await page.Locator("[data-saved][data-state=attention]").WaitForAsync();
        await page.Locator("[data-show-it]").ClickAsync();
        await panel.Locator("[data-field$='/confidence'] [data-value]").FillAsync("70");
        await page.Keyboard.PressAsync("Escape");
        await page.SavedAsync();
        await page.ReloadAsync();
        await page.Locator($"a[data-evidence='{Cost}']").ClickAsync();
        await Assertions.Expect(panel.Locator("[data-field$='/confidence'] [data-value]")).ToHaveValueAsync("70");
    }

    [Fact]
    public async Task Of_a_cell_it_opens_by_keys()
    {
        var page = await site.OpenAsync(Site.Founder);
        var plan = await page.StartPlanAsync("Evidence in a table");
        await page.GotoAsync($"{plan}/team/training");
        await page.Locator(".item.new [data-type=shorttext] [data-value]").First.FillAsync("Labelling");
        await page.SavedAsync();
        await page.Locator(".item:not(.new) .likely [data-value]").First.FocusAsync();
        await page.Keyboard.PressAsync("Alt+Shift+E");
        var panel = page.Locator("dialog[data-evidence-panel]");
        await panel.Locator("input[value=guess]").CheckAsync();
        await page.Keyboard.PressAsync("Escape");
        await page.SavedAsync();
        await page.ReloadAsync();
        await Assertions.Expect(page.Locator(".sheet a.evidence.guess")).ToHaveCountAsync(1);
        await PictureAsync(page, "table-1280");
        await page.SetViewportSizeAsync(390, 900);
        await PictureAsync(page, "table-390");
    }

    [Fact]
    public async Task Without_scripts_the_mark_leads_to_a_page_that_saves()
    {
        var context = await site.Browser.NewContextAsync(new() { BaseURL = site.Root, JavaScriptEnabled = false, Locale = "en" });
        var page = await context.NewPageAsync();
        await page.GotoAsync("/account/sign-in");
        await page.Locator($"button[value='{Site.Founder}']").ClickAsync();
        var plan = await page.StartPlanAsync("Evidence without scripts");
        await page.GotoAsync($"{plan}/opportunity/feasibility-study");
        await page.Locator($"a[data-evidence='{Cost}']").ClickAsync();
        await page.Locator("[data-field$='/source'] [data-value]").FillAsync("31 interviews");
        await page.Locator("input[value=contracted]").CheckAsync();
        await PictureAsync(page, "page-1280");
        await page.Locator("main form .btn-brand").ClickAsync();
        await page.WaitForURLAsync("**/feasibility-study");
        await Assertions.Expect(page.Locator($"a[data-evidence='{Cost}']")).ToHaveClassAsync("evidence contracted");
    }

    [Theory, InlineData(1280), InlineData(390)]
    public async Task In_the_document_its_number_leads_to_the_source(int width)
    {
        var page = await site.OpenAsync(width: width);
        await page.GotoAsync("/sample");
        var number = page.Locator(".source-no a").First;
        await number.ScrollIntoViewIfNeededAsync();
        await PictureAsync(page, $"number-{width}");
        await number.ClickAsync();
        await Assertions.Expect(page.Locator(".sources li:target")).ToContainTextAsync("Own budget");
        await page.Locator(".sources li:target").HoverAsync();
        await PictureAsync(page, $"sources-{width}");
    }

    /// <summary>To be looked at, where a folder is named.</summary>
    private static async Task PictureAsync(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("PLANNER_PICTURES") is { Length: > 0 } folder) await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}.png") });
    }
}
