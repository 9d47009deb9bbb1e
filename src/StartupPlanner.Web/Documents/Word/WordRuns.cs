using System.Text;
using AngleSharp.Dom;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using StartupPlanner.Web.Localization;

namespace StartupPlanner.Web.Documents.Word;

/// <summary>Writes words down with their emphasis and their links.</summary>
internal sealed class WordRuns(MainDocumentPart main, Texts texts, WordPictures pictures)
{
    private const int LongestMark = 40;
    private readonly Dictionary<string, string> marks = [];
    private int marked;

    private readonly record struct Look(bool Bold = false, bool Italic = false, bool Struck = false, bool Code = false, bool Raised = false, bool Quiet = false, bool Linked = false);

    /// <summary>The runs of nodes, with blanks as a reader sees them; none where there is nothing to read.</summary>
    public IEnumerable<OpenXmlElement> Of(IEnumerable<INode> nodes)
    {
        List<OpenXmlElement> into = [];
        foreach (var node in nodes) Append(node, default, into);
        Trim(into);
        return into.Any(run => run.Descendants<Drawing>().Any() || run.Descendants<Text>().Any(text => text.Text.Length > 0)) ? into : [];
    }

    /// <summary>Words to which links lead.</summary>
    public IEnumerable<OpenXmlElement> Marked(string? id, IEnumerable<OpenXmlElement> words)
    {
        if (string.IsNullOrEmpty(id)) return words;
        var number = $"{++marked}";
        return [new BookmarkStart { Id = number, Name = MarkOf(id) }, .. words, new BookmarkEnd { Id = number }];
    }

    /// <summary>A link to a place of the document.</summary>
    public Hyperlink LinkTo(string id, string words) => new(RunOf(words, default)) { Anchor = MarkOf(id), History = true };

    private void Append(INode node, Look look, List<OpenXmlElement> into)
    {
        if (node is IText text)
        {
            if (Collapsed(text.Data, into) is { Length: > 0 } words) into.Add(RunOf(words, look));
            return;
        }
        if (node is not IElement element || element.ClassList.Contains("no-print") || element.ClassList.Contains("chart-tools")) return;
        switch (element.LocalName)
        {
            case "img": AppendPicture(element, look, into); break;
            case "br": into.Add(new Run(new Break())); break;
            case "svg": if (element.QuerySelector("rect.full, rect.rest") is not null) into.Add(RunOf(Boxes(element), look with { Bold = false })); break;
            case "a" when element.GetAttribute("href") is { Length: > 0 } address: AppendLink(element, address, look, into); break;
            default: foreach (var child in element.ChildNodes) Append(child, LookOf(element, look), into); break;
        }
    }

    // A picture that Word does not show leaves its caption.
    private void AppendPicture(IElement element, Look look, List<OpenXmlElement> into)
    {
        var words = element.GetAttribute("alt") ?? "";
        if (pictures.RunOf(element.GetAttribute("src") ?? "", words) is { } picture) into.Add(picture);
        else if (words.Length > 0) into.Add(RunOf(words, look with { Italic = true }));
    }

    private void AppendLink(IElement element, string address, Look look, List<OpenXmlElement> into)
    {
        List<OpenXmlElement> words = [];
        foreach (var child in element.ChildNodes) Append(child, look with { Linked = address[0] != '#' }, words);
        if (words.Count == 0) return;
        if (address[0] == '#') into.Add(new Hyperlink(words) { Anchor = MarkOf(address[1..]), History = true });
        else if (Uri.TryCreate(address, UriKind.Absolute, out var uri)) into.Add(new Hyperlink(words) { Id = main.AddHyperlinkRelationship(uri, true).Id, History = true });
        else into.AddRange(words);
    }

    private static Look LookOf(IElement element, Look look) => element.LocalName switch
    {
        "b" or "strong" or "dt" or "th" => look with { Bold = true },
        "i" or "em" => look with { Italic = true },
        "s" or "del" => look with { Struck = true },
        "code" => look with { Code = true },
        "sup" => look with { Raised = true },
        _ when element.ClassList.Contains("big") => look with { Bold = true },
        _ when element.ClassList.Contains("muted") || element.ClassList.Contains("range") => look with { Quiet = true },
        _ => look,
    };

    private Run RunOf(string words, Look look)
    {
        var properties = new RunProperties();
        if (look.Linked) properties.Append(new RunStyle { Val = "Hyperlink" });
        if (look.Code) properties.Append(new RunFonts { Ascii = "Consolas", HighAnsi = "Consolas" });
        // Quotation marks and dashes of both scripts are as wide as Chinese asks.
        else if (texts.IsChinese) properties.Append(new RunFonts { Hint = FontTypeHintValues.EastAsia });
        if (look.Bold) properties.Append(new Bold());
        if (look.Italic) properties.Append(new Italic());
        if (look.Struck) properties.Append(new Strike());
        if (look.Quiet) properties.Append(new Color { Val = WordStyles.Quiet });
        if (look.Raised) properties.Append(new VerticalTextAlignment { Val = VerticalPositionValues.Superscript });
        var run = new Run();
        if (properties.HasChildren) run.Append(properties);
        run.Append(new Text(XmlText.Clean(words)) { Space = SpaceProcessingModeValues.Preserve });
        return run;
    }

    // A score is drawn as boxes.
    private static string Boxes(IElement drawn) => " " + string.Concat(drawn.QuerySelectorAll("rect").Select(box => box.ClassList.Contains("full") ? '■' : '□'));

    private static string Collapsed(string text, List<OpenXmlElement> before)
    {
        var words = new StringBuilder();
        var blank = before.Count == 0 || before[^1].LastChild is Break || before[^1].InnerText.EndsWith(' ');
        foreach (var sign in text)
        {
            var isBlank = sign is ' ' or '\n' or '\r' or '\t';
            if (!isBlank) words.Append(sign);
            else if (!blank) words.Append(' ');
            blank = isBlank;
        }
        return words.ToString();
    }

    private static void Trim(List<OpenXmlElement> runs)
    {
        while (runs.Count > 0 && (runs[^1].LastChild is Break || runs[^1].LastChild is not Drawing && runs[^1].InnerText.Trim(' ').Length == 0)) runs.RemoveAt(runs.Count - 1);
        if (runs.Count > 0 && runs[^1].Descendants<Text>().LastOrDefault() is { } last) last.Text = last.Text.TrimEnd(' ');
    }

    private string MarkOf(string id)
    {
        if (marks.TryGetValue(id, out var known)) return known;
        var name = "p_" + string.Concat(id.Select(sign => char.IsAsciiLetterOrDigit(sign) ? sign : '_'));
        if (name.Length > LongestMark) name = name[..(LongestMark - 5)];
        return marks[id] = marks.ContainsValue(name) || name.Length > LongestMark - 6 ? $"{name}_{marks.Count}" : name;
    }
}
