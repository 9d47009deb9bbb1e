using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using StartupPlanner.Domain.Plans;
using StartupPlanner.Web.Identity;

namespace StartupPlanner.Web.Tests;

/// <summary>Edits that the browser sends in one piece, as when a block is pasted into a table.</summary>
public sealed class SeveralEdits(PlannerApp app) : IClassFixture<PlannerApp>
{
    private const string List = "overview/outcomes";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Are_one_revision_and_one_entry_of_the_log()
    {
        var (owner, plan) = await PlanAsync();
        var (one, two) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var answer = await SendAsync(owner, plan, Several(List, Add(one, "One"), Add(two, "Two"), Set(two, "Two", "Two, better"), new { kind = "move", at = $"{List}/{two}" }), HttpStatusCode.OK);
        Assert.Equal(("saved", List, 2), (Text(answer, "state"), Text(answer, "at"), answer.GetProperty("revision").GetInt64()));
        Assert.NotEmpty(answer.GetProperty("figures").EnumerateObject());
        Assert.Equal(["Two, better", "One"], await RowsAsync(owner, plan));
        var entry = await app.QueryAsync(db => db.Activity.SingleAsync(e => e.PlanId == plan && e.Kind != ActivityKind.PlanCreated, Cancellation));
        Assert.Equal((ActivityKind.Several, List, entry.Id), (entry.Kind, entry.Address, answer.GetProperty("entry").GetGuid()));
    }

    [Theory, InlineData("invalid", HttpStatusCode.UnprocessableEntity), InlineData("stale", HttpStatusCode.Conflict), InlineData("gone", HttpStatusCode.Gone)]
    public async Task Are_all_refused_where_one_is_and_its_place_is_told(string state, HttpStatusCode status)
    {
        var (owner, plan) = await PlanAsync();
        var (there, gone) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await SendAsync(owner, plan, Several(List, Add(there, "There")), HttpStatusCode.OK);
        var wrong = state switch
        {
            "invalid" => Set(there, "There", new('x', 10_000)),
            "stale" => Set(there, "Seen by nobody", "Mine"),
            _ => Set(gone, "", "Mine"),
        };
        var answer = await SendAsync(owner, plan, Several(List, Add(Guid.CreateVersion7(), "New"), wrong), status);
        Assert.Equal((state, $"{List}/{(state == "gone" ? gone : there)}/{RowsTexts.FirstText}"), (Text(answer, "state"), Text(answer, "at")));
        Assert.NotEqual("", Text(answer, "message"));
        Assert.Equal(state == "stale" ? "There" : null, Text(answer, "value"));
        Assert.Equal(["There"], await RowsAsync(owner, plan));
        Assert.Equal(1, await app.QueryAsync(db => db.Activity.CountAsync(e => e.PlanId == plan && e.Kind == ActivityKind.Several, Cancellation)));
    }

    [Fact]
    public async Task That_come_again_get_the_first_answer()
    {
        var (owner, plan) = await PlanAsync();
        var edit = Several(List, Add(Guid.CreateVersion7(), "One"), Add(Guid.CreateVersion7(), "Two"));
        var (first, second) = (await SendAsync(owner, plan, edit, HttpStatusCode.OK), await SendAsync(owner, plan, edit, HttpStatusCode.OK));
        foreach (var name in (string[])["state", "value", "entry", "at", "revision"]) Assert.Equal(first.GetProperty(name).ToString(), second.GetProperty(name).ToString());
        Assert.Equal(2, (await RowsAsync(owner, plan)).Length);
    }

    [Fact]
    public async Task Are_undone_as_one()
    {
        var (owner, plan) = await PlanAsync();
        var id = Guid.CreateVersion7();
        await SendAsync(owner, plan, Several(List, Add(id, "One")), HttpStatusCode.OK);
        var answer = await SendAsync(owner, plan, Several(List, Set(id, "One", "Uno"), Add(Guid.CreateVersion7(), "Due")), HttpStatusCode.OK);
        var undone = await SendAsync(owner, plan, new { commandId = Guid.CreateVersion7(), entry = answer.GetProperty("entry").GetGuid() }, HttpStatusCode.OK, "changes/undo");
        Assert.Equal("saved", Text(undone, "state"));
        Assert.Equal(["One"], await RowsAsync(owner, plan));
    }

    [Fact]
    public async Task Are_not_undone_after_a_later_change_of_one_of_them()
    {
        var (owner, plan) = await PlanAsync();
        var id = Guid.CreateVersion7();
        var answer = await SendAsync(owner, plan, Several(List, Add(id, "One"), Add(Guid.CreateVersion7(), "Two")), HttpStatusCode.OK);
        await app.SetAsync(owner, plan, $"{List}/{id}/{RowsTexts.FirstText}", "Uno");
        var refused = await SendAsync(owner, plan, new { commandId = Guid.CreateVersion7(), entry = answer.GetProperty("entry").GetGuid() }, HttpStatusCode.Conflict, "changes/undo");
        Assert.Equal("stale", Text(refused, "state"));
        Assert.Equal(["Uno", "Two"], await RowsAsync(owner, plan));
    }

