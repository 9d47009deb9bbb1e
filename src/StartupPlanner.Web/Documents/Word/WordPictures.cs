using DocumentFormat.OpenXml.Packaging;
using StartupPlanner.Domain.Plans;
using A = DocumentFormat.OpenXml.Drawing;
using DW = DocumentFormat.OpenXml.Drawing.Wordprocessing;
using P = DocumentFormat.OpenXml.Drawing.Pictures;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace StartupPlanner.Web.Documents.Word;

/// <summary>The plan's pictures, as large as they are at 96 dots to the inch and no wider than a line.</summary>
internal sealed class WordPictures(MainDocumentPart main, WordFrame frame)
{
    /// <summary>With what the address of a picture begins; its id follows.</summary>
    public const string Root = "files/";

    private const int EmuPerPixel = 9525;
    private const int EmuPerTwip = 635;
    private const long MostHeight = 6_500_000;
    private const uint FirstId = 10_000;

    private readonly Dictionary<Guid, string> parts = [];
    private uint drawn;

    /// <summary>A picture within a line; null where there is none that Word shows.</summary>
    /// <param name="mostHeight">In the unit of drawings; null for what a page takes.</param>
    public W.Run? RunOf(string address, string words, long? mostHeight = null)
    {
        var picture = StoredFile.IdIn(address) is { } id ? frame.Pictures.FirstOrDefault(file => file.Id == id) : null;
        if (picture is null || TypeOf(picture) is not { } type) return null;
        if (!parts.TryGetValue(picture.Id, out var part))
        {
            part = parts[picture.Id] = $"picture{parts.Count + 1}";
            using var content = new MemoryStream(picture.Content);
            main.AddImagePart(type, part).FeedData(content);
        }
        return new(new W.Drawing(Inline(part, SizeOf(picture, mostHeight ?? MostHeight), XmlText.Clean(words.Length > 0 ? words : picture.Name))));
    }

    private (long Width, long Height) SizeOf(StoredFile picture, long mostHeight)
    {
        var (width, height) = ((double)picture.Width * EmuPerPixel, (double)picture.Height * EmuPerPixel);
        var scale = Math.Min(1, Math.Min(frame.TextWidth * (double)EmuPerTwip / width, mostHeight / height));
        return (Math.Max(1, (long)(width * scale)), Math.Max(1, (long)(height * scale)));
    }

    // Word shows no WebP everywhere.
    private static PartTypeInfo? TypeOf(StoredFile picture) => picture.MediaType switch
    {
        "image/png" => ImagePartType.Png,
        "image/jpeg" => ImagePartType.Jpeg,
        "image/gif" => ImagePartType.Gif,
        _ => null,
    };

    private DW.Inline Inline(string part, (long Width, long Height) size, string words)
    {
        var id = FirstId + ++drawn;
        var shape = new P.ShapeProperties(
            new A.Transform2D(new A.Offset { X = 0, Y = 0 }, new A.Extents { Cx = size.Width, Cy = size.Height }), new A.PresetGeometry(new A.AdjustValueList()) { Preset = A.ShapeTypeValues.Rectangle });
        var picture = new P.Picture(
            new P.NonVisualPictureProperties(new P.NonVisualDrawingProperties { Id = id, Name = part }, new P.NonVisualPictureDrawingProperties()),
            new P.BlipFill(new A.Blip { Embed = part }, new A.Stretch(new A.FillRectangle())), shape);
        return new(
            new DW.Extent { Cx = size.Width, Cy = size.Height },
            new DW.EffectExtent { LeftEdge = 0, TopEdge = 0, RightEdge = 0, BottomEdge = 0 },
            new DW.DocProperties { Id = id, Name = part, Description = words },
            new DW.NonVisualGraphicFrameDrawingProperties(new A.GraphicFrameLocks { NoChangeAspect = true }),
            new A.Graphic(new A.GraphicData(picture) { Uri = "http://schemas.openxmlformats.org/drawingml/2006/picture" }))
        { DistanceFromTop = 0, DistanceFromBottom = 0, DistanceFromLeft = 0, DistanceFromRight = 0 };
    }
}
