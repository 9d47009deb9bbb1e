using System.Net;
using System.Net.Sockets;

namespace StartupPlanner.Web.Tests.Documents.Printing;

[Collection(PrintingTests.Name)]
public sealed class AHostileDocument(WarmPrinter printer) : IDisposable
{
    private const string Secret = "canary-text-of-a-local-file";

    private static readonly string[] Payloads =
    [
        """<img src="{web}/img">""",
        """<img srcset="{web}/srcset 2x">""",
        """<style>@import url({web}/import); @font-face { font-family: x; src: url({web}/font) } p { font-family: x; background: url({web}/css) }</style><p>x</p>""",
        """<link rel="stylesheet" href="{web}/sheet"><link rel="preload" as="image" href="{web}/preload"><link rel="prefetch" href="{web}/prefetch">""",
        """<link rel="preconnect" href="{web}"><link rel="dns-prefetch" href="{web}"><link rel="icon" href="{web}/icon"><link rel="manifest" href="{web}/manifest">""",
        """<iframe src="{web}/frame"></iframe><iframe srcdoc="&lt;img src='{web}/srcdoc'&gt;"></iframe><iframe src="{file}"></iframe>""",
        """<object data="{web}/object"></object><embed src="{web}/embed"><object data="{file}"></object><embed src="{file}">""",
        """<svg><image href="{web}/svg"/><use href="{web}/use#x"/></svg><img src="{file}"><video src="{web}/video" poster="{web}/poster"></video>""",
        """<img src="data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg'><image href='{web}/nested'/></svg>"><base href="{web}/">""",
        """<script>fetch('{web}/script')</script><img src="x" onerror="fetch('{web}/onerror')"><script src="{web}/src"></script>""",
        """<meta http-equiv="refresh" content="0; url={web}/refresh">""",
        """<meta http-equiv="refresh" content="0; url={file}">""",
        """<form action="{web}/form"><input autofocus onfocus="this.form.submit()"></form><a href="{web}/ping" ping="{web}/ping">link</a>""",
    ];

    private readonly TcpListener canary = Listen();
    private readonly string file = Path.GetTempFileName();

    [Fact]
    public async Task Reaches_no_network_and_no_file()
    {
        await File.WriteAllTextAsync(file, Secret, TestContext.Current.CancellationToken);
        var web = $"http://127.0.0.1:{((IPEndPoint)canary.LocalEndpoint).Port}";

        var texts = new List<string>();
        foreach (var batch in Payloads.Chunk(5))
        {
            var extra = string.Concat(batch).Replace("{web}", web, StringComparison.Ordinal).Replace("{file}", $"file://{file}", StringComparison.Ordinal);
            texts.Add(await Poppler.TextAsync(await printer.PrintAsync(SamplePlan.Job(1, extra))));
        }

        Assert.False(canary.Pending(), "The browser connected to the canary.");
        Assert.All(texts, text => Assert.Contains(SamplePlan.English[..40], text, StringComparison.Ordinal));
        Assert.All(texts, text => Assert.DoesNotContain(Secret, text, StringComparison.Ordinal));
    }

    public void Dispose()
    {
        canary.Dispose();
        File.Delete(file);
    }

    private static TcpListener Listen()
    {
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return listener;
    }
}
