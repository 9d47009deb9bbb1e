using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using StartupPlanner.Domain.Sharing;
using StartupPlanner.Web.Identity;
using StartupPlanner.Web.Pages.Sharing;

namespace StartupPlanner.Web.Tests;

/// <summary>Coming in: at once, and without telling who has an account.</summary>
public sealed partial class Registering(PlannerApp app) : IClassFixture<PlannerApp>
{
    private const string Password = "a sentence that is long enough";

    private const string Other = "quite another long sentence";

    [Fact]
    public async Task Signs_in_at_once_and_looks_the_same_for_an_address_that_has_an_account()
    {
        var known = (await OwnerAsync()).Email!;
        var seen = new List<string>();
        foreach (var email in (string[])[NewAddress(), known])
        {
            var client = app.ClientOf(null);
            var answer = await RegisterAsync(client, email);
            Assert.Equal("/plans/new", answer.Headers.Location?.OriginalString);
            var cookies = answer.Headers.GetValues("Set-Cookie").Select(cookie => (Name: cookie.Split('=')[0], cookie.Split(';')[0].Length));
            var account = OwnMarks().Replace(await client.GetStringAsync("/account", TestContext.Current.CancellationToken), "");
            Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/plans/new", TestContext.Current.CancellationToken)).StatusCode);
            await PlannerApp.PostFormAsync(client, "/account/sign-out");
            var back = await SignInAsync(client, email, Password);
            Assert.Equal("/plans", back.Headers.Location?.OriginalString);
            var wrong = await SignInAsync(app.ClientOf(null), email, Other + "?");
            seen.Add($"{answer.StatusCode} {string.Join(' ', cookies)}\n{Masked(account, email)}\n{wrong.StatusCode}");
        }
        Assert.Equal(seen[0], seen[1]);
        Assert.Equal("You already have an account", (await MailAsync(known)).Subject);
    }

