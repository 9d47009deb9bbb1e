using System.Net;
using StartupPlanner.Domain.Evidence;
using StartupPlanner.Domain.Plans;
using StartupPlanner.Domain.Sharing;
using StartupPlanner.Web.Localization;

namespace StartupPlanner.Web.Tests;

/// <summary>What numbers and claims rest on: the mark beside the field, its form, and the sources in the document.</summary>
public sealed class EvidenceOfNumbers(PlannerApp app) : IClassFixture<PlannerApp>
{
    private const string Cost = "opportunity/cost-to-prove";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Is_saved_by_its_own_page_and_leads_back_to_the_question()
    {
        var (owner, plan) = await StartAsync();
        var response = await PlannerApp.PostFormAsync(app.ClientOf(owner), $"/plans/{plan}/evidence?for={Cost}", ("go", $"/plans/{plan}/opportunity/feasibility-study"),
            (Seen("kind"), ""), (Typed("kind"), "tested"), (Seen("source"), ""), (Typed("source"), "31 interviews"), (Seen("confidence"), ""), (Typed("confidence"), "75"));
        Assert.Equal($"/plans/{plan}/opportunity/feasibility-study", response.Headers.Location!.OriginalString);
        var item = (await app.ReadAsync(owner, plan)).Evidence.For(Cost)!;
        Assert.Equal((EvidenceKind.Tested, "31 interviews", 0.75m), (item.Kind, item.Source, item.Confidence));
    }

