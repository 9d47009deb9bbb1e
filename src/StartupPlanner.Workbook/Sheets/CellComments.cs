using System.Text;
using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using StartupPlanner.Workbook.Formulas;
using StartupPlanner.Workbook.Texts;

namespace StartupPlanner.Workbook.Sheets;

/// <summary>Notes on cells: the text in a part of its own, and a shape for each in the old drawing language, without which Excel shows none.</summary>
internal static class CellComments
{
    private const string Author = "StartupPlanner";
    private const string Drawing = "urn:schemas-microsoft-com:vml";
    private const string Office = "urn:schemas-microsoft-com:office:office";
    private const string Excel = "urn:schemas-microsoft-com:office:excel";

    /// <summary>Adds the notes to a sheet, in the order of their cells.</summary>
    /// <returns>What the sheet calls the drawing; null where there is none.</returns>
    public static string? Add(WorksheetPart sheet, IReadOnlyList<(int Column, int Row, string Text)> notes)
    {
        if (notes.Count == 0) return null;
        sheet.AddNewPart<WorksheetCommentsPart>("comments").Comments = new(
            new Authors(new Author(Author)),
            new CommentList(notes.Select(note => new Comment(new CommentText(new Run(new Text(SafeText.Escape(note.Text)) { Space = SpaceProcessingModeValues.Preserve })))
            {
                Reference = Cells.Name(note.Column, note.Row), AuthorId = 0,
            })));
        using var stream = sheet.AddNewPart<VmlDrawingPart>("notes").GetStream(FileMode.Create);
        using var writer = XmlWriter.Create(stream, new() { Encoding = new UTF8Encoding(false), OmitXmlDeclaration = true });
        Shapes(writer, notes);
        return "notes";
    }

    private static void Shapes(XmlWriter writer, IReadOnlyList<(int Column, int Row, string Text)> notes)
    {
        writer.WriteStartElement("xml");
        writer.WriteAttributeString("xmlns", "v", null, Drawing);
        writer.WriteAttributeString("xmlns", "o", null, Office);
        writer.WriteAttributeString("xmlns", "x", null, Excel);
        writer.WriteStartElement("shapetype", Drawing);
        writer.WriteAttributeString("id", "_x0000_t202");
        writer.WriteAttributeString("coordsize", "21600,21600");
        writer.WriteAttributeString("spt", Office, "202");
        writer.WriteAttributeString("path", "m,l,21600r21600,l21600,xe");
        Element(writer, "stroke", ("joinstyle", "miter"));
        writer.WriteEndElement();
        for (var index = 0; index < notes.Count; index++)
        {
            writer.WriteStartElement("shape", Drawing);
            writer.WriteAttributeString("id", $"_x0000_s{1025 + index}");
            writer.WriteAttributeString("type", "#_x0000_t202");
            writer.WriteAttributeString("style", "position:absolute;margin-left:60pt;margin-top:2pt;width:180pt;height:30pt;z-index:1;visibility:hidden");
            writer.WriteAttributeString("fillcolor", "#ffffe1");
            writer.WriteAttributeString("insetmode", Office, "auto");
            Element(writer, "fill", ("color2", "#ffffe1"));
            Element(writer, "textbox", ("style", "mso-direction-alt:auto"));
            writer.WriteStartElement("ClientData", Excel);
            writer.WriteAttributeString("ObjectType", "Note");
            writer.WriteElementString("AutoFill", Excel, "False");
            writer.WriteElementString("Row", Excel, $"{notes[index].Row - 1}");
            writer.WriteElementString("Column", Excel, $"{notes[index].Column - 1}");
            writer.WriteEndElement();
            writer.WriteEndElement();
        }
        writer.WriteEndElement();
    }

    private static void Element(XmlWriter writer, string name, (string Name, string Value) attribute)
    {
        writer.WriteStartElement(name, Drawing);
        writer.WriteAttributeString(attribute.Name, attribute.Value);
        writer.WriteEndElement();
    }
}
