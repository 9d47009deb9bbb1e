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
        await CommentAsync(advisor, "overview/pitch", "early lung cancer", "Which stage counts as early?");
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
    public async Task The_questions_that_an_advisor_opens_run_without_an_error()
    {
        var page = await site.OpenAsync(Site.Advisor);
        await page.Locator("a.card0", new() { HasText = "Lumen Dx" }).ClickAsync();
        var plan = new Uri(page.Url).AbsolutePath;
        var errors = new List<string>();
        page.PageError += (_, error) => errors.Add(error);
        foreach (var question in (string[])["overview/problem", "opportunity/scorecard", "opportunity/swot", "strategy/tasks"])
        {
            await page.GotoAsync($"{plan}/{question}");
            await Assertions.Expect(page.Locator(".notice")).ToContainTextAsync("read");
            await Assertions.Expect(page.Locator(".rich")).ToHaveCountAsync(0);
        }
        Assert.Empty(errors);
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

    [Theory]
    [InlineData("overview/solution", "the prior scan is next to the new one")]
    [InlineData("overview/existing", "Hospital C, a scanner make")]
    [InlineData("overview/problem", "not spent looking at the image. In our timed")]
    [InlineData("overview/problem", "What is skipped costs")]
    public async Task A_comment_stands_beside_its_words_wherever_they_are(string address, string words)
    {
        var page = await ReadAsync(await PlanOfItsOwnAsync(), 1280);
        await CommentAsync(page, address, words, "Here.");
        Assert.Equal(words, string.Concat(await page.Locator("article mark").AllTextContentsAsync()));
        await Assertions.Expect(page.Locator(".thread[data-about]")).ToHaveCountAsync(1);
        Assert.InRange(Math.Abs(await TopAsync(page, ".thread[data-about]") - await TopAsync(page, "article mark")), 0, 40);
        await Assertions.Expect(page.Locator(".thread[data-about] .pill")).ToHaveCountAsync(0);
    }

    [Theory, InlineData(1280), InlineData(390)]
    public async Task The_form_opens_where_the_reader_is(int width)
    {
        var page = await ReadAsync(await PlanOfItsOwnAsync(), width);
        await SelectAsync(page, "overview/problem", "What is skipped costs");
        var before = await page.EvaluateAsync<double>("scrollY");
        await page.Locator(".selection-tool button").ClickAsync();
        await Assertions.Expect(page.Locator("#new-comment")).ToBeFocusedAsync();
        Assert.Equal(before, await page.EvaluateAsync<double>("scrollY"));
        var (form, words) = (await TopAsync(page, "[data-new-thread]"), await TopAsync(page, "mark.pending"));
        if (width > 1100) Assert.InRange(Math.Abs(form - words), 0, 40);
        else Assert.InRange(form - words, 0, 250);
        await page.Locator("#new-comment").FillAsync("Begun");
        await page.ReloadAsync();
        await Assertions.Expect(page.Locator("#new-comment")).ToHaveValueAsync("Begun");
        await page.Locator("[data-cancel]").ClickAsync();
        await Assertions.Expect(page.Locator("mark")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Threads_keep_apart_in_the_order_of_the_document_and_lead_to_their_words_and_back()
    {
        var page = await ReadAsync(await PlanOfItsOwnAsync(), 1280);
        await CommentAsync(page, "overview/problem", "What is skipped costs", "Third");
        await CommentAsync(page, "overview/problem", "this is the part that gets skipped", "Second");
        await CommentAsync(page, "overview/problem", "A third of that time", "First");
        var threads = page.Locator(".margin > .thread[data-about]");
        Assert.Equal(["First", "Second", "Third"], await threads.Locator(".comment p").AllTextContentsAsync());
        var boxes = new List<LocatorBoundingBoxResult>();
        for (var i = 0; i < 3; i++) boxes.Add((await threads.Nth(i).BoundingBoxAsync())!);
        Assert.True(boxes[0].Y + boxes[0].Height <= boxes[1].Y && boxes[1].Y + boxes[1].Height <= boxes[2].Y);

        await page.Locator("mark", new() { HasText = "What is skipped costs" }).ClickAsync();
        await Assertions.Expect(threads.Nth(2)).ToBeFocusedAsync();
        await page.WaitForTimeoutAsync(400);
        Assert.InRange(Math.Abs((await threads.Nth(2).BoundingBoxAsync())!.Y - await TopAsync(page, "mark.hot")), 0, 40);
        await threads.Nth(0).Locator("blockquote a").ClickAsync();
        await Assertions.Expect(page.Locator("mark", new() { HasText = "A third of that time" }).First).ToBeFocusedAsync();
    }

    [Fact]
    public async Task On_a_narrow_screen_threads_are_folded_under_their_question()
    {
        var plan = await PlanOfItsOwnAsync();
        var page = await ReadAsync(plan, 390);
        await CommentAsync(page, "overview/problem", "What is skipped costs", "How much?");
        var fold = page.Locator("section[data-address='overview/problem'] > details.folded");
        await Assertions.Expect(fold.Locator("summary").First).ToHaveTextAsync("Comments: 1");
        await page.GotoAsync("about:blank");
        await page.GotoAsync($"{plan}/read");
        await Assertions.Expect(fold.Locator(".thread")).ToBeHiddenAsync();
        await page.Locator("article mark").ClickAsync();
        await Assertions.Expect(fold.Locator(".thread")).ToBeFocusedAsync();
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"));
    }

    [Fact]
    public async Task A_row_and_a_field_are_commented_on_as_such_and_counted_in_the_wizard()
    {
        var plan = await PlanOfItsOwnAsync();
        var page = await ReadAsync(plan, 1280);
        var row = page.Locator(".block[data-address^='strategy/advantages/']").First;
        foreach (var (sign, text) in new[] { (row.Locator("> h4 [data-comment-on]"), "On the row"), (row.Locator("h5 [data-comment-on]").First, "On the field") })
        {
            await sign.FocusAsync();
            await Assertions.Expect(sign).ToHaveCSSAsync("opacity", "1");
            await page.Keyboard.PressAsync("Enter");
            await SendAsync(page, text);
        }
        await Assertions.Expect(page.Locator(".thread[data-about]")).ToHaveCountAsync(2);
        await page.GotoAsync($"{plan}/strategy/advantages");
        var marks = page.Locator("a.threads-here");
        await Assertions.Expect(marks).ToHaveCountAsync(2);
        await marks.First.ClickAsync();
        await Assertions.Expect(page.Locator(".guide .thread:target")).ToContainTextAsync("On the row");
    }

    [Fact]
    public async Task A_reply_that_was_begun_waits_until_it_is_sent()
    {
        var plan = await PlanOfItsOwnAsync();
        var page = await ReadAsync(plan, 1280);
        await CommentAsync(page, "overview/problem", "What is skipped costs", "How much?");
        var (reply, thread) = (page.Locator(".thread textarea[data-draft], .thread[data-about] form textarea").First, page.Locator(".thread[data-about]"));
        await thread.Locator("summary").ClickAsync();
        await reply.FillAsync("Begun,\nand not sent");
        await page.ReloadAsync();
        await Assertions.Expect(reply).ToBeVisibleAsync();
        await Assertions.Expect(reply).ToHaveValueAsync("Begun,\nand not sent");
        await page.GotoAsync($"{plan}/overview/problem");
        await Assertions.Expect(reply).ToHaveValueAsync("Begun,\nand not sent");
        await page.RouteAsync("**/threads/**", route => route.AbortAsync());
        await thread.Locator("button[value=reply]").ClickAsync();
        await page.UnrouteAsync("**/threads/**");
        await page.GotoAsync($"{plan}/overview/problem");
        await Assertions.Expect(reply).ToHaveValueAsync("Begun,\nand not sent");
        await thread.Locator("button[value=reply]").ClickAsync();
        await Assertions.Expect(thread.Locator(".comment")).ToHaveCountAsync(2);
        await Assertions.Expect(reply).ToHaveValueAsync("");
        await page.ReloadAsync();
        await Assertions.Expect(reply).ToHaveValueAsync("");
        Assert.Equal(0, await page.EvaluateAsync<int>("Object.keys(localStorage).filter(key => key.startsWith('reply:')).length"));
    }

    private async Task<string> PlanOfItsOwnAsync() => await (await site.OpenAsync(Site.Founder)).CopySampleAsync();

    private async Task<IPage> ReadAsync(string plan, int width)
    {
        var page = await site.OpenAsync(Site.Founder, width: width);
        await page.GotoAsync($"{plan}/read");
        return page;
    }

    private static async Task CommentAsync(IPage page, string address, string words, string text)
    {
        await SelectAsync(page, address, words);
        await page.Locator(".selection-tool button").ClickAsync();
        await SendAsync(page, text);
    }

    private static async Task SendAsync(IPage page, string text)
    {
        await page.Locator("#new-comment").FillAsync(text);
        await page.Locator("[data-new-thread] button.btn-brand").ClickAsync();
        await page.Locator(".thread[data-about].hot", new() { HasText = text }).WaitForAsync();
        await page.WaitForTimeoutAsync(400);
    }

    private static async Task<double> TopAsync(IPage page, string what) => (await page.Locator(what).First.BoundingBoxAsync())!.Y;

    private static async Task SelectAsync(IPage page, string address, string words) => await page.EvaluateAsync(
        """
        ([address, words]) => {
          const place = document.querySelector(`[data-text="${address}"]`);
          const walker = document.createTreeWalker(place, NodeFilter.SHOW_TEXT);
          const range = document.createRange();
          const start = place.textContent.indexOf(words), end = start + words.length;
          for (let at = 0; walker.nextNode(); at += walker.currentNode.length) {
            const node = walker.currentNode;
            if (start >= at && start < at + node.length) range.setStart(node, start - at);
            if (end > at && end <= at + node.length) range.setEnd(node, end - at);
          }
          range.startContainer.parentElement.scrollIntoView({ block: "center", behavior: "instant" });
          getSelection().removeAllRanges();
          getSelection().addRange(range);
        }
        """,
        new[] { address, words });
}
