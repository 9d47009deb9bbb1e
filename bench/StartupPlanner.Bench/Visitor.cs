using System.Net;
using System.Net.Http.Json;
using System.Text.RegularExpressions;

namespace StartupPlanner.Bench;

/// <summary>A browser without a screen: keeps cookies, reads the token of a form, posts it.</summary>
internal sealed partial class Visitor : IDisposable
{
    private readonly SocketsHttpHandler handler;

    /// <param name="cookies">Those of another visitor to go on with, at another server too.</param>
    public Visitor(Uri server, CookieContainer? cookies = null, string language = "en")
    {
        // Cookies are told apart by host, not by port: the same visitor can go on at a server that was started anew.
        handler = new() { CookieContainer = cookies ?? new(), AllowAutoRedirect = false };
        Client = new(handler) { BaseAddress = server, Timeout = TimeSpan.FromMinutes(3) };
        Client.DefaultRequestHeaders.Add("Accept-Language", language);
    }

    public HttpClient Client { get; }

    public CookieContainer Cookies => handler.CookieContainer;

    public string CookieHeader => Cookies.GetCookieHeader(Client.BaseAddress!);

    /// <summary>Signs in as the founder by the button of the development sign-in page.</summary>
    public async Task SignInAsync(CancellationToken cancellationToken)
    {
        using var answer = await PostAsync("/account/sign-in", "/account/sign-in?handler=Demo", Form(("email", "founder@example.com")), cancellationToken);
        Expect(answer, HttpStatusCode.Redirect);
    }

    /// <summary>The plans that the visitor may open, in the order of the page.</summary>
    public async Task<IReadOnlyList<Guid>> PlansAsync(CancellationToken cancellationToken) =>
        [.. PlanLink().Matches(await Client.GetStringAsync("/plans", cancellationToken)).Select(match => Guid.Parse(match.Groups[1].Value)).Distinct()];

    /// <summary>Imports a plan file.</summary>
    public async Task<Guid> ImportAsync(byte[] file, CancellationToken cancellationToken)
    {
        using var answer = await PostAsync("/plans/import", "/plans/import", token => new MultipartFormDataContent { { new ByteArrayContent(file), "file", "plan.json" }, { new StringContent(token), Token } }, cancellationToken);
        Expect(answer, HttpStatusCode.Redirect);
        return Guid.Parse(answer.Headers.Location!.OriginalString.Split('/')[^1]);
    }

    /// <summary>Makes a share link and opens it, as a reader without an account.</summary>
    public async Task<Visitor> ReaderOfAsync(Guid plan, CancellationToken cancellationToken)
    {
        using var made = await PostAsync($"/plans/{plan}/share", $"/plans/{plan}/share?handler=Link", Form(("name", "Bench"), ("days", "30")), cancellationToken);
        var secret = ShareLink().Match(await made.Content.ReadAsStringAsync(cancellationToken)).Groups[1].Value;
        var reader = new Visitor(Client.BaseAddress!);
        using var opened = await reader.PostAsync("/s", "/s", Form(("token", secret)), cancellationToken);
        Expect(opened, HttpStatusCode.Redirect);
        return reader;
    }

    /// <summary>Adds a task to the plan's list of tasks.</summary>
    public async Task<Guid> AddTaskAsync(Guid plan, string token, CancellationToken cancellationToken)
    {
        var id = Guid.CreateVersion7();
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/plans/{plan}/changes");
        request.Headers.Add("X-Form-Token", token);
        request.Content = JsonContent.Create(new { commandId = Guid.CreateVersion7(), kind = "add", at = "strategy/tasks", id, values = new { statement = "Task" } });
        using var answer = await Client.SendAsync(request, cancellationToken);
        Expect(answer, HttpStatusCode.OK);
        return id;
    }

    public async Task<string> TokenAsync(string page, CancellationToken cancellationToken) =>
        FormToken().Match(await Client.GetStringAsync(page, cancellationToken)).Groups[1].Value;

    public void Dispose() => Client.Dispose();

    private const string Token = "__RequestVerificationToken";

    private static Func<string, HttpContent> Form(params (string Name, string Value)[] fields) =>
        token => new FormUrlEncodedContent([new(Token, token), .. fields.Select(field => KeyValuePair.Create(field.Name, field.Value))]);

    private async Task<HttpResponseMessage> PostAsync(string page, string address, Func<string, HttpContent> body, CancellationToken cancellationToken) =>
        await Client.PostAsync(address, body(await TokenAsync(page, cancellationToken)), cancellationToken);

    private static void Expect(HttpResponseMessage answer, HttpStatusCode status)
    {
        if (answer.StatusCode != status) throw new InvalidOperationException($"{answer.RequestMessage!.RequestUri!.AbsolutePath} answered {(int)answer.StatusCode} instead of {(int)status}.");
    }

    [GeneratedRegex("href=\"/plans/([0-9a-f-]{36})\"")]
    private static partial Regex PlanLink();

    [GeneratedRegex("/s#([A-Za-z0-9_-]{20,})")]
    private static partial Regex ShareLink();

    [GeneratedRegex("name=\"__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)\"")]
    private static partial Regex FormToken();
}
