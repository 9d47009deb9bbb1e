using System.Text.RegularExpressions;
using StartupPlanner.Domain.Common;
using StartupPlanner.Domain.Plans.Fields;

namespace StartupPlanner.Domain.Plans;

/// <summary>A picture that belongs to a plan: a logo, or one that stands in a text as <c>![caption](files/ID)</c>. It never changes; another picture is another file.</summary>
public sealed partial class StoredFile
{
    /// <summary>The largest file, in bytes.</summary>
    public const int MaxBytes = 4 * 1024 * 1024;

    /// <summary>The most bytes that the files of a plan have together.</summary>
    public const int MaxBytesOfPlan = 12 * 1024 * 1024;

    /// <summary>The most pixels, so that no reader's browser has to unpack a small file into all of its memory.</summary>
    public const int MaxPixels = 40_000_000;

    private const int NameMaxLength = 120;

    private StoredFile() { }

    /// <summary>The plan.</summary>
    public PlanId PlanId { get; private init; }

    /// <summary>Identifies the file: a version 7 UUID.</summary>
    public Guid Id { get; private init; }

    /// <summary>As its owner called it.</summary>
    public string Name { get; private init; } = "";

    /// <summary>As its first bytes say, such as image/png.</summary>
    public string MediaType { get; private init; } = "";

    /// <summary>In pixels.</summary>
    public int Width { get; private init; }

    /// <summary>In pixels.</summary>
    public int Height { get; private init; }

    /// <summary>The bytes as they came.</summary>
    public byte[] Content { get; private init; } = [];

    /// <summary>When it came (UTC).</summary>
    public DateTimeOffset At { get; private init; }

    /// <summary>Takes a picture into a plan.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="id">Of the new file.</param>
    /// <param name="name">As its owner calls it.</param>
    /// <param name="content">Its bytes: PNG, JPEG, WebP or GIF.</param>
    /// <param name="at">The time now (UTC).</param>
    /// <returns>The file, or <see cref="Failure.Refused"/> with a code of <see cref="StoredFileErrors"/>.</returns>
    public static Outcome<StoredFile> Of(PlanId plan, Guid id, string name, byte[] content, DateTimeOffset at)
    {
        if (content.Length > MaxBytes) return new Failure.Refused(StoredFileErrors.TooLarge, MaxBytes / 1024 / 1024);
        if (ImageHeader.Read(content) is not { } header) return new Failure.Refused(StoredFileErrors.NotAPicture);
        if ((long)header.Width * header.Height > MaxPixels) return new Failure.Refused(StoredFileErrors.TooManyPixels, MaxPixels / 1_000_000);
        var line = TypedText.Line(name);
        return new StoredFile
        {
            PlanId = plan,
            Id = id,
            Name = line.Length > NameMaxLength ? line[..NameMaxLength] : line,
            MediaType = header.MediaType,
            Width = header.Width,
            Height = header.Height,
            Content = content,
            At = at,
        };
    }

    /// <summary>The files that a plan's texts and fields name. What no longer names a file shows it no longer, and no export brings it along.</summary>
    public static IReadOnlyCollection<Guid> NamedIn(Plan plan)
    {
        var named =
            from part in Outline.Parts
            from field in part.Fields
            where field.Type is FieldType.Markdown or FieldType.File
            from row in part.Entries(plan)
            let value = field.Read(row.Entity)
            where value.Length > 0
            from id in field.Type == FieldType.File ? [Guid.Parse(value)] : Links().Matches(value).Select(link => Guid.Parse(link.Groups[1].ValueSpan))
            select id;
        return named.ToHashSet();
    }

    /// <summary>The file that an address within a text names, such as files/0190…; null for any other address.</summary>
    public static Guid? IdIn(string address) =>
        address.StartsWith("files/", StringComparison.Ordinal) && Guid.TryParseExact(address.AsSpan(6), "D", out var id) ? id : null;

    [GeneratedRegex(@"\]\(<?files/([0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})", RegexOptions.CultureInvariant)]
    private static partial Regex Links();
}

/// <summary>The codes of what can be wrong with a file.</summary>
public static class StoredFileErrors
{
    /// <summary>Larger than allowed; quotes the limit in megabytes.</summary>
    public const string TooLarge = "Upload.TooLarge";

    /// <summary>No picture of a kind that every browser shows.</summary>
    public const string NotAPicture = "Upload.NotAPicture";

    /// <summary>A picture of more pixels than allowed; quotes the limit in millions.</summary>
    public const string TooManyPixels = "Upload.TooManyPixels";

    /// <summary>The plan's files would be more than allowed together; quotes the limit in megabytes.</summary>
    public const string PlanFull = "Upload.PlanFull";
}
