using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using StartupPlanner.Domain.Plans;
using StartupPlanner.Domain.Plans.Fields;
using StartupPlanner.Domain.Sharing;

namespace StartupPlanner.Web.Tests;

/// <summary>Edits as the browser sends them, one by one.</summary>
public sealed class Autosave(PlannerApp app) : IClassFixture<PlannerApp>
{
    [Fact]
    public async Task Answers_with_the_value_the_figures_and_the_entry()
    {
        var owner = await app.UserAsync("Owner");
        var plan = await app.PlanAsync(owner);
        var response = await PlannerApp.EditAsync(app.ClientOf(owner), plan, Set("overview/problem", "", "  Labels are costly. "));
        var answer = await AnswerAsync(response, HttpStatusCode.OK);
        Assert.Equal("saved", answer.GetProperty("state").GetString());
        Assert.Equal("Labels are costly.", answer.GetProperty("value").GetString());
        Assert.Equal(2, answer.GetProperty("revision").GetInt64());
        Assert.Equal("1 of 1 answered", answer.GetProperty("figures").GetProperty("progress.overview/problem").GetString());
        var entry = await app.QueryAsync(db => db.Activity.SingleAsync(e => e.PlanId == plan && e.Kind == ActivityKind.FieldSet, TestContext.Current.CancellationToken));
        Assert.Equal(entry.Id, answer.GetProperty("entry").GetGuid());
        Assert.Equal("Labels are costly.", await app.ValueAsync(owner, plan, "overview/problem"));
    }

    [Fact]
    public async Task Refuses_a_stale_edit_and_overwrites_nothing()
    {
        var owner = await app.UserAsync("Owner");
        var plan = await app.PlanAsync(owner);
        await app.SetAsync(owner, plan, "overview/problem", "Theirs");
        var answer = await AnswerAsync(await PlannerApp.EditAsync(app.ClientOf(owner), plan, Set("overview/problem", "", "Mine")), HttpStatusCode.Conflict);
        Assert.Equal("stale", answer.GetProperty("state").GetString());
        Assert.Equal("Theirs", answer.GetProperty("value").GetString());
        Assert.Equal("Theirs", await app.ValueAsync(owner, plan, "overview/problem"));
    }

    [Fact]
    public async Task Says_what_is_wrong_in_the_language_of_the_reader()
    {
        var owner = await app.UserAsync("Owner");
        var plan = await app.PlanAsync(owner);
        var number = Outline.Parts.SelectMany(part => part.Fields).First(field => field.Type is FieldType.Number && field.Part.Shape != PartShape.Rows);
        var address = number.Part.FieldAddress(number.Part.Shape == PartShape.Fixed ? number.Part.Keys[0] : "", number);
        var answer = await AnswerAsync(await PlannerApp.EditAsync(app.ClientOf(owner, "zh-CN"), plan, Set(address, "", "many")), HttpStatusCode.UnprocessableEntity);
        Assert.Equal(new Localization.Texts(Localization.Texts.Cultures[1])["Errors.Field.NotANumber"], answer.GetProperty("message").GetString());
        Assert.Matches(@"\p{IsCJKUnifiedIdeographs}", answer.GetProperty("message").GetString());
    }

    [Fact]
    public async Task Takes_a_command_that_comes_twice_once()
    {
        var owner = await app.UserAsync("Owner");
        var plan = await app.PlanAsync(owner);
        var client = app.ClientOf(owner);
        var edit = Set("overview/problem", "", "Labels are costly.");
        var first = await AnswerAsync(await PlannerApp.EditAsync(client, plan, edit), HttpStatusCode.OK);
        await app.SetAsync(owner, plan, "overview/problem", "Something else since");
        var second = await AnswerAsync(await PlannerApp.EditAsync(client, plan, edit), HttpStatusCode.OK);
        foreach (var name in (string[])["state", "value", "entry", "at"]) Assert.Equal(first.GetProperty(name).GetString(), second.GetProperty(name).GetString());
        Assert.Equal((null, "Something else since"), (first.GetProperty("now").GetString(), second.GetProperty("now").GetString()));
        Assert.Equal("Something else since", await app.ValueAsync(owner, plan, "overview/problem"));
        Assert.Equal(2, await app.QueryAsync(db => db.Activity.CountAsync(e => e.PlanId == plan && e.Kind == ActivityKind.FieldSet, TestContext.Current.CancellationToken)));
    }

