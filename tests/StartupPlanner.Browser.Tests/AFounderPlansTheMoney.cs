using Microsoft.Playwright;

namespace StartupPlanner.Browser.Tests;

/// <summary>Costs from a spreadsheet and from what is usual, and a budget that is agreed on.</summary>
public sealed class AFounderPlansTheMoney(Site site)
{
    private const string Costs =
        "Hosting\tCost of sales\tmonthly\t1,200\t2027-01\n"
        + "Bookkeeping\tGeneral and administrative\tmonthly\t400\t2027-01\n"
        + "Lawyers\tGeneral and administrative\tonce or repeated\t6,000\t2027-03\n"
        + "Trade fair\tSales and marketing\tonce or repeated\t12k\tJun 2027\n"
        + "Software\tGeneral and administrative\tper person\t150\t2027-01\n"
        + "Labelling\tResearch and development\tmonthly\t2,500\t2027-02\n"
        + "Insurance\tGeneral and administrative\tmonthly\t300\t2027-01\n"
        + "Advertising\tSales and marketing\tcampaign\t2,000\t2027-04";

    [Fact]
    public async Task From_a_pasted_list_to_an_agreed_budget()
    {
        var page = await site.OpenAsync(Site.Founder);
        var plan = await page.StartPlanAsync("Money");
        await page.GotoAsync($"{plan}/overview/settings");
        await page.AnswerAsync("overview-first-month", "2027-01");
        await page.GotoAsync($"{plan}/finance/basis");
        await page.AnswerAsync("finance-opening-cash", "100000");

        await page.GotoAsync($"{plan}/finance/costs");
        var (title, rows) = (page.Locator("#costs-chart-title"), page.Locator("[data-list='finance/costs'] > [data-row]:not(.new)"));
        var empty = await title.TextContentAsync();
        await page.Locator("[data-paste]").ClickAsync();
        await page.Locator("[data-paste-panel] textarea").FillAsync(Costs);
        await page.Locator("[data-paste-in]").ClickAsync();
        await Assertions.Expect(rows).ToHaveCountAsync(8);
        await page.SavedAsync();
        // 12 × 1,900 + 11 × 2,500 + 9 × 2,000 + 6,000 + 12,000.
        await Assertions.Expect(title).ToContainTextAsync("86,300");
        Assert.DoesNotContain("86,300", empty!, StringComparison.Ordinal);
        await Assertions.Expect(page.Locator("[data-outcome] [data-was-text]:not([hidden])").First).ToBeVisibleAsync();

        await page.Locator("[data-starter]", new() { HasText = "Insurance" }).First.ClickAsync();
        await Assertions.Expect(rows).ToHaveCountAsync(9);
        await page.SavedAsync();
        await page.ReloadAsync();
        // What nobody has checked yet is marked as a guess.
        await Assertions.Expect(rows.Nth(8).Locator("a.evidence.guess")).ToHaveCountAsync(1);

        await page.GotoAsync($"{plan}/finance/budget");
        await page.Locator("button[name=go][value$='/take-over']").ClickAsync();
        await page.Locator("#note").FillAsync("The two founders");
        await page.Locator("main form button.btn-brand, form.card0 button.btn-brand").First.ClickAsync();
        await page.WaitForURLAsync("**/finance/budget");
        var general = page.Locator("[data-field='finance/budget/general/amounts']");
        var first = general.Locator("[data-numbers] td input").First;
        var variance = page.Locator("[data-figure='budget.general.0.variance']");
        await Assertions.Expect(variance).ToHaveTextAsync("0");
        await first.FillAsync("1000");
        await first.BlurAsync();
        await page.SavedAsync();
        await Assertions.Expect(variance).ToContainTextAsync("U");
        await Assertions.Expect(page.Locator("[data-figure='budget.warnings']")).ToContainTextAsync("Q1 2027");
        await page.ReloadAsync();
        await Assertions.Expect(first).ToHaveValueAsync("1,000");
    }

    [Fact]
    public async Task A_cost_asks_only_for_what_its_kind_needs()
    {
        var page = await site.OpenAsync(Site.Founder);
        var plan = await page.StartPlanAsync("Kinds");
        await page.GotoAsync($"{plan}/finance/costs");
        var row = page.Locator("[data-list='finance/costs'] > [data-row]").First;
        await row.Locator("[data-open]").ClickAsync();
        var (amount, share) = (row.Locator("[data-field$='/amount']"), row.Locator("[data-field$='/share']"));
        await Assertions.Expect(amount).ToBeVisibleAsync();
        await row.Locator("[data-field$='/kind'] select").SelectOptionAsync("training");
        await Assertions.Expect(amount).ToContainTextAsync("Price per GPU hour");
        await Assertions.Expect(row.Locator("[data-field$='/quantity']")).ToContainTextAsync("GPU hours per run");
        await row.Locator("[data-field$='/kind'] select").SelectOptionAsync("percent-of-line");
        await Assertions.Expect(amount).ToBeHiddenAsync();
        await Assertions.Expect(share).ToBeVisibleAsync();
    }
}
