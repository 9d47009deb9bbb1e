namespace StartupPlanner.Web.Documents;

/// <summary>The style sheet of the printed plan.</summary>
internal static class PrintStyles
{
    public static string Css { get; } = Read();

    private static string Read()
    {
        using var file = typeof(PrintStyles).Assembly.GetManifestResourceStream("StartupPlanner.Web.Documents.print.css")!;
        return new StreamReader(file).ReadToEnd();
    }
}
