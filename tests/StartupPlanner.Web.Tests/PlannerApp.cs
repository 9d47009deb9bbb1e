using System.Net.Http.Json;
using System.Text.RegularExpressions;
using MediatR;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Npgsql;
using StartupPlanner.Domain.Plans;
using StartupPlanner.Domain.Sharing;
using StartupPlanner.Web.Data;
using StartupPlanner.Web.Data.Mappings;
using StartupPlanner.Web.Data.Samples;
using StartupPlanner.Web.Identity;
using StartupPlanner.Web.Pages.Planning;
using StartupPlanner.Web.Pages.Plans;
using StartupPlanner.Web.Pipeline;

namespace StartupPlanner.Web.Tests;

/// <summary>The whole application on a database of its own, with a clock that tests may set forward. Nothing runs in the background.</summary>
public sealed partial class PlannerApp(TestServer server) : IAsyncLifetime
{
    private readonly TestClock clock = new();

    private WebApplicationFactory<Program> factory = null!;

    /// <summary>Whether who asks is read from the cookie of a sign-in, as in life, instead of from a header.</summary>
    public bool ReadsCookies { get; init; }

    /// <summary>The disk to which the application leaves some room; null where its database lies elsewhere.</summary>
    public DiskRoom? Room { get; init; }

    /// <summary>Whether it reaches its database through a <see cref="Wire"/>.</summary>
    public bool CountsRoundTrips { get; init; }

    public Wire? Wire { get; private set; }

    public IServiceProvider Services => factory.Services;

    /// <summary>How to connect to its database, with the password.</summary>
    public string Connection { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        Connection = await server.CopyAsync();
        if (CountsRoundTrips) Wire = new(Connection);
        factory = new WebApplicationFactory<Program>().WithWebHostBuilder(host => host
            .UseEnvironment("Testing")
            .UseSetting("ConnectionStrings:Planner", Wire?.Connection ?? Connection)
            .UseSetting("Serilog:MinimumLevel:Default", "Fatal")
            .UseSetting("Planner:OpenRegistration", "true")
            .ConfigureTestServices(Configure));
    }

    public async ValueTask DisposeAsync()
    {
        var source = Services.GetRequiredService<NpgsqlDataSource>();
        await factory.DisposeAsync();
        await source.DisposeAsync();
        if (Wire is not null) await Wire.DisposeAsync();
    }

    /// <summary>Sets the clock forward.</summary>
    public void Pass(TimeSpan time) => clock.Ahead += time;

    public async Task<User> UserAsync(string name)
    {
        var mail = $"{name.ToLowerInvariant().Replace(' ', '.')}-{Guid.NewGuid():N}@example.com";
        var user = new User { UserName = mail, NormalizedUserName = mail.ToUpperInvariant(), Email = mail, NormalizedEmail = mail.ToUpperInvariant(), Name = name, CreatedAt = clock.GetUtcNow(), SecurityStamp = "stamp" };
        await DbAsync(db => db.Users.Add(user));
        return user;
    }

    /// <summary>What a plan cannot be started without.</summary>
    public static IReadOnlyDictionary<string, string> FirstAnswers { get; } =
        new Dictionary<string, string> { ["overview/name"] = "Lumen", ["overview/application-field"] = "medical", ["overview/stage"] = "idea", ["overview/path"] = "technology" };

    /// <summary>A plan with nothing but its first answers.</summary>
    public async Task<PlanId> PlanAsync(User owner) => (await Send(owner, new CreatePlan.Command(FirstAnswers))).Value;

    /// <summary>A plan with everything answered.</summary>
    public async Task<PlanId> SampleAsync(User owner, string name = "lumen-dx.en") => (await Send(owner, new ImportPlan.Command(SamplePlans.Json(name)))).Value;

    /// <summary>A new user who is a member of the plan.</summary>
    public async Task<User> MemberAsync(PlanId plan, PlanRole role)
    {
        var user = await UserAsync(role.ToString());
        await DbAsync(db => db.Members.Add(new(plan, user.Id, role, clock.GetUtcNow())));
        return user;
    }

