using Microsoft.Playwright;

namespace StartupPlanner.Browser.Tests;

/// <summary>What is typed by way of an input method is saved once it is composed, and never before.</summary>
public sealed class AnInputMethod(Site site)
{
    [Fact]
    public async Task Saves_what_was_composed_and_logs_nothing_on_the_way()
    {
        var (page, plan, posted) = await OpenAsync("Composing");
        var text = await page.EnterAsync("overview-problem");
        var method = await page.Context.NewCDPSessionAsync(page);
        await ComposeAsync(method, "s", "sh", "shou", "shou'h", "shou'hang");
        await page.WaitForTimeoutAsync(1500);
        Assert.Empty(posted);
        await method.SendAsync("Input.insertText", new() { ["text"] = "首行" });
        await page.SavedAsync();
        await ComposeAsync(method, "d", "di", "di'er");
        await page.WaitForTimeoutAsync(1000);
        await method.SendAsync("Input.insertText", new() { ["text"] = "第二" });
        await Assertions.Expect(page.Locator("#overview-problem")).ToHaveValueAsync("首行第二");
        await text.BlurAsync();
        await page.SavedAsync();
        await page.ReloadAsync();
        await Assertions.Expect(page.Locator("#overview-problem")).ToHaveValueAsync("首行第二");
        Assert.NotEmpty(posted);
        Assert.DoesNotContain(posted, body => body.Contains("shou", StringComparison.Ordinal) || body.Contains("di", StringComparison.Ordinal) && !body.Contains("第二", StringComparison.Ordinal));
        await page.GotoAsync($"{plan}/activity");
        Assert.DoesNotContain("shou", await page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Leaves_out_what_is_still_composed_when_the_page_is_left()
    {
        var (page, plan, posted) = await OpenAsync("Left composing");
        await page.EnterAsync("overview-problem");
        var method = await page.Context.NewCDPSessionAsync(page);
        await method.SendAsync("Input.insertText", new() { ["text"] = "已有" });
        await ComposeAsync(method, "p", "pin", "pin'yin");
        await page.ReloadAsync();
        Assert.Equal("已有", await page.Locator("#overview-problem").InputValueAsync());
        await page.SavedAsync();
        Assert.DoesNotContain(posted, body => body.Contains("pin", StringComparison.Ordinal));
        await page.GotoAsync($"{plan}/activity");
        Assert.DoesNotContain("pin", await page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Saves_nothing_by_hand_while_it_composes()
    {
        var (page, _, posted) = await OpenAsync("By hand");
        await page.EnterAsync("overview-problem");
        var method = await page.Context.NewCDPSessionAsync(page);
        await ComposeAsync(method, "z", "zhong");
        await page.EvaluateAsync("() => { document.dispatchEvent(new Event('visibilitychange')); Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true }); document.dispatchEvent(new Event('visibilitychange')); delete document.visibilityState; }");
        await page.EvaluateAsync("() => window.dispatchEvent(new KeyboardEvent('keydown', { key: 's', ctrlKey: true, bubbles: true }))");
        await page.WaitForTimeoutAsync(800);
        Assert.Empty(posted);
        await method.SendAsync("Input.insertText", new() { ["text"] = "中" });
        await page.SavedAsync();
        await page.ReloadAsync();
        await Assertions.Expect(page.Locator("#overview-problem")).ToHaveValueAsync("中");
    }

    [Fact]
    public async Task Takes_the_enter_key_for_itself_also_where_the_browser_ends_the_composition_first()
    {
        var (page, _, _) = await OpenAsync("Enter", "/overview/basics");
        const string Press = """
            code => {
              const text = document.querySelector("#overview-pitch");
              text.dispatchEvent(new CompositionEvent("compositionstart", { bubbles: true }));
              text.dispatchEvent(new CompositionEvent("compositionend", { bubbles: true }));
              return text.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", keyCode: code, bubbles: true, cancelable: true }));
            }
            """;
        Assert.True(await page.EvaluateAsync<bool>(Press, 229));
        Assert.False(await page.EvaluateAsync<bool>(Press, 13));
    }

    [Fact]
    public async Task Begins_a_row_that_is_added_once_it_is_composed()
    {
        var (page, _, posted) = await OpenAsync("Row", "/overview/outcomes");
        await page.Locator(".item.new .form-control").First.FocusAsync();
        var method = await page.Context.NewCDPSessionAsync(page);
        await ComposeAsync(method, "c", "cheng", "cheng'ben");
        await page.WaitForTimeoutAsync(1000);
        Assert.Empty(posted);
        await method.SendAsync("Input.insertText", new() { ["text"] = "成本" });
        await page.SavedAsync();
        await page.ReloadAsync();
        await Assertions.Expect(page.Locator(".item .form-control").First).ToHaveValueAsync("成本");
        Assert.DoesNotContain(posted, body => body.Contains("cheng", StringComparison.Ordinal));
    }

    private async Task<(IPage Page, string Plan, List<string> Posted)> OpenAsync(string name, string question = "/overview/problem")
    {
        var page = await site.OpenAsync(Site.Founder, "zh-CN");
        var plan = await page.StartPlanAsync(name);
        await page.GotoAsync(plan + question);
        var posted = new List<string>();
        page.Request += (_, request) =>
        {
            if (request.Url.Contains("/changes", StringComparison.Ordinal)) posted.Add(System.Text.RegularExpressions.Regex.Unescape(request.PostData ?? ""));
        };
        return (page, plan, posted);
    }

    private static async Task ComposeAsync(ICDPSession method, params string[] typed)
    {
        foreach (var text in typed) await method.SendAsync("Input.imeSetComposition", new() { ["text"] = text, ["selectionStart"] = text.Length, ["selectionEnd"] = text.Length });
    }
}
