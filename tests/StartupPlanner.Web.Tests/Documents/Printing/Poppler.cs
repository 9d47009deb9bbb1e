using System.Diagnostics;

namespace StartupPlanner.Web.Tests.Documents.Printing;

/// <summary>Reads PDF files with the tools of poppler-utils, which share no code with what printed them.</summary>
internal static class Poppler
{
    public static Task<string> TextAsync(byte[] pdf) => ReadAsync("pdftotext", pdf, "-layout", "{pdf}", "-");

    public static Task<string> TextAsync(byte[] pdf, int page) => ReadAsync("pdftotext", pdf, "-layout", "-f", $"{page}", "-l", $"{page}", "{pdf}", "-");

    public static Task<string> FontsAsync(byte[] pdf) => ReadAsync("pdffonts", pdf, "{pdf}");

    public static Task<string> FactsAsync(byte[] pdf) => ReadAsync("pdfinfo", pdf, "{pdf}");

    public static Task<string> StructureAsync(byte[] pdf) => ReadAsync("pdfinfo", pdf, "-struct", "{pdf}");

    /// <summary>As XML, with the outline at its end.</summary>
    public static Task<string> XmlAsync(byte[] pdf) => ReadAsync("pdftohtml", pdf, "-xml", "-i", "-stdout", "{pdf}");

    private static async Task<string> ReadAsync(string tool, byte[] pdf, params string[] arguments)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllBytesAsync(file, pdf, cancellationToken);
            using var process = Process.Start(new ProcessStartInfo(tool, arguments.Select(argument => argument == "{pdf}" ? file : argument))
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                StandardOutputEncoding = System.Text.Encoding.UTF8,
            })!;
            process.ErrorDataReceived += (_, _) => { };
            process.BeginErrorReadLine();
            var output = await process.StandardOutput.ReadToEndAsync(cancellationToken);
            await process.WaitForExitAsync(cancellationToken);
            Assert.Equal(0, process.ExitCode);
            return output;
        }
        finally
        {
            File.Delete(file);
        }
    }
}
