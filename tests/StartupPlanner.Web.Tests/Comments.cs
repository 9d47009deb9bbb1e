using StartupPlanner.Domain.Common;
using StartupPlanner.Domain.Plans;
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
