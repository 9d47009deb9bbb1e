using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using StartupPlanner.Domain.Plans;
using StartupPlanner.Domain.Sharing;
using StartupPlanner.Web.Identity;
using StartupPlanner.Web.Pages.Files;

namespace StartupPlanner.Web.Tests;

/// <summary>Pictures in a plan's texts: sent, shown to its readers alone, and carried along by the plan file.</summary>
public sealed class PicturesOfAPlan(PlannerApp app) : IClassFixture<PlannerApp>
{
    private const string Problem = "overview/problem";
    private static readonly byte[] Png = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Are_shown_in_the_document_to_its_readers_and_to_nobody_else()
    {
        var (owner, plan, file) = await StartAsync();
        var page = await app.ClientOf(owner).GetStringAsync($"/plans/{plan}/read", Stop);
        Assert.Contains($"<img src=\"/plans/{plan}/files/{file}\"", page, StringComparison.Ordinal);
        var viewer = await app.MemberAsync(plan, PlanRole.Viewer);
        var shown = await app.ClientOf(viewer).GetAsync($"/plans/{plan}/files/{file}", Stop);
        Assert.Equal(Png, await shown.Content.ReadAsByteArrayAsync(Stop));
        Assert.Equal("image/png", shown.Content.Headers.ContentType!.MediaType);
        Assert.StartsWith("default-src 'none';", string.Join(' ', shown.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        Assert.Equal("nosniff", string.Join(' ', shown.Headers.GetValues("X-Content-Type-Options")));
        foreach (var other in (HttpClient[])[app.ClientOf(await app.UserAsync("Stranger")), app.ClientOf(null)])
            Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync($"/plans/{plan}/files/{file}", Stop)).StatusCode);
    }

    [Fact]
    public async Task Of_another_plan_are_not_there()
    {
        var (owner, plan, file) = await StartAsync();
        var other = await app.PlanAsync(owner);
        Assert.Equal(HttpStatusCode.NotFound, (await app.ClientOf(owner).GetAsync($"/plans/{other}/files/{file}", Stop)).StatusCode);
        Assert.NotEqual(other, plan);
    }

    [Fact]
    public async Task Go_out_with_the_plan_file_and_come_in_again()
    {
        var (owner, plan, file) = await StartAsync();
        // One that no text names any more stays behind.
        await SendAsync(owner, plan, Png);
        var json = await app.ClientOf(owner).GetStringAsync($"/plans/{plan}/plan.json", Stop);
        var copy = (await app.Send(owner, new Pages.Plans.ImportPlan.Command(json))).Value;
        Assert.Equal(Png, await app.ClientOf(owner).GetByteArrayAsync($"/plans/{copy}/files/{file}", Stop));
        Assert.Equal(1, await app.QueryAsync(db => Task.FromResult(db.Files.Count(each => each.PlanId == copy))));
        Assert.Equal(json, await app.ClientOf(owner).GetStringAsync($"/plans/{copy}/plan.json", Stop));
    }

    [Fact]
    public async Task In_a_plan_file_are_checked_like_those_that_are_sent()
    {
        var (owner, plan, file) = await StartAsync();
        var json = await app.ClientOf(owner).GetStringAsync($"/plans/{plan}/plan.json", Stop);
        var broken = json.Replace(Convert.ToBase64String(Png), Convert.ToBase64String("<svg onload='alert(1)'></svg> and more"u8), StringComparison.Ordinal);
        var outcome = await app.Send(owner, new Pages.Plans.ImportPlan.Command(broken));
        var error = Assert.Single(Assert.IsType<Domain.Common.Failure.Invalid>(outcome.Failure).Errors);
        Assert.Equal(($"files/{file}", StoredFileErrors.NotAPicture), (error.Field, error.Code));
    }

    [Theory, InlineData("en", "PNG, JPEG, WebP or GIF"), InlineData("zh-CN", "PNG、JPEG、WebP")]
    public async Task That_are_none_are_refused_in_the_readers_words(string language, string words)
    {
        var (owner, plan, _) = await StartAsync();
        var response = await SendAsync(owner, plan, "<html>no picture at all, whatever its name is</html>"u8.ToArray(), language);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.Contains(words, (await response.Content.ReadFromJsonAsync<FileEndpoints.Refusal>(Stop))!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Are_taken_until_the_plan_is_full()
    {
        var (owner, plan, _) = await StartAsync();
        byte[] large = [.. Png, .. new byte[StoredFile.MaxBytes - Png.Length]];
        for (var sent = 0; sent < 2; sent++) Assert.Equal(HttpStatusCode.Created, (await SendAsync(owner, plan, large)).StatusCode);
        var full = await SendAsync(owner, plan, large);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, full.StatusCode);
        Assert.Contains("12 MB", (await full.Content.ReadFromJsonAsync<FileEndpoints.Refusal>(Stop))!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stand_in_the_printed_document_without_asking_for_them()
    {
        var (owner, plan, file) = await StartAsync();
        var pictures = (await app.Send(owner, new ListFiles.Query(plan))).Value;
        Assert.Equal(file, Assert.Single(pictures).Id);
        var pdf = await app.ClientOf(owner).GetByteArrayAsync($"/plans/{plan}/plan.pdf", Stop);
        Assert.Contains("/Subtype /Image", System.Text.Encoding.Latin1.GetString(pdf), StringComparison.Ordinal);
    }

    private async Task<(User Owner, PlanId Plan, Guid File)> StartAsync()
    {
        var owner = await app.UserAsync("Owner");
        var plan = await app.PlanAsync(owner);
        var file = (await (await SendAsync(owner, plan, Png)).Content.ReadFromJsonAsync<FileEndpoints.Taken>(Stop))!;
        Assert.Equal((1, 1, "sketch.png"), (file.Width, file.Height, file.Name));
        await app.SetAsync(owner, plan, Problem, $"As drawn:\n\n![The bench](files/{file.File})");
        return (owner, plan, file.File);
    }

    private async Task<HttpResponseMessage> SendAsync(User user, PlanId plan, byte[] picture, string language = "en")
    {
        var content = new ByteArrayContent(picture);
        content.Headers.ContentType = new MediaTypeHeaderValue("image/png");
        return await PlannerApp.PostAsync(app.ClientOf(user, language), $"/plans/{plan}/files", token => new MultipartFormDataContent
        {
            { new StringContent(token), "__RequestVerificationToken" },
            { content, "file", "sketch.png" },
        });
    }
}