    [Fact]
    public async Task Takes_what_still_waited_when_the_page_was_left_in_order_and_once()
    {
        var owner = await app.UserAsync("Owner");
        var plan = await app.PlanAsync(owner);
        var client = app.ClientOf(owner);
        var (first, second, id) = (Set("overview/problem", "", "One"), Set("overview/problem", "One", "One two"), Guid.CreateVersion7());
        var row = new { commandId = Guid.CreateVersion7(), kind = "add", at = "overview/outcomes", id, values = new Dictionary<string, string> { [RowsTexts.FirstText] = "Half" } };
        var inRow = Set($"overview/outcomes/{id}/{RowsTexts.FirstText}", "Half", "Half the cost");
        await PlannerApp.EditAsync(client, plan, first);
        foreach (var _ in (int[])[1, 2])
            Assert.Equal(HttpStatusCode.NoContent, (await PlannerApp.EditAsync(client, plan, new object[] { first, second, Set("overview/pitch", "Seen by nobody", "Stale"), row, inRow }, "changes/rest")).StatusCode);
        Assert.Equal("One two", await app.ValueAsync(owner, plan, "overview/problem"));
        Assert.Equal("Half the cost", await app.ValueAsync(owner, plan, $"overview/outcomes/{id}/{RowsTexts.FirstText}"));
        Assert.Equal("", await app.ValueAsync(owner, plan, "overview/pitch"));
        Assert.Equal(3, await app.QueryAsync(db => db.Activity.CountAsync(e => e.PlanId == plan && e.Kind == ActivityKind.FieldSet, TestContext.Current.CancellationToken)));
    }

