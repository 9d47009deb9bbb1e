using System.Globalization;
using System.Security.Claims;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using StartupPlanner.Domain.Overview;
using StartupPlanner.Domain.Plans;
using StartupPlanner.Web.Documents;
using StartupPlanner.Web.Documents.Printing;
using StartupPlanner.Web.Identity;
using StartupPlanner.Web.Localization;

namespace StartupPlanner.Web.Tests;

/// <summary>The plan to be read and printed.</summary>
public sealed class TheDocument(PlannerApp app) : IClassFixture<PlannerApp>
{
    /// <summary>26 hours apart: it is never the same day in both.</summary>
    [Theory, InlineData("Pacific/Kiritimati", 14), InlineData("Etc/GMT+12", -12)]
    public async Task Is_dated_in_the_time_zone_of_who_exports_it(string zone, int hours)
    {
        var (_, plan) = await SampleAsync();
        var before = DateTimeOffset.UtcNow.AddHours(hours);
        var job = await JobAsync(plan, zone);
        var days = (string[])[Day(before), Day(DateTimeOffset.UtcNow.AddHours(hours))];
        Assert.Contains(job.Running.Date, days);
        Assert.Contains(days, day => job.Html.Replace('\u00A0', ' ').Contains($"<dd>{day}</dd>", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Titles_a_row_above_the_labels_of_its_fields_and_says_what_its_facts_are()
    {
        var (owner, plan) = await SampleAsync();
        var html = (await JobAsync(plan, "UTC")).Html;
        Assert.Matches("<div class=\"block\" data-address=\"strategy/advantages/[^\"]+\"[^>]*>\\s*<h4>", html);
        Assert.Contains("<h5>Why others can’t copy it", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<h4>Why others can’t copy it", html, StringComparison.Ordinal);
        var texts = new Texts(Texts.Cultures[0]);
        var offer = plan.Strategy.Offers.First(offer => offer.Benefit.Length > 0);
        Assert.Contains($"<span>{texts["Strategy.Offers.Benefit"]}: <span data-text=\"strategy/offers/{offer.Key}/benefit\">", html, StringComparison.Ordinal);
        Assert.Contains($"<span><span data-text=\"strategy/offers/{offer.Key}/kind\">", html, StringComparison.Ordinal);
        var chinese = await app.ClientOf(owner, "zh-CN").GetStringAsync($"/plans/{plan.Id}/read", TestContext.Current.CancellationToken);
        Assert.Contains($"<span>{new Texts(Texts.Cultures[1])["Strategy.Offers.Benefit"]}：<span", chinese, StringComparison.Ordinal);
    }

    [Theory, InlineData(0, "Business plan", "Contact", "Version", "Date"), InlineData(1, "商业计划书", "联系方式", "版本", "日期")]
    public async Task Has_a_cover_with_name_pitch_contact_version_and_date_and_nothing_drawn(int culture, params string[] labels)
    {
        var (_, plan) = await SampleAsync();
        var cover = CoverOf((await JobAsync(plan, "UTC", Texts.Cultures[culture])).Html);
        var overview = plan.Overview;
        Assert.All(
            (string[])[.. labels, $"<h1>{plan.Name}</h1>", plan.Pitch, overview.ContactName, overview.ContactEmail, overview.ContactPhone, overview.Website, overview.VersionName, new Texts(Texts.Cultures[culture])["Reading.Confidential"]],
            part => Assert.Contains(part, cover, StringComparison.Ordinal));
        Assert.DoesNotContain("<svg", cover, StringComparison.Ordinal);
        Assert.DoesNotContain("StartupPlanner", cover, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Says_for_whom_it_is_and_who_may_read_it_as_the_plan_says()
    {
        var (_, plan) = await SampleAsync();
        Set(plan, "overview/recipient", "Harbour Fund");
        Set(plan, "overview/confidentiality", "Only for the partners of Harbour Fund.");
        var cover = CoverOf((await JobAsync(plan, "UTC")).Html);
        Assert.Contains("<dt>Prepared for</dt><dd>Harbour Fund</dd>", cover, StringComparison.Ordinal);
        Assert.Contains("Only for the partners of Harbour Fund.", cover, StringComparison.Ordinal);
    }

    [Theory, InlineData("CNY", "", null, PaperSize.A4), InlineData("USD", "", null, PaperSize.Letter), InlineData("USD", "a4", null, PaperSize.A4), InlineData("CNY", "letter", PaperSize.A4, PaperSize.A4), InlineData("CNY", "", PaperSize.Letter, PaperSize.Letter)]
    public async Task Is_on_the_paper_that_is_asked_for_else_on_that_of_the_plan_else_on_that_of_its_currency(string currency, string chosen, PaperSize? asked, PaperSize paper)
    {
        var plan = Plan.Start(PlanId.New(), DateTimeOffset.UtcNow, new(2027, 1));
        Set(plan, "overview/currency", currency);
        Set(plan, "overview/paper", chosen);
        Assert.Equal(paper, (await JobAsync(plan, "UTC", choice: new(false, asked))).Paper);
    }

    [Theory, InlineData("lumen-dx.en", 0), InlineData("lumen-dx.zh-CN", 1), InlineData("smart-retail.en", 0), InlineData("smart-retail.zh-CN", 1)]
    public async Task Tells_its_readers_nothing_that_is_meant_for_who_writes_it(string sample, int culture)
    {
        var owner = await app.UserAsync("Owner");
        var plan = await app.ReadAsync(owner, await app.SampleAsync(owner, sample));
        var texts = new Texts(Texts.Cultures[culture]);
        var html = System.Net.WebUtility.HtmlDecode((await JobAsync(plan, "UTC", texts.Culture)).Html);
        string[] kinds = ["", ".Lede", ".Why", ".Advisor", ".Example"];
        var asked = Outline.Asked.SelectMany(section => section.Questions).SelectMany(question => kinds.Select(kind => texts.Ask(question, kind)));
        var hints = Outline.Parts.SelectMany(part => part.Fields).Select(field => texts.Hint(field)).Where(hint => hint.Length > 0);
        string[] nagging = [texts["Shared.NotAnswered"], texts["Revenue.Verdict.NoCampaign", "", "", "", "", ""][^12..]];
        var coaching = asked.Concat(hints).Concat(nagging).Where(sentence => Sentences.WidthOf(sentence) > 24).Distinct().ToList();
        Assert.True(coaching.Count > 200, $"{coaching.Count} sentences.");
        Assert.Equal([], coaching.Where(sentence => html.Contains(sentence, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Shows_phases_as_a_timeline_and_scores_as_bars_beside_their_reasons()
    {
        var (_, plan) = await SampleAsync();
        var html = (await JobAsync(plan, "UTC")).Html;
        Assert.Equal(plan.Strategy.Phases.Count, Regex.Count(html, "<rect class=\"bar-\\d\""));
        foreach (var force in plan.Opportunity.Forces)
            Assert.Matches($"data-address=\"opportunity/forces/{force.Key}\"[^§]*?<b>{force.Pressure:0}</b><svg", html);
    }

    [Fact]
    public async Task Lists_tasks_by_their_owner_in_the_order_of_the_months()
    {
        var (_, plan) = await SampleAsync();
        var html = System.Net.WebUtility.HtmlDecode((await JobAsync(plan, "UTC")).Html);
        var table = html[html.IndexOf("<table class=\"tasks-read\">", StringComparison.Ordinal)..];
        table = table[..table.IndexOf("</table>", StringComparison.Ordinal)];
        var bodies = table.Split("<tbody>")[1..];
        Assert.Equal(plan.Strategy.Tasks.Select(task => task.Owner).Distinct().Count(), bodies.Length);
        foreach (var body in bodies)
        {
            var tasks = plan.Strategy.Tasks.Where(task => body.Contains(task.Key, StringComparison.Ordinal)).OrderBy(task => body.IndexOf(task.Key, StringComparison.Ordinal)).ToList();
            Assert.Single(tasks.Select(task => task.Owner).Distinct());
            Assert.Equal(tasks.Select(task => task.Month).Order(), tasks.Select(task => task.Month));
        }
    }

    [Fact]
    public async Task That_is_the_sample_is_not_confidential()
    {
        var sample = await app.ClientOf(null).GetStringAsync("/sample", TestContext.Current.CancellationToken);
        Assert.DoesNotContain("Confidential", sample, StringComparison.Ordinal);
        Assert.Contains("<span>Sample plan</span>", sample, StringComparison.Ordinal);
        Assert.DoesNotContain(" style=", sample, StringComparison.Ordinal);
    }

    private static string Day(DateTimeOffset time) => time.ToString("d MMM yyyy", Texts.Cultures[0]);

    private async Task<(User Owner, Plan Plan)> SampleAsync()
    {
        var owner = await app.UserAsync("Owner");
        return (owner, await app.ReadAsync(owner, await app.SampleAsync(owner)));
    }

    private static void Set(Plan plan, string address, string value)
    {
        var at = Address.Read(address)!;
        Assert.Null(plan.Apply(new Change.SetField(at, at.Field!.Read(at.Part!.Find(plan, "")!), value), DateTimeOffset.UtcNow).Failure);
    }

    private static string CoverOf(string html)
    {
        var page = System.Net.WebUtility.HtmlDecode(html);
        return page[page.IndexOf("<header class=\"cover\">", StringComparison.Ordinal)..page.IndexOf("</header>", StringComparison.Ordinal)];
    }

    private async Task<PrintJob> JobAsync(Plan plan, string zone, CultureInfo? culture = null, DocumentChoice choice = default)
    {
        await using var scope = app.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<IHttpContextAccessor>().HttpContext =
            new DefaultHttpContext { RequestServices = scope.ServiceProvider, User = new(new ClaimsIdentity([new(Claims.TimeZone, zone)], "Test")) };
        return await scope.ServiceProvider.GetRequiredService<PdfDocument>().JobAsync(plan, culture ?? Texts.Cultures[0], choice);
    }
}
