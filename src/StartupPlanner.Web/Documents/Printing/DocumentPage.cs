using Microsoft.Playwright;

namespace StartupPlanner.Web.Documents.Printing;

/// <summary>
/// The document, open in a browser context of its own. Four walls: no script of its own runs, the policy below names the only things that may load,
/// every request is answered from memory or dropped, and the browser has no network.
/// </summary>
internal sealed class DocumentPage(IBrowserContext context, IPage page, CancellationTokenRegistration givenUp) : IAsyncDisposable
{
    private const string Address = "https://document.invalid/";
    private const string Policy =
        "default-src 'none'; style-src 'unsafe-inline'; font-src https://document.invalid; img-src https://document.invalid data:; "
        + "base-uri 'none'; form-action 'none'";

    // Text in the margins of pages is laid out only while printing, too late to ask for the fonts that it needs.
    private const string LoadFonts =
        $$"""
        async running => {
          await document.fonts.load("400 8pt {{DocumentFonts.Families}}", running);
          await document.fonts.ready;
          for (const place of document.querySelectorAll('[data-page-of]')) place.textContent = '000';
          document.body.offsetHeight;
          await document.fonts.ready;
          return [...new Set([...document.querySelectorAll('[data-page-of]')].map(place => place.dataset.pageOf))];
        }
        """;

    private const string FillPageNumbers =
        """
        pages => {
          for (const place of document.querySelectorAll('[data-page-of]')) place.textContent = pages[place.dataset.pageOf] ?? '';
        }
        """;

    /// <summary>The names whose pages the contents want to tell.</summary>
    public IReadOnlyList<string> Targets { get; private set; } = [];

    public static async Task<DocumentPage> OpenAsync(IBrowser browser, PrintJob job, DocumentFonts fonts, CancellationToken cancellationToken)
    {
        var context = await browser.NewContextAsync(new BrowserNewContextOptions
        {
            JavaScriptEnabled = false,
            Offline = true,
            AcceptDownloads = false,
            ServiceWorkers = ServiceWorkerPolicy.Block,
            Locale = job.Language,
        }).ConfigureAwait(false);
        var givenUp = cancellationToken.Register(() => _ = context.CloseAsync());
        try
        {
            context.SetDefaultNavigationTimeout(0);
            var html = PageSetup.Apply(job, fonts);
            await context.RouteAsync(_ => true, route => AnswerAsync(route, html, job, fonts)).ConfigureAwait(false);
            var page = await context.NewPageAsync().ConfigureAwait(false);
            await page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print }).ConfigureAwait(false);
            await page.GotoAsync(Address).ConfigureAwait(false);
            if (job.Script.Length > 0) await page.EvaluateAsync($"() => {{ {job.Script} }}").ConfigureAwait(false);
            var (title, confidentiality, version, date, pageOf) = job.Running;
            return new DocumentPage(context, page, givenUp)
            {
                Targets = await page.EvaluateAsync<string[]>(LoadFonts, $"0123456789{title}{confidentiality}{version} · {date}{pageOf}").ConfigureAwait(false),
            };
        }
        catch
        {
            await givenUp.DisposeAsync().ConfigureAwait(false);
            await context.CloseAsync().ConfigureAwait(false);
            throw;
        }
    }

    public Task<byte[]> PrintAsync() => page.PdfAsync(new PagePdfOptions
    {
        PreferCSSPageSize = true,
        PrintBackground = true,
        Outline = true,
        Tagged = true,
    });

    public Task FillAsync(IReadOnlyDictionary<string, int> pages) => page.EvaluateAsync(FillPageNumbers, pages);

    public async ValueTask DisposeAsync()
    {
        await givenUp.DisposeAsync().ConfigureAwait(false);
        await context.CloseAsync().ConfigureAwait(false);
    }

    private static Task AnswerAsync(IRoute route, string html, PrintJob job, DocumentFonts fonts)
    {
        var request = route.Request;
        if (request.Url == Address && request.IsNavigationRequest)
            return route.FulfillAsync(new RouteFulfillOptions
            {
                ContentType = "text/html; charset=utf-8",
                Headers = new Dictionary<string, string> { ["Content-Security-Policy"] = Policy },
                Body = html,
            });

        var name = request.Url.StartsWith(DocumentFonts.AssetRoot, StringComparison.Ordinal) && !request.IsNavigationRequest
            ? Uri.UnescapeDataString(request.Url[DocumentFonts.AssetRoot.Length..])
            : "";
        var asset = job.Assets.GetValueOrDefault(name) ?? fonts.Find(name);
        return asset is null
            ? route.AbortAsync()
            : route.FulfillAsync(new RouteFulfillOptions { ContentType = asset.ContentType, BodyBytes = asset.Content.ToArray() });
    }
}
