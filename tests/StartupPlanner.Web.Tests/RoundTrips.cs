using System.Net;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using StartupPlanner.Domain.Plans;
using StartupPlanner.Web.Identity;
using StartupPlanner.Web.Pages.Reading;

namespace StartupPlanner.Web.Tests;

/// <summary>How often a request goes to the database and back: each time costs what the network costs, however little is asked.</summary>
public sealed class RoundTrips(TestServer server) : IAsyncLifetime
{
    private const int OfAnEdit = 5;
    private const int OfAPage = 3;
    private const string Password = "a sentence that is long enough";

    private readonly PlannerApp app = new(server) { CountsRoundTrips = true };
    private HttpClient client = null!;
    private User owner = null!;
    private PlanId plan;
    private string token = "";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>A full plan, in the browser of its owner who is signed in by a cookie.</summary>
    public async ValueTask InitializeAsync()
    {
        await app.InitializeAsync();
        owner = await app.UserAsync("Owner");
        await using var scope = app.Services.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<User>>();
        Assert.True((await users.AddPasswordAsync((await users.FindByIdAsync($"{owner.Id}"))!, Password)).Succeeded);
        plan = await app.SampleAsync(owner);
        client = app.ClientOf(null);
        var signedIn = await PlannerApp.PostFormAsync(client, "/account/sign-in", ("Input.Email", owner.Email!), ("Input.Password", Password));
        Assert.Equal(HttpStatusCode.Redirect, signedIn.StatusCode);
        token = await PlannerApp.TokenAsync(client);
        foreach (var address in (string[])["overview/problem", "overview/solution"])
            Assert.True((await app.Send(owner, new StartThread.Command(plan, address, "", "", "", "Really?"))).Succeeded);
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task Of_an_edit_of_a_field_are_few()
    {
        var text = await app.ValueAsync(owner, plan, "overview/problem");
        for (var edit = 1; edit <= 3; edit++)
        {
            var (seen, value) = (text, $"{edit}");
            Assert.InRange(await CountAsync(() => EditAsync(new { commandId = Guid.CreateVersion7(), kind = "set", at = "overview/problem", seen, value })), edit == 1 ? 0 : 1, edit == 1 ? 100 : OfAnEdit);
            text = value;
        }
    }

    [Fact]
    public async Task Of_a_new_row_of_its_removal_and_of_several_changes_are_few()
    {
        await EditAsync(Add(Guid.CreateVersion7()));
        var id = Guid.CreateVersion7();
        Assert.InRange(await CountAsync(() => EditAsync(Add(id))), 1, OfAnEdit);
        Assert.InRange(await CountAsync(() => EditAsync(new { commandId = Guid.CreateVersion7(), kind = "remove", at = $"overview/outcomes/{id}" })), 1, OfAnEdit);
        object[] edits = [Add(Guid.CreateVersion7()), Add(Guid.CreateVersion7())];
        Assert.InRange(await CountAsync(() => EditAsync(new { commandId = Guid.CreateVersion7(), kind = "several", at = "overview/outcomes", edits })), 1, OfAnEdit);
    }

    [Theory, InlineData(""), InlineData("/overview/problem"), InlineData("/read"), InlineData("/activity")]
    public async Task Of_a_page_are_few(string page)
    {
        await GetAsync(page);
        Assert.InRange(await CountAsync(() => GetAsync(page)), 1, OfAPage);
    }

    private static object Add(Guid id) =>
        new { commandId = Guid.CreateVersion7(), kind = "add", at = "overview/outcomes", id, values = new Dictionary<string, string> { [RowsTexts.FirstText] = "Half" }, after = RowPlace.Last };

    private async Task<int> CountAsync(Func<Task> act)
    {
        var before = app.Wire!.Trips;
        await act();
        return app.Wire.Trips - before;
    }

    private async Task GetAsync(string page) => Assert.Equal(HttpStatusCode.OK, (await client.GetAsync($"/plans/{plan}{page}", Cancellation)).StatusCode);

    private async Task EditAsync(object edit)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/plans/{plan}/changes") { Content = System.Net.Http.Json.JsonContent.Create(edit) };
        request.Headers.Add("X-Form-Token", token);
        var response = await client.SendAsync(request, Cancellation);
        Assert.True(response.StatusCode == HttpStatusCode.OK, await response.Content.ReadAsStringAsync(Cancellation));
    }
}
