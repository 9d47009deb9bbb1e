using System.Text.RegularExpressions;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace StartupPlanner.Browser.Tests;

/// <summary>Texts are edited as they read, and kept as Markdown.</summary>
public sealed class ARichText(Site site)
{
    private const string Problem = "#overview-problem";

    [Fact]
    public async Task Is_written_with_shortcuts_buttons_and_signs_and_kept_as_Markdown()
    {
        var (page, text) = await StartAsync("Written");
        await page.Keyboard.TypeAsync("Plain ");
        await page.Keyboard.PressAsync("Control+b");
        await page.Keyboard.TypeAsync("bold");
        await page.Keyboard.PressAsync("Control+b");
        await page.Keyboard.TypeAsync(" and *italic*, 3*4 and a_b.\n");
        await page.Keyboard.TypeAsync("- one\n- two\n\n1. first\nsecond\n\n# Head\n");
        await page.Locator("[data-tool=list]").ClickAsync();
        await page.Keyboard.TypeAsync("three");
        await page.Locator("[data-tool=numbers]").ClickAsync();
        await page.Keyboard.PressAsync("Shift+Home");
        await page.Keyboard.PressAsync("Control+k");
        await page.Keyboard.TypeAsync("example.com/three");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(text).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("End");
        await page.Keyboard.TypeAsync("\n\n");
        await page.Locator("[data-tool=table]").ClickAsync();
        await TypeCellsAsync(page, "A|B", "C", "D", "1", "2", "3");
        var wanted = "Plain **bold** and *italic*, 3*4 and a_b.\n\n- one\n- two\n\n1. first\n2. second\n\n# Head\n\n1. [three](https://example.com/three)\n\n"
            + "| A\\|B | C | D |\n|---|---|---|\n| 1 | 2 | 3 |\n|  |  |  |";
        await Assertions.Expect(page.Locator(Problem)).ToHaveValueAsync(wanted);
        await page.SavedAsync();
        await page.ReloadAsync();
        await Assertions.Expect(page.Locator(Problem)).ToHaveValueAsync(wanted);
        await Assertions.Expect(text.Locator("th").First).ToHaveTextAsync("A|B");
        Assert.DoesNotMatch("[*|]{2}|---", await text.InnerTextAsync());
    }

    [Fact]
    public async Task Leaves_what_nobody_touched_as_it_was_written_and_takes_back_by_its_button()
    {
        var (page, text) = await StartAsync("Untouched");
        const string Before = "* one\n* two\n\n__Bold__ of old\n\nHead\n----\n\n|a|b|\n|:-|-:|\n|1|2|";
        await WriteAsync(page, Before);
        await page.ReloadAsync();
        await page.EnterAsync("overview-problem");
        await Assertions.Expect(page.Locator("[data-tool=undo]")).ToBeDisabledAsync();
        await text.Locator("strong").ClickAsync();
        await page.Keyboard.PressAsync("End");
        await page.Keyboard.TypeAsync(", and more");
        await Assertions.Expect(page.Locator(Problem)).ToHaveValueAsync(Before.Replace("__Bold__ of old", "**Bold** of old, and more", StringComparison.Ordinal));
        await page.Locator("[data-tool=undo]").ClickAsync();
        await Assertions.Expect(page.Locator(Problem)).ToHaveValueAsync(Before);
    }

