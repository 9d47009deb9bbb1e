using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using StartupPlanner.Domain.Plans;
using StartupPlanner.Web.Hosting;
using StartupPlanner.Web.Identity;
using Stopwatch = System.Diagnostics.Stopwatch;

namespace StartupPlanner.Web.Tests;

/// <summary>A server and an application of one's own, to kill.</summary>
public sealed class ServerToKill : IAsyncLifetime
{
    public MortalServer Server { get; } = new();

    public PlannerApp App { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        await Server.InitializeAsync();
        // A throw-away server would answer before what it was told had left its process.
        await Server.ExecuteAsync("alter system set synchronous_commit = on");
        await Server.ExecuteAsync("select pg_reload_conf()");
        App = await StartAsync(cookies: false);
    }

    public async Task<PlannerApp> StartAsync(bool cookies)
    {
        var app = new PlannerApp(Server) { ReadsCookies = cookies };
        await app.InitializeAsync();
        return app;
    }

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        await Server.DisposeAsync();
    }
}

public sealed class ADatabaseThatIsAway : IClassFixture<ServerToKill>
{
    private readonly ServerToKill life;
    private readonly PlannerApp app;

    public ADatabaseThatIsAway(ServerToKill life)
    {
        (this.life, app) = (life, life.App);
        // What a test asks the database itself goes by no connection that died in the test before.
        app.Services.GetRequiredService<NpgsqlDataSource>().Clear();
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Is_said_by_every_page_in_the_language_of_the_reader_until_it_is_back()
    {
        var owner = await app.UserAsync("Owner");
        var plan = await app.PlanAsync(owner);
        await using (await life.Server.AwayAsync())
        {
            string[] paths = ["/plans", $"/plans/{plan}", $"/plans/{plan}/overview/problem", $"/plans/{plan}/read", $"/plans/{plan}/plan.json", "/", "/account/sign-in", "/s"];
            var asked = from path in paths from said in ((string Language, string Words)[])[("en", "The database can’t be reached"), ("zh-CN", "暂时连不上数据库")] select (path, said);
            // The first one notices.
            await SaysSoAsync(await app.ClientOf(owner).GetAsync("/plans", Cancellation), "The database can’t be reached");
            await Task.WhenAll(asked.Select(async each => await SaysSoAsync(await app.ClientOf(owner, each.said.Language).GetAsync(each.path, Cancellation), each.said.Words)));
            Assert.Equal(HttpStatusCode.OK, await StatusAsync("/health/live"));
            Assert.Equal(HttpStatusCode.ServiceUnavailable, await StatusAsync("/health/ready"));
            Assert.Equal(HttpStatusCode.OK, await StatusAsync("/dist/app-styles.css"));
        }
        Assert.Equal(HttpStatusCode.OK, await StatusAsync("/health/ready"));
        Assert.Equal(HttpStatusCode.OK, (await app.ClientOf(owner).GetAsync($"/plans/{plan}", Cancellation)).StatusCode);
    }

    [Fact]
    public async Task Is_waited_for_a_moment_before_it_is_said()
    {
        await using (await life.Server.AwayAsync())
        {
            Assert.Equal(HttpStatusCode.ServiceUnavailable, await StatusAsync("/health/ready"));
            var clock = Stopwatch.StartNew();
            Assert.Equal(HttpStatusCode.ServiceUnavailable, await StatusAsync("/account/sign-in"));
            Assert.True(clock.Elapsed > TimeSpan.FromSeconds(2.5), $"It was given up after {clock.Elapsed}.");
        }
    }

    [Fact]
    public async Task Leaves_an_edit_with_the_browser_which_sends_it_again()
    {
        var (owner, client, token) = await EditorAsync();
        var plan = await app.PlanAsync(owner);
        var edit = Set("overview/problem", "Labels are costly.");
        await using (await life.Server.AwayAsync())
            await IsKeptAsync(await SendAsync(client, token, plan, edit), HttpStatusCode.ServiceUnavailable, "away");
        Assert.Equal(HttpStatusCode.OK, (await SendAsync(client, token, plan, edit)).StatusCode);
        Assert.Equal("Labels are costly.", await app.ValueAsync(owner, plan, "overview/problem"));
    }

    [Fact]
    public async Task Takes_nobody_who_is_signed_in_for_a_stranger()
    {
        await using var real = await life.StartAsync(cookies: true);
        await using var scope = real.Services.CreateAsyncScope();
        var made = await scope.ServiceProvider.GetRequiredService<UserManager<User>>().CreateAsync(
            new() { UserName = "owner@example.com", Email = "owner@example.com", Name = "Owner", CreatedAt = DateTimeOffset.UtcNow }, "a longer Passw0rd");
        Assert.True(made.Succeeded);
        var client = real.ClientOf(null);
        Assert.Equal(HttpStatusCode.Redirect, (await PlannerApp.PostFormAsync(client, "/account/sign-in", ("Input.Email", "owner@example.com"), ("Input.Password", "a longer Passw0rd"))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/plans", Cancellation)).StatusCode);
        // From now on the cookie is looked up.
        real.Pass(TimeSpan.FromMinutes(2));
        await using (await life.Server.AwayAsync())
        {
            await SaysSoAsync(await client.GetAsync("/plans", Cancellation), "The database can’t be reached");
            foreach (var path in (string[])["/health/live", "/dist/app-styles.css"]) Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(path, Cancellation)).StatusCode);
        }
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/plans", Cancellation)).StatusCode);
    }

    [Fact]
    public async Task Does_not_keep_the_keys_of_cookies_from_an_application_that_runs()
    {
        await using var fresh = await life.StartAsync(cookies: false);
        var keys = fresh.Services.GetRequiredService<IDataProtectionProvider>();
        await using (await life.Server.AwayAsync())
            Assert.Null(Record.Exception(() => keys.CreateProtector("Test").Protect([1])));
    }

    [Fact]
    public async Task In_the_middle_of_a_save_costs_no_more_than_sending_it_again()
    {
        var (owner, client, token) = await EditorAsync();
        var plan = await app.PlanAsync(owner);
        var edit = Set("overview/problem", "Labels are costly.");
        var source = app.Services.GetRequiredService<NpgsqlDataSource>();
        await using var holder = await source.OpenConnectionAsync(Cancellation);
        await using (var hold = new NpgsqlCommand($"begin; select 1 from plans where id = '{plan}' for update", holder)) await hold.ExecuteNonQueryAsync(Cancellation);
        var saving = SendAsync(client, token, plan, edit);
        // From another connection: within a transaction the list of backends stands still.
        await using (var kill = source.CreateCommand("select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'"))
            while (await kill.ExecuteScalarAsync(Cancellation) is not true) await Task.Delay(20, Cancellation);
        await IsKeptAsync(await saving, HttpStatusCode.ServiceUnavailable, "away");
        await using (var release = new NpgsqlCommand("rollback", holder)) await release.ExecuteNonQueryAsync(Cancellation);

        foreach (var _ in (int[])[1, 2]) Assert.Equal(HttpStatusCode.OK, (await SendAsync(client, token, plan, edit)).StatusCode);
        Assert.Equal(1, await app.QueryAsync(db => db.Activity.CountAsync(e => e.PlanId == plan && e.Kind == ActivityKind.FieldSet, Cancellation)));
    }

    [Fact]
    public async Task For_changes_only_still_shows_what_is_there()
    {
        await using var readOnly = await life.StartAsync(cookies: false);
        var owner = await readOnly.UserAsync("Owner");
        var plan = await readOnly.PlanAsync(owner);
        var client = readOnly.ClientOf(owner);
        var token = await PlannerApp.TokenAsync(client);
        var source = readOnly.Services.GetRequiredService<NpgsqlDataSource>();
        await using (var connection = await source.OpenConnectionAsync(Cancellation))
            await life.Server.ExecuteAsync($"alter database {connection.Database} set default_transaction_read_only = on");
        source.Clear();
        await IsKeptAsync(await SendAsync(client, token, plan, Set("overview/problem", "x")), HttpStatusCode.ServiceUnavailable, "away");
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync($"/plans/{plan}/overview/problem", Cancellation)).StatusCode);
        await SaysSoAsync(await readOnly.ClientOf(owner).PostAsync($"/plans/{plan}/overview/problem", new FormUrlEncodedContent([]), Cancellation), "", HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Or_has_no_connection_free_is_no_fault_of_the_program()
    {
        await using var narrow = new NpgsqlDataSourceBuilder(life.Server.Connection("postgres")) { ConnectionStringBuilder = { MaxPoolSize = 1, Timeout = 1 } }.Build();
        await using var taken = await narrow.OpenConnectionAsync(Cancellation);
        var none = await Assert.ThrowsAnyAsync<Exception>(() => narrow.OpenConnectionAsync(Cancellation).AsTask());
        Assert.Equal(Outage.Away, Outages.Of(none));
        await using var wrong = new NpgsqlCommand("select 1 / 0", taken);
        Assert.Null(Outages.Of(await Assert.ThrowsAsync<PostgresException>(() => wrong.ExecuteNonQueryAsync(Cancellation))));
        var second = await Assert.ThrowsAnyAsync<Exception>(async () =>
        {
            await using var first = await new NpgsqlCommand("select generate_series(1, 100000)", taken).ExecuteReaderAsync(Cancellation);
            await wrong.ExecuteNonQueryAsync(Cancellation);
        });
        Assert.Null(Outages.Of(second));
    }

    [Theory]
    [InlineData("08006", Outage.Away), InlineData("28P01", Outage.Away), InlineData("3D000", Outage.Away), InlineData("53200", Outage.Away), InlineData("53300", Outage.Away)]
    [InlineData("57P01", Outage.Away), InlineData("57P02", Outage.Away), InlineData("57P03", Outage.Away), InlineData("25006", Outage.ReadOnly), InlineData("53100", Outage.Full)]
    [InlineData("23505", null), InlineData("40001", null), InlineData("42P01", null), InlineData("53400", null), InlineData("57014", null)]
    internal void Is_told_from_a_fault_by_what_the_server_says(string state, Outage? outage) =>
        Assert.Equal(outage, Outages.Of(new DbUpdateException("", new InvalidOperationException("", new PostgresException("", "FATAL", "FATAL", state)))));

    private async Task<(User Owner, HttpClient Client, string Token)> EditorAsync()
    {
        var owner = await app.UserAsync("Owner");
        var client = app.ClientOf(owner);
        return (owner, client, await PlannerApp.TokenAsync(client));
    }

    private async Task<HttpStatusCode> StatusAsync(string path) => (await app.ClientOf(null).GetAsync(path, Cancellation)).StatusCode;

    private static async Task SaysSoAsync(HttpResponseMessage answer, string words, HttpStatusCode status = HttpStatusCode.ServiceUnavailable)
    {
        var text = await answer.Content.ReadAsStringAsync(Cancellation);
        Assert.True(answer.StatusCode == status, $"{answer.RequestMessage!.RequestUri} answered {answer.StatusCode}: {text}");
        Assert.Contains(words, text, StringComparison.Ordinal);
        Assert.StartsWith("default-src 'none'", Assert.Single(answer.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        if (status == HttpStatusCode.ServiceUnavailable) Assert.InRange(answer.Headers.RetryAfter!.Delta!.Value, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(30));
    }

    /// <summary>What the browser's outbox takes for no answer to the edit: it keeps it and sends it again.</summary>
    private static async Task IsKeptAsync(HttpResponseMessage answer, HttpStatusCode status, string state)
    {
        var text = await answer.Content.ReadAsStringAsync(Cancellation);
        Assert.True(answer.StatusCode == status, $"{answer.StatusCode}: {text}");
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        var problem = JsonDocument.Parse(text).RootElement;
        Assert.Equal(state, problem.GetProperty("state").GetString());
        Assert.Contains("What you typed stays here", problem.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.NotNull(answer.Headers.RetryAfter);
    }

    private static object Set(string at, string value) => new { commandId = Guid.CreateVersion7(), kind = "set", at, seen = "", value };

    private static async Task<HttpResponseMessage> SendAsync(HttpClient client, string token, PlanId plan, object edit)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/plans/{plan}/changes") { Content = JsonContent.Create(edit) };
        request.Headers.Add("X-Form-Token", token);
        return await client.SendAsync(request, Cancellation);
    }
}
