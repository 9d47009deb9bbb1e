using System.Net;
using StartupPlanner.Domain.Common;
using StartupPlanner.Domain.Plans;
using StartupPlanner.Domain.Reviews;
using StartupPlanner.Domain.Sharing;
using StartupPlanner.Web.Identity;
using StartupPlanner.Web.Pages.Reading;

namespace StartupPlanner.Web.Tests;

/// <summary>A conversation about words of the plan.</summary>
public sealed class Comments(PlannerApp app) : IClassFixture<PlannerApp>
{
    [Fact]
    public async Task Are_answered_resolved_and_opened_again()
    {
        var (owner, advisor, plan) = await PlanAsync();
        var id = await StartAsync(advisor, plan, "hand labels");
        var thread = await ThreadAsync(owner, plan);
        Assert.Equal((id, "overview/problem", "hand labels", true, false), (thread.Id, thread.Address, thread.Quote, thread.IsOpen, thread.IsChanged));

        Assert.True((await app.Send(owner, new AnswerThread.Command(plan, id, "They cost 40 000.", false))).Succeeded);
        thread = await ThreadAsync(owner, plan);
        Assert.False(thread.IsOpen);
        Assert.Equal([("Advisor", "How much?"), ("Owner", "They cost 40 000.")], thread.Comments.Select(comment => (comment.Author, comment.Body)));

        Assert.True((await app.Send(advisor, new AnswerThread.Command(plan, id, "", true))).Succeeded);
        thread = await ThreadAsync(owner, plan);
        Assert.True(thread.IsOpen);
        Assert.Equal(2, thread.Comments.Count);
    }

    [Fact]
    public async Task Are_marked_when_their_words_changed_and_not_when_others_did()
    {
        var (owner, advisor, plan) = await PlanAsync();
        await StartAsync(advisor, plan, "hand labels");
        await app.SetAsync(owner, plan, "overview/problem", "Before it. Labs pay for **hand labels** by the hour, and more.");
        Assert.False((await ThreadAsync(owner, plan)).IsChanged);
        await app.SetAsync(owner, plan, "overview/problem", "Labs pay for machine labels by the hour.");
        Assert.True((await ThreadAsync(owner, plan)).IsChanged);
    }

    [Fact]
    public async Task On_a_whole_place_are_marked_when_anything_in_it_changed()
    {
        var (owner, advisor, plan) = await PlanAsync();
        await StartAsync(advisor, plan, "");
        Assert.False((await ThreadAsync(owner, plan)).IsChanged);
        await app.SetAsync(owner, plan, "overview/problem", "Labs pay for hand labels by the day.");
        Assert.True((await ThreadAsync(owner, plan)).IsChanged);
    }

