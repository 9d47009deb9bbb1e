using System.Diagnostics;
using System.Globalization;

namespace StartupPlanner.EmbeddedPostgres;

/// <summary>Waits for the end of a process that is no child of this one, so that the system does not tell of it.</summary>
internal static class ProcessEnd
{
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(200);

    /// <summary>Returns when the process is gone, or its number is another's.</summary>
    public static async Task WaitAsync(int processId, CancellationToken cancellationToken)
    {
        var born = BirthOf(processId);
        while (born is not null && BirthOf(processId) == born)
            await Task.Delay(Glance, cancellationToken);
    }

    /// <summary>What tells the process from a later one of the same number; <see langword="null"/> once it has ended.</summary>
    private static string? BirthOf(int processId)
    {
        try
        {
            if (OperatingSystem.IsLinux())
                return BirthIn(File.ReadAllText($"/proc/{processId.ToString(CultureInfo.InvariantCulture)}/stat"));
            using var process = Process.GetProcessById(processId);
            return process.StartTime.ToString("O", CultureInfo.InvariantCulture);
        }
        // IOException: a process may go between opening its file and reading it.
        catch (Exception gone) when (gone is IOException or ArgumentException or InvalidOperationException)
        {
            return null;
        }
    }

    // After the name, which may hold anything: state, parent, …, and as the 20th the start. A zombie has ended; who should collect it is another's affair.
    private static string? BirthIn(string stat) =>
        stat[(stat.LastIndexOf(')') + 2)..].Split(' ') is [not ("Z" or "X"), ..] fields ? fields[19] : null;
}
