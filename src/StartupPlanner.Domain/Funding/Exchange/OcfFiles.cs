using System.IO.Compression;
using System.Text;
using System.Text.Json;
using StartupPlanner.Domain.Common;

namespace StartupPlanner.Domain.Funding.Exchange;

/// <summary>The files of a package as they are read: within limits, whatever they claim of their size.</summary>
internal static class OcfFiles
{
    public const int MaxFiles = 200;
    public const int MaxBytes = 64 * 1024 * 1024;
    public const int MaxDepth = 32;

    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = MaxDepth, AllowDuplicateProperties = false };
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The JSON files of a ZIP file; others and folders are passed over.</summary>
    public static Dictionary<string, string> Unzip(byte[] zip, List<FieldError> errors)
    {
        var files = new Dictionary<string, string>(StringComparer.Ordinal);
        try
        {
            using var archive = new ZipArchive(new MemoryStream(zip, writable: false), ZipArchiveMode.Read);
            if (archive.Entries.Count > MaxFiles) errors.Add(new("", ExchangeErrors.TooLarge, MaxFiles));
            var left = MaxBytes;
            foreach (var entry in archive.Entries.Take(MaxFiles).Where(entry => entry.FullName.EndsWith(".json", StringComparison.OrdinalIgnoreCase)))
            {
                var name = Name(entry.FullName);
                if (Read(entry, ref left) is not { } text) errors.Add(new(name, ExchangeErrors.TooLarge, MaxBytes));
                else if (!files.TryAdd(name, text)) errors.Add(new(name, ExchangeErrors.DuplicateId, name));
            }
        }
        catch (Exception damaged) when (damaged is InvalidDataException or DecoderFallbackException or IOException or NotSupportedException or ArgumentException or OverflowException)
        {
            errors.Add(new("", ExchangeErrors.NotAZip));
        }
        return files;
    }

    // What an entry says of its size is not trusted: bytes are counted as they come.
    private static string? Read(ZipArchiveEntry entry, ref int left)
    {
        using var content = entry.Open();
        using var bytes = new MemoryStream();
        var buffer = new byte[81920];
        for (int read; (read = content.Read(buffer)) > 0;)
        {
            if ((left -= read) < 0) return null;
            bytes.Write(buffer, 0, read);
        }
        return Utf8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length);
    }

    /// <summary>A path without what some tools put before it.</summary>
    public static string Name(string path)
    {
        var name = path.Replace('\\', '/').TrimStart('\uFEFF');
        while (name.StartsWith("./", StringComparison.Ordinal)) name = name[2..];
        return name.TrimStart('/');
    }

    /// <summary>The JSON of a file; null, and why, where it is none.</summary>
    public static JsonElement? Parse(string name, string text, List<FieldError> errors)
    {
        try
        {
            using var document = JsonDocument.Parse(text.TrimStart('\uFEFF'), Strict);
            ReadAll(document.RootElement);
            if (document.RootElement.ValueKind == JsonValueKind.Object) return document.RootElement.Clone();
            errors.Add(new(name, ExchangeErrors.WrongType));
        }
        catch (JsonException broken)
        {
            errors.Add(new(name, ExchangeErrors.NotJson, (broken.LineNumber ?? 0) + 1, (broken.BytePositionInLine ?? 0) + 1));
        }
        catch (Exception invalid) when (invalid is ArgumentException or InvalidOperationException)
        {
            errors.Add(new(name, ExchangeErrors.NotJson, 1L, 1L));
        }
        return null;
    }

    // Half a character passes as JSON until somebody reads the text that it stands in.
    private static void ReadAll(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.String:
                element.GetString();
                break;
            case JsonValueKind.Array:
                foreach (var item in element.EnumerateArray()) ReadAll(item);
                break;
            case JsonValueKind.Object:
                foreach (var member in element.EnumerateObject())
                {
                    _ = member.Name;
                    ReadAll(member.Value);
                }
                break;
        }
    }
}