    [Fact]
    public async Task Takes_structure_from_Word_a_spreadsheet_and_a_web_page_and_nothing_else()
    {
        var (page, _) = await StartAsync("Pasted");
        await PasteAsync(page, "text/html", """
            <html xmlns:o="x"><head><style>p.MsoNormal {color:red}</style></head><body><!--StartFragment--><h1 style="color:#2F5496"><b>Market</b></h1>
            <p class=MsoNormal><b><span style="font-size:11pt;color:red">Bold</span></b><o:p></o:p> words</p>
            <p class=MsoListParagraphCxSpFirst style="text-indent:-18pt;mso-list:l0 level1 lfo1"><![if !supportLists]><span style="mso-list:Ignore">·<span style="font:7pt Times">&nbsp;&nbsp; </span></span><![endif]>one</p>
            <p class=MsoListParagraphCxSpMiddle style="mso-list:l0 level2 lfo1"><span style="mso-list:Ignore">1.<span>&nbsp; </span></span>below</p>
            <p class=MsoListParagraphCxSpLast style="mso-list:l0 level1 lfo1"><span style="mso-list:Ignore">·<span>&nbsp; </span></span>two</p><!--EndFragment--></body></html>
            """);
        const string Word = "# Market\n\n**Bold** words\n\n- one\n  1. below\n- two";
        await Assertions.Expect(page.Locator(Problem)).ToHaveValueAsync(Word);
        await page.Keyboard.TypeAsync("\n\n");
        await PasteAsync(page, "text/html", "<table><colgroup><col width=64></colgroup><tr><td class=xl65 colspan=2>Year</td><td style='text-align:right'>Units</td></tr><tr><td>2027</td><td></td><td style='text-align:right'><font color=red>1,200</font></td></tr></table>");
        const string Sheet = Word + "\n\n| Year |  | Units |\n|---|---|---:|\n| 2027 |  | 1,200 |";
        await Assertions.Expect(page.Locator(Problem)).ToHaveValueAsync(Sheet);
        await page.Keyboard.PressAsync("Control+End");
        await page.Keyboard.PressAsync("Enter");
        await PasteAsync(page, "text/html", "<div class='x'><script>alert(1)</script><p onclick='x()'>See <a href='https://example.com/a' class='b'>there</a>, <b style='font-weight:normal'>not</b> <a href='javascript:x()'><span style='font-weight:700'>here</span></a><img src='https://example.com/i.png'></p></div>");
        await Assertions.Expect(page.Locator(Problem)).ToHaveValueAsync(new Regex(@"See \[there\]\(https://example\.com/a\), not \*\*here\*\*$"));
        await page.SavedAsync();
    }

    [Fact]
    public async Task Takes_Markdown_and_rows_of_plain_text_for_what_they_are()
    {
        var (page, text) = await StartAsync("Plain");
        await PasteAsync(page, "text/plain", "## Plan\n\n* do **this**\n* or that");
        await Assertions.Expect(text.Locator("li strong")).ToHaveTextAsync("this");
        await Assertions.Expect(page.Locator(Problem)).ToHaveValueAsync("## Plan\n\n- do **this**\n- or that");
        await page.Keyboard.PressAsync("Control+a");
        await PasteAsync(page, "text/plain", "a\tb\n1\t2");
        await Assertions.Expect(page.Locator(Problem)).ToHaveValueAsync("| a | b |\n|---|---|\n| 1 | 2 |");
    }

