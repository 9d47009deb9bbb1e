using System.Diagnostics;
using System.Globalization;
using StartupPlanner.Finance.Modeling;
using StartupPlanner.Finance.Values;
using StartupPlanner.Workbook;
using static StartupPlanner.Bench.Report;

namespace StartupPlanner.Bench;

/// <summary>How long the workbook of a model takes to write, and how long LibreOffice takes to recalculate it.</summary>
internal static class WorkbookTimes
{
    private const int Conversions = 3;
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    // All sheets as CSV, which asks for every figure and writes little.
    private const string AllSheets = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1";

    private const string Profile = """
        <?xml version="1.0" encoding="UTF-8"?>
        <oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
          <item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
        </oor:items>
        """;

    /// <param name="report">Takes the tables.</param>
    /// <param name="model">The model.</param>
    /// <param name="small">A model so small that opening its workbook takes what opening any takes.</param>
    /// <param name="rounds">How often it is written.</param>
    public static void Report(Report report, Model model, Model small, int rounds)
    {
        var (book, trivial) = (Written(model), Written(small));
        var written = Times.InTurns(rounds, () => Written(model))[0];
        var evaluate = Times.InTurns(rounds * 10, () => Evaluation.Of(model))[0][0];
        report.Line(Invariant($"""
            ## Workbook

            {model.Lines.Count} lines, {model.Months} months, {book.Length / 1024:N0} KB.

            | | Least | Median |
            |---|---:|---:|
            | Write | {written[0] * 1000:0} ms | {written[written.Length / 2] * 1000:0} ms |

            """));
        if (Converted(book, trivial) is { } times)
            report.Line(Invariant($"""
                LibreOffice opens it, recalculates it and writes all sheets as CSV in {times.Book:0.00} s; the workbook of one line and one month takes {times.Small:0.00} s (least of {Conversions}, in turns, each with a fresh profile).
                The difference, {(times.Book - times.Small) * 1000:0} ms, is {(times.Book - times.Small) / evaluate:N0} × what Evaluate takes; reading the file and writing the text are in it.
                """));
        else
            report.Line("LibreOffice is not installed: not compared.");
    }

    private static byte[] Written(Model model)
    {
        using var file = new MemoryStream();
        ModelWorkbook.Write(file, model, new("Model", CurrencyCode.Parse("USD", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture));
        return file.ToArray();
    }

    private static (double Book, double Small)? Converted(byte[] book, byte[] small)
    {
        try
        {
            var times = Times.InTurns(Conversions, () => Convert(book), () => Convert(small));
            return (times[0][0], times[1][0]);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }

    private static void Convert(byte[] book)
    {
        var folder = Directory.CreateTempSubdirectory("planner-bench-");
        try
        {
            var (profile, file) = (folder.CreateSubdirectory("profile"), Path.Combine(folder.FullName, "model.xlsx"));
            File.WriteAllText(Path.Combine(profile.CreateSubdirectory("user").FullName, "registrymodifications.xcu"), Profile);
            File.WriteAllBytes(file, book);
            var start = new ProcessStartInfo("soffice", [$"-env:UserInstallation={new Uri(profile.FullName)}", "--headless", "--convert-to", AllSheets, "--outdir", folder.FullName, file]) { RedirectStandardOutput = true, RedirectStandardError = true };
            using var process = Process.Start(start)!;
            var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
            if (!process.WaitForExit(Longest)) process.Kill(entireProcessTree: true);
            output.Wait();
            if (folder.GetFiles("*.csv").Length == 0) throw new InvalidOperationException($"LibreOffice wrote nothing. {errors.Result}");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
