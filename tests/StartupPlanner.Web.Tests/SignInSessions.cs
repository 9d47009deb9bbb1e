using System.Net;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using StartupPlanner.Web.Identity;

namespace StartupPlanner.Web.Tests;

/// <summary>How long a sign-in stands, and what ends it.</summary>
public sealed class SignInSessions(PlannerApp app) : IClassFixture<PlannerApp>
{
    private const string Password = "a sentence that is long enough";

    [Fact]
    public async Task End_at_sign_out_also_for_a_cookie_that_was_copied_before()
    {
        var user = await AccountAsync();
        var (browser, copied) = (await SignInAsync(user), app.ClientOf(null));
        copied.DefaultRequestHeaders.Add("Cookie", browser.Cookie);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(copied));

        await PlannerApp.PostFormAsync(browser.Client, "/account/sign-out");

        Assert.Equal(HttpStatusCode.Redirect, await StatusAsync(copied));
        Assert.Equal(HttpStatusCode.Redirect, await StatusAsync(browser.Client));
    }

    [Fact]
    public async Task End_everywhere_else_when_the_password_is_changed()
    {
        var user = await AccountAsync();
        var (here, elsewhere) = ((await SignInAsync(user)).Client, (await SignInAsync(user)).Client);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(elsewhere));

        var changed = await PlannerApp.PostFormAsync(here, "/account?handler=Password", ("Input.Current", Password), ("Input.New", "another sentence for this account"));

        Assert.Equal("/account?notice=PasswordChanged", changed.Headers.Location?.OriginalString);
        Assert.Equal(HttpStatusCode.Redirect, await StatusAsync(elsewhere));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(here));
    }

    [Fact]
    public async Task End_when_the_account_is_deleted()
    {
        var user = await AccountAsync();
        var (here, elsewhere) = ((await SignInAsync(user)).Client, (await SignInAsync(user)).Client);
        await PlannerApp.PostFormAsync(here, "/account/delete", ("Input.Password", Password), ("Input.Confirmed", "true"));
        Assert.Equal(HttpStatusCode.Redirect, await StatusAsync(elsewhere));
        Assert.Equal(HttpStatusCode.Redirect, await StatusAsync(here));
    }

    [Fact]
    public async Task End_on_other_browsers_at_a_click()
    {
        var user = await AccountAsync();
        var (here, elsewhere) = ((await SignInAsync(user)).Client, (await SignInAsync(user)).Client);
        Assert.Contains("one other browser", await here.GetStringAsync("/account", TestContext.Current.CancellationToken), StringComparison.Ordinal);
        await PlannerApp.PostFormAsync(here, "/account?handler=EndOthers");
        Assert.Equal(HttpStatusCode.Redirect, await StatusAsync(elsewhere));
        Assert.Contains("signed in on this browser only", await here.GetStringAsync("/account", TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task End_after_their_lifetime_however_busy_they_are()
    {
        var client = (await SignInAsync(await AccountAsync())).Client;
        for (var passed = TimeSpan.Zero; passed < Session.Lifetime - TimeSpan.FromHours(8); passed += TimeSpan.FromHours(7))
        {
            Assert.Equal(HttpStatusCode.OK, await StatusAsync(client));
            app.Pass(TimeSpan.FromHours(7));
        }
        app.Pass(TimeSpan.FromHours(8));
        Assert.Equal(HttpStatusCode.Redirect, await StatusAsync(client));
    }

    [Fact]
    public async Task Stand_for_an_edit_until_they_end_and_then_are_asked_for()
    {
        var user = await AccountAsync();
        var plan = await app.PlanAsync(user);
        var client = (await SignInAsync(user)).Client;
        var edit = new { commandId = Guid.CreateVersion7(), kind = "set", at = "overview/problem", seen = "", value = "Typed" };
        Assert.Equal(HttpStatusCode.OK, (await PlannerApp.EditAsync(client, plan, edit)).StatusCode);
        await app.DbAsync(db => db.Sessions.RemoveRange(db.Sessions.Where(session => session.UserId == user.Id)));
        Assert.Equal(HttpStatusCode.Unauthorized, (await PlannerApp.EditAsync(client, plan, edit with { commandId = Guid.CreateVersion7() })).StatusCode);
    }

    [Fact]
    public async Task Are_slow_to_guess_for_many_networks_and_open_to_a_browser_that_was_there_before()
    {
        var user = await AccountAsync();
        var known = (await SignInAsync(user)).Client;
        await PlannerApp.PostFormAsync(known, "/account/sign-out");
        var throttle = app.Services.GetRequiredService<SignInThrottle>();
        // One try was the first sign-in.
        for (var guess = 1; guess < 30; guess++) Assert.True(throttle.AllowsStranger(user.Email!));

        Assert.Equal(HttpStatusCode.TooManyRequests, (await TryAsync(app.ClientOf(null), user, Password)).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await TryAsync(known, user, Password)).StatusCode);
    }

    private async Task<User> AccountAsync()
    {
        var user = await app.UserAsync("Somebody");
        await using var scope = app.Services.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<User>>();
        var kept = await users.FindByIdAsync($"{user.Id}");
        Assert.True((await users.AddPasswordAsync(kept!, Password)).Succeeded);
        return user;
    }

    private async Task<(HttpClient Client, string Cookie)> SignInAsync(User user)
    {
        var client = app.ClientOf(null);
        var response = await TryAsync(client, user, Password);
        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        return (client, response.Headers.GetValues("Set-Cookie").Single(cookie => cookie.StartsWith("__Host-planner=", StringComparison.Ordinal)).Split(';')[0]);
    }

    private static Task<HttpResponseMessage> TryAsync(HttpClient client, User user, string password) =>
        PlannerApp.PostFormAsync(client, "/account/sign-in", ("Input.Email", user.Email!), ("Input.Password", password));

    private static async Task<HttpStatusCode> StatusAsync(HttpClient client) => (await client.GetAsync("/plans", TestContext.Current.CancellationToken)).StatusCode;
}
