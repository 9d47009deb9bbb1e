using System.Text;
using Microsoft.Playwright;

namespace StartupPlanner.Browser.Tests;

/// <summary>The section Team from nothing to the printed plan.</summary>
public sealed class AFounderBuildsTheTeam(Site site)
{
    private const string Chinese = "算法工程师\t研发\t2\t2027-01\t22,000\n销售负责人\t市场销售\t1\t2027年6月\t1.8万";
    private const string English = "Model engineer\tR&D\t2\t2027-01\t22,000\nHead of sales\tsales and marketing\t1\tJun 2027\t18k";

    [Theory, InlineData("zh-CN", Chinese, "销售负责人", "数据"), InlineData("en", English, "Head of sales", "Data")]
    public async Task By_hand_by_starters_and_by_a_pasted_block(string language, string block, string hire, string skill)
    {
        var page = await site.OpenAsync(Site.Founder, language);
        var plan = await page.StartPlanAsync("Team");
        await AddMembersAsync(page, plan);

        await page.GotoAsync($"{plan}/team/hiring");
        await PasteAsync(page, block);
        var rows = page.Locator("[data-list='team/hires'] > [data-row]:not(.new)");
        await Assertions.Expect(rows).ToHaveCountAsync(2);
        await page.SavedAsync();
        // What the edit did stands beside the form: before it nobody was paid.
        await Assertions.Expect(page.Locator("[data-outcome] [data-was-text]").First).ToBeVisibleAsync();
        // A bar of the first series.
        await page.Locator("figure.chart svg path[fill='#0e5f4f']").First.WaitForAsync(new() { State = WaitForSelectorState.Attached });
        await Assertions.Expect(page.Locator("figure.chart [data-chart-title]")).ToContainTextAsync("3");
        // The table beneath the chart goes along: a month for each month of the plan, a column for each series.
        Assert.True(await page.Locator("figure.chart tbody tr").CountAsync() > 24);
        await Assertions.Expect(page.Locator("figure.chart thead th")).ToHaveCountAsync(4);

        await page.GotoAsync($"{plan}/team/skills");
        await page.Locator("#team-skills-data-required").SelectOptionAsync("4");
        await Assertions.Expect(page.Locator("[data-figure='skills.verdict']")).ToContainTextAsync(skill);
        await page.SavedAsync();

        await page.GotoAsync($"{plan}/read");
        var team = page.Locator("[data-address='team']");
        foreach (var text in (string[])["Ada", hire, skill]) await Assertions.Expect(team).ToContainTextAsync(text);
        var pdf = await page.APIRequest.GetAsync($"{plan}/plan.pdf", new() { Timeout = 120_000 });
        Assert.Equal("%PDF", Encoding.ASCII.GetString((await pdf.BodyAsync())[..4]));
        await CommentAsync(page, hire);
        await ImportAsync(page, await (await page.APIRequest.GetAsync($"{plan}/plan.json")).BodyAsync());
        await page.GotoAsync($"{new Uri(page.Url).AbsolutePath.Split("/overview")[0]}/team/hiring");
        await Assertions.Expect(rows).ToHaveCountAsync(2);
    }

    [Fact]
    public async Task A_pasted_hiring_plan_is_undone_as_one()
    {
        var page = await site.OpenAsync(Site.Founder);
        var plan = await page.StartPlanAsync("Undo");
        await page.GotoAsync($"{plan}/team/hiring");
        await PasteAsync(page, English);
        var rows = page.Locator("[data-list='team/hires'] > [data-row]:not(.new)");
        await Assertions.Expect(rows).ToHaveCountAsync(2);
        await page.SavedAsync();
        await page.Locator("[data-undo]").ClickAsync();
        await Assertions.Expect(rows).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task An_incentive_asks_only_for_what_its_kind_needs()
    {
        var page = await site.OpenAsync(Site.Founder);
        var plan = await page.StartPlanAsync("Incentives");
        await page.GotoAsync($"{plan}/team/incentives");
        var row = page.Locator("[data-list='team/incentives'] > [data-row]").First;
        var (share, vesting) = (row.Locator("[data-field$='/share']"), row.Locator("[data-field$='/vesting-months']"));
        await Assertions.Expect(share).ToBeHiddenAsync();
        await row.Locator("[data-field$='/kind'] select").SelectOptionAsync("options");
        await Assertions.Expect(vesting).ToBeVisibleAsync();
        await Assertions.Expect(share).ToBeHiddenAsync();
        await row.Locator("[data-field$='/kind'] select").SelectOptionAsync("bonus");
        await Assertions.Expect(vesting).ToBeHiddenAsync();
        await Assertions.Expect(share).ToContainTextAsync("Share of yearly salary");
    }

    private static async Task CommentAsync(IPage page, string hire)
    {
        var row = page.Locator("[data-address='team/hiring'] tr[data-address]", new() { HasText = hire });
        await row.HoverAsync();
        await row.Locator("[data-comment-on]").ClickAsync();
        await page.Locator(".thread textarea").First.FillAsync("Not earlier?");
        await page.Locator(".thread form button.btn-brand").First.ClickAsync();
        await Assertions.Expect(page.Locator(".thread", new() { HasText = "Not earlier?" }).First).ToBeVisibleAsync();
    }

    private static async Task ImportAsync(IPage page, byte[] file)
    {
        await page.GotoAsync("/plans/import");
        await page.Locator("#file").SetInputFilesAsync(new FilePayload { Name = "plan.json", MimeType = "application/json", Buffer = file });
        await page.Locator("main form button.btn-brand, form button.btn-brand").First.ClickAsync();
        await page.WaitForURLAsync(url => !url.EndsWith("/import", StringComparison.Ordinal));
    }

    private static async Task AddMembersAsync(IPage page, string plan)
    {
        await page.GotoAsync($"{plan}/team/members");
        var members = page.Locator("[data-list='team/members'] > [data-row]:not(.new)");
        await page.Locator("[data-starter]").Nth(0).ClickAsync();
        await Assertions.Expect(members).ToHaveCountAsync(1);
        await members.First.Locator("[data-field$='/name'] input:not([type=hidden])").FillAsync("Ada");
        await page.SavedAsync();
        await page.Locator("[data-starter]").Nth(1).ClickAsync();
        await Assertions.Expect(members).ToHaveCountAsync(2);
        await members.Nth(1).Locator("[data-field$='/name'] input:not([type=hidden])").FillAsync("Zhou");
        await members.Nth(1).Locator("[data-field$='/name'] input:not([type=hidden])").BlurAsync();
        await page.SavedAsync();
    }

    private static async Task PasteAsync(IPage page, string block)
    {
        await page.Locator("[data-paste]").ClickAsync();
        await page.Locator("[data-paste-panel] textarea").FillAsync(block);
        await page.Locator("[data-paste-in]").ClickAsync();
    }
}
