using System.Net;
using System.Text.Json;
using StartupPlanner.Domain.Plans;
using StartupPlanner.Domain.Sharing;
using StartupPlanner.Web.Identity;

namespace StartupPlanner.Web.Tests;

/// <summary>What the search bar of a plan looks through.</summary>
public sealed class TheSearchIndex(PlannerApp app) : IClassFixture<PlannerApp>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Is_not_there_for_a_stranger()
    {
        var plan = await app.PlanAsync(await app.UserAsync("Owner"));
        Assert.Equal(HttpStatusCode.NotFound, (await app.ClientOf(await app.UserAsync("Stranger")).GetAsync($"/plans/{plan}/index.json", Cancellation)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await app.ClientOf(null).GetAsync($"/plans/{plan}/index.json", Cancellation)).StatusCode);
    }

    [Fact]
    public async Task Names_every_section_question_row_figure_person_and_act()
    {
        var owner = await app.UserAsync("Grace Hopper");
        var plan = await app.SampleAsync(owner);
        var read = await app.ReadAsync(owner, plan);
        var places = await PlacesAsync(owner, plan);
        Assert.Contains(("Strategy", "", $"/plans/{plan}/strategy"), places);
        Assert.Contains(places, place => place.Href == $"/plans/{plan}/overview/problem");
        var tasks = places.Where(place => place.Href.StartsWith($"/plans/{plan}/strategy/tasks#", StringComparison.Ordinal)).ToList();
        Assert.Equal(read.Strategy.Tasks.Select(task => task.Statement), tasks.Select(place => place.Name));
        Assert.Contains(places, place => place is { Name: "Runway", Where.Length: > 0 });
        Assert.Contains(("Grace Hopper", "Owner", $"/plans/{plan}/share"), places);
        Assert.Contains(("Export as PDF", "", $"/plans/{plan}/plan.pdf?lang=en"), places);
        var page = await app.ClientOf(owner).GetStringAsync(tasks[0].Href, Cancellation);
        Assert.Contains($"id=\"{tasks[0].Href.Split('#')[1]}\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_a_reader_holds_the_chapters_of_the_reading_view_and_no_names()
    {
        var owner = await app.UserAsync("Grace Hopper");
        var plan = await app.SampleAsync(owner);
        var places = await PlacesAsync(await app.MemberAsync(plan, PlanRole.Viewer), plan);
        Assert.Contains(("Strategy", "", $"/plans/{plan}/read#strategy"), places);
        Assert.DoesNotContain(places, place => place.Name == "Grace Hopper" || place.Href.Contains("tasks", StringComparison.Ordinal) || place.Href.EndsWith("/share", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Speaks_the_language_of_the_page()
    {
        var owner = await app.UserAsync("Owner");
        var places = await PlacesAsync(owner, await app.PlanAsync(owner), "zh-CN");
        Assert.Contains(places, place => place.Name == "导出为 PDF");
        Assert.Contains(places, place => place.Name == "战略");
    }

    private async Task<List<(string Name, string Where, string Href)>> PlacesAsync(User user, PlanId plan, string language = "en")
    {
        using var json = JsonDocument.Parse(await app.ClientOf(user, language).GetStringAsync($"/plans/{plan}/index.json", Cancellation));
        return
        [
            .. from part in json.RootElement.GetProperty("groups").EnumerateArray()
               from place in part.GetProperty("places").EnumerateArray()
               select (place.GetProperty("name").GetString()!, place.GetProperty("where").GetString()!, place.GetProperty("href").GetString()!),
        ];
    }
}
