using System.Text.RegularExpressions;
using StartupPlanner.Web.Localization;

namespace StartupPlanner.Web.Tests;

/// <summary>What a text is edited from: each block says where in the text it stands.</summary>
public sealed partial class ATextToEdit
{
    [Theory]
    [InlineData("One\ntwo\n\n- a\n- b\n\n  more\n\n1. x\n   - y\n\nEnd", 4), InlineData("# Head\nWords\n- item\n\n> said\n> more\n\n---\n***", 6), InlineData("Head\n===\n\nWords\n-----\nMore", 3)]
    [InlineData("Before\n\n| a | b |\n|---|--:|\n| 1 | 2 |\n\nAfter", 3), InlineData("Before\n| a | b |\n|---|--:|\n| 1 | 2 |", 2), InlineData("    code\n    more\n\n```\nfenced\n\nmore\n```\n\nWords", 3)]
    [InlineData("标题：\n-甲\n-乙\n\n#小标题\n正文\n\n1.一\n2.二", 5), InlineData("\n\n甲\n\n\n\n乙  \n丙\n\n", 2), InlineData("> 引用\n续行\n\n    段落\n\n- a\n\n\n* b", 4)]
    public void Each_block_reads_from_its_own_lines_as_it_reads_in_the_text(string text, int blocks)
    {
        var html = MarkdownText.ToEditable(text, _ => null).Value!;
        var lines = Lines().Matches(html).Select(match => (From: int.Parse(match.Groups[1].Value, null), To: int.Parse(match.Groups[2].Value, null))).ToList();
        Assert.Equal(blocks, lines.Count);
        var sources = lines.Select(line => string.Join('\n', text.Split('\n')[line.From..line.To]));
        Assert.Equal(MarkdownText.ToHtml(text).Value, string.Concat(sources.Select(source => MarkdownText.ToHtml(source).Value)));
    }

    [Fact]
    public void A_text_that_defines_addresses_is_a_whole() => Assert.DoesNotContain("data-lines", MarkdownText.ToEditable("See [a][1].\n\n[1]: https://example.com", _ => null).Value, StringComparison.Ordinal);

    [GeneratedRegex("data-lines=\"(\\d+)-(\\d+)\"")]
    private static partial Regex Lines();
}
