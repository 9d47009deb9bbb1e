using System.Text;
using System.Xml;

namespace StartupPlanner.Web.Documents.Word;

/// <summary>Text as a file in XML may hold it.</summary>
internal static class XmlText
{
    public static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var sign in text.EnumerateRunes())
            if (sign.Utf16SequenceLength == 2 || XmlConvert.IsXmlChar((char)sign.Value)) clean.Append(sign);
        return clean.ToString();
    }
}