    [Fact]
    public async Task Takes_pictures_that_are_pasted_or_chosen_and_says_why_one_is_refused()
    {
        var (page, text) = await StartAsync("Pictures");
        await page.Keyboard.TypeAsync("See ");
        await page.EvaluateAsync(PastePicture);
        var picture = text.Locator("img[alt=dot]");
        await Assertions.Expect(picture).ToHaveAttributeAsync("alt", "dot");
        await Assertions.Expect(picture).ToHaveJSPropertyAsync("naturalWidth", 3);
        await Assertions.Expect(page.Locator(Problem)).ToHaveValueAsync(new Regex(@"^See !\[dot\]\(files/[0-9a-f-]{36}\)$"));
        await page.Locator(".rich-tools input[type=file]").SetInputFilesAsync(new FilePayload { Name = "note.png", MimeType = "image/png", Buffer = "no picture"u8.ToArray() });
        await Assertions.Expect(page.Locator(".rich > .field-error")).Not.ToBeEmptyAsync();
        await page.SavedAsync();
        await page.ReloadAsync();
        await Assertions.Expect(picture).ToHaveJSPropertyAsync("naturalWidth", 3);
        await page.GotoAsync(page.Url.Replace("overview/problem", "read", StringComparison.Ordinal));
        await Assertions.Expect(page.Locator("img[alt=dot]")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task Sends_nothing_when_it_is_only_opened_and_reads_the_same_when_all_of_it_is_written_anew()
    {
        var page = await site.OpenAsync(Site.Founder);
        var plans = new List<string>();
        foreach (var name in (string[])["Lumen Dx", "影析医疗"]) plans.Add((await page.Locator("a.card0", new() { HasText = name }).First.GetAttributeAsync("href"))!);
        var posted = new List<string>();
        page.Request += (_, request) =>
        {
            if (request.Url.Contains("/changes", StringComparison.Ordinal)) posted.Add(request.Url);
        };
        var texts = 0;
        foreach (var plan in plans)
            foreach (var question in (string[])["overview/problem", "overview/solution", "overview/market-position", "overview/why-now", "overview/goal", "overview/existing", "overview/traction", "opportunity/sources", "opportunity/feasibility-study", "opportunity/decision", "strategy/customers", "strategy/offers", "strategy/advantages", "team/members", "team/hiring"])
            {
                await page.GotoAsync($"{plan}/{question}");
                var written = await page.EvaluateAsync<string[][]>(ReadAgain);
                foreach (var pair in written) Assert.Equal(pair[0], pair[1]);
                texts += written.Length;
                foreach (var box in await page.Locator(".rich:not([hidden] *) > textarea").AllAsync())
                    if (await box.IsVisibleAsync()) await box.FocusAsync();
            }
        Assert.True(texts > 60, $"{texts}");
        Assert.Empty(posted);
    }

    [Theory]
    [InlineData("*a*b **c** ***d*** ~~e~~ `f*` \\*g\\* 3*4 snake_case \\_h\\_ **i *j* k** *l **m** n* https://example.com/a_b end"), InlineData("[a\\]b](https://example.com/a_b_c \"t\") ![x] [y][z] \\[k\\](l) <https://example.com/~q>")]
    [InlineData("1\\. not\n\n\\- not\n\n\\# not\n\n\\> not\n\n\\+ not\n\n\\=== not\n\n\\---\n\nC:\\\\dir and \\` tick &amp;lt; a &lt; b")]
    [InlineData("- a\n  - b\n\n    c\n- d\n\n3) x\n4) y\n\n> q\n>\n> - r\n\n```\ncode ``` `\n```\n\n---\n\na\\\nb  \nc")]
    [InlineData("毛利**（60%）**以上，**“快”**App。\n\n1、不是列表\n\n-甲\n-乙\n\n#话题# 大家好\n\n\\#标题\n\n\\-项目\n\n#小标题\n\n　　缩进的段落\n• 点")]
    [InlineData("| a\\|b | **c** |\n|:-:|--:|\n| `x` | [l](https://example.com) |\n|  | - 1. |\n\na | b\n\n\\| --- |")]
    public async Task Reads_the_same_when_it_is_written_anew(string markdown)
    {
        var (page, _) = await StartAsync("Anew");
        await page.EvaluateAsync("markdown => document.querySelector('#overview-problem').value = markdown", markdown);
        var pair = Assert.Single(await page.EvaluateAsync<string[][]>(ReadAgain));
        Assert.Equal(pair[0], pair[1]);
    }

    [Fact]
    public async Task Is_loaded_when_it_is_entered_and_typed_into_its_box_where_it_cannot_be_had()
    {
        var page = await site.OpenAsync(Site.Founder);
        var plan = await page.StartPlanAsync("Loaded");
        // An empty text is entered as its page opens.
        await page.AnswerAsync("overview-problem", "Before.");
        await page.RouteAsync("**/dist/rich.js", route => route.AbortAsync());
        var loads = 0;
        page.Request += (_, request) => loads += request.Url.EndsWith("/dist/rich.js", StringComparison.Ordinal) ? 1 : 0;
        // A mouse that rests on the text would enter it.
        await page.Mouse.MoveAsync(0, 0);
        loads = 0;
        await page.GotoAsync($"{plan}/overview/problem");
        await page.SavedAsync();
        Assert.Equal(0, loads);
        await page.Locator($"label[for={Problem[1..]}]").ClickAsync();
        await Assertions.Expect(page.Locator(Problem)).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("In the **box**");
        Assert.NotEqual(0, loads);
        await page.SavedAsync();
        await page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(page.Locator(".rich-text strong")).ToHaveTextAsync("box");
    }

    [Theory, InlineData("light", "en", 1280), InlineData("dark", "zh-CN", 390)]
    public async Task Is_accessible_and_left_by_the_tab_key(string theme, string language, int width)
    {
        var page = await site.OpenAsync(Site.Founder, language, width, theme);
        await page.StartPlanAsync("Accessible");
        var text = await page.EnterAsync("overview-problem");
        await page.Keyboard.TypeAsync("- one\n\n");
        await page.Locator("[data-tool=table]").ClickAsync();
        await TypeCellsAsync(page, "Words", "More", "Most");
        var found = await page.RunAxe();
        Assert.Empty(found.Violations.Select(violation => $"{violation.Id}: {violation.Nodes[0].Html}"));
        await Assertions.Expect(text).ToHaveAccessibleNameAsync(language == "en" ? "Problem" : "问题");
        Assert.Equal(width, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        await page.Keyboard.PressAsync("Control+Home");
        await page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(page.Locator("[data-tool=bold]")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Tab");
        Assert.False(await page.EvaluateAsync<bool>("document.querySelector('.rich').contains(document.activeElement)"));
    }

    // Every text of the page, read, written anew, and read again: how it reads before and after.
    private const string ReadAgain = """
        async () => {
          const { read, write } = await import("/dist/rich.js");
          const token = document.querySelector("input[name=__RequestVerificationToken]").value;
          const reading = async text => {
            const body = new FormData();
            body.set("text", text);
            body.set("plan", location.pathname.split("/")[2]);
            body.set("__RequestVerificationToken", token);
            return (await (await fetch("/preview", { method: "POST", body })).text()).replace(/ data-lines="[^"]*"/g, "");
          };
          const same = html => html.replace(/\s+/g, " ");
          return await Promise.all([...document.querySelectorAll(".rich textarea")].map(box => box.value).filter(text => text).map(async text => {
            const html = await reading(text);
            return [same(html), same(await reading(write(read(html).doc, [])))];
          }));
        }
        """;

    private const string PastePicture = """
        async () => {
          const canvas = new OffscreenCanvas(3, 2);
          canvas.getContext("2d").fillRect(0, 0, 3, 2);
          const data = new DataTransfer();
          data.items.add(new File([await canvas.convertToBlob()], "dot.png", { type: "image/png" }));
          document.activeElement.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
        }
        """;

    private async Task<(IPage Page, ILocator Text)> StartAsync(string name)
    {
        var page = await site.OpenAsync(Site.Founder);
        await page.StartPlanAsync(name);
        return (page, await page.EnterAsync("overview-problem"));
    }

    private static async Task WriteAsync(IPage page, string markdown)
    {
        await page.EvaluateAsync("markdown => { const box = document.querySelector('#overview-problem'); box.value = markdown; box.dispatchEvent(new Event('input', { bubbles: true })); }", markdown);
        await page.SavedAsync();
    }

    private static async Task TypeCellsAsync(IPage page, params string[] cells)
    {
        foreach (var cell in cells)
        {
            await page.Keyboard.TypeAsync(cell);
            await page.Keyboard.PressAsync("Tab");
        }
    }

    private static async Task PasteAsync(IPage page, string type, string text) => await page.EvaluateAsync(Paste, new[] { type, text });

    private const string Paste = """
        ([type, text]) => {
          const data = new DataTransfer();
          data.setData(type, text);
          document.activeElement.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
        }
        """;
}
