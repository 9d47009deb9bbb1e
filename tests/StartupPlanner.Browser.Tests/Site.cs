using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using StartupPlanner.Browser.Tests;
using StartupPlanner.Tests;
using StartupPlanner.Web.Documents.Printing;

[assembly: AssemblyFixture(typeof(Site))]
[assembly: CollectionBehavior(DisableTestParallelization = true)]

namespace StartupPlanner.Browser.Tests;

/// <summary>The whole application as in development, on a real port over a PostgreSQL, and a real browser to use it with.</summary>
public sealed class Site : IAsyncLifetime
{
    public const string Founder = "founder@example.com";

    public const string Advisor = "advisor@example.com";

    private readonly Application application = new();
    private TestPostgres server = null!;
    private IPlaywright driver = null!;

    public string Root { get; private set; } = "";

    public IBrowser Browser { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        server = await TestPostgres.StartAsync(TestContext.Current.CancellationToken);
        application.Connection = await server.CreateAsync("", TestContext.Current.CancellationToken);
        application.UseKestrel(0);
        application.StartServer();
        Root = application.ClientOptions.BaseAddress.ToString().TrimEnd('/');
        driver = await Playwright.CreateAsync();
        Browser = await LaunchAsync(driver, application.Services.GetRequiredService<Microsoft.Extensions.Options.IOptions<PdfPrinterOptions>>().Value);
    }

    /// <summary>A page of a browser of its own, signed in with one click where there is an account.</summary>
    public async Task<IPage> OpenAsync(string? email = null, string language = "en", int width = 1280, string theme = "light")
    {
        var context = await Browser.NewContextAsync(new() { BaseURL = Root, Locale = language, ViewportSize = new() { Width = width, Height = 900 } });
        await context.AddCookiesAsync([new() { Name = "planner-theme", Value = theme, Url = Root }, new() { Name = "planner-language", Value = language, Url = Root }]);
        context.SetDefaultTimeout(10_000);
        var page = await context.NewPageAsync();
        if (email is null) return page;
        await page.GotoAsync("/account/sign-in");
        await page.Locator($"button[value='{email}']").ClickAsync();
        await page.WaitForURLAsync("**/plans");
        return page;
    }

    public async ValueTask DisposeAsync()
    {
        await Browser.CloseAsync();
        driver.Dispose();
        await application.DisposeAsync();
        await server.DisposeAsync();
    }

    private static async Task<IBrowser> LaunchAsync(IPlaywright driver, PdfPrinterOptions options)
    {
        var modules = new NodeModules(options.NodeModuleParents);
        var bundled = OperatingSystem.IsLinux() ? await BundledChromium.PrepareAsync(modules, options.CacheFolder) : null;
        var path = bundled?.Path ?? InstalledChromium.Find().First();
        var environment = Environment.GetEnvironmentVariables().Cast<System.Collections.DictionaryEntry>().ToDictionary(e => (string)e.Key, e => (string?)e.Value ?? "");
        foreach (var (name, value) in bundled?.Needs ?? new Dictionary<string, string>()) environment[name] = value;
        return await driver.Chromium.LaunchAsync(new() { ExecutablePath = path, ChromiumSandbox = !Environment.IsPrivilegedProcess, Args = ["--disable-gpu"], Env = environment });
    }

    private sealed class Application : WebApplicationFactory<Program>
    {
        public string Connection { get; set; } = "";

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            builder.UseEnvironment("Development");
            builder.UseSetting("ConnectionStrings:Planner", Connection);
        }
    }
}
