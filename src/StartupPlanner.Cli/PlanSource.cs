using StartupPlanner.Domain.Common;
using StartupPlanner.Domain.Plans;

namespace StartupPlanner.Cli;

/// <summary>Reads plans from files, or from standard input where the name is "-".</summary>
internal static class PlanSource
{
    public const string StandardInput = "-";

    /// <summary>Reads a plan.</summary>
    /// <returns>The plan or what is wrong with it; null after saying why there is nothing to read.</returns>
    public static Outcome<Plan>? ReadPlan(this Terminal terminal, string file)
    {
        if (Text(terminal, file) is not { } text) return null;
        var now = terminal.Clock.GetUtcNow();
        return PlanFile.Read(text, new(Guid.CreateVersion7(now)), now);
    }

    private static string? Text(Terminal terminal, string file)
    {
        try
        {
            using var stream = file == StandardInput ? terminal.OpenInput() : File.OpenRead(file);
            var text = PlanFile.TextOf(Bytes(stream));
            if (text.Succeeded) return text.Value;
            terminal.Complain(PlanFileErrors.NotUtf8, file);
        }
        catch (InvalidDataException)
        {
            terminal.Complain("File.TooLarge", file, PlanFile.MaxBytes / 1024 / 1024);
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            terminal.Complain(wrong is FileNotFoundException or DirectoryNotFoundException ? "File.NotFound" : "File.NotReadable", file);
        }
        return null;
    }

    private static byte[] Bytes(Stream stream)
    {
        using var bytes = new MemoryStream();
        var buffer = new byte[64 * 1024];
        for (var read = stream.Read(buffer); read > 0; read = stream.Read(buffer))
        {
            bytes.Write(buffer, 0, read);
            if (bytes.Length > PlanFile.MaxBytes) throw new InvalidDataException();
        }
        return bytes.ToArray();
    }
}
