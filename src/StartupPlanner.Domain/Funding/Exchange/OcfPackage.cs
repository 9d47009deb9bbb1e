using System.IO.Compression;
using System.Text;

namespace StartupPlanner.Domain.Funding.Exchange;

/// <summary>A company's equity as files of Open Cap Table Format, and what they could not hold.</summary>
/// <param name="Files">Name and JSON text, the manifest first.</param>
/// <param name="Losses">What is left out or changed, in the order in which it came up.</param>
public sealed record OcfPackage(IReadOnlyList<KeyValuePair<string, string>> Files, IReadOnlyList<ExchangeLoss> Losses)
{
    /// <summary>The name of the manifest, by which readers find all other files.</summary>
    public const string ManifestName = "Manifest.ocf.json";

    // The earliest day that a ZIP file can name, so that the same package gives the same bytes.
    private static readonly DateTimeOffset Always = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The files as one ZIP file; the same package gives the same bytes.</summary>
    public byte[] ToZip()
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, text) in Files)
            {
                var entry = zip.CreateEntry(name, CompressionLevel.Optimal);
                entry.LastWriteTime = Always;
                using var content = entry.Open();
                content.Write(Encoding.UTF8.GetBytes(text));
            }
        return bytes.ToArray();
    }
}
