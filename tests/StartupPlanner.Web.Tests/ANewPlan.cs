using System.Net;
using System.Text.RegularExpressions;
using StartupPlanner.Domain.Plans;
using StartupPlanner.Web.Pages.Plans;

namespace StartupPlanner.Web.Tests;

/// <summary>The short wizard that starts a plan.</summary>
public sealed partial class ANewPlan(PlannerApp app) : IClassFixture<PlannerApp>
{
    private static readonly string[] ToChoose = ["overview/application-field", "overview/stage", "overview/path"];

    [Fact]
    public async Task Has_field_stage_and_path_chosen_by_nobody_but_the_founder()
    {
        var page = await app.ClientOf(await app.UserAsync("Founder")).GetStringAsync("/plans/new", TestContext.Current.CancellationToken);
        foreach (var address in ToChoose) Assert.DoesNotContain(Radios(page, address), radio => radio.Contains("checked", StringComparison.Ordinal));
        Assert.Single(Radios(page, "overview/language"), radio => radio.Contains("checked", StringComparison.Ordinal));
    }

    [Theory, InlineData("en", "Choose one."), InlineData("zh-CN", "请选择一项。")]
    public async Task Asks_at_the_field_for_what_was_not_chosen_and_keeps_the_rest(string language, string message)
    {
        var founder = await app.UserAsync("Founder");
        var response = await PlannerApp.PostFormAsync(app.ClientOf(founder, language), "/plans/new", ("f:overview/name", "Lumen"), ("f:overview/stage", "growth"));
        var page = WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(message, ErrorAt(page, "overview/application-field"));
        Assert.Equal("", ErrorAt(page, "overview/stage"));
        Assert.Equal(message, ErrorAt(page, "overview/path"));
        Assert.Contains("value=\"Lumen\"", page, StringComparison.Ordinal);
        Assert.Contains(Radios(page, "overview/stage"), radio => radio.Contains("checked", StringComparison.Ordinal) && radio.Contains("growth", StringComparison.Ordinal));
        Assert.Empty((await app.Send(founder, new ListPlans.Query())).Own);
    }

    [Fact]
    public async Task Keeps_what_the_founder_chose()
    {
        var founder = await app.UserAsync("Founder");
        var response = await PlannerApp.PostFormAsync(app.ClientOf(founder), "/plans/new",
            ("f:overview/name", "Lumen"), ("f:overview/application-field", "retail"), ("f:overview/stage", "prototype"), ("f:overview/path", "market"));
        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        var plan = await app.ReadAsync(founder, PlanId.Parse(response.Headers.Location!.OriginalString.Split('/')[2], null));
        Assert.Equal((ApplicationField.Retail, PlanStage.Prototype, PlanPath.Market), (plan.ApplicationField, plan.Stage, plan.Path));
    }

    private static List<string> Radios(string page, string address)
    {
        var radios = Inputs().Matches(page).Select(match => match.Value).Where(input => input.Contains($"name=\"f:{address}\"", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(radios);
        return radios;
    }

    private static string ErrorAt(string page, string address) =>
        Regex.Match(page, $"id=\"{address.Replace('/', '-')}-error\" role=\"alert\">([^<]*)<").Groups[1].Value;

    [GeneratedRegex("<input[^>]*>")]
    private static partial Regex Inputs();
}
