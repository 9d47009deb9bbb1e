using Microsoft.Playwright;

namespace StartupPlanner.Browser.Tests;

public sealed class AnAdvisorReviews(Site site)
{
    [Fact]
    public async Task A_comment_on_words_reaches_the_founder_who_answers_beside_the_field()
    {
        var advisor = await site.OpenAsync(Site.Advisor);
        await advisor.Locator("a.card0", new() { HasText = "Lumen Dx" }).ClickAsync();
        var plan = new Uri(advisor.Url).AbsolutePath;
        await advisor.GotoAsync($"{plan}/read");
        await SelectAsync(advisor, "overview/pitch", "early lung cancer");
        await advisor.Locator(".selection-tool button").DispatchEventAsync("pointerdown");
        await advisor.Locator("#new-comment").FillAsync("Which stage counts as early?");
        await advisor.Locator("form[data-new-thread] button").ClickAsync();
        await Assertions.Expect(advisor.Locator("article mark")).ToHaveTextAsync("early lung cancer");

        var founder = await site.OpenAsync(Site.Founder);
        await founder.GotoAsync($"{plan}/overview/basics");
        var thread = founder.Locator(".thread", new() { HasText = "Which stage counts as early?" });
        await thread.Locator("summary").ClickAsync();
        await thread.Locator("textarea").FillAsync("Stage I.");
        await thread.Locator("button[value=resolve]").ClickAsync();
        await Assertions.Expect(founder.Locator(".thread.resolved")).ToContainTextAsync("Stage I.");
    }

    [Fact]
    public async Task The_founder_exports_the_plan_as_a_PDF()
    {
        var founder = await site.OpenAsync(Site.Founder);
        await founder.Locator("a.card0", new() { HasText = "Lumen Dx" }).ClickAsync();
        var waiting = founder.WaitForDownloadAsync(new() { Timeout = 60_000 });
        await founder.Locator("a[data-export]").First.ClickAsync();
        var file = await (await waiting).PathAsync();
        var head = new byte[5];
        await using var stream = File.OpenRead(file);
        await stream.ReadExactlyAsync(head, TestContext.Current.CancellationToken);
        Assert.Equal("%PDF-"u8.ToArray(), head);
        Assert.True(stream.Length > 50_000);
    }

    private static async Task SelectAsync(IPage page, string address, string words) => await page.EvaluateAsync(
        """
        ([address, words]) => {
          const node = document.querySelector(`[data-text="${address}"]`).firstChild;
          const start = node.textContent.indexOf(words);
          const range = document.createRange();
          range.setStart(node, start);
          range.setEnd(node, start + words.length);
          getSelection().removeAllRanges();
          getSelection().addRange(range);
        }
        """,
        new[] { address, words });
}
