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
    [InlineData("en", "taxes", "Profit is taxed at 15%, paid each quarter.")]
    [InlineData("en", "currencies", "The plan also has amounts in US dollar (USD); each has a rate.")]
    [InlineData("en", "investments", "1. Reference server of our own instead of a rented one: worth ¥50,106 today; rate of return 30.9%; money back after 2.1 years.")]
    [InlineData("en", "cash-budget", "The lowest cash is ¥243,100 in Jan 2027")]
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
        await app.ChangeAsync(owner, plan, new Change.AddRow(Address.Read("finance/costs")!, Guid.CreateVersion7(), new Dictionary<string, string> { ["kind"] = "fixed", ["amount"] = "10", ["currency"] = "GBP" }, null));
        Assert.Contains("There is no rate yet for Pound sterling (GBP)", await PageAsync(owner, $"/plans/{plan}/finance/currencies"), StringComparison.Ordinal);
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
        var response = await PlannerApp.PostFormAsync(app.ClientOf(owner), $"/plans/{plan}/finance/take-over", ("commandId", $"{Guid.CreateVersion7()}"), ("Note", "The board"));
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
        var response = await PlannerApp.PostFormAsync(app.ClientOf(owner, language), $"/plans/{plan}/finance/take-over", ("commandId", $"{Guid.CreateVersion7()}"), ("Note", note));
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

    private async Task<string> PageAsync(Identity.User user, string address, string language = "en")
    {
        var response = await app.ClientOf(user, language).GetAsync(address, Stop);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync(Stop));
    }
}
