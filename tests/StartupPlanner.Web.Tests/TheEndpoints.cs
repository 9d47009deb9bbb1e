using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using StartupPlanner.Domain.Plans;
using StartupPlanner.Domain.Sharing;
using StartupPlanner.Web.Identity;
using StartupPlanner.Web.Pages.Sharing;

namespace StartupPlanner.Web.Tests;

/// <summary>Every address of the application, with what each kind of visitor gets there. A new address must be entered here.</summary>
public sealed class TheEndpoints(PlannerApp app) : IClassFixture<PlannerApp>
{
    private static readonly string[] Visitors = ["nobody", "stranger", "viewer", "advisor", "editor", "owner", "link", "revoked"];

    // Statuses in the order of the visitors. A nobody is sent to the sign-in (302) where one may help, a reader whose
    // link has ended is told so (404); what scripts call says 401.
    private static readonly Dictionary<string, string> Table = new()
    {
        ["GET plans"] = "302 200 200 200 200 200 302 302",
        ["GET operator"] = "302 404 404 404 404 404 302 302",
        ["GET plans/new"] = "302 200 200 200 200 200 302 302",
        ["GET plans/import"] = "302 200 200 200 200 200 302 302",
        ["GET plans/{planId:guid}"] = "302 404 403 200 200 200 302 404",
        ["GET plans/{planId:guid}/read"] = "302 404 200 200 200 200 200 404",
        ["GET plans/{planId:guid}/activity"] = "302 404 403 200 200 200 302 404",
        ["GET plans/{planId:guid}/share"] = "302 404 403 403 403 200 302 404",
        ["GET plans/{planId:guid}/threads/{threadId:guid?}"] = "302 302 302 302 302 302 302 404",
        ["GET plans/{planId:guid}/{section}"] = "302 404 403 302 302 302 302 404",
        ["GET plans/{planId:guid}/{section}/{question}"] = "302 404 403 200 200 200 302 404",
        ["GET plans/{planId:guid}/{section}/{list}/{key:guid}"] = "302 404 403 200 200 200 302 404",
        ["GET plans/{planId:guid}/finance/take-over"] = "302 404 403 403 200 200 302 404",
        ["GET plans/{planId:guid}/evidence"] = "302 404 403 200 200 200 302 404",
        ["GET plans/{planId:guid}/statements/{statement?}"] = "302 404 403 200 200 200 302 404",
        ["GET plans/{planId:guid}/figures/{**key}"] = "302 404 403 200 200 200 302 404",
        ["GET plans/{planId:guid}/statements.csv"] = "401 404 403 422 422 422 401 401",
        ["GET plans/{planId:guid}/plan.xlsx"] = "404 404 200 200 200 200 200 404",
        ["GET plans/{planId:guid}/plan.docx"] = "404 404 200 200 200 200 200 404",
        ["GET plans/{planId:guid}/plan.json"] = "404 404 200 200 200 200 200 404",
        ["GET plans/{planId:guid}/files/{file:guid}"] = "404 404 404 404 404 404 404 404",
        ["GET plans/{planId:guid}/index.json"] = "404 404 200 200 200 200 200 404",
        ["GET plans/{planId:guid}/plan.pdf"] = "404 404 - - - - - 404",
        ["POST plans"] = "302 404 404 404 404 404 302 302",
        ["POST plans/new"] = "302 200 200 200 200 200 302 302",
        ["POST plans/import"] = "302 200 200 200 200 200 302 302",
        ["POST plans/{planId:guid}"] = "302 404 403 403 403 302 302 404",
        ["POST plans/{planId:guid}/activity"] = "302 404 403 403 404 404 302 404",
        ["POST plans/{planId:guid}/share"] = "302 404 403 403 403 200 302 404",
        ["POST plans/{planId:guid}/threads/{threadId:guid?}"] = "302 404 403 302 302 302 302 404",
        ["POST plans/{planId:guid}/{section}/{question}"] = "302 404 403 403 302 302 302 404",
        ["POST plans/{planId:guid}/{section}/{list}/{key:guid}"] = "302 404 403 403 302 302 302 404",
        // No amounts were shown before, so they are now.
        ["POST plans/{planId:guid}/finance/take-over"] = "302 404 403 403 200 200 302 404",
        ["POST plans/{planId:guid}/evidence"] = "302 404 403 403 302 302 302 404",
        ["POST plans/{planId:guid}/figures/{**key}"] = "302 404 403 403 302 302 302 404",
        ["POST plans/{planId:guid}/changes"] = "401 404 403 403 200 200 401 401",
        ["POST plans/{planId:guid}/changes/rest"] = "401 404 403 403 204 204 401 401",
        ["POST plans/{planId:guid}/changes/undo"] = "401 404 403 403 404 404 401 401",
        // What is sent here is no picture.
        ["POST plans/{planId:guid}/files"] = "401 404 403 403 422 422 401 401",
        ["POST preview"] = "302 200 200 200 200 200 302 302",
    };

