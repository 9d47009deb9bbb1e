using Microsoft.Playwright;

namespace StartupPlanner.Browser.Tests;

/// <summary>A long document is found one's way in, on a desk and on a phone.</summary>
public sealed class TheReadingView(Site site)
{
    [Theory, InlineData(1280, false), InlineData(1700, true)]
    public async Task Marks_in_its_contents_the_place_that_is_read(int width, bool beside)
    {
        var page = await site.OpenAsync(Site.Founder, width: width);
        await page.GotoAsync(await page.CopySampleAsync() + "/read");
        var contents = page.Locator("nav.toc");
        Assert.Equal(beside, (await contents.GetAttributeAsync("class"))!.Contains("beside", StringComparison.Ordinal));
        if (!beside) await contents.Locator("summary").ClickAsync();
        await contents.Locator("a[href='#strategy']").ClickAsync();
        // Under the section's heading its first part begins at once.
        await Assertions.Expect(contents.Locator("a[aria-current=location]")).ToHaveAttributeAsync("href", new System.Text.RegularExpressions.Regex("^#strategy(-purpose)?$"));
        if (beside)
        {
            await contents.Locator("a[href='#strategy-tasks']").ClickAsync();
            await Assertions.Expect(contents.Locator("a[aria-current=location]")).ToHaveAttributeAsync("href", "#strategy-tasks");
        }
        else
        {
            await Assertions.Expect(contents.Locator("[data-here]")).ToHaveTextAsync(new System.Text.RegularExpressions.Regex("^(Strategy|Vision, mission and values)$"));
            await Assertions.Expect(contents.Locator(".contents")).ToBeHiddenAsync();
        }
        await Assertions.Expect(contents).ToBeInViewportAsync();
    }

    [Theory, InlineData("en", 390), InlineData("zh-CN", 390), InlineData("zh-CN", 1280)]
    public async Task Of_the_sample_squeezes_no_column_of_words(string language, int width)
    {
        var page = await site.OpenAsync(language: language, width: width);
        await page.GotoAsync("/sample");
        await page.Locator("table.cards").First.WaitForAsync();
        Assert.Equal(width, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        var narrow = await page.EvaluateAsync<string[]>(
            """
            () => [...document.querySelectorAll('.prose td')].filter(cell => Math.max(...cell.innerText.split('\n').map(line => line.trim().length)) > 30 && cell.checkVisibility() && cell.getBoundingClientRect().width < 110 && !cell.closest('.chart'))
              .map(cell => `${Math.round(cell.getBoundingClientRect().width)}: ${cell.textContent.trim().slice(0, 40)}`)
            """);
        Assert.Equal([], narrow);
    }
}