    /// <summary>Sends a request as the application would, in a scope of its own.</summary>
    /// <param name="user">Who asks; null for nobody.</param>
    public async Task<T> Send<T>(User? user, IRequest<T> request)
    {
        await using var scope = Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Viewer>().UserId = user?.Id;
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request, TestContext.Current.CancellationToken);
    }

    /// <summary>Makes one change to a plan.</summary>
    public async Task<ChangePlan.ChangeResult> ChangeAsync(User user, PlanId plan, Change change) =>
        (await Send(user, new ChangePlan.Command(plan, Guid.CreateVersion7(), [change]))).Value.Changes.Single();

    public Task<ChangePlan.ChangeResult> SetAsync(User user, PlanId plan, string address, string value) =>
        ChangeAsync(user, plan, new Change.SetField(Address.Read(address)!, null, value));

    /// <summary>The plan as it stands in the database, which is what a reader sees.</summary>
    public async Task<Plan> ReadAsync(User user, PlanId plan)
    {
        var seen = (await Send(user, new Web.Pages.Reading.ViewDocument.Query(plan))).Value.Plan;
        var kept = await QueryAsync(db => PlanMapping.LoadAsync(db, plan, TestContext.Current.CancellationToken));
        Assert.Equal((kept.Revision, PlanFile.Write(kept)), (seen.Revision, PlanFile.Write(seen)));
        return kept;
    }

    /// <summary>What stands under an address of the plan; null where there is no such row.</summary>
    public async Task<string?> ValueAsync(User user, PlanId plan, string address) =>
        Address.Read(address)! is var at && at.Part!.Find(await ReadAsync(user, plan), at.Key) is { } entity ? at.Field!.Read(entity) : null;

    /// <summary>Looks into the database.</summary>
    public async Task<T> QueryAsync<T>(Func<PlannerDb, Task<T>> query)
    {
        await using var scope = Services.CreateAsyncScope();
        return await query(scope.ServiceProvider.GetRequiredService<PlannerDb>());
    }

    public Task<int> DbAsync(Action<PlannerDb> change) => QueryAsync(db =>
    {
        change(db);
        return db.SaveChangesAsync(TestContext.Current.CancellationToken);
    });

    /// <summary>A browser in which somebody is signed in; null for nobody.</summary>
    public HttpClient ClientOf(User? user, string language = "en")
    {
        var client = factory.CreateClient(new() { BaseAddress = new("https://localhost"), AllowAutoRedirect = false });
        if (user is not null) client.DefaultRequestHeaders.Add(TestSignIn.Header, user.Id.ToString());
        client.DefaultRequestHeaders.Add("Accept-Language", language);
        return client;
    }

    /// <summary>Posts a form with the token of a page that was got before.</summary>
    public static Task<HttpResponseMessage> PostFormAsync(HttpClient client, string url, params IEnumerable<(string Name, string Value)> fields) =>
        PostAsync(client, url, token => new FormUrlEncodedContent([new("__RequestVerificationToken", token), .. fields.Select(field => KeyValuePair.Create(field.Name, field.Value))]));

    public static async Task<HttpResponseMessage> PostAsync(HttpClient client, string url, Func<string, HttpContent> body) =>
        await client.PostAsync(url, body(await TokenAsync(client)), TestContext.Current.CancellationToken);

    /// <summary>Sends an edit as the browser does.</summary>
    public static async Task<HttpResponseMessage> EditAsync(HttpClient client, PlanId plan, object edit, string address = "changes")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/plans/{plan}/{address}") { Content = JsonContent.Create(edit) };
        request.Headers.Add("X-Form-Token", await TokenAsync(client));
        return await client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    /// <summary>A token against forged forms, from a page that is open to everybody; its cookie stays in the client.</summary>
    public static async Task<string> TokenAsync(HttpClient client)
    {
        var page = await client.GetStringAsync("/s", TestContext.Current.CancellationToken);
        return FormToken().Match(page).Groups["token"].Value is { Length: > 0 } token ? token : throw new InvalidOperationException("The page has no form token.");
    }

    private void Configure(IServiceCollection services)
    {
        var background = services.Where(service => service.ServiceType == typeof(IHostedService) && service.ImplementationType is { } type && (type.Assembly == typeof(Program).Assembly || type.Name == "DataProtectionHostedService")).ToList();
        foreach (var service in background) services.Remove(service);
        services.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock));
        if (Room is not null) services.Replace(ServiceDescriptor.Singleton(Room));
        if (ReadsCookies) return;
        services.AddAuthentication().AddScheme<AuthenticationSchemeOptions, TestSignIn>(TestSignIn.Scheme, null);
        services.PostConfigure<AuthenticationOptions>(options => options.DefaultAuthenticateScheme = TestSignIn.Scheme);
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" type=\"hidden\" value=\"(?<token>[^\"]+)\"")]
    private static partial Regex FormToken();

    private sealed class TestClock : TimeProvider
    {
        public TimeSpan Ahead { get; set; }

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Ahead;
    }
}