    [Theory, InlineData("en", "Evidence for ", "Tested"), InlineData("zh-CN", "依据", "验证")]
    public async Task Is_marked_beside_its_field_in_the_readers_language(string language, string mark, string kind)
    {
        var (owner, plan) = await StartAsync();
        await app.SetAsync(owner, plan, At("kind"), "tested");
        var page = await PageAsync(owner, $"/plans/{plan}/opportunity/feasibility-study", language);
        var start = page.IndexOf($"data-evidence=\"{Cost}\"", StringComparison.Ordinal);
        var shown = page[page.LastIndexOf("<a ", start, StringComparison.Ordinal)..page.IndexOf("</a>", start, StringComparison.Ordinal)];
        Assert.Contains("class=\"evidence tested\"", shown, StringComparison.Ordinal);
        Assert.Contains(mark, shown, StringComparison.Ordinal);
        Assert.Contains(kind, shown, StringComparison.Ordinal);
        Assert.Contains("class=\"evidence none\"", page, StringComparison.Ordinal);
        var form = await PageAsync(owner, $"/plans/{plan}/evidence?for={Cost}", language);
        Assert.Contains(kind, form, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Is_nothing_to_a_stranger_and_nothing_where_the_plan_has_no_such_field()
    {
        var (owner, plan) = await StartAsync();
        var stranger = await app.UserAsync("Stranger");
        Assert.Equal(HttpStatusCode.NotFound, (await app.ClientOf(stranger).GetAsync($"/plans/{plan}/evidence?for={Cost}", Stop)).StatusCode);
        foreach (var other in (string[])["", "nothing", "opportunity", "opportunity/nothing", $"revenue/streams/{Guid.CreateVersion7()}/price", At("source")])
            Assert.Equal(HttpStatusCode.NotFound, (await app.ClientOf(owner).GetAsync($"/plans/{plan}/evidence?for={other}", Stop)).StatusCode);
    }

    [Fact]
    public async Task Is_read_by_an_advisor_who_cannot_change_it()
    {
        var (owner, plan) = await StartAsync();
        await app.SetAsync(owner, plan, At("source"), "31 interviews");
        var advisor = await app.MemberAsync(plan, PlanRole.Advisor);
        var page = await PageAsync(advisor, $"/plans/{plan}/evidence?for={Cost}");
        Assert.Contains("31 interviews", page, StringComparison.Ordinal);
        Assert.DoesNotContain("name=\"seen:", page, StringComparison.Ordinal);
    }

    [Theory, InlineData("en"), InlineData("zh-CN")]
    public async Task Shows_what_is_wrong_with_what_was_typed(string language)
    {
        var (owner, plan) = await StartAsync();
        var response = await PlannerApp.PostFormAsync(app.ClientOf(owner, language), $"/plans/{plan}/evidence?for={Cost}",
            (Seen("confidence"), ""), (Typed("confidence"), "rather"), (Seen("source"), ""), (Typed("source"), "31 interviews"));
        var page = WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync(Stop));
        Assert.Contains("value=\"rather\"", page, StringComparison.Ordinal);
        Assert.Contains(new Texts(System.Globalization.CultureInfo.GetCultureInfo(language))["Errors.Field.NotANumber", "rather"], page, StringComparison.Ordinal);
        Assert.Equal("31 interviews", (await app.ReadAsync(owner, plan)).Evidence.For(Cost)!.Source);
    }

    [Fact]
    public async Task Shows_the_text_of_whoever_was_faster()
    {
        var (owner, plan) = await StartAsync();
        await app.SetAsync(owner, plan, At("source"), "31 interviews");
        var response = await PlannerApp.PostFormAsync(app.ClientOf(owner), $"/plans/{plan}/evidence?for={Cost}", (Seen("source"), ""), (Typed("source"), "A study"));
        Assert.Contains("A study", await response.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
        Assert.Equal("31 interviews", await app.ValueAsync(owner, plan, At("source")));
    }

    [Fact]
    public async Task Is_removed_as_a_whole_and_kept_out_of_the_database()
    {
        var (owner, plan) = await StartAsync();
        await app.SetAsync(owner, plan, At("source"), "31 interviews");
        await app.SetAsync(owner, plan, At("kind"), "tested");
        await PlannerApp.PostFormAsync(app.ClientOf(owner), $"/plans/{plan}/evidence?for={Cost}", ("act", "clear"), (Seen("source"), "31 interviews"), (Seen("kind"), "tested"));
        Assert.Empty((await app.ReadAsync(owner, plan)).Evidence.Items);
    }

    [Fact]
    public async Task Goes_with_its_row_and_comes_back_when_that_is_undone()
    {
        var (owner, plan) = await StartAsync();
        var id = Guid.CreateVersion7();
        await app.ChangeAsync(owner, plan, new Change.AddRow(Address.Read("revenue/streams")!, id, new Dictionary<string, string> { ["name"] = "Licences" }, RowPlace.Last));
        var kept = $"{Evidence.AddressFor($"revenue/streams/{id}/price")}/source";
        await app.SetAsync(owner, plan, kept, "Letter of intent");
        var removed = await app.ChangeAsync(owner, plan, new Change.RemoveRow(Address.Read($"revenue/streams/{id}")!));
        Assert.Empty((await app.ReadAsync(owner, plan)).Evidence.Items);
        await app.ChangeAsync(owner, plan, removed.Applied!.Inverse()!);
        Assert.Equal("Letter of intent", await app.ValueAsync(owner, plan, kept));
    }

    [Theory, InlineData("en", "Sources"), InlineData("zh-CN", "资料来源")]
    public async Task Stands_at_the_end_of_the_chapter_and_is_numbered_beside_its_field(string language, string heading)
    {
        var (owner, plan) = await StartAsync();
        await app.SetAsync(owner, plan, Cost, "3000000");
        await app.SetAsync(owner, plan, At("source"), "31 <interviews>");
        await app.SetAsync(owner, plan, At("link"), "javascript:alert(1)");
        var page = await PageAsync(owner, $"/plans/{plan}/read", language);
        Assert.Contains(heading, page, StringComparison.Ordinal);
        Assert.Contains("href=\"#source-opportunity-1\"", page, StringComparison.Ordinal);
        Assert.Contains("id=\"source-opportunity-1\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("javascript:", page, StringComparison.Ordinal);
        Assert.DoesNotContain(heading, await PageAsync(owner, $"/plans/{await app.PlanAsync(owner)}/read", language), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Takes_a_comment_that_stands_with_the_question_of_its_field()
    {
        var (owner, plan) = await StartAsync();
        await app.SetAsync(owner, plan, At("source"), "31 interviews");
        await PlannerApp.PostFormAsync(app.ClientOf(owner), $"/plans/{plan}/threads", ("Input.Address", At("source")), ("Input.Body", "Which hospitals?"));
        await PlannerApp.PostFormAsync(app.ClientOf(owner), $"/plans/{plan}/threads", ("Input.Address", "evidence"), ("Input.Body", "All of it"));
        Assert.Contains("Which hospitals?", await PageAsync(owner, $"/plans/{plan}/opportunity/feasibility-study"), StringComparison.Ordinal);
        Assert.Contains("All of it", await PageAsync(owner, $"/plans/{plan}/read"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await app.ClientOf(owner).GetAsync($"/plans/{plan}/activity", Stop)).StatusCode);
    }

    private async Task<(Identity.User Owner, PlanId Plan)> StartAsync()
    {
        var owner = await app.UserAsync("Owner");
        return (owner, await app.PlanAsync(owner));
    }

    private async Task<string> PageAsync(Identity.User user, string path, string language = "en") => WebUtility.HtmlDecode(await app.ClientOf(user, language).GetStringAsync(path, Stop));

    private static string At(string segment) => $"{Evidence.AddressFor(Cost)}/{segment}";

    private static string Seen(string segment) => $"seen:{At(segment)}";

    private static string Typed(string segment) => $"f:{At(segment)}";
}
