using System.Globalization;
using System.Text;
using StartupPlanner.Domain.Overview;

namespace StartupPlanner.Web.Documents.Printing;

/// <summary>The printer's own styles: paper, running lines, fonts, the room kept for page numbers.</summary>
internal static class PageSetup
{
    private const string Layout =
        """
        @page { margin: 24mm 20mm 22mm; }
        @page :first { @top-left { content: none } @top-right { content: none } @bottom-left { content: none } @bottom-right { content: none } }
        [data-page-of] { display: inline-block; width: 2.2em; text-align: right; font-variant-numeric: tabular-nums; }
        """;

    private const string A4 = "@page { size: A4 } @page wide { size: A4 landscape } :root { --page: 251mm }";
    private const string Letter = "@page { size: letter } @page wide { size: letter landscape } :root { --page: 233.4mm }";

    public static string Apply(PrintJob job, DocumentFonts fonts)
    {
        var html = job.Html;
        var head = html.IndexOf("<head", StringComparison.OrdinalIgnoreCase);
        var start = head < 0 ? -1 : html.IndexOf('>', head);
        if (start < 0) throw new ArgumentException("The document has no head element.", nameof(job));
        return html.Insert(start + 1, $"<style>{fonts.Css}\n{Layout}\n{(job.Paper == PaperSize.Letter ? Letter : A4)}\n{Margins(job.Running)}</style>");
    }

    private static string Margins(RunningText running)
    {
        const string style = $"font: 400 8pt {DocumentFonts.Families}, sans-serif; color: #5b6472;";
        var foot = string.Join(" · ", new[] { running.Version, running.Date }.Where(text => text.Length > 0));
        return $$"""
            @page {
              @top-left { content: {{Quote(running.PlanTitle)}}; {{style}} vertical-align: bottom; padding-bottom: 6mm; width: 60%; white-space: nowrap; overflow: hidden; text-align: left; }
              @top-right { content: {{Quote(running.Confidentiality)}}; {{style}} vertical-align: bottom; padding-bottom: 6mm; width: 40%; text-align: right; }
              @bottom-left { content: {{Quote(foot)}}; {{style}} vertical-align: top; padding-top: 6mm; width: 60%; text-align: left; }
              @bottom-right { content: {{PageOf(running.PageOf)}}; {{style}} vertical-align: top; padding-top: 6mm; width: 40%; text-align: right; }
            }
            """;
    }

    private static string PageOf(string format) => Quote(format)
        .Replace(@"\7b 0\7d ", "\" counter(page) \"", StringComparison.Ordinal)
        .Replace(@"\7b 1\7d ", "\" counter(pages) \"", StringComparison.Ordinal);

    /// <summary>A CSS string that no text can leave: everything but letters, digits and spaces is written as a code point.</summary>
    internal static string Quote(string text)
    {
        var css = new StringBuilder("\"");
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune) || rune.Value == ' ') css.Append(rune);
            else if (rune.Value != 0) css.Append(CultureInfo.InvariantCulture, $"\\{rune.Value:x} ");
        }

        return css.Append('"').ToString();
    }
}
