using System.Net;
using System.Text.Json;
using StartupPlanner.Domain.Plans;
using StartupPlanner.Domain.Sharing;
using StartupPlanner.Web.Identity;
using StartupPlanner.Web.Pages.Activity;
using StartupPlanner.Web.Pages.Planning;

namespace StartupPlanner.Web.Tests;

/// <summary>Edits of one field, one soon after the other: autosave cuts a sentence into many, and the log tells of one.</summary>
public sealed class SuccessiveEdits(PlannerApp app) : IClassFixture<PlannerApp>
{
    private const string Problem = "overview/problem";

    [Fact]
    public async Task Of_one_author_are_one_entry_which_is_undone_as_one()
    {
        var (owner, plan) = await PlanAsync("Begun with.");
        foreach (var text in (string[])["L", "Labels", "Labels are"]) await app.SetAsync(owner, plan, Problem, text);
        var last = await app.SetAsync(owner, plan, Problem, "Labels are costly.");
        Assert.Equal([("Begun with.", "Labels are costly.")], await LogAsync(owner, plan));
        Assert.True((await app.Send(owner, new UndoChange.Command(plan, Guid.CreateVersion7(), last.Entry!.Value))).Succeeded);
        Assert.Equal("Begun with.", await app.ValueAsync(owner, plan, Problem));
    }

    [Fact]
    public async Task That_come_again_get_their_first_answers()
    {
        var (owner, plan) = await PlanAsync("");
        var client = app.ClientOf(owner);
        object[] edits = [Edit("", "One"), Edit("One", "One two"), Edit("One two", "One two three")];
        var first = new List<JsonElement>();
        foreach (var edit in edits) first.Add(await SendAsync(client, plan, edit));
        foreach (var (edit, answer) in edits.Zip(first))
        {
            var again = await SendAsync(client, plan, edit);
            foreach (var name in (string[])["state", "value", "entry", "at"]) Assert.Equal(answer.GetProperty(name).GetString(), again.GetProperty(name).GetString());
        }
        Assert.Equal("One two three", await app.ValueAsync(owner, plan, Problem));
        Assert.Equal([("", "One two three")], await LogAsync(owner, plan));
    }

    [Fact]
    public async Task Go_on_with_the_edit_before_and_not_with_the_first()
    {
        var (owner, plan) = await PlanAsync("");
        foreach (var text in (string[])["One", "Two", "Three"])
        {
            await app.SetAsync(owner, plan, Problem, text);
            app.Pass(ActivityEntry.Pause - TimeSpan.FromMinutes(1));
        }
        Assert.Equal([("", "Three")], await LogAsync(owner, plan));
        app.Pass(ActivityEntry.Pause);
        await app.SetAsync(owner, plan, Problem, "Four");
        Assert.Equal([("Three", "Four"), ("", "Three")], await LogAsync(owner, plan));
    }

    [Fact]
    public async Task With_an_edit_of_another_field_between_them_are_one_entry()
    {
        var (owner, plan) = await PlanAsync("");
        await app.SetAsync(owner, plan, Problem, "One");
        await app.SetAsync(owner, plan, "overview/solution", "Between");
        await app.SetAsync(owner, plan, Problem, "Two");
        Assert.Equal([("", "Two")], await LogAsync(owner, plan));
    }

    [Fact]
    public async Task Of_two_authors_are_two_entries()
    {
        var (owner, plan) = await PlanAsync("");
        var editor = await app.MemberAsync(plan, PlanRole.Editor);
        await app.SetAsync(owner, plan, Problem, "One");
        await app.SetAsync(editor, plan, Problem, "Two");
        await app.SetAsync(owner, plan, Problem, "Three");
        Assert.Equal([("Two", "Three"), ("One", "Two"), ("", "One")], await LogAsync(owner, plan));
    }

    [Fact]
    public async Task With_an_undo_between_them_are_told_one_by_one()
    {
        var (owner, plan) = await PlanAsync("");
        var one = await app.SetAsync(owner, plan, Problem, "One");
        await app.Send(owner, new UndoChange.Command(plan, Guid.CreateVersion7(), one.Entry!.Value));
        await app.SetAsync(owner, plan, Problem, "Two");
        Assert.Equal([("", "Two"), ("One", ""), ("", "One")], await LogAsync(owner, plan));
    }

    [Fact]
    public async Task With_several_changes_between_them_that_touch_the_field_are_told_one_by_one()
    {
        var (owner, plan) = await PlanAsync("");
        await app.SetAsync(owner, plan, Problem, "One");
        await app.ChangeAsync(owner, plan, new Change.Several(Address.Read("overview")!, [new Change.SetField(Address.Read(Problem)!, "One", "Pasted"), new Change.SetField(Address.Read(Problem)!, "Pasted", "One")]));
        await app.SetAsync(owner, plan, Problem, "Two");
        Assert.Equal([("One", "Two"), ("", "One")], await LogAsync(owner, plan));
    }

    [Fact]
    public async Task That_come_back_to_the_beginning_are_told_one_by_one()
    {
        var (owner, plan) = await PlanAsync("");
        await app.SetAsync(owner, plan, Problem, "One");
        await app.SetAsync(owner, plan, Problem, "");
        Assert.Equal([("One", ""), ("", "One")], await LogAsync(owner, plan));
    }

    [Fact]
    public async Task Are_undone_by_nobody_who_saw_only_the_first()
    {
        var (owner, plan) = await PlanAsync("");
        var seen = await app.SetAsync(owner, plan, Problem, "One");
        await app.SetAsync(owner, plan, Problem, "One two");
        Assert.Equal("Undo.Changed", (await app.Send(owner, new UndoChange.Command(plan, Guid.CreateVersion7(), seen.Entry!.Value))).Failure!.Code);
    }

    /// <summary>A plan in which the field was answered a while ago.</summary>
    private async Task<(User, PlanId)> PlanAsync(string problem)
    {
        var owner = await app.UserAsync("Owner");
        var plan = await app.PlanAsync(owner);
        await app.SetAsync(owner, plan, Problem, problem);
        app.Pass(2 * ActivityEntry.Pause);
        return (owner, plan);
    }

    /// <summary>What the log tells of the field since, the newest first.</summary>
    private async Task<IEnumerable<(string, string)>> LogAsync(User user, PlanId plan)
    {
        var items = (await app.Send(user, new ViewActivity.Query(plan, null))).Value.Items.Where(item => item.Href?.EndsWith(Problem, StringComparison.Ordinal) == true).ToList();
        return items.Select(item => (item.Before!, item.After!)).Where(entry => entry != ("", "Begun with."));
    }

    private static object Edit(string seen, string value) => new { commandId = Guid.CreateVersion7(), kind = "set", at = Problem, seen, value };

    private static async Task<JsonElement> SendAsync(HttpClient client, PlanId plan, object edit)
    {
        var response = await PlannerApp.EditAsync(client, plan, edit);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return JsonDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement;
    }
}
