using Microsoft.Playwright;

namespace StartupPlanner.Web.Documents.Printing;

/// <summary>Reads from a printed PDF on which page each named place landed. Its page runs pdf.js and sees nothing but PDF bytes.</summary>
internal sealed class ContentsReader(IPage page, ContentsReader.Source source)
{
    private const string Root = "https://reader.invalid/";
    private const string Policy = "default-src 'none'; script-src 'self'; worker-src 'self'; connect-src 'self'";
    private const string Html = "<!doctype html><meta charset=utf-8><title>reader</title>";
    private const string Folder = "pdfjs-dist/legacy/build/";

    private const string Load =
        """
        async () => {
          globalThis.pdf = await import('/pdf.min.mjs');
          pdf.GlobalWorkerOptions.workerSrc = '/pdf.worker.min.mjs';
          globalThis.worker = new pdf.PDFWorker();
          await worker.promise;
        }
        """;

    private const string Read =
        """
        async ([address, names]) => {
          const task = pdf.getDocument({ url: address, worker, isEvalSupported: false, disableStream: true, disableAutoFetch: true });
          try {
            const plan = await task.promise;
            const places = await plan.getDestinations();
            const pages = {};
            for (const name of names)
              if (places[name]) pages[name] = await plan.getPageIndex(places[name][0]) + 1;
            return pages;
          } finally { await task.destroy(); }
        }
        """;

    public static async Task<ContentsReader> OpenAsync(IBrowser browser, NodeModules modules)
    {
        var context = await browser.NewContextAsync(new BrowserNewContextOptions { Offline = true, ServiceWorkers = ServiceWorkerPolicy.Block })
            .ConfigureAwait(false);
        try
        {
            var source = new Source();
            context.SetDefaultNavigationTimeout(0);
            await context.RouteAsync(_ => true, route => AnswerAsync(route, source, modules)).ConfigureAwait(false);
            var page = await context.NewPageAsync().ConfigureAwait(false);
            await page.GotoAsync(Root).ConfigureAwait(false);
            await page.EvaluateAsync(Load).ConfigureAwait(false);
            return new ContentsReader(page, source);
        }
        catch
        {
            await context.CloseAsync().ConfigureAwait(false);
            throw;
        }
    }

    public async Task<IReadOnlyDictionary<string, int>> ReadAsync(byte[] pdf, IReadOnlyList<string> names)
    {
        source.Pdf = pdf;
        try
        {
            var address = $"{Root}{++source.Number}.pdf";
            return await page.EvaluateAsync<Dictionary<string, int>>(Read, new object[] { address, names }).ConfigureAwait(false);
        }
        finally
        {
            source.Pdf = [];
        }
    }

    private static Task AnswerAsync(IRoute route, Source source, NodeModules modules)
    {
        var name = route.Request.Url.StartsWith(Root, StringComparison.Ordinal) ? route.Request.Url[Root.Length..] : "?";
        return name switch
        {
            "" => route.FulfillAsync(new RouteFulfillOptions
            {
                ContentType = "text/html",
                Headers = new Dictionary<string, string> { ["Content-Security-Policy"] = Policy },
                Body = Html,
            }),
            "pdf.min.mjs" or "pdf.worker.min.mjs" =>
                route.FulfillAsync(new RouteFulfillOptions { ContentType = "text/javascript", Path = modules.Get(Folder + name) }),
            _ when name == $"{source.Number}.pdf" =>
                route.FulfillAsync(new RouteFulfillOptions { ContentType = "application/pdf", BodyBytes = source.Pdf }),
            _ => route.AbortAsync(),
        };
    }

    internal sealed class Source
    {
        public byte[] Pdf { get; set; } = [];

        public int Number { get; set; }
    }
}
