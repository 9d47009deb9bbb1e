using System.Globalization;
using System.Net;
using StartupPlanner.Domain.Plans;
using StartupPlanner.Domain.Sharing;
using StartupPlanner.Web.Localization;

namespace StartupPlanner.Web.Tests;

/// <summary>The pages of the section Finance, and the budget that is taken over from the forecast.</summary>
public sealed class FinanceQuestions(PlannerApp app) : IClassFixture<PlannerApp>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<string, string> Pages { get; } = [.. from question in Outline.SectionAt("finance")!.Questions from culture in Texts.Cultures select (question.Key, culture.Name)];

    [Theory, MemberData(nameof(Pages))]
    public async Task Are_shown_for_the_sample_and_for_a_plan_without_anything(string question, string language)
    {
        var owner = await app.UserAsync("Owner");
        var texts = new Texts(CultureInfo.GetCultureInfo(language));
        foreach (var plan in (PlanId[])[await app.SampleAsync(owner), await app.PlanAsync(owner)])
        {
            var page = await PageAsync(owner, $"/plans/{plan}/finance/{question}", language);
            Assert.Contains(texts.Ask(Outline.QuestionAt("finance", question)!), page, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("en", "budget", "Sales and marketing is over its budget by ¥44,078 (25%) in Q2 2028.")]
    [InlineData("zh-CN", "budget", "销售费用在 2028 Q2 超出预算 ¥4.41 万（25%）。")]
    [InlineData("en", "taxes", "Income tax of 15% on profit, paid quarterly.")]
    [InlineData("en", "currencies", "The plan also uses US dollar (USD); every currency has a rate.")]
    [InlineData("en", "investments", "1. Reference server of our own instead of a rented one: NPV ¥50,106; IRR 30.9%; payback after 2.1 years.")]
    [InlineData("en", "cash-budget", "Cash is lowest in Jan 2027: ¥243,100.")]
    public async Task Say_in_words_what_the_sample_comes_to(string language, string question, string sentence)
    {
        var owner = await app.UserAsync("Owner");
        var plan = await app.SampleAsync(owner);
        Assert.Contains(sentence, await PageAsync(owner, $"/plans/{plan}/finance/{question}", language), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Show_a_plan_that_lacks_a_rate_of_exchange()
    {
        var owner = await app.UserAsync("Owner");
        var plan = await app.PlanAsync(owner);
        var cost = await AddAsync(owner, plan, "finance/costs", ("kind", "fixed"), ("amount", "10"), ("currency", "GBP"));
        Assert.Contains("There’s no rate yet for Pound sterling (GBP)", await PageAsync(owner, $"/plans/{plan}/finance/currencies"), StringComparison.Ordinal);
        foreach (var question in (string[])["costs", "assets", "taxes", "budget", "cash-budget", "investments"])
            Assert.Contains($"href=\"/plans/{plan}/finance/costs#finance-costs-{cost}-currency\"", await PageAsync(owner, $"/plans/{plan}/finance/{question}"), StringComparison.Ordinal);
        foreach (var question in Outline.SectionAt("finance")!.Questions) await PageAsync(owner, $"/plans/{plan}/finance/{question.Key}");
        var response = await app.ClientOf(owner).GetAsync($"/plans/{plan}/finance/take-over", Stop);
        Assert.Equal($"/plans/{plan}/finance/budget", response.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task Take_over_the_forecast_as_the_budget_and_back()
    {
        var owner = await app.UserAsync("Owner");
        var plan = await app.PlanAsync(owner);
        await app.ChangeAsync(owner, plan, new Change.AddRow(Address.Read("finance/costs")!, Guid.CreateVersion7(), new Dictionary<string, string> { ["kind"] = "fixed", ["amount"] = "10" }, null));
        var response = await PlannerApp.PostFormAsync(app.ClientOf(owner), $"/plans/{plan}/finance/take-over", ("commandId", $"{Guid.CreateVersion7()}"), ("Seen", $"{(await app.ReadAsync(owner, plan)).Revision}"), ("Note", "The board"));
        Assert.Equal($"/plans/{plan}/finance/budget", response.Headers.Location!.OriginalString);
        var read = (await app.ReadAsync(owner, plan)).Finance;
        Assert.Equal(("The board", 30m), (read.BudgetNote, read.Budget["general"].Amounts[1]));
        var entry = await app.QueryAsync(db => Task.FromResult(db.Activity.Where(each => each.PlanId == plan).OrderByDescending(each => each.Revision).First().Id));
        await PlannerApp.PostFormAsync(app.ClientOf(owner), $"/plans/{plan}/activity", ("entry", $"{entry}"), ("commandId", $"{Guid.CreateVersion7()}"));
        Assert.Empty((await app.ReadAsync(owner, plan)).Finance.Budget["general"].Amounts);
    }

    [Theory, InlineData("en"), InlineData("zh-CN")]
    public async Task Keep_a_note_that_is_too_long_and_say_so(string language)
    {
        var owner = await app.UserAsync("Owner");
        var plan = await app.PlanAsync(owner);
        var note = new string('x', 301);
        var response = await PlannerApp.PostFormAsync(app.ClientOf(owner, language), $"/plans/{plan}/finance/take-over", ("commandId", $"{Guid.CreateVersion7()}"), ("Seen", $"{(await app.ReadAsync(owner, plan)).Revision}"), ("Note", note));
        var page = WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync(Stop));
        Assert.Contains($"value=\"{note}\"", page, StringComparison.Ordinal);
        Assert.Contains("300", page, StringComparison.Ordinal);
        Assert.Equal("", (await app.ReadAsync(owner, plan)).Finance.BudgetNote);
    }

    [Fact]
    public async Task Are_read_by_an_advisor_who_takes_nothing_over()
    {
        var owner = await app.UserAsync("Owner");
        var plan = await app.SampleAsync(owner);
        var before = (await app.ReadAsync(owner, plan)).Revision;
        var advisor = await app.MemberAsync(plan, PlanRole.Advisor);
        var page = await PageAsync(advisor, $"/plans/{plan}/finance/budget");
        Assert.DoesNotContain("take-over", page, StringComparison.Ordinal);
        Assert.DoesNotContain("name=\"seen:", page, StringComparison.Ordinal);
        var response = await PlannerApp.PostFormAsync(app.ClientOf(advisor), $"/plans/{plan}/finance/take-over", ("commandId", $"{Guid.CreateVersion7()}"));
        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Equal(before, (await app.ReadAsync(owner, plan)).Revision);
    }

    [Theory, InlineData("en", "The plan has changed"), InlineData("zh-CN", "计划又有改动")]
    public async Task Take_over_no_other_amounts_than_were_shown(string language, string message)
    {
        var owner = await app.UserAsync("Owner");
        var plan = await app.PlanAsync(owner);
        await AddAsync(owner, plan, "finance/costs", ("kind", "fixed"), ("amount", "10"));
        var shown = (await app.ReadAsync(owner, plan)).Revision;
        Assert.Contains($"name=\"Seen\" value=\"{shown}\"", await PageAsync(owner, $"/plans/{plan}/finance/take-over"), StringComparison.Ordinal);
        await AddAsync(owner, plan, "finance/costs", ("kind", "fixed"), ("amount", "2000"));
        var response = await PlannerApp.PostFormAsync(app.ClientOf(owner, language), $"/plans/{plan}/finance/take-over", ("commandId", $"{Guid.CreateVersion7()}"), ("Seen", $"{shown}"), ("Note", "The board"));
        var page = WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync(Stop));
        var read = await app.ReadAsync(owner, plan);
        Assert.Empty(read.Finance.Budget["general"].Amounts);
        foreach (var part in (string[])[message, $"name=\"Seen\" value=\"{read.Revision}\"", "value=\"The board\"", "24,120"]) Assert.Contains(part, page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en", "Income tax of 5% on profit, paid quarterly. You charge customers 3% VAT and pay it quarterly;")]
    [InlineData("zh-CN", "利润按 5% 缴所得税，按季缴纳。向客户另收 3% 增值税，按季缴纳；")]
    public async Task Say_how_tax_that_is_not_reclaimed_is_paid(string language, string sentence)
    {
        var owner = await app.UserAsync("Owner");
        var plan = await app.PlanAsync(owner);
        await app.SetAsync(owner, plan, "finance/tax-preset", "china-small-scale");
        await app.SetAsync(owner, plan, "finance/income-tax", "5%");
        await app.SetAsync(owner, plan, "finance/sales-tax", "3%");
        Assert.Contains(sentence, await PageAsync(owner, $"/plans/{plan}/finance/taxes", language), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Name_fiscal_years_in_the_readers_language()
    {
        var owner = await app.UserAsync("Owner");
        var plan = await app.PlanAsync(owner);
        await AddAsync(owner, plan, "finance/costs", ("kind", "fixed"), ("amount", "10"));
        await AddAsync(owner, plan, "finance/assets", ("price", "1000"), ("month", $"{(await app.ReadAsync(owner, plan)).FirstMonth}"), ("life", "36"));
        await app.SetAsync(owner, plan, "finance/fiscal-year-start", "4");
        foreach (var page in (string[])["finance/budget", "finance/cash-budget", "finance/assets", "finance/take-over"])
        {
            var text = await PageAsync(owner, $"/plans/{plan}/{page}", "zh-CN");
            Assert.Matches("20[0-9]{2} 财年", text);
            Assert.DoesNotMatch("FY20", text);
        }
    }

    [Fact]
    public async Task Name_the_months_of_a_budget_that_begins_with_no_quarter()
    {
        var owner = await app.UserAsync("Owner");
        var plan = await app.PlanAsync(owner);
        await app.SetAsync(owner, plan, "finance/budget-from", "2027-01");
        await app.SetAsync(owner, plan, "finance/fiscal-year-start", "12");
        Assert.Contains("Jan 2027 – Mar 2027", await PageAsync(owner, $"/plans/{plan}/finance/budget"), StringComparison.Ordinal);
        Assert.Contains("2027年1月至2027年3月", await PageAsync(owner, $"/plans/{plan}/finance/budget", "zh-CN"), StringComparison.Ordinal);
    }

    [Theory, InlineData("en", "IRR above 10,000%"), InlineData("zh-CN", "超过 10,000%")]
    public async Task Name_no_rate_of_return_that_nobody_would_believe(string language, string words)
    {
        var owner = await app.UserAsync("Owner");
        var plan = await app.PlanAsync(owner);
        await app.SetAsync(owner, plan, "finance/discount-rate", "10%");
        await AddAsync(owner, plan, "finance/investments", ("name", "Wonder"), ("outlay", "1"), ("life", "1"), ("inflows", "300"));
        Assert.Contains(words, await PageAsync(owner, $"/plans/{plan}/finance/investments", language), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Write_what_is_paid_with_the_sign_that_the_rest_has()
    {
        var owner = await app.UserAsync("Owner");
        var plan = await app.PlanAsync(owner);
        await AddAsync(owner, plan, "finance/costs", ("kind", "fixed"), ("amount", "10"));
        var page = await PageAsync(owner, $"/plans/{plan}/finance/cash-budget");
        Assert.Contains(">−10<", page, StringComparison.Ordinal);
        Assert.DoesNotMatch(">-[0-9]", page);
    }

    [Theory]
    [InlineData("en", "GPU hours per run: 4,000", "Repeats every: 3 months", "Price per GPU hour", "First 12 months")]
    [InlineData("zh-CN", "4,000", "3 个月", "前 12 个月")]
    public async Task Read_what_a_cost_comes_to_and_how(string language, params string[] facts)
    {
        var owner = await app.UserAsync("Owner");
        var plan = await app.PlanAsync(owner);
        await AddAsync(owner, plan, "finance/costs", ("name", "Runs"), ("kind", "training"), ("amount", "2.3"), ("quantity", "4000"), ("every", "3"));
        var page = await PageAsync(owner, $"/plans/{plan}/read", language);
        var text = System.Text.RegularExpressions.Regex.Replace(page[page.IndexOf("finance-costs", StringComparison.Ordinal)..], "<[^>]*>", "");
        // Four runs of 9,200.
        foreach (var fact in (string[])[.. facts, language == "en" ? "36,800" : "3.68 万"]) Assert.Contains(fact, text, StringComparison.Ordinal);
    }

    private async Task<Guid> AddAsync(Identity.User owner, PlanId plan, string list, params (string Field, string Value)[] values)
    {
        var id = Guid.CreateVersion7();
        await app.ChangeAsync(owner, plan, new Change.AddRow(Address.Read(list)!, id, values.ToDictionary(value => value.Field, value => value.Value), null));
        return id;
    }

    private async Task<string> PageAsync(Identity.User user, string address, string language = "en")
    {
        var response = await app.ClientOf(user, language).GetAsync(address, Stop);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync(Stop));
    }
}
