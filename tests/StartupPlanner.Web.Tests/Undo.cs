using Microsoft.EntityFrameworkCore;
using StartupPlanner.Domain.Common;
using StartupPlanner.Domain.Plans;
using StartupPlanner.Web.Identity;
using StartupPlanner.Web.Pages.Planning;

namespace StartupPlanner.Web.Tests;

/// <summary>Every kind of change, taken back from the activity log.</summary>
public sealed class Undo(PlannerApp app) : IClassFixture<PlannerApp>
{
    private static readonly Address List = Address.Read("overview/outcomes")!;

    [Fact]
    public async Task Of_a_field_brings_the_value_back()
    {
        var (owner, plan) = await PlanAsync();
        await app.SetAsync(owner, plan, "overview/problem", "First");
        app.Pass(ActivityEntry.Pause + TimeSpan.FromSeconds(1));
        var change = await app.SetAsync(owner, plan, "overview/problem", "Second");
        Assert.True((await UndoAsync(owner, plan, change)).Succeeded);
        Assert.Equal("First", await app.ValueAsync(owner, plan, "overview/problem"));
    }

    [Fact]
    public async Task Of_a_row_that_was_added_removes_it()
    {
        var (owner, plan) = await PlanAsync();
        var change = await AddAsync(owner, plan, "One", RowPlace.Last);
        Assert.True((await UndoAsync(owner, plan, change)).Succeeded);
        Assert.Empty(await RowsAsync(owner, plan));
    }

    [Fact]
    public async Task Of_a_row_that_was_removed_brings_it_back_to_its_place_with_all_its_values()
    {
        var (owner, plan) = await PlanAsync();
        await AddAsync(owner, plan, "One", RowPlace.Last);
        var two = await AddAsync(owner, plan, "Two", RowPlace.Last);
        await AddAsync(owner, plan, "Three", RowPlace.Last);
        var change = await app.ChangeAsync(owner, plan, new Change.RemoveRow(two.At));
        Assert.Equal(["One", "Three"], await RowsAsync(owner, plan));
        Assert.True((await UndoAsync(owner, plan, change)).Succeeded);
        Assert.Equal(["One", "Two", "Three"], await RowsAsync(owner, plan));
    }

    [Fact]
    public async Task Of_a_row_that_moved_puts_it_where_it_was()
    {
        var (owner, plan) = await PlanAsync();
        await AddAsync(owner, plan, "One", RowPlace.Last);
        var two = await AddAsync(owner, plan, "Two", RowPlace.Last);
        var change = await app.ChangeAsync(owner, plan, new Change.MoveRow(two.At, null, null));
        Assert.Equal(["Two", "One"], await RowsAsync(owner, plan));
        Assert.True((await UndoAsync(owner, plan, change)).Succeeded);
        Assert.Equal(["One", "Two"], await RowsAsync(owner, plan));
    }

    [Fact]
    public async Task Can_itself_be_undone_and_says_what_it_undid()
    {
        var (owner, plan) = await PlanAsync();
        var change = await app.SetAsync(owner, plan, "overview/problem", "First");
        await UndoAsync(owner, plan, change);
        var undo = await app.QueryAsync(db => db.Activity.SingleAsync(entry => entry.PlanId == plan && entry.Undoes == change.Entry, TestContext.Current.CancellationToken));
        Assert.True((await app.Send(owner, new UndoChange.Command(plan, Guid.CreateVersion7(), undo.Id))).Succeeded);
        Assert.Equal("First", await app.ValueAsync(owner, plan, "overview/problem"));
    }

    [Fact]
    public async Task Of_a_field_is_refused_after_a_later_change_of_it()
    {
        var (owner, plan) = await PlanAsync();
        var change = await app.SetAsync(owner, plan, "overview/problem", "First");
        await app.SetAsync(owner, plan, "overview/problem", "Second");
        Assert.Equal("Undo.Changed", (await UndoAsync(owner, plan, change)).Failure!.Code);
        Assert.Equal("Second", await app.ValueAsync(owner, plan, "overview/problem"));
    }

    [Fact]
    public async Task Of_a_row_is_refused_after_a_later_change_in_it()
    {
        var (owner, plan) = await PlanAsync();
        var change = await AddAsync(owner, plan, "One", RowPlace.Last);
        await app.SetAsync(owner, plan, $"{change.At}/{RowsTexts.FirstText}", "Changed");
        Assert.Equal("Undo.Changed", (await UndoAsync(owner, plan, change)).Failure!.Code);
        Assert.Equal(["Changed"], await RowsAsync(owner, plan));
    }

    [Fact]
    public async Task Of_a_move_is_refused_after_the_row_was_removed()
    {
        var (owner, plan) = await PlanAsync();
        await AddAsync(owner, plan, "One", RowPlace.Last);
        var two = await AddAsync(owner, plan, "Two", RowPlace.Last);
        var change = await app.ChangeAsync(owner, plan, new Change.MoveRow(two.At, null, null));
        await app.ChangeAsync(owner, plan, new Change.RemoveRow(two.At));
        Assert.Equal("Undo.Changed", (await UndoAsync(owner, plan, change)).Failure!.Code);
    }

    [Fact]
    public async Task Of_another_plans_entry_finds_nothing()
    {
        var (owner, plan) = await PlanAsync();
        var other = await app.PlanAsync(owner);
        var change = await app.SetAsync(owner, plan, "overview/problem", "First");
        Assert.IsType<Failure.NotFound>((await UndoAsync(owner, other, change)).Failure);
    }

    [Fact]
    public async Task Under_the_name_of_another_act_finds_nothing()
    {
        var (owner, plan) = await PlanAsync();
        var change = await app.SetAsync(owner, plan, "overview/problem", "First");
        var began = await app.QueryAsync(db => db.Activity.FirstAsync(entry => entry.PlanId == plan && entry.Id != change.Entry, TestContext.Current.CancellationToken));
        Assert.IsType<Failure.NotFound>((await app.Send(owner, new UndoChange.Command(plan, began.CommandId, change.Entry!.Value))).Failure);
    }

    private async Task<(User, PlanId)> PlanAsync()
    {
        var owner = await app.UserAsync("Owner");
        return (owner, await app.PlanAsync(owner));
    }

    private Task<ChangePlan.ChangeResult> AddAsync(User user, PlanId plan, string text, string? after) =>
        app.ChangeAsync(user, plan, new Change.AddRow(List, Guid.CreateVersion7(), new Dictionary<string, string> { [RowsTexts.FirstText] = text }, after));

    private Task<Outcome<UndoChange.Result>> UndoAsync(User user, PlanId plan, ChangePlan.ChangeResult change) =>
        app.Send(user, new UndoChange.Command(plan, Guid.CreateVersion7(), change.Entry!.Value));

    private async Task<string[]> RowsAsync(User user, PlanId plan) =>
        [.. List.Part!.Entries(await app.ReadAsync(user, plan)).Select(entry => List.Part.FieldAt(RowsTexts.FirstText)!.Read(entry.Entity))];
}
