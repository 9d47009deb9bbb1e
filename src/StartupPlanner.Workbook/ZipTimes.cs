using System.Buffers.Binary;

namespace StartupPlanner.Workbook;

/// <summary>Sets the times of all entries of a zip file to the first that it can name, so that equal contents are equal files.</summary>
/// <remarks>PKWARE APPNOTE.TXT 4.3: the central directory is read from the end; each of its headers leads to the entry's own.</remarks>
internal static class ZipTimes
{
    private const uint CentralHeader = 0x02014b50;
    private const int EndLength = 22;

    // 1 January 1980, midnight.
    private const uint First = 0x0021_0000;

    public static void Clear(MemoryStream file)
    {
        var bytes = file.GetBuffer().AsSpan(0, (int)file.Length);
        var end = bytes[^EndLength..];
        var at = (int)BinaryPrimitives.ReadUInt32LittleEndian(end[16..]);
        for (var left = BinaryPrimitives.ReadUInt16LittleEndian(end[10..]); left > 0; left--)
        {
            var header = bytes[at..];
            if (BinaryPrimitives.ReadUInt32LittleEndian(header) != CentralHeader) throw new InvalidDataException("The zip file's directory is not where its end says.");
            var entry = (int)BinaryPrimitives.ReadUInt32LittleEndian(header[42..]);
            BinaryPrimitives.WriteUInt32LittleEndian(header[12..], First);
            BinaryPrimitives.WriteUInt32LittleEndian(bytes[(entry + 10)..], First);
            at += 46 + BinaryPrimitives.ReadUInt16LittleEndian(header[28..]) + BinaryPrimitives.ReadUInt16LittleEndian(header[30..]) + BinaryPrimitives.ReadUInt16LittleEndian(header[32..]);
        }
    }
}
