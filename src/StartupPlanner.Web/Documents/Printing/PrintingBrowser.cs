using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace StartupPlanner.Web.Documents.Printing;

/// <summary>One running browser with its driver. Without a network, without a profile that outlives it, spoken to through a pipe.</summary>
internal sealed class PrintingBrowser : IAsyncDisposable
{
    private static readonly string[] Arguments =
    [
        "--host-resolver-rules=MAP * ~NOTFOUND", "--font-render-hinting=none", "--disable-gpu", "--no-pings", "--disable-domain-reliability",
        "--disable-background-networking", "--dns-prefetch-disable",
    ];

    // The discard port: nothing answers there, and the resolver rule above keeps even this address from being looked up.
    private static readonly Proxy NoNetwork = new() { Server = "http://127.0.0.1:9", Bypass = "<-loopback>" };

    private readonly IPlaywright driver;
    private readonly BrowserHome home;
    private readonly ConcurrentBag<ContentsReader> readers = [];
    private int disposed;

    private PrintingBrowser(IPlaywright driver, BrowserHome home, IBrowser browser) => (this.driver, this.home, Browser) = (driver, home, browser);

    public IBrowser Browser { get; }

    public static async Task<PrintingBrowser> LaunchAsync(Chromium chromium, Confinement confinement, TimeSpan limit)
    {
        var driver = await Playwright.CreateAsync().ConfigureAwait(false);
        var home = new BrowserHome();
        try
        {
            var browser = await driver.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
            {
                ExecutablePath = home.CommandFor(chromium, confinement),
                ChromiumSandbox = confinement.Sandbox,
                Args = Arguments,
                Env = home.EnvironmentFor(chromium),
                Proxy = NoNetwork,
                Timeout = (float)limit.TotalMilliseconds,
                HandleSIGHUP = false,
                HandleSIGINT = false,
                HandleSIGTERM = false,
            }).ConfigureAwait(false);
            // A browser may stand while the processes of its pages do not: only a page shows it.
            var page = await browser.NewPageAsync().WaitAsync(limit).ConfigureAwait(false);
            await page.CloseAsync().ConfigureAwait(false);
            return new PrintingBrowser(driver, home, browser);
        }
        catch
        {
            driver.Dispose();
            home.Dispose();
            throw;
        }
    }

    /// <summary>A reader is kept for the browser's life, because pdf.js takes longer to load than to read.</summary>
    public async Task<ContentsReader> BorrowReaderAsync(NodeModules modules) =>
        readers.TryTake(out var free) ? free : await ContentsReader.OpenAsync(Browser, modules).ConfigureAwait(false);

    public void Return(ContentsReader reader) => readers.Add(reader);

    public async Task<int> ProcessIdAsync()
    {
        var session = await Browser.NewBrowserCDPSessionAsync().ConfigureAwait(false);
        var answer = await session.SendAsync("SystemInfo.getProcessInfo").ConfigureAwait(false);
        await session.DetachAsync().ConfigureAwait(false);
        return answer!.Value.GetProperty("processInfo").EnumerateArray()
            .First(process => process.GetProperty("type").GetString() == "browser").GetProperty("id").GetInt32();
    }

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref disposed, 1) == 1) return;
        try
        {
            await Browser.CloseAsync().WaitAsync(TimeSpan.FromSeconds(5)).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is PlaywrightException or TimeoutException)
        {
            // A browser that crashed or hangs ends with its driver.
        }

        driver.Dispose();
        home.Dispose();
    }
}
