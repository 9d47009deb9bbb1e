using System.Text.RegularExpressions;
using StartupPlanner.Web.Localization;

namespace StartupPlanner.Web.Tests;

/// <summary>Whatever somebody types, no reader's browser runs or fetches anything for it.</summary>
public sealed partial class MarkdownIsSafe
{
    [Theory]
    [InlineData("<script>alert(1)</script>"), InlineData("<img src=x onerror=alert(1)>"), InlineData("a <b onclick=\"x()\">b</b>"), InlineData("<iframe src=\"https://example.com\"></iframe>")]
    [InlineData("[a](javascript:alert(1))"), InlineData("[a](JaVaScRiPt:alert(1))"), InlineData("[a](java&#115;cript:alert(1))"), InlineData("[a](&#x6A;avascript:alert(1))"), InlineData("[a]( javascript:alert(1))")]
    [InlineData("<javascript:alert(1)>"), InlineData("<vbscript:x>"), InlineData("[a](data:text/html;base64,PHNjcmlwdD4=)"), InlineData("<data:text/html,x>"), InlineData("[a](//example.com/x)"), InlineData("[a](/account/sign-out)")]
    [InlineData("![a](https://example.com/pixel.png)"), InlineData("![a](data:image/svg+xml,x)"), InlineData("![a][b]\n\n[b]: https://example.com/x.png"), InlineData("[a][b]\n\n[b]: javascript:alert(1)"), InlineData("[![a](x.png)](javascript:alert(1))")]
    [InlineData("[a](https://example.com \"x\\\" onmouseover=\\\"alert(1)\")"), InlineData("[a](https://example.com/\"onmouseover=alert(1))"), InlineData("`<script>`"), InlineData("```\"><script>alert(1)</script>\nx\n```"), InlineData("[a](file:///etc/passwd)"), InlineData("见javascript:alert(1)，后"), InlineData("见https://example.com/\"onmouseover=alert(1)后"), InlineData("**[a](javascript:alert(1))。**后"), InlineData("1.<b>一</b>"), InlineData("#<script>标题</script>"), InlineData("a~b~ c^d^ ++e++ ==f=="), InlineData("| a | b | c |\n|:--|:-:|--:|\n| 1 | 2 | 3 |")]
    public void Whatever_is_typed(string markdown)
    {
        var html = MarkdownText.ToHtml(markdown).Value!;
        foreach (Match tag in Tag().Matches(html))
        {
            Assert.Contains(tag.Groups["name"].Value, Allowed);
            foreach (Match attribute in Attribute().Matches(tag.Groups["attributes"].Value))
            {
                Assert.Contains(attribute.Groups["name"].Value, (string[])["href", "title", "class", "start", "tabindex"]);
                if (attribute.Groups["name"].Value == "href") Assert.Matches("^(https?|mailto):", attribute.Groups["value"].Value);
            }
        }
    }

    [Theory]
    [InlineData("[a](https://example.com)", "href=\"https://example.com\""), InlineData("**b**", "<strong>b</strong>"), InlineData("| a | b |\n|---|---|\n| 1 | 2 |", "<td>1</td>"), InlineData("<me@example.com>", "mailto:me@example.com"), InlineData("[words](javascript:x)", "words")]
    public void But_what_is_meant_stays(string markdown, string html) => Assert.Contains(html, MarkdownText.ToHtml(markdown).Value, StringComparison.Ordinal);

    [Fact]
    public void A_table_is_aligned_by_class_and_scrolls_by_itself()
    {
        var html = MarkdownText.ToHtml("| a | b | c |\n|:--|:-:|--:|\n| 1 | 2 | 3 |").Value!;
        Assert.StartsWith("<div class=\"scroll\" tabindex=\"0\">", html, StringComparison.Ordinal);
        Assert.Contains("<th class=\"align-center\">b</th>", html, StringComparison.Ordinal);
        Assert.Contains("<td class=\"align-end\">3</td>", html, StringComparison.Ordinal);
        Assert.Contains("<td>1</td>", html, StringComparison.Ordinal);
        Assert.DoesNotContain("style", html, StringComparison.Ordinal);
    }

    private static readonly string[] Allowed =
        ["div", "p", "strong", "em", "a", "code", "pre", "ul", "ol", "li", "table", "thead", "tbody", "tr", "th", "td", "br", "hr", "h4", "h5", "h6", "blockquote", "del"];

    [GeneratedRegex(@"<(?<name>[a-zA-Z][\w-]*)(?<attributes>(?:\s+[\w-]+(?:=""[^""]*"")?)*)\s*/?>?")]
    private static partial Regex Tag();

    [GeneratedRegex(@"(?<name>[\w-]+)(?:=""(?<value>[^""]*)"")?")]
    private static partial Regex Attribute();
}
