using System.Net;
using System.Text.RegularExpressions;
using StartupPlanner.Web.Data.Samples;

namespace StartupPlanner.Web.Tests.Backups;

/// <summary>An installation with its private server, backed up while it runs and restored on a fresh folder.</summary>
public sealed partial class TheBackupCommand : IDisposable
{
    private const string Email = "owner@example.com";
    private const string Password = "correct horse battery 7";

    private readonly string folder = Directory.CreateTempSubdirectory("planner-backup-").FullName;

    public TheBackupCommand()
    {
        // As root the server runs as another user, who must pass.
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(folder, (UnixFileMode)0b111_001_001);
    }

    private string Original => Path.Combine(folder, "original");

    private string Saved => Path.Combine(folder, "saved.zip");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Saves_a_running_installation_that_is_then_restored_on_a_fresh_folder()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Modes and signals are those of Unix.");
        var mails = Directory.CreateDirectory(Path.Combine(Original, "mails"));
        await File.WriteAllTextAsync(Path.Combine(mails.FullName, "old.txt"), "from before", Cancellation);
        using var browser = Browser();
        byte[] exported;
        string plan;
        await using (var application = await PlannerProgram.StartAsync(Original))
        {
            await PostAsync(browser, application.Root, "/account/setup", application.SetupCode);
            plan = await ImportAsync(browser, application.Root);
            exported = await browser.GetByteArrayAsync($"{application.Root}{plan}/plan.json", Cancellation);

            var backup = await PlannerProgram.RunAsync(Original, "backup", Saved);
            Assert.Equal((0, ""), (backup.ExitCode, backup.Errors));
            Assert.Matches($@"^Saved \d+ tables, [\d,]+ rows, [\d,]+ bytes in [\d.]+ s: {Regex.Escape(Saved)}\n$", backup.Output);
            await RefusedAsync($"{Saved} exists", "backup", Saved);
            await RefusedAsync("The application is running", "restore", Saved);
            await RefusedAsync("The application is running", "restore", Saved, "--replace");
            Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync(application.Root + "/plans", Cancellation)).StatusCode);
            await PostAsync(Browser(), application.Root, "/account/forgotten");
            while (mails.GetFiles().Length < 2) await Task.Delay(100, Cancellation);
        }
        Assert.Equal(["saved.zip"], new DirectoryInfo(folder).GetFiles().Select(file => file.Name));
        OnlyTheOwnerReads(mails);

        await RefusedAsync("holds 1 accounts and 1 plans: add --replace", "restore", Saved);
        var stopped = await PlannerProgram.RunAsync(Original, "backup", "--force", Saved);
        Assert.Equal((0, ""), (stopped.ExitCode, stopped.Errors));

        var fresh = Path.Combine(folder, "fresh");
        var restore = await PlannerProgram.RunAsync(fresh, "restore", Saved);
        Assert.Equal((0, ""), (restore.ExitCode, restore.Errors));
        await using var restored = await PlannerProgram.StartAsync(fresh);
        Assert.Equal(exported, await browser.GetByteArrayAsync($"{restored.Root}{plan}/plan.json", Cancellation));
        using var another = Browser();
        await PostAsync(another, restored.Root, "/account/sign-in");
        Assert.Equal(exported, await another.GetByteArrayAsync($"{restored.Root}{plan}/plan.json", Cancellation));
    }

    [Theory]
    [InlineData("Say 'backup FILE", "backup")]
    [InlineData("Say 'backup FILE", "bakup", "x.zip")]
    [InlineData("Say 'backup FILE", "backup", "x.zip", "--replace")]
    [InlineData("There is nothing in", "backup", "x.zip")]
    [InlineData("The folder /no/such is not there: make it", "backup", "/no/such/x.zip")]
    [InlineData("Could not find", "restore", "/no/such/x.zip")]
    [InlineData("The file is no backup", "restore", "StartupPlanner.Web.dll")]
    [InlineData("is a folder", "backup", "/")]
    public async Task Says_in_one_line_what_the_operator_can_mend(string expected, params string[] args)
    {
        await RefusedAsync(expected, args);
        Assert.Empty(Directory.GetFileSystemEntries(folder));
    }

    private async Task RefusedAsync(string expected, params string[] args)
    {
        var (exitCode, output, errors) = await PlannerProgram.RunAsync(Original, args);
        Assert.Equal((1, ""), (exitCode, output));
        Assert.Contains(expected, Assert.Single(errors.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    private void OnlyTheOwnerReads(DirectoryInfo mails)
    {
        if (OperatingSystem.IsWindows()) return;
        const UnixFileMode others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;
        Assert.Equal("rwx------", Text(mails));
        Assert.All(mails.GetFiles(), mail => Assert.Equal("rw-------", Text(mail)));
        Assert.Equal("rw-------", Text(new FileInfo(Saved)));
        Assert.Equal(UnixFileMode.None, File.GetUnixFileMode(Original) & others);
    }

    private static string Text(FileSystemInfo entry) => OperatingSystem.IsWindows() ? "" :
        string.Concat(Enumerable.Range(0, 9).Select(bit => ((int)entry.UnixFileMode >> (8 - bit) & 1) == 0 ? '-' : "rwx"[bit % 3]));

    // Cookies hold for the host, so that the one of the original is sent to the restored application too.
    private static HttpClient Browser() => new(new HttpClientHandler { AllowAutoRedirect = false });

    private static async Task PostAsync(HttpClient browser, string root, string page, string code = "")
    {
        var token = FormToken().Match(await browser.GetStringAsync(root + page, Cancellation)).Groups["token"].Value;
        var answer = await browser.PostAsync(root + page, new FormUrlEncodedContent([
            new("__RequestVerificationToken", token), new("Input.Code", code), new("Input.Name", "Owner"), new("Input.Email", Email),
            new("Input.Password", Password), new("Input.TimeZone", "UTC"), new("email", Email)]), Cancellation);
        Assert.True(answer.StatusCode == HttpStatusCode.Redirect, $"{page}: {answer.StatusCode} {await answer.Content.ReadAsStringAsync(Cancellation)}");
    }

    private static async Task<string> ImportAsync(HttpClient browser, string root)
    {
        var token = FormToken().Match(await browser.GetStringAsync(root + "/plans/import", Cancellation)).Groups["token"].Value;
        using var form = new MultipartFormDataContent { { new StringContent(token), "__RequestVerificationToken" }, { new StringContent(SamplePlans.Json("lumen-dx.zh-CN")), "file", "plan.json" } };
        var answer = await browser.PostAsync(root + "/plans/import", form, Cancellation);
        return PlanAddress().Match(answer.Headers.Location?.ToString() ?? "").Value is { Length: > 0 } plan ? plan : throw new InvalidOperationException($"Not imported: {answer.StatusCode}");
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" type=\"hidden\" value=\"(?<token>[^\"]+)\"")]
    private static partial Regex FormToken();

    [GeneratedRegex("/plans/[0-9a-f-]{36}")]
    private static partial Regex PlanAddress();
}