    [Fact]
    public async Task Are_counted_in_the_log_in_both_languages_and_undone_from_there()
    {
        var (owner, plan) = await PlanAsync();
        var id = Guid.CreateVersion7();
        await SendAsync(owner, plan, Several(List, Add(id, "One")), HttpStatusCode.OK);
        await SendAsync(owner, plan, Several(List, Set(id, "One", "Uno"), Add(Guid.CreateVersion7(), "Due"), Add(Guid.CreateVersion7(), "Tre")), HttpStatusCode.OK);
        var client = app.ClientOf(owner);
        var log = await client.GetStringAsync($"/plans/{plan}/activity", Cancellation);
        Assert.Contains("made 3 changes in", log, StringComparison.Ordinal);
        Assert.Contains("fields changed: 1 · rows added: 2", log, StringComparison.Ordinal);
        Assert.Contains("made one change in", log, StringComparison.Ordinal);
        Assert.Contains("改了 3 处", WebUtility.HtmlDecode(await app.ClientOf(owner, "zh-CN").GetStringAsync($"/plans/{plan}/activity", Cancellation)), StringComparison.Ordinal);
        Assert.Contains("made 3 changes in", await client.GetStringAsync($"/plans/{plan}", Cancellation), StringComparison.Ordinal);
        var entry = await app.QueryAsync(db => db.Activity.Where(e => e.PlanId == plan).OrderByDescending(e => e.Id).Select(e => e.Id).FirstAsync(Cancellation));
        Assert.Contains($"{entry}", log, StringComparison.Ordinal);
        await PlannerApp.PostFormAsync(client, $"/plans/{plan}/activity", ("entry", $"{entry}"), ("commandId", $"{Guid.CreateVersion7()}"));
        Assert.Equal(["One"], await RowsAsync(owner, plan));
    }

    [Fact]
    public async Task Go_along_in_what_still_waited_when_the_page_was_left()
    {
        var (owner, plan) = await PlanAsync();
        var response = await PlannerApp.EditAsync(app.ClientOf(owner), plan, new[] { Several(List, Add(Guid.CreateVersion7(), "One"), Add(Guid.CreateVersion7(), "Two")) }, "changes/rest");
        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
        Assert.Equal(["One", "Two"], await RowsAsync(owner, plan));
    }

    [Fact]
    public async Task Are_refused_where_there_are_none_too_many_others_or_one_elsewhere()
    {
        var (owner, plan) = await PlanAsync();
        object[] none = [], many = [.. Enumerable.Range(0, 501).Select(_ => Add(Guid.CreateVersion7(), "x"))], nothing = [null!];
        await SendAsync(owner, plan, Several(List, none), HttpStatusCode.NotFound);
        await SendAsync(owner, plan, Several(List, nothing), HttpStatusCode.NotFound);
        await SendAsync(owner, plan, Several(List, Several(List, Add(Guid.CreateVersion7(), "x"))), HttpStatusCode.NotFound);
        await SendAsync(owner, plan, Several(List, new { kind = "set", at = "overview/problem", seen = "", value = "Elsewhere" }), HttpStatusCode.NotFound);
        await SendAsync(owner, plan, Several("overview/problem", new { kind = "set", at = "overview/problem", seen = "", value = "x" }), HttpStatusCode.NotFound);
        await SendAsync(owner, plan, Several("overview", new { kind = "set", at = "overview/problem", value = "Unseen" }), HttpStatusCode.BadRequest);
        await SendAsync(owner, plan, Several(List, many), HttpStatusCode.UnprocessableEntity);
        Assert.Equal(1, (await app.ReadAsync(owner, plan)).Revision);
    }

    private async Task<(User, PlanId)> PlanAsync()
    {
        var owner = await app.UserAsync("Owner");
        return (owner, await app.PlanAsync(owner));
    }

    private static object Several(string at, params object[] edits) => new { commandId = Guid.CreateVersion7(), kind = "several", at, edits };

    private static object Add(Guid id, string text) => new { kind = "add", at = List, id, values = new Dictionary<string, string> { [RowsTexts.FirstText] = text }, after = RowPlace.Last };

    private static object Set(Guid id, string seen, string value) => new { kind = "set", at = $"{List}/{id}/{RowsTexts.FirstText}", seen, value };

    private async Task<JsonElement> SendAsync(User user, PlanId plan, object edit, HttpStatusCode expected, string address = "changes")
    {
        var response = await PlannerApp.EditAsync(app.ClientOf(user), plan, edit, address);
        var text = await response.Content.ReadAsStringAsync(Cancellation);
        Assert.True(response.StatusCode == expected, $"{response.StatusCode}: {text}");
        return JsonDocument.Parse(text).RootElement;
    }

    private static string? Text(JsonElement answer, string name) => answer.GetProperty(name).GetString();

    private async Task<string[]> RowsAsync(User user, PlanId plan) =>
        [.. RowsTexts.Outcomes.Entries(await app.ReadAsync(user, plan)).Select(entry => RowsTexts.Outcomes.FieldAt(RowsTexts.FirstText)!.Read(entry.Entity))];
}
