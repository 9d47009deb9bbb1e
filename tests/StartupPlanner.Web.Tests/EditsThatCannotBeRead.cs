using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using StartupPlanner.Domain.Plans;

namespace StartupPlanner.Web.Tests;

/// <summary>Whatever is sent to the address of the edits is answered in words, so that the browser does not send it for ever.</summary>
public sealed class EditsThatCannotBeRead(PlannerApp app) : IClassFixture<PlannerApp>
{
    private const string Set = """{"commandId":"COMMAND","kind":"set","at":"overview/problem","seen":"","value":"x"}""";

    public static TheoryData<string, int> Bodies => new()
    {
        { "", 400 }, { "{", 400 }, { "[]", 400 }, { "null", 400 }, { "\"x\"", 400 }, { "{}", 404 },
        { Set.Replace("COMMAND", "not-a-name", StringComparison.Ordinal), 400 },
        { Set.Replace("COMMAND", "00000000-0000-0000-0000-000000000000", StringComparison.Ordinal), 422 },
        { Named(Set).Replace("\"seen\":\"\",", "", StringComparison.Ordinal), 400 },
        { Named(Set).Replace("\"\"", "null", StringComparison.Ordinal), 400 },
        { """{"commandId":"COMMAND","kind":"add","at":"opportunity/scorecard","id":"COMMAND"}""".Replace("COMMAND", $"{Guid.CreateVersion7()}", StringComparison.Ordinal), 422 },
        { """{"commandId":"COMMAND","kind":"remove","at":"opportunity/scorecard/market-growth"}""".Replace("COMMAND", $"{Guid.CreateVersion7()}", StringComparison.Ordinal), 422 },
        { Named(Set).Replace("\"x\"", "null", StringComparison.Ordinal), 404 },
        { Named(Set).Replace("overview/problem", "no/where", StringComparison.Ordinal), 404 },
        { Named(Set).Replace("\"set\"", "\"burn\"", StringComparison.Ordinal), 404 },
    };

    [Theory, MemberData(nameof(Bodies))]
    public async Task Are_refused_in_words(string body, int status)
    {
        var (client, plan) = await OpenAsync();
        await RefusedAsync(await SendAsync(client, plan, Encoding.UTF8.GetBytes(body)), status);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\",\"unknown\":\"")]
    public async Task Are_refused_in_words_where_they_are_no_text(string name)
    {
        var (client, plan) = await OpenAsync();
        byte[] body = [.. Encoding.UTF8.GetBytes(Named(Set)[..^2] + name), 0xff, 0xfe, .. "\"}"u8];
        await RefusedAsync(await SendAsync(client, plan, body), 400);
    }

    [Fact]
    public async Task Are_none_where_only_half_of_a_surrogate_pair_cannot_be_read()
    {
        var (client, plan) = await OpenAsync();
        var response = await SendAsync(client, plan, Encoding.UTF8.GetBytes(Named(Set).Replace("\"x\"", "\"a\\ud800b \\ud83d\\ude00\"", StringComparison.Ordinal)));
        using var answer = JsonDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal("a\uFFFDb 😀", answer.RootElement.GetProperty("value").GetString());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Are_refused_in_words_where_they_are_too_large(bool chunked)
    {
        var (client, plan) = await OpenAsync();
        await RefusedAsync(await SendAsync(client, plan, Encoding.UTF8.GetBytes(Named(Set).Replace("\"x\"", $"\"{new string('x', 20_000_000)}\"", StringComparison.Ordinal)), chunked: chunked), 413);
    }

    [Theory]
    [InlineData("changes/undo")]
    [InlineData("changes/rest")]
    public async Task Are_refused_in_words_at_the_addresses_beside_it(string address)
    {
        var (client, plan) = await OpenAsync();
        foreach (var body in (string[])["", "{", "null", "\"x\""]) await RefusedAsync(await SendAsync(client, plan, Encoding.UTF8.GetBytes(body), address), 400);
    }

    [Fact]
    public async Task Are_refused_in_words_to_whoever_may_not()
    {
        var owner = await app.UserAsync("Owner");
        var plan = await app.PlanAsync(owner);
        await RefusedAsync(await SendAsync(app.ClientOf(await app.UserAsync("Stranger")), plan, Encoding.UTF8.GetBytes(Named(Set))), 404);
        await RefusedAsync(await SendAsync(app.ClientOf(await app.MemberAsync(plan, Domain.Sharing.PlanRole.Advisor)), plan, Encoding.UTF8.GetBytes(Named(Set))), 403);
    }

    private static string Named(string edit) => edit.Replace("COMMAND", $"{Guid.CreateVersion7()}", StringComparison.Ordinal);

    private static async Task RefusedAsync(HttpResponseMessage response, int status)
    {
        var body = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True((int)response.StatusCode == status, $"{response.StatusCode}: {body}");
        using var answer = JsonDocument.Parse(body);
        Assert.Contains(answer.RootElement.GetProperty("state").GetString(), (string[])["refused", "invalid"]);
        Assert.NotEqual("", answer.RootElement.GetProperty("message").GetString());
    }

    private async Task<(HttpClient, PlanId)> OpenAsync()
    {
        var owner = await app.UserAsync("Owner");
        return (app.ClientOf(owner), await app.PlanAsync(owner));
    }

    private static async Task<HttpResponseMessage> SendAsync(HttpClient client, PlanId plan, byte[] body, string address = "changes", bool chunked = false)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/plans/{plan}/{address}") { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.TransferEncodingChunked = chunked;
        request.Headers.Add("X-Form-Token", await PlannerApp.TokenAsync(client));
        return await client.SendAsync(request, TestContext.Current.CancellationToken);
    }
}
