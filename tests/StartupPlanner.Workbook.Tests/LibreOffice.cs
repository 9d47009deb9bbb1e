using System.Diagnostics;

namespace StartupPlanner.Workbook.Tests;

/// <summary>LibreOffice without a window, in a profile of its own that recalculates every file it opens.</summary>
internal static class LibreOffice
{
    /// <summary>Set where a run without LibreOffice is to fail rather than to skip its tests.</summary>
    public const string Required = "PLANNER_REQUIRE_LIBREOFFICE";

    private const int Starts = 3;

    private const string Profile = """
        <?xml version="1.0" encoding="UTF-8"?>
        <oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
          <item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
        </oor:items>
        """;

    /// <summary>The program; null where it is not installed.</summary>
    public static string? Program { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .SelectMany(folder => (string[])[Path.Combine(folder, "soffice"), Path.Combine(folder, "soffice.exe")])
        .Append("/Applications/LibreOffice.app/Contents/MacOS/soffice").FirstOrDefault(File.Exists);

    /// <summary>Opens and saves workbooks, half of them in each of two starts that run at once: a start takes one core.</summary>
    public static async Task<IReadOnlyList<Book>> Recalculate(IReadOnlyList<byte[]> workbooks, CancellationToken cancellationToken)
    {
        var half = workbooks.Sum(workbook => workbook.Length) / 2;
        var first = workbooks.TakeWhile(workbook => (half -= workbook.Length) > 0).ToList();
        var books = await Task.WhenAll(Once(first, cancellationToken), Once([.. workbooks.Skip(first.Count)], cancellationToken));
        return [.. books[0], .. books[1]];
    }

    private static async Task<IReadOnlyList<Book>> Once(List<byte[]> workbooks, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("planner-workbooks-");
        try
        {
            var recalculated = folder.CreateSubdirectory("recalculated");
            var files = workbooks.Select((_, index) => Path.Combine(folder.FullName, $"{index}.xlsx")).ToList();
            for (var index = 0; index < files.Count; index++) await File.WriteAllBytesAsync(files[index], workbooks[index], cancellationToken);
            // It crashes now and then while it starts, before it has read a file; what it has not written then is asked of it again.
            var said = "";
            for (var start = 1; start <= Starts && files.Where(file => !File.Exists(Result(file))).ToList() is { Count: > 0 } left; start++)
                said = await Convert(left, folder.CreateSubdirectory($"profile-{start}"), recalculated, cancellationToken);
            return [.. files.Select(Result).Select(file =>
            {
                Assert.True(File.Exists(file), said);
                using var stream = File.OpenRead(file);
                return Book.Read(stream);
            })];

            string Result(string file) => Path.Combine(recalculated.FullName, Path.GetFileName(file));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<string> Convert(List<string> files, DirectoryInfo profile, DirectoryInfo to, CancellationToken cancellationToken)
    {
        await File.WriteAllTextAsync(Path.Combine(profile.CreateSubdirectory("user").FullName, "registrymodifications.xcu"), Profile, cancellationToken);
        var start = new ProcessStartInfo(Program!) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in (string[])[$"-env:UserInstallation={new Uri(profile.FullName)}", "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", to.FullName, .. files]) start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        var output = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(cancellationToken), process.StandardError.ReadToEndAsync(cancellationToken));
        await process.WaitForExitAsync(cancellationToken);
        return string.Join('\n', output);
    }
}