    [Fact]
    public async Task Refuses_an_edit_without_the_token_of_the_page()
    {
        var owner = await app.UserAsync("Owner");
        var plan = await app.PlanAsync(owner);
        var response = await app.ClientOf(owner).PostAsJsonAsync($"/plans/{plan}/changes", Set("overview/problem", "", "Forged"), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("", await app.ValueAsync(owner, plan, "overview/problem"));
    }

    [Fact]
    public async Task Keeps_the_edits_of_two_people_in_two_fields()
    {
        var owner = await app.UserAsync("Owner");
        var plan = await app.PlanAsync(owner);
        var editor = await app.MemberAsync(plan, PlanRole.Editor);
        var responses = await Task.WhenAll(
            PlannerApp.EditAsync(app.ClientOf(owner), plan, Set("overview/problem", "", "The problem")),
            PlannerApp.EditAsync(app.ClientOf(editor), plan, Set("overview/pitch", "", "The pitch")));
        Assert.All(responses, response => Assert.Equal(HttpStatusCode.OK, response.StatusCode));
        Assert.Equal("The problem", await app.ValueAsync(owner, plan, "overview/problem"));
        Assert.Equal("The pitch", await app.ValueAsync(owner, plan, "overview/pitch"));
    }

    [Fact]
    public async Task Tells_that_a_row_is_gone()
    {
        var owner = await app.UserAsync("Owner");
        var plan = await app.PlanAsync(owner);
        var edit = new { commandId = Guid.CreateVersion7(), kind = "remove", at = $"overview/outcomes/{Guid.CreateVersion7()}" };
        var answer = await AnswerAsync(await PlannerApp.EditAsync(app.ClientOf(owner), plan, edit), HttpStatusCode.Gone);
        Assert.Equal("gone", answer.GetProperty("state").GetString());
    }

    [Fact]
    public async Task Tells_that_a_row_that_is_added_again_was_removed_since()
    {
        var owner = await app.UserAsync("Owner");
        var plan = await app.PlanAsync(owner);
        var id = Guid.CreateVersion7();
        var add = new { commandId = Guid.CreateVersion7(), kind = "add", at = "overview/outcomes", id, values = new Dictionary<string, string> { [RowsTexts.FirstText] = "Half" } };
        await AnswerAsync(await PlannerApp.EditAsync(app.ClientOf(owner), plan, add), HttpStatusCode.OK);
        await AnswerAsync(await PlannerApp.EditAsync(app.ClientOf(owner), plan, Remove(id, "Half")), HttpStatusCode.OK);
        await AnswerAsync(await PlannerApp.EditAsync(app.ClientOf(owner), plan, add), HttpStatusCode.Gone);
        Assert.Null(await app.ValueAsync(owner, plan, $"overview/outcomes/{id}/{RowsTexts.FirstText}"));
    }

    [Fact]
    public async Task Removes_no_row_that_somebody_else_changed_meanwhile()
    {
        var owner = await app.UserAsync("Owner");
        var plan = await app.PlanAsync(owner);
        var id = Guid.CreateVersion7();
        var add = new { commandId = Guid.CreateVersion7(), kind = "add", at = "overview/outcomes", id, values = new Dictionary<string, string> { [RowsTexts.FirstText] = "Half" } };
        await AnswerAsync(await PlannerApp.EditAsync(app.ClientOf(owner), plan, add), HttpStatusCode.OK);
        await app.SetAsync(owner, plan, $"overview/outcomes/{id}/{RowsTexts.FirstText}", "A third");
        var answer = await AnswerAsync(await PlannerApp.EditAsync(app.ClientOf(owner), plan, Remove(id, "Half")), HttpStatusCode.Conflict);
        Assert.Equal("stale", answer.GetProperty("state").GetString());
        using var row = JsonDocument.Parse(answer.GetProperty("value").GetString()!);
        Assert.Equal("A third", row.RootElement.GetProperty("values").GetProperty(RowsTexts.FirstText).GetString());
        Assert.Equal("A third", await app.ValueAsync(owner, plan, $"overview/outcomes/{id}/{RowsTexts.FirstText}"));
        await AnswerAsync(await PlannerApp.EditAsync(app.ClientOf(owner), plan, Remove(id, "A third")), HttpStatusCode.OK);
    }

    [Fact]
    public async Task Takes_what_no_text_can_hold_for_what_it_means()
    {
        var owner = await app.UserAsync("Owner");
        var plan = await app.PlanAsync(owner);
        var typed = "first\vsecond\0 \uFEFFthird\u2028fourth\r\nfifth\tsixth";
        var answer = await AnswerAsync(await PlannerApp.EditAsync(app.ClientOf(owner), plan, Set("overview/problem", "", typed)), HttpStatusCode.OK);
        const string Kept = "first\nsecond third\nfourth\nfifth\tsixth";
        Assert.Equal(Kept, answer.GetProperty("value").GetString());
        Assert.Equal(Kept, await app.ValueAsync(owner, plan, "overview/problem"));
        await AnswerAsync(await PlannerApp.EditAsync(app.ClientOf(owner), plan, Set("overview/pitch", "", typed)), HttpStatusCode.OK);
        Assert.Equal("first second third fourth fifth sixth", await app.ValueAsync(owner, plan, "overview/pitch"));
    }

    [Theory]
    [InlineData("set", "overview/nothing"), InlineData("set", "overview/outcomes"), InlineData("add", "overview/problem"), InlineData("drop", "overview/problem"), InlineData("set", null)]
    public async Task Finds_no_place_that_the_outline_does_not_have(string kind, string? at)
    {
        var owner = await app.UserAsync("Owner");
        var plan = await app.PlanAsync(owner);
        var response = await PlannerApp.EditAsync(app.ClientOf(owner), plan, new { commandId = Guid.CreateVersion7(), kind, at, seen = "", value = "x", id = Guid.CreateVersion7() });
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task Takes_a_new_row_with_a_value_of_null_for_one_without_it()
    {
        var owner = await app.UserAsync("Owner");
        var plan = await app.PlanAsync(owner);
        var id = Guid.CreateVersion7();
        var edit = new { commandId = Guid.CreateVersion7(), kind = "add", at = "overview/outcomes", id, values = new Dictionary<string, string?> { [RowsTexts.FirstText] = null } };
        await AnswerAsync(await PlannerApp.EditAsync(app.ClientOf(owner), plan, edit), HttpStatusCode.OK);
        Assert.Equal("", await app.ValueAsync(owner, plan, $"overview/outcomes/{id}/{RowsTexts.FirstText}"));
    }

    private static object Remove(Guid id, string seen) =>
        new { commandId = Guid.CreateVersion7(), kind = "remove", at = $"overview/outcomes/{id}", values = new Dictionary<string, string> { [RowsTexts.FirstText] = seen } };

    private static object Set(string at, string seen, string value) => new { commandId = Guid.CreateVersion7(), kind = "set", at, seen, value };

    private static async Task<JsonElement> AnswerAsync(HttpResponseMessage response, HttpStatusCode expected)
    {
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(response.StatusCode == expected, $"{response.StatusCode}: {text}");
        return JsonDocument.Parse(text).RootElement;
    }
}

/// <summary>The list by which rows are tried.</summary>
internal static class RowsTexts
{
    public static Part Outcomes { get; } = Outline.Parts.Single(part => part.Address == "overview/outcomes");

    /// <summary>The segment of its first field of text.</summary>
    public static string FirstText { get; } = Outcomes.Fields.First(field => field.Type is FieldType.ShortText or FieldType.Markdown).Segment;
}
