using System.Buffers.Binary;

namespace StartupPlanner.Domain.Plans;

/// <summary>What the first bytes of a picture say of it: PNG (W3C), JPEG (ITU-T T.81), GIF (89a) and WebP (RFC 9649).</summary>
/// <param name="MediaType">Such as image/png.</param>
/// <param name="Width">In pixels.</param>
/// <param name="Height">In pixels.</param>
internal sealed record ImageHeader(string MediaType, int Width, int Height)
{
    /// <summary>Reads it; null for any other bytes, whatever the file is called.</summary>
    public static ImageHeader? Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 30) return null;
        if (bytes[0] == 0x89 && bytes[1..8].SequenceEqual("PNG\r\n\u001a\n"u8) && bytes[12..16].SequenceEqual("IHDR"u8))
            return Of("image/png", BinaryPrimitives.ReadInt32BigEndian(bytes[16..]), BinaryPrimitives.ReadInt32BigEndian(bytes[20..]));
        if (bytes.StartsWith("GIF87a"u8) || bytes.StartsWith("GIF89a"u8))
            return Of("image/gif", BinaryPrimitives.ReadUInt16LittleEndian(bytes[6..]), BinaryPrimitives.ReadUInt16LittleEndian(bytes[8..]));
        if (bytes.StartsWith("RIFF"u8) && bytes[8..12].SequenceEqual("WEBP"u8)) return WebP(bytes);
        return bytes[0] == 0xFF && bytes[1] == 0xD8 ? Jpeg(bytes) : null;
    }

    private static ImageHeader? WebP(ReadOnlySpan<byte> bytes)
    {
        var kind = bytes[12..16];
        var data = bytes[20..];
        if (kind.SequenceEqual("VP8X"u8)) return Of("image/webp", 1 + UInt24(data[4..]), 1 + UInt24(data[7..]));
        if (kind.SequenceEqual("VP8 "u8)) return Of("image/webp", BinaryPrimitives.ReadUInt16LittleEndian(data[6..]) & 0x3FFF, BinaryPrimitives.ReadUInt16LittleEndian(data[8..]) & 0x3FFF);
        if (!kind.SequenceEqual("VP8L"u8)) return null;
        var packed = BinaryPrimitives.ReadUInt32LittleEndian(data[1..]);
        return Of("image/webp", 1 + (int)(packed & 0x3FFF), 1 + (int)(packed >> 14 & 0x3FFF));
    }

    // Segment after segment, until one begins a frame; what lies between says nothing of the size.
    private static ImageHeader? Jpeg(ReadOnlySpan<byte> bytes)
    {
        for (var at = 2; at + 9 < bytes.Length;)
        {
            if (bytes[at] != 0xFF) return null;
            var marker = bytes[at + 1];
            if (marker == 0xFF)
            {
                at++;
                continue;
            }
            // C4, C8 and CC are tables among the frames' markers.
            if (marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
                return Of("image/jpeg", BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 7)..]), BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 5)..]));
            at += 2 + BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 2)..]);
        }
        return null;
    }

    private static int UInt24(ReadOnlySpan<byte> bytes) => bytes[0] | bytes[1] << 8 | bytes[2] << 16;

    private static ImageHeader? Of(string type, int width, int height) => width > 0 && height > 0 ? new(type, width, height) : null;
}
