using System.Text;
using Microsoft.Playwright;

namespace StartupPlanner.Browser.Tests;

/// <summary>What people do in a browser, by intent.</summary>
internal static class Steps
{
    /// <summary>Starts a plan by the short wizard; gives its address.</summary>
    public static async Task<string> StartPlanAsync(this IPage page, string name)
    {
        await page.GotoAsync("/plans/new");
        await page.Locator("#overview-name").FillAsync(name);
        await page.Locator("#overview-pitch").FillAsync("What it does, for whom, in a line.");
        foreach (var choice in (string[])["medical", "idea", "technology"]) await page.Locator($"input[type=radio][value={choice}]").CheckAsync();
        await page.Locator("main form button.btn-brand").ClickAsync();
        await page.WaitForURLAsync("**/overview/**");
        return new Uri(page.Url).AbsolutePath.Replace("/overview/problem", "", StringComparison.Ordinal);
    }

    /// <summary>Makes a copy of the sample plan, in which nobody has commented yet; gives its address.</summary>
    public static async Task<string> CopySampleAsync(this IPage page)
    {
        await page.Locator("a.card0", new() { HasText = "Lumen Dx" }).ClickAsync();
        await page.WaitForURLAsync(url => Guid.TryParse(url.Split('/')[^1], out _));
        var file = await (await page.APIRequest.GetAsync($"{page.Url}/plan.json")).TextAsync();
        await page.GotoAsync("/plans/import");
        await page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "plan.json", MimeType = "application/json", Buffer = Encoding.UTF8.GetBytes(file.Replace("\"Lumen Dx\"", "\"A copy\"", StringComparison.Ordinal)) });
        await page.Locator("main form button.btn-brand").ClickAsync();
        await page.WaitForURLAsync(url => Guid.TryParse(url.Split('/')[^1], out _));
        return new Uri(page.Url).AbsolutePath;
    }

    /// <summary>Waits until the page says that everything is saved.</summary>
    public static Task SavedAsync(this IPage page) => page.Locator("[data-saved][data-state=saved]").WaitForAsync();

    /// <summary>Enters a text and waits until it is edited as it reads; gives what is typed into.</summary>
    public static async Task<ILocator> EnterAsync(this IPage page, string id)
    {
        var text = page.Locator($".rich:has(#{id}) > .rich-text");
        await page.Locator("#" + id).FocusAsync();
        await Microsoft.Playwright.Assertions.Expect(text).ToBeFocusedAsync();
        return text;
    }

    /// <summary>Types into a field, leaves it, and waits until it is saved.</summary>
    public static async Task AnswerAsync(this IPage page, string id, string text)
    {
        await page.Locator("#" + id).FillAsync(text);
        await page.Locator("#" + id).BlurAsync();
        await page.SavedAsync();
    }

    /// <summary>Adds an expected outcome.</summary>
    public static async Task AddRowAsync(this IPage page, string plan, string text)
    {
        await page.GotoAsync($"{plan}/overview/outcomes");
        await page.Locator(".item.new .form-control").First.FillAsync(text);
        await page.Keyboard.PressAsync("Control+s");
        await Microsoft.Playwright.Assertions.Expect(page.Locator(".item.begun")).ToHaveCountAsync(0);
        await page.SavedAsync();
    }
}
