using StartupPlanner.Domain.Common;
using StartupPlanner.Domain.Plans;

namespace StartupPlanner.Domain.Tests.Plans;

/// <summary>A picture of the plan: what it is says its content, never its name.</summary>
public sealed class AStoredFile
{
    private static readonly PlanId Plan = PlanId.New();

    /// <summary>Pictures of one pixel, as programs write them, with the places of the low bytes of width and height, and by how much less is written there.</summary>
    public static TheoryData<string, string, int, int, int> Kinds => new()
    {
        { "image/png", "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==", 19, 23, 0 },
        { "image/gif", "R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7", 6, 8, 0 },
        { "image/webp", "UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA", 26, 28, 0 },
        { "image/webp", "UklGRkoAAABXRUJQVlA4WAoAAAAQAAAAAAAAAAAAQUxQSAwAAAARBxAR/Q9ERP8DAABWUDggGAAAABQBAJ0BKgEAAQAAAP4AAA3AAP7mtQAAAA==", 24, 27, 1 },
        { "image/jpeg", "/9j/4AAQSkZJRgABAQEAYABgAAD/2wAFAAAA/8AACwgAAQABAQERAP/aAAgBAQAAPwA=", 0x23, 0x21, 0 },
    };

    [Theory, MemberData(nameof(Kinds))]
    public void Is_known_by_its_first_bytes_with_its_size(string type, string base64, int width, int height, int less)
    {
        var bytes = Convert.FromBase64String(base64);
        Assert.Equal((1 - less, 1 - less), (bytes[width], bytes[height]));
        (bytes[width], bytes[height]) = ((byte)(5 - less), (byte)(3 - less));
        var file = StoredFile.Of(Plan, Guid.CreateVersion7(), "logo.exe", bytes, DateTimeOffset.UnixEpoch).Value;
        Assert.Equal((type, 5, 3, "logo.exe"), (file.MediaType, file.Width, file.Height, file.Name));
    }

    [Fact]
    public void In_lossless_webp_packs_its_size_into_bits()
    {
        var bytes = Convert.FromBase64String("UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==");
        // Width less 1 in the low 14 bits, height less 1 in the next 14.
        BitConverter.TryWriteBytes(bytes.AsSpan(21), 0x1000_0000u | 299u | 199u << 14);
        var file = StoredFile.Of(Plan, Guid.CreateVersion7(), "x", bytes, DateTimeOffset.UnixEpoch).Value;
        Assert.Equal((300, 200), (file.Width, file.Height));
    }

    [Theory]
    [InlineData("<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"></svg>"), InlineData("%PDF-1.7 and many more bytes of it"), InlineData("GIF89a"), InlineData("")]
    [InlineData("\u0089PNG\r\n\u001a\n but no header after that, alas"), InlineData("RIFF0000WEBPVP9 and many more bytes")]
    public void Is_no_other_thing(string content)
    {
        var outcome = StoredFile.Of(Plan, Guid.CreateVersion7(), "x.png", System.Text.Encoding.Latin1.GetBytes(content), DateTimeOffset.UnixEpoch);
        Assert.Equal(StoredFileErrors.NotAPicture, Assert.IsType<Failure.Refused>(outcome.Failure).Code);
    }

    [Theory, MemberData(nameof(Kinds))]
    public void Cut_short_is_read_without_harm(string type, string base64, int width, int height, int less)
    {
        _ = (type, width, height, less);
        var bytes = Convert.FromBase64String(base64);
        for (var length = 0; length < bytes.Length; length++) _ = StoredFile.Of(Plan, Guid.CreateVersion7(), "x", bytes[..length], DateTimeOffset.UnixEpoch);
    }

    [Fact]
    public void Is_refused_where_it_would_burst_a_reader()
    {
        var png = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");
        (png[18], png[22]) = (0x40, 0x40);
        Assert.Equal(StoredFileErrors.TooManyPixels, StoredFile.Of(Plan, Guid.CreateVersion7(), "x", png, DateTimeOffset.UnixEpoch).Failure!.Code);
        Assert.Equal(StoredFileErrors.TooLarge, StoredFile.Of(Plan, Guid.CreateVersion7(), "x", new byte[StoredFile.MaxBytes + 1], DateTimeOffset.UnixEpoch).Failure!.Code);
    }
}
