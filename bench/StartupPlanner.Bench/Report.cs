using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace StartupPlanner.Bench;

/// <summary>A page of results in Markdown.</summary>
internal sealed class Report
{
    private readonly StringBuilder text = new();

    public Report(string title, string command, string? postgres)
    {
        var gigabytes = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (1024.0 * 1024 * 1024);
        Line($"# {title}");
        Line();
        Line($"`{command}`");
        Line();
        Line(Invariant($"{DateTime.UtcNow:yyyy-MM-dd}, {Environment.ProcessorCount} cores, {gigabytes:0} GB of memory, {RuntimeInformation.OSArchitecture}, {RuntimeInformation.FrameworkDescription}{(postgres is null ? "" : $", PostgreSQL {postgres}")}. Load average before the run: {Load()}."));
        Line();
    }

    public static string Invariant(FormattableString line) => line.ToString(CultureInfo.InvariantCulture);

    /// <summary>A line of the page, shown on the terminal too.</summary>
    public void Line(string line = "")
    {
        text.Append(line).Append('\n');
        Console.WriteLine(line);
    }

    public void Save(string file)
    {
        if (file.Length > 0) File.WriteAllText(file, text.ToString());
    }

    private static string Load() => File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "not known";
}