    [Fact]
    public async Task Of_a_viewer_are_refused_and_those_of_others_not_shown_to_one()
    {
        var (_, advisor, plan) = await PlanAsync();
        var viewer = await app.MemberAsync(plan, PlanRole.Viewer);
        var id = await StartAsync(advisor, plan, "hand labels");
        Assert.IsType<Failure.Forbidden>((await app.Send(viewer, new StartThread.Command(plan, "overview/problem", "", "", "", "Me too"))).Failure);
        Assert.IsType<Failure.Forbidden>((await app.Send(viewer, new AnswerThread.Command(plan, id, "Me too", null))).Failure);
        Assert.Empty((await app.Send(viewer, new ViewDocument.Query(plan))).Value.Threads);
        var page = await app.ClientOf(viewer).GetStringAsync($"/plans/{plan}/read", TestContext.Current.CancellationToken);
        Assert.DoesNotContain("How much?", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Are_shown_as_plain_text()
    {
        var (owner, advisor, plan) = await PlanAsync();
        await app.Send(advisor, new StartThread.Command(plan, "overview/problem", "", "", "", "<script>alert(1)</script>"));
        var page = await app.ClientOf(owner).GetStringAsync($"/plans/{plan}/read", TestContext.Current.CancellationToken);
        Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt;", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>alert", page, StringComparison.Ordinal);
    }

    [Theory, InlineData("nowhere/at-all"), InlineData("overview/outcomes/0197a000-0000-7000-8000-000000000000"), InlineData("")]
    public async Task On_a_place_that_is_none_find_nothing(string address)
    {
        var (_, advisor, plan) = await PlanAsync();
        Assert.IsType<Failure.NotFound>((await app.Send(advisor, new StartThread.Command(plan, address, "", "", "", "Where?"))).Failure);
    }

    [Fact]
    public async Task Stay_within_their_plan()
    {
        var (owner, advisor, plan) = await PlanAsync();
        var id = await StartAsync(advisor, plan, "hand labels");
        var other = await app.PlanAsync(owner);
        Assert.IsType<Failure.NotFound>((await app.Send(owner, new AnswerThread.Command(other, id, "Wrong plan", null))).Failure);
    }

    [Theory]
    [InlineData("a bullet list", "the prior scan", "For the doctor:\n\n- the findings arrive ranked;\n- the prior scan lies beside the new one;\n- the report is drafted.", "For the doctor:\r\n\r\nthe findings arrive ranked;\r\n\r\n", " lies beside the new one;\r\nthe report is drafted.\r\n")]
    [InlineData("a table", "Hospital C", "| Test | Cases |\n|---|---:|\n| Images alone | 1,140 |\n| Hospital C | 320 |", "Test\r\nCases\r\n\r\n\r\n\r\nImages alone\r\n1,140\r\n\r\n\r\n", "\r\n320\r\n\r\n\r\n")]
    [InlineData("bold", "is not spent looking at the image. In our", "First.\n\n**A third of that time is not spent looking at the image.** In our readings it went elsewhere.", "First.\r\nA third of that time ", " readings it went elsewhere.\r\n")]
    [InlineData("the beginning of a paragraph", "What is skipped", "This is the part that gets skipped.\n\nWhat is skipped costs patients time.", "This is the part that gets skipped.\r\n", " costs patients time.\r\n")]
    [InlineData("a line break within Chinese", "几行里，读者", "这一段**很长。**写在几\n行里，读者不应看到\n空格。", "这一段很长。写在", "不应看到空格。\r\n")]
    public async Task On_words_are_taken_with_the_line_breaks_that_a_browser_sends(string where, string words, string text, string before, string after)
    {
        var (owner, advisor, plan) = await PlanAsync();
        await app.SetAsync(owner, plan, "overview/problem", text);
        var response = await PlannerApp.PostFormAsync(app.ClientOf(advisor), $"/plans/{plan}/threads",
            ("Input.Address", "overview/problem"), ("Input.Quote", words), ("Input.Prefix", before), ("Input.Suffix", after), ("Input.Body", "One\r\ntwo"), ("Input.ReturnTo", $"/plans/{plan}/read"));
        var thread = await ThreadAsync(owner, plan);
        Assert.Equal($"/plans/{plan}/read#thread-{thread.Id}", response.Headers.Location?.OriginalString);
        Assert.Equal((words, "One\ntwo"), (thread.Quote, thread.Comments.Single().Body));
        Assert.DoesNotContain('\r', thread.Prefix + thread.Suffix);
        Assert.True(thread.Prefix.Length is > 0 and <= TextAnchor.ContextLength && thread.Suffix.Length is > 0 and <= TextAnchor.ContextLength, where);
        Assert.False(thread.IsChanged, where);
    }

    [Theory, InlineData("en", "At most 4000 characters."), InlineData("zh-CN", "最多 4000 个字符。")]
    public async Task That_are_refused_are_shown_again_with_the_reason(string language, string reason)
    {
        var (owner, advisor, plan) = await PlanAsync();
        var body = "Too long " + new string('x', CommentThread.BodyMaxLength);
        var client = app.ClientOf(advisor, language);
        var page = await PlannerApp.PostFormAsync(client, $"/plans/{plan}/threads", ("Input.Address", "overview/problem"), ("Input.Quote", "hand labels"), ("Input.Body", body));
        var shown = await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains(body, shown, StringComparison.Ordinal);
        Assert.Contains(reason, shown, StringComparison.Ordinal);
        Assert.Contains("<blockquote>hand labels</blockquote>", shown, StringComparison.Ordinal);

        var id = await StartAsync(owner, plan, "hand labels");
        var reply = await PlannerApp.PostFormAsync(client, $"/plans/{plan}/threads/{id}", ("Input.Act", "reply"), ("Input.Body", body));
        shown = await reply.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains(body, shown, StringComparison.Ordinal);
        Assert.Contains(reason, shown, StringComparison.Ordinal);
        Assert.Single((await ThreadAsync(owner, plan)).Comments);
    }

    [Fact]
    public async Task On_more_words_than_can_be_quoted_are_offered_for_the_whole_passage()
    {
        var (_, advisor, plan) = await PlanAsync();
        var page = await PlannerApp.PostFormAsync(app.ClientOf(advisor), $"/plans/{plan}/threads",
            ("Input.Address", "overview/problem"), ("Input.Quote", new string('q', TextAnchor.QuoteMaxLength + 1)), ("Input.Body", "Shorten this."));
        var shown = await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains("Shorten this.", shown, StringComparison.Ordinal);
        Assert.Contains("too much text to quote", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("qqq", shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task On_a_row_that_was_removed_meanwhile_are_offered_for_its_list()
    {
        var (_, advisor, plan) = await PlanAsync();
        var page = await PlannerApp.PostFormAsync(app.ClientOf(advisor), $"/plans/{plan}/threads",
            ("Input.Address", $"strategy/advantages/{Guid.CreateVersion7()}/evidence"), ("Input.Quote", "gone"), ("Input.Body", "Is there a number?"));
        var shown = await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains("Is there a number?", shown, StringComparison.Ordinal);
        Assert.Contains("name=\"Input.Address\" value=\"strategy/advantages\"", shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Are_written_without_scripts_from_the_sign_at_a_place()
    {
        var (owner, advisor, plan) = await PlanAsync();
        var read = await app.ClientOf(advisor).GetStringAsync($"/plans/{plan}/read", TestContext.Current.CancellationToken);
        Assert.Contains($"href=\"/plans/{plan}/threads?at=overview/problem\"", read, StringComparison.Ordinal);
        var page = await app.ClientOf(advisor).GetStringAsync($"/plans/{plan}/threads?at=overview/problem", TestContext.Current.CancellationToken);
        Assert.Contains("name=\"Input.Address\" value=\"overview/problem\"", page, StringComparison.Ordinal);
        var stranger = await app.UserAsync("Stranger");
        Assert.Equal(HttpStatusCode.NotFound, (await app.ClientOf(stranger).GetAsync($"/plans/{plan}/threads?at=overview/problem", TestContext.Current.CancellationToken)).StatusCode);
    }

    [Fact]
    public async Task Come_in_the_order_of_the_outline()
    {
        var (owner, advisor, plan) = await PlanAsync();
        await app.SetAsync(owner, plan, "overview/problem", "Labs pay for hand labels by the hour, and for storage by the day.");
        string[] wanted = ["overview/pitch", "overview/problem", "overview/problem:hand labels", "overview/problem:storage", "overview/why-now", "opportunity", "strategy/phases/ground", "strategy/phases/market/work", "strategy/tasks"];
        foreach (var place in (string[])["strategy/tasks", wanted[7], wanted[3], wanted[6], wanted[5], wanted[4], wanted[2], wanted[1], wanted[0]])
        {
            var (address, quote) = (place.Split(':')[0], place.Contains(':', StringComparison.Ordinal) ? place.Split(':')[1] : "");
            Assert.True((await app.Send(advisor, new StartThread.Command(plan, address, quote, "", "", "Here"))).Succeeded, place);
        }
        var threads = (await app.Send(owner, new ViewDocument.Query(plan))).Value.Threads;
        Assert.Equal(wanted, threads.Select(thread => thread.Quote.Length > 0 ? $"{thread.Address}:{thread.Quote}" : thread.Address));
    }

    [Fact]
    public async Task On_a_choice_or_a_month_are_about_the_field()
    {
        var (owner, advisor, plan) = await PlanAsync();
        await app.SetAsync(owner, plan, "strategy/phases/ground/start", "2027-03");
        await app.Send(advisor, new StartThread.Command(plan, "strategy/phases/ground/start", "Mar 2027", "", "", "Why so late?"));
        var thread = await ThreadAsync(owner, plan);
        Assert.Equal(("", false), (thread.Quote, thread.IsChanged));
    }

    [Fact]
    public async Task On_a_field_are_counted_beside_it_in_the_wizard()
    {
        var (owner, advisor, plan) = await PlanAsync();
        await StartAsync(advisor, plan, "hand labels");
        await StartAsync(advisor, plan, "");
        var page = await app.ClientOf(owner).GetStringAsync($"/plans/{plan}/overview/problem", TestContext.Current.CancellationToken);
        var threads = (await app.Send(owner, new ViewDocument.Query(plan))).Value.Threads;
        Assert.Contains($"class=\"threads-here pill amber\" href=\"#thread-{threads[0].Id}\" aria-label=\"2 open comments\"", page, StringComparison.Ordinal);
        Assert.Contains($"id=\"thread-{threads[0].Id}\"", page, StringComparison.Ordinal);
    }

    private async Task<(User Owner, User Advisor, PlanId Plan)> PlanAsync()
    {
        var owner = await app.UserAsync("Owner");
        var plan = await app.PlanAsync(owner);
        await app.SetAsync(owner, plan, "overview/problem", "Labs pay for **hand labels** by the hour.");
        return (owner, await app.MemberAsync(plan, PlanRole.Advisor), plan);
    }

    private async Task<Guid> StartAsync(User user, PlanId plan, string words) =>
        (await app.Send(user, new StartThread.Command(plan, "overview/problem", words, words.Length > 0 ? "Labs pay for " : "", words.Length > 0 ? " by the hour." : "", "How much?"))).Value;

    private async Task<ThreadView> ThreadAsync(User user, PlanId plan) => (await app.Send(user, new ViewDocument.Query(plan))).Value.Threads.Single();
}
