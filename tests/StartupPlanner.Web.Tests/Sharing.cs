using System.Net;
using Microsoft.EntityFrameworkCore;
using StartupPlanner.Domain.Common;
using StartupPlanner.Domain.Plans;
using StartupPlanner.Domain.Sharing;
using StartupPlanner.Web.Identity;
using StartupPlanner.Web.Pages.Sharing;

namespace StartupPlanner.Web.Tests;

/// <summary>Letting others in, and out again.</summary>
public sealed class Sharing(PlannerApp app) : IClassFixture<PlannerApp>
{
    [Fact]
    public async Task By_link_opens_without_scripts_when_the_link_is_pasted()
    {
        var owner = await app.UserAsync("Owner");
        var plan = await app.PlanAsync(owner);
        var token = (await app.Send(owner, new CreateLink.Command(plan, "Readers", 7))).Value;
        var response = await PlannerApp.PostFormAsync(app.ClientOf(null), "/s", ("token", ""), ("link", $" https://plans.example.com/s#{token} "));
        Assert.Equal($"/plans/{plan}/read", response.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task By_an_invitation_makes_a_member_once()
    {
        var (owner, plan) = await PlanAsync();
        var (first, second) = (await app.UserAsync("First"), await app.UserAsync("Second"));
        var token = (await app.Send(owner, new Invite.Command(plan, "", PlanRole.Editor))).Value;

        var accepted = await PlannerApp.PostFormAsync(app.ClientOf(first), $"/invitations/{token}", ("plan", $"{plan}"));
        Assert.Equal($"/plans/{plan}/read", accepted.Headers.Location!.OriginalString);
        Assert.Null((await app.SetAsync(first, plan, "overview/problem", "By an editor")).Failure);

        Assert.IsType<Failure.NotFound>((await app.Send(second, new AcceptInvitation.Command(token, plan))).Failure);
        Assert.IsType<Failure.NotFound>((await app.Send(null, new ViewInvitation.Query(token))).Failure);
        Assert.Equal(HttpStatusCode.OK, (await PlannerApp.PostFormAsync(app.ClientOf(second), $"/invitations/{token}", ("plan", $"{plan}"))).StatusCode);
        Assert.Empty((await app.Send(owner, new ViewSharing.Query(plan))).Value.Invitations);
    }

    [Fact]
    public async Task By_an_invitation_ends_when_it_is_withdrawn()
    {
        var (owner, plan) = await PlanAsync();
        var token = (await app.Send(owner, new Invite.Command(plan, "", PlanRole.Viewer))).Value;
        var invitation = (await app.Send(owner, new ViewSharing.Query(plan))).Value.Invitations.Single();
        await app.Send(owner, new Withdraw.Command(plan, invitation.Id));
        Assert.IsType<Failure.NotFound>((await app.Send(await app.UserAsync("Late"), new AcceptInvitation.Command(token, plan))).Failure);
    }

    [Fact]
    public async Task By_mail_leaves_a_mail_with_the_link_and_the_database_without_the_token()
    {
        var (owner, plan) = await PlanAsync();
        var address = $"guest-{Guid.NewGuid():N}@example.com";
        var link = (await app.Send(owner, new Invite.Command(plan, address, PlanRole.Advisor))).Value;
        var mail = await app.QueryAsync(db => db.Mails.SingleAsync(m => m.Recipient == address, TestContext.Current.CancellationToken));
        Assert.Contains(link, mail.Body, StringComparison.Ordinal);
        Assert.Contains("Lumen", mail.Subject, StringComparison.Ordinal);
        var invitation = (await app.Send(owner, new ViewSharing.Query(plan))).Value.Invitations.Single();
        Assert.Equal(32, invitation.TokenHash.Length);
        Assert.Equal((address, PlanRole.Advisor), (invitation.Email, invitation.Role));
    }

    [Theory, InlineData("not an address", PlanRole.Viewer), InlineData("", PlanRole.Owner)]
    public async Task Refuses_a_wrong_address_and_the_role_of_owner(string email, PlanRole role)
    {
        var (owner, plan) = await PlanAsync();
        Assert.IsType<Failure.Invalid>((await app.Send(owner, new Invite.Command(plan, email, role))).Failure);
    }

    [Fact]
    public async Task Ends_at_the_next_request_of_a_member_who_is_removed()
    {
        var (owner, plan) = await PlanAsync();
        var editor = await app.MemberAsync(plan, PlanRole.Editor);
        var client = app.ClientOf(editor);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync($"/plans/{plan}", TestContext.Current.CancellationToken)).StatusCode);
        await app.Send(owner, new RemoveMember.Command(plan, editor.Id));
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync($"/plans/{plan}", TestContext.Current.CancellationToken)).StatusCode);
        var edit = new { commandId = Guid.CreateVersion7(), kind = "set", at = "overview/problem", seen = "", value = "Too late" };
        Assert.Equal(HttpStatusCode.NotFound, (await PlannerApp.EditAsync(client, plan, edit)).StatusCode);
    }

    [Fact]
    public async Task Lets_anybody_leave_but_nobody_else_be_removed_by_a_member()
    {
        var (owner, plan) = await PlanAsync();
        var viewer = await app.MemberAsync(plan, PlanRole.Viewer);
        Assert.IsType<Failure.Forbidden>((await app.Send(viewer, new RemoveMember.Command(plan, owner.Id))).Failure);
        Assert.True((await app.Send(viewer, new RemoveMember.Command(plan, viewer.Id))).Succeeded);
        Assert.Single((await app.Send(owner, new ViewSharing.Query(plan))).Value.Members);
    }

    [Fact]
    public async Task Keeps_the_last_owner()
    {
        var (owner, plan) = await PlanAsync();
        Assert.Equal("Sharing.LastOwner", (await app.Send(owner, new RemoveMember.Command(plan, owner.Id))).Failure!.Code);
        Assert.Equal("Sharing.LastOwner", (await app.Send(owner, new ChangeRole.Command(plan, owner.Id, PlanRole.Editor))).Failure!.Code);
        var second = await app.MemberAsync(plan, PlanRole.Editor);
        await app.Send(owner, new ChangeRole.Command(plan, second.Id, PlanRole.Owner));
        Assert.True((await app.Send(owner, new RemoveMember.Command(plan, owner.Id))).Succeeded);
    }

    [Fact]
    public async Task By_a_link_opens_the_plan_to_readers_and_counts_them()
    {
        var (owner, plan) = await PlanAsync();
        var token = (await app.Send(owner, new CreateLink.Command(plan, "Investors", 7))).Value;
        foreach (var _ in (int[])[1, 2])
        {
            var client = app.ClientOf(null);
            var opened = await PlannerApp.PostFormAsync(client, "/s", ("token", token));
            Assert.Equal($"/plans/{plan}/read", opened.Headers.Location!.OriginalString);
            Assert.Contains("Lumen", await client.GetStringAsync($"/plans/{plan}/read", TestContext.Current.CancellationToken), StringComparison.Ordinal);
        }
        Assert.Equal(2, (await app.Send(owner, new ViewSharing.Query(plan))).Value.Links.Single().Opened);
    }

    [Fact]
    public async Task By_a_link_opens_no_other_plan()
    {
        var (owner, plan) = await PlanAsync();
        var other = await app.PlanAsync(owner);
        var client = app.ClientOf(null);
        await PlannerApp.PostFormAsync(client, "/s", ("token", (await app.Send(owner, new CreateLink.Command(plan, "Investors", 7))).Value));
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync($"/plans/{other}/plan.json", TestContext.Current.CancellationToken)).StatusCode);
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task By_a_link_ends_when_it_is_revoked_or_expires(bool revoked)
    {
        var (owner, plan) = await PlanAsync();
        var client = app.ClientOf(null);
        var token = (await app.Send(owner, new CreateLink.Command(plan, "Investors", 7))).Value;
        await PlannerApp.PostFormAsync(client, "/s", ("token", token));
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync($"/plans/{plan}/plan.json", TestContext.Current.CancellationToken)).StatusCode);
        if (revoked) await app.Send(owner, new RevokeLink.Command(plan, (await app.Send(owner, new ViewSharing.Query(plan))).Value.Links.Single().Id));
        else app.Pass(TimeSpan.FromDays(8));
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync($"/plans/{plan}/plan.json", TestContext.Current.CancellationToken)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await PlannerApp.PostFormAsync(app.ClientOf(null), "/s", ("token", token))).StatusCode);
    }

    [Theory, InlineData(""), InlineData("made-up")]
    public async Task By_a_link_that_is_none_finds_nothing(string token) =>
        Assert.Equal(HttpStatusCode.NotFound, (await PlannerApp.PostFormAsync(app.ClientOf(null), "/s", ("token", token))).StatusCode);

    [Theory, InlineData("en", "This link no longer works", "Ask the person who sent it for a new one."), InlineData("zh-CN", "这个链接已失效", "请向发给你的人再要一个。")]
    public async Task By_a_link_that_is_unknown_revoked_or_expired_says_so_in_the_same_words(string language, string title, string advice)
    {
        var (owner, plan) = await PlanAsync();
        var revoked = (await app.Send(owner, new CreateLink.Command(plan, "Revoked", 300))).Value;
        var reader = app.ClientOf(null, language);
        await PlannerApp.PostFormAsync(reader, "/s", ("token", revoked));
        await app.Send(owner, new RevokeLink.Command(plan, (await app.Send(owner, new ViewSharing.Query(plan))).Value.Links.Single().Id));
        var expired = (await app.Send(owner, new CreateLink.Command(plan, "Expired", 1))).Value;
        app.Pass(TimeSpan.FromDays(2));
        List<HttpResponseMessage> answers = [await reader.GetAsync($"/plans/{plan}/read", TestContext.Current.CancellationToken)];
        foreach (var token in (string[])[revoked, expired, "made-up", "", new string('x', 200)])
            answers.Add(await PlannerApp.PostFormAsync(app.ClientOf(null, language), "/s", ("token", token)));
        foreach (var answer in answers)
        {
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
            var page = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            Assert.Contains($"<h1>{title}</h1>", page, StringComparison.Ordinal);
            Assert.Contains(advice, page, StringComparison.Ordinal);
        }
        var nobody = await app.ClientOf(null, language).GetAsync($"/plans/{plan}/read", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Redirect, nobody.StatusCode);
    }

    [Theory, InlineData("en", "This link no longer works"), InlineData("zh-CN", "这个链接已失效")]
    public async Task By_a_link_that_ended_says_so_at_the_pages_of_members_and_offers_to_sign_in(string language, string title)
    {
        var (owner, plan) = await PlanAsync();
        var reader = app.ClientOf(null, language);
        await PlannerApp.PostFormAsync(reader, "/s", ("token", (await app.Send(owner, new CreateLink.Command(plan, "Readers", 7))).Value));
        var pages = (string[])[$"/plans/{plan}", $"/plans/{plan}/share", $"/plans/{plan}/overview/problem"];
        foreach (var page in pages) Assert.Equal(HttpStatusCode.Redirect, (await reader.GetAsync(page, TestContext.Current.CancellationToken)).StatusCode);
        await app.Send(owner, new RevokeLink.Command(plan, (await app.Send(owner, new ViewSharing.Query(plan))).Value.Links.Single().Id));
        foreach (var page in pages)
        {
            var answer = await reader.GetAsync(page, TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
            var said = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            Assert.Contains($"<h1>{title}</h1>", said, StringComparison.Ordinal);
            Assert.Contains($"/account/sign-in?returnUrl={Uri.EscapeDataString(page)}", said, StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.Redirect, (await app.ClientOf(null).GetAsync(page, TestContext.Current.CancellationToken)).StatusCode);
        }
    }

    [Theory, InlineData("en", "invited", "someone by link"), InlineData("zh-CN", "邀请了", "某人（通过邀请链接）")]
    public async Task By_an_invitation_to_nobody_by_name_is_told_as_such(string language, string verb, string whom)
    {
        var (owner, plan) = await PlanAsync();
        await app.Send(owner, new Invite.Command(plan, "", PlanRole.Advisor));
        var page = WebUtility.HtmlDecode(await app.ClientOf(owner, language).GetStringAsync($"/plans/{plan}/activity", TestContext.Current.CancellationToken));
        Assert.Matches($"{verb}\\s+{whom}", page);
    }

    [Theory, InlineData("en", "This invitation is no longer valid"), InlineData("zh-CN", "邀请已失效")]
    public async Task By_an_invitation_that_is_none_is_titled_so(string language, string title)
    {
        var page = await app.ClientOf(null, language).GetStringAsync("/invitations/made-up", TestContext.Current.CancellationToken);
        Assert.Contains($"<title>{title} · ", page, StringComparison.Ordinal);
        Assert.Contains($"<h1>{title}</h1>", page, StringComparison.Ordinal);
    }

    private async Task<(User, PlanId)> PlanAsync()
    {
        var owner = await app.UserAsync("Owner");
        return (owner, await app.PlanAsync(owner));
    }
}