    /// <summary>A row that has a page of its own.</summary>
    private static readonly Guid Stream = Guid.CreateVersion7();

    /// <summary>Open to everybody, with the same answer for all.</summary>
    private static readonly string[] Open =
        ["GET ", "GET sample", "GET s", "POST s", "GET error/{status:int}", "GET invitations/{token}", "POST invitations/{token}", "GET exports/{job:guid}", "POST language", "GET health/live", "GET health/ready"];

    /// <summary>What opens by its beginning: accounts have tests of their own.</summary>
    private static readonly string[] OpenFolders = ["account"];

    [Fact]
    public void Are_all_in_the_table()
    {
        var found = Endpoints().ToList();
        Assert.True(found.Count > 30, $"{found.Count} endpoints.");
        var known = Table.Keys.Concat(Open).ToHashSet();
        Assert.Equal([], found.Where(endpoint => !known.Contains(endpoint) && !OpenFolders.Any(folder => endpoint.Split(' ')[1].Split('/')[0] == folder)));
        Assert.Equal([], known.Except(found));
    }

    [Fact]
    public async Task Answer_each_visitor_as_the_table_says()
    {
        var owner = await app.UserAsync("Owner");
        var wrong = new List<string>();
        foreach (var (visitor, index) in Visitors.Select((visitor, index) => (visitor, index)))
            foreach (var (endpoint, statuses) in Table)
            {
                if (statuses.Split(' ')[index] is not ['2' or '3' or '4', ..] expected) continue;
                var plan = await app.PlanAsync(owner);
                await app.ChangeAsync(owner, plan, new Change.AddRow(Address.Read("revenue/streams")!, Stream, new Dictionary<string, string>(), RowPlace.Last));
                var client = await VisitAsync(visitor, owner, plan);
                var status = (int)(await SendAsync(client, endpoint, plan)).StatusCode;
                if ($"{status}" != expected) wrong.Add($"{endpoint} answers {visitor} with {status}, not {expected}");
            }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public async Task That_are_open_fail_for_nobody()
    {
        await app.UserAsync("Somebody");
        foreach (var endpoint in Open)
        {
            var response = await SendAsync(app.ClientOf(null), endpoint, PlanId.New());
            Assert.True((int)response.StatusCode is 200 or 302 or 404, $"{endpoint}: {response.StatusCode}");
        }
    }

    private IEnumerable<string> Endpoints() =>
        from endpoint in app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        where !endpoint.Metadata.Any(data => data.GetType().Name == "StaticAssetDescriptor") && endpoint.RoutePattern.RawText != "{**path:file}"
        let methods = endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? MethodsOf(endpoint)
        from method in methods
        select $"{method} {endpoint.RoutePattern.RawText!.TrimStart('/')}";

    private static IEnumerable<string> MethodsOf(RouteEndpoint endpoint)
    {
        var page = endpoint.Metadata.GetMetadata<PageActionDescriptor>() ?? throw new InvalidOperationException($"{endpoint} has no method.");
        var model = typeof(Program).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(PageModel)))
            .Single(type => type.Namespace!.EndsWith(page.ViewEnginePath.Split('/')[1], StringComparison.Ordinal) && type.Name == page.ViewEnginePath.Split('/')[^1] + "Model");
        yield return "GET";
        if (model.GetMethods().Any(method => method.Name.StartsWith("OnPost", StringComparison.Ordinal))) yield return "POST";
    }

    private async Task<HttpClient> VisitAsync(string visitor, User owner, PlanId plan)
    {
        switch (visitor)
        {
            case "nobody":
                return app.ClientOf(null);
            case "stranger":
                return app.ClientOf(await app.UserAsync("Stranger"));
            case "owner":
                return app.ClientOf(owner);
            case "link" or "revoked":
                var client = app.ClientOf(null);
                var token = (await app.Send(owner, new CreateLink.Command(plan, "Readers", 7))).Value;
                await PlannerApp.PostFormAsync(client, "/s", ("token", token));
                var link = (await app.Send(owner, new ViewSharing.Query(plan))).Value.Links.Single();
                if (visitor == "revoked") await app.Send(owner, new RevokeLink.Command(plan, link.Id));
                return client;
            default:
                return app.ClientOf(await app.MemberAsync(plan, Enum.Parse<PlanRole>(visitor, ignoreCase: true)));
        }
    }

    private static async Task<HttpResponseMessage> SendAsync(HttpClient client, string endpoint, PlanId plan)
    {
        var (method, pattern) = (endpoint.Split(' ')[0], endpoint.Split(' ')[1]);
        var url = "/" + pattern.Replace("{planId:guid}", $"{plan}", StringComparison.Ordinal).Replace("/{threadId:guid?}", "", StringComparison.Ordinal)
            .Replace("{section}/{list}/{key:guid}", $"revenue/streams/{Stream}", StringComparison.Ordinal)
            .Replace("{section}", "overview", StringComparison.Ordinal).Replace("{question}", "problem", StringComparison.Ordinal)
            .Replace("/{statement?}", "/cash-flow", StringComparison.Ordinal).Replace("{**key}", "net-income", StringComparison.Ordinal)
            .Replace("{status:int}", "404", StringComparison.Ordinal).Replace("{token}", "none", StringComparison.Ordinal).Replace("{file:guid}", $"{Guid.NewGuid()}", StringComparison.Ordinal).Replace("{job:guid}", $"{Guid.NewGuid()}", StringComparison.Ordinal);
        if (pattern.EndsWith("/evidence", StringComparison.Ordinal)) url += "?for=overview/problem";
        if (method == "GET") return await client.GetAsync(url, TestContext.Current.CancellationToken);
        if (pattern.EndsWith("changes", StringComparison.Ordinal))
            return await PlannerApp.EditAsync(client, plan, new { commandId = Guid.CreateVersion7(), kind = "set", at = "overview/problem", seen = "", value = "x" });
        if (pattern.EndsWith("rest", StringComparison.Ordinal))
            return await PlannerApp.EditAsync(client, plan, new[] { new { commandId = Guid.CreateVersion7(), kind = "set", at = "overview/problem", seen = "", value = "x" } }, "changes/rest");
        if (pattern.EndsWith("undo", StringComparison.Ordinal))
            return await PlannerApp.EditAsync(client, plan, new { commandId = Guid.CreateVersion7(), entry = Guid.CreateVersion7() }, "changes/undo");
        if (pattern.EndsWith("/files", StringComparison.Ordinal))
            return await PlannerApp.PostAsync(client, url, token => new MultipartFormDataContent { { new StringContent(token), "__RequestVerificationToken" }, { new ByteArrayContent([1]), "file", "x.png" } });
        (string, string)[] fields = pattern switch
        {
            "plans" => [("id", $"{plan}")],
            "plans/{planId:guid}/activity" => [("entry", $"{Guid.CreateVersion7()}"), ("commandId", $"{Guid.CreateVersion7()}")],
            "plans/{planId:guid}/share" => [("name", "Readers"), ("days", "7")],
            "plans/{planId:guid}/threads/{threadId:guid?}" => [("Input.Address", "overview/problem"), ("Input.Body", "Why?")],
            "plans/{planId:guid}/{section}/{question}" => [("seen:overview/problem", ""), ("f:overview/problem", "x")],
            "plans/{planId:guid}/{section}/{list}/{key:guid}" => [($"seen:revenue/streams/{Stream}/name", ""), ($"f:revenue/streams/{Stream}/name", "x")],
            "plans/{planId:guid}/{section}/{question}" or "plans/{planId:guid}/figures/{**key}" => [("seen:overview/problem", ""), ("f:overview/problem", "x")],
            "plans/{planId:guid}/evidence" => [("seen:evidence/items/overview.problem/source", ""), ("f:evidence/items/overview.problem/source", "x")],
            "plans/{planId:guid}/finance/take-over" => [("commandId", $"{Guid.CreateVersion7()}"), ("Note", "x")],
            "preview" => [("text", "x"), ("plan", $"{plan}")],
            _ => [],
        };
        var handler = pattern switch { "plans/{planId:guid}" => "?handler=Delete", "plans" => "?handler=Restore", "plans/{planId:guid}/share" => "?handler=Link", _ => "" };
        return await PlannerApp.PostFormAsync(client, url + handler, fields);
    }
}
