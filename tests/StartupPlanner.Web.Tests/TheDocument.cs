using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
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
        Assert.Contains(days, day => job.Html.Contains($"<dd>{day}</dd>", StringComparison.Ordinal));
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

    [Theory, InlineData(0, "Startup plan", "Version", "Date", "For"), InlineData(1, "创业计划书", "版本", "日期", "阅读范围")]
    public async Task Has_a_cover_with_mark_title_pitch_version_date_and_who_may_read_it(int culture, params string[] labels)
    {
        var (_, plan) = await SampleAsync();
        var html = System.Net.WebUtility.HtmlDecode((await JobAsync(plan, "UTC", Texts.Cultures[culture])).Html);
        var cover = html[html.IndexOf("<header class=\"cover\">", StringComparison.Ordinal)..html.IndexOf("</header>", StringComparison.Ordinal)];
        Assert.Contains("<svg class=\"mark\"", cover, StringComparison.Ordinal);
        var confidential = new Texts(Texts.Cultures[culture])["Reading.Confidential", plan.Name];
        Assert.All((string[])[.. labels, $"<h1>{plan.Name}</h1>", plan.Pitch, $"<dd>{plan.Revision}</dd>", confidential], part => Assert.Contains(part, cover, StringComparison.Ordinal));
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

    private async Task<PrintJob> JobAsync(Plan plan, string zone, CultureInfo? culture = null)
    {
        await using var scope = app.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<IHttpContextAccessor>().HttpContext =
            new DefaultHttpContext { RequestServices = scope.ServiceProvider, User = new(new ClaimsIdentity([new(Claims.TimeZone, zone)], "Test")) };
        return await scope.ServiceProvider.GetRequiredService<PdfDocument>().JobAsync(plan, culture ?? Texts.Cultures[0]);
    }
}