    [Fact]
    public async Task Leaves_the_account_of_the_address_as_it_was()
    {
        var owner = await OwnerAsync();
        var plan = await app.PlanAsync(owner);
        var stranger = app.ClientOf(null);
        await RegisterAsync(stranger, owner.Email!);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync($"/plans/{plan}", TestContext.Current.CancellationToken)).StatusCode);
        var back = app.ClientOf(null);
        await SignInAsync(back, owner.Email!, Other);
        Assert.Equal(HttpStatusCode.OK, (await back.GetAsync($"/plans/{plan}", TestContext.Current.CancellationToken)).StatusCode);
    }

    [Fact]
    public async Task Gives_the_address_to_whoever_opens_the_link_of_the_mail_signed_in()
    {
        var (email, client, second) = (NewAddress(), app.ClientOf(null), app.ClientOf(null));
        await RegisterAsync(client, email);
        var link = LinkIn(await MailAsync(email));
        await RegisterAsync(second, email, Other);

        Assert.StartsWith("/account/sign-in", (await app.ClientOf(null).GetAsync(link, TestContext.Current.CancellationToken)).Headers.Location!.PathAndQuery, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await PlannerApp.PostFormAsync(second, link)).StatusCode);
        Assert.Null(await app.QueryAsync(db => db.Users.SingleOrDefaultAsync(user => user.UserName == email, TestContext.Current.CancellationToken)));

        Assert.Contains($"Confirm that {email} is yours.", await client.GetStringAsync(link, TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal("/account?notice=Confirmed", (await PlannerApp.PostFormAsync(client, link)).Headers.Location?.OriginalString);
        var owner = await app.QueryAsync(db => db.Users.SingleAsync(user => user.UserName == email, TestContext.Current.CancellationToken));
        Assert.True(owner is { OwnsAddress: true, EmailConfirmed: true });
        Assert.DoesNotContain("confirmed yet", await client.GetStringAsync("/account", TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task Moves_what_was_begun_into_the_account_that_the_address_has(bool asOwner)
    {
        var owner = await OwnerAsync();
        var (client, here) = (app.ClientOf(null), app.ClientOf(null));
        await RegisterAsync(client, owner.Email!);
        var claim = await app.QueryAsync(db => db.Users.SingleAsync(user => user.Email == owner.Email && user.Id != owner.Id, TestContext.Current.CancellationToken));
        var plan = await app.PlanAsync(claim);
        if (asOwner) await SignInAsync(here, owner.Email!, Other);
        else here = client;

        var link = LinkIn(await MailAsync(owner.Email!));
        Assert.Contains("<li>Lumen</li>", await here.GetStringAsync(link, TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal("/plans", (await PlannerApp.PostFormAsync(here, link)).Headers.Location?.OriginalString);

        Assert.Equal(PlanRole.Owner, (await app.Send(owner, new ViewSharing.Query(plan))).Value.Members.Single(member => member.UserId == owner.Id).Role);
        Assert.Contains("Lumen", await here.GetStringAsync("/plans", TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Null(await app.QueryAsync(db => db.Users.SingleOrDefaultAsync(user => user.Id == claim.Id, TestContext.Current.CancellationToken)));
    }

    [Fact]
    public async Task Twice_at_the_same_moment_makes_one_account()
    {
        var email = NewAddress();
        var answers = await Task.WhenAll(RegisterAsync(app.ClientOf(null), email), RegisterAsync(app.ClientOf(null), email));
        Assert.All(answers, answer => Assert.Equal("/plans/new", answer.Headers.Location?.OriginalString));
        Assert.Equal(1, await app.QueryAsync(db => db.Users.CountAsync(user => user.Email == email, TestContext.Current.CancellationToken)));
    }

    [Fact]
    public async Task A_forgotten_password_is_set_by_mail_before_the_address_is_confirmed()
    {
        var email = NewAddress();
        await RegisterAsync(app.ClientOf(null), email);
        await PlannerApp.PostFormAsync(app.ClientOf(null), "/account/forgotten", ("Input.Email", email));
        await PlannerApp.PostFormAsync(app.ClientOf(null), LinkIn(await MailAsync(email)), ("Input.Password", Other));
        Assert.Equal("/plans", (await SignInAsync(app.ClientOf(null), email, Other)).Headers.Location?.OriginalString);
        Assert.True((await app.QueryAsync(db => db.Users.SingleAsync(user => user.Email == email, TestContext.Current.CancellationToken))).OwnsAddress);
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task By_an_invitation_leads_into_the_plan(bool byMail)
    {
        var owner = await app.UserAsync("Owner");
        var plan = await app.PlanAsync(owner);
        var email = NewAddress();
        var token = (await app.Send(owner, new Invite.Command(plan, byMail ? email : "", PlanRole.Advisor))).Value;
        var client = app.ClientOf(null);
        var path = $"/account/register?returnUrl=/invitations/{token}";
        Assert.Contains("Owner invited you to “Lumen” as Advisor", WebUtility.HtmlDecode(await client.GetStringAsync(path, TestContext.Current.CancellationToken)), StringComparison.Ordinal);
        var answer = await RegisterAsync(client, email, path: path);
        Assert.Equal($"/plans/{plan}/read", answer.Headers.Location?.OriginalString);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync($"/plans/{plan}/read", TestContext.Current.CancellationToken)).StatusCode);
        Assert.Contains((await app.Send(owner, new ViewSharing.Query(plan))).Value.Members, member => member.Email == email && member.Role == PlanRole.Advisor);
    }

    private static string NewAddress() => $"new-{Guid.NewGuid():N}@example.com";

    private static string Masked(string page, string email) => WebUtility.HtmlDecode(page).Replace(email, "…", StringComparison.OrdinalIgnoreCase);

    private static string LinkIn(Mail mail) => new Uri(MailLink().Match(mail.Body).Value).PathAndQuery;

    private static Task<HttpResponseMessage> RegisterAsync(HttpClient client, string email, string password = Password, string path = "/account/register") =>
        PlannerApp.PostFormAsync(client, path, ("Input.Name", "Somebody"), ("Input.Email", email), ("Input.Password", password), ("Input.TimeZone", "Europe/Paris"));

    private static Task<HttpResponseMessage> SignInAsync(HttpClient client, string email, string password) =>
        PlannerApp.PostFormAsync(client, "/account/sign-in", ("Input.Email", email), ("Input.Password", password));

    private Task<Mail> MailAsync(string email) =>
        app.QueryAsync(db => db.Mails.Where(mail => mail.Recipient == email).OrderByDescending(mail => mail.Id).FirstAsync(TestContext.Current.CancellationToken));

    private async Task<User> OwnerAsync()
    {
        var user = await app.UserAsync("Known");
        await using var scope = app.Services.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<User>>();
        var kept = await users.FindByIdAsync($"{user.Id}");
        Assert.True((await users.AddPasswordAsync(kept!, Other)).Succeeded);
        return user;
    }

    [GeneratedRegex("value=\"CfDJ8[^\"]+\"|data-user=\"[^\"]+\"|nonce=\"[^\"]+\"")]
    private static partial Regex OwnMarks();

    [GeneratedRegex(@"https?://\S+")]
    private static partial Regex MailLink();
}
