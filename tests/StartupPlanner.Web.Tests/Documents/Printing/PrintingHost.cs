using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using StartupPlanner.Web.Documents.Printing;

namespace StartupPlanner.Web.Tests.Documents.Printing;

/// <summary>A printer of its own, with what it wrote to the log.</summary>
public sealed class PrintingHost : IAsyncDisposable, ILogger<PdfPrinter>
{
    public PrintingHost() : this(_ => { }) { }

    internal PrintingHost(Action<PdfPrinterOptions> configure)
    {
        var options = new PdfPrinterOptions();
        options.NodeModuleParents.Insert(0, Path.Combine(Repository(), "src", "StartupPlanner.Web"));
        configure(options);
        Printer = new PdfPrinter(Options.Create(options), this, TimeProvider.System);
    }

    public PdfPrinter Printer { get; }

    /// <summary>Each entry as its event's name and values.</summary>
    public ConcurrentQueue<(string Event, IReadOnlyDictionary<string, object?> Values)> Log { get; } = [];

    public int BrowserProcessId => (int)Log.Last(entry => entry.Event == "BrowserStarted").Values["ProcessId"]!;

    public ValueTask DisposeAsync() => Printer.DisposeAsync();

    IDisposable? ILogger.BeginScope<TState>(TState state) => null;

    bool ILogger.IsEnabled(LogLevel logLevel) => true;

    void ILogger.Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        var values = (state as IEnumerable<KeyValuePair<string, object?>> ?? []).ToDictionary(StringComparer.OrdinalIgnoreCase);
        Log.Enqueue((eventId.Name ?? "", values));
        TestContext.Current.TestOutputHelper?.WriteLine($"{eventId.Name}: {formatter(state, exception)} {exception}");
    }

    private static string Repository()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "StartupPlanner.sln"))) folder = Path.GetDirectoryName(folder)!;
        return folder;
    }
}
