using System.Net;
using StartupPlanner.Domain.Common;
using StartupPlanner.Domain.Plans;
using StartupPlanner.Domain.Plans.Fields;
using StartupPlanner.Web.Pages.Plans;

namespace StartupPlanner.Web.Tests;

/// <summary>A plan that goes out as a file and comes in again.</summary>
public sealed class PlanFiles(PlannerApp app) : IClassFixture<PlannerApp>
{
    [Theory, InlineData("lumen-dx.en"), InlineData("lumen-dx.zh-CN")]
    public async Task Come_back_as_they_went_out(string sample)
    {
        var owner = await app.UserAsync("Owner");
        var client = app.ClientOf(owner);
        var plan = await app.SampleAsync(owner, sample);
        var file = await client.GetByteArrayAsync($"/plans/{plan}/plan.json", TestContext.Current.CancellationToken);
        var imported = await PostAsync(client, file);
        Assert.Equal(HttpStatusCode.Redirect, imported.StatusCode);
        var copy = PlanId.Parse(imported.Headers.Location!.OriginalString.Split('/')[^1], null);
        Assert.NotEqual(plan, copy);
        Assert.True(file.Length > 10_000);
        Assert.Equal(file, await client.GetByteArrayAsync($"/plans/{copy}/plan.json", TestContext.Current.CancellationToken));
        Assert.Equal(PlanFile.Write(await app.ReadAsync(owner, plan)), PlanFile.Write(await app.ReadAsync(owner, copy)));
    }

    [Fact]
    public async Task With_mistakes_are_refused_with_all_of_them()
    {
        var owner = await app.UserAsync("Owner");
        const string Json = """{ "format": "planner.plan/1", "overview": { "name": 7, "pitch": 8, "stage": "dream", "outcomes": [{ "id": "none" }], "colour": "red" }, "money": {} }""";
        var outcome = await app.Send(owner, new ImportPlan.Command(Json));
        var errors = Assert.IsType<Failure.Invalid>(outcome.Failure).Errors.Select(error => (error.Field, error.Code)).ToHashSet();
        Assert.Superset(
            new HashSet<(string, string)>
            {
                ("overview/name", FieldErrors.WrongType), ("overview/pitch", FieldErrors.WrongType), ("overview/stage", FieldErrors.NotAChoice),
                ("overview/outcomes/0", PlanFileErrors.NoId), ("overview/colour", PlanFileErrors.Unknown), ("money", PlanFileErrors.Unknown),
            }, errors);
        var page = await (await PostAsync(app.ClientOf(owner), System.Text.Encoding.UTF8.GetBytes(Json))).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.All(errors, error => Assert.Contains($"<code>{error.Field}</code>", page, StringComparison.Ordinal));
        Assert.Empty((await app.Send(owner, new ListPlans.Query())).Own);
    }

    [Theory, InlineData("not json"), InlineData("[]"), InlineData("null"), InlineData("{\"format\":\"planner.plan/9\"}"), InlineData("")]
    public async Task That_are_none_are_refused_on_the_page(string content)
    {
        var response = await PostAsync(app.ClientOf(await app.UserAsync("Owner")), System.Text.Encoding.UTF8.GetBytes(content));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Contains("role=\"alert\"", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    private static Task<HttpResponseMessage> PostAsync(HttpClient client, byte[] file) => PlannerApp.PostAsync(client, "/plans/import", token => new MultipartFormDataContent
    {
        { new StringContent(token), "__RequestVerificationToken" },
        { new ByteArrayContent(file), "file", "plan.json" },
    });
}
