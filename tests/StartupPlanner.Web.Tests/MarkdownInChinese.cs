using System.Text.RegularExpressions;
using StartupPlanner.Web.Localization;

namespace StartupPlanner.Web.Tests;

/// <summary>Markdown as Chinese is written: without blanks between words, with marks of full width.</summary>
public sealed partial class MarkdownInChinese
{
    [Theory]
    [InlineData("**粗体。**后面", "<strong>粗体。</strong>后面"), InlineData("他常用的**“快”**一词", "他常用的<strong>“快”</strong>一词"), InlineData("中文**「强调」**中文", "中文<strong>「强调」</strong>中文")]
    [InlineData("**重点：**先做", "<strong>重点：</strong>先做"), InlineData("*斜体，*后", "<em>斜体，</em>后"), InlineData("~~删除。~~后", "<del>删除。</del>后"), InlineData("前~~《旧》~~后", "前<del>《旧》</del>后")]
    [InlineData("毛利**（60%）**以上", "毛利<strong>（60%）</strong>以上"), InlineData("毛利**60%**以上", "毛利<strong>60%</strong>以上"), InlineData("见**`代码`**后", "见<strong><code>代码</code></strong>后")]
    [InlineData("**“快”**App 与App**“快”**", "<strong>“快”</strong>App 与App<strong>“快”</strong>"), InlineData("**等等……**App", "<strong>等等……</strong>App")]
    [InlineData("これは**「重要」**です。**注意。**次", "これは<strong>「重要」</strong>です。<strong>注意。</strong>次"), InlineData("**(주)**를 **굵게(bold)**는", "<strong>(주)</strong>를 <strong>굵게(bold)</strong>는")]
    [InlineData("𠮷**“快”**𠮷 **𠮷。**𠮷", "𠮷<strong>“快”</strong>𠮷 <strong>𠮷。</strong>𠮷"), InlineData("葛\U000E0100**“快”**后", "葛\U000E0100<strong>“快”</strong>后")]
    [InlineData("❤️**“快”**后 👍**“快”**👍", "❤️<strong>“快”</strong>后 👍<strong>“快”</strong>👍"), InlineData("**很好！**👍 **很好👍**好", "<strong>很好！</strong>👍 <strong>很好👍</strong>好")]
    [InlineData("***重点。***后", "<em><strong>重点。</strong></em>后"), InlineData("**甲“*乙*”丙。**后", "<strong>甲“<em>乙</em>”丙。</strong>后"), InlineData("\\*不是。\\*强调", "*不是。*强调")]
    public void Is_emphasised_beside_its_own_marks(string markdown, string html) => Assert.Equal($"<p>{html}</p>\n", Html(markdown));

    [Theory]
    [InlineData("首年 3~5 家，次年 10~20 家。"), InlineData("面积 x^2 与 y^2；a++b++c；a==b==c。"), InlineData("H~2~O，x^2^，++新++，==亮=="), InlineData("3*4*5 与 30*12*100，2**10**2")]
    [InlineData("商业计划书_终稿_张三.docx"), InlineData("＊＊全角＊＊"), InlineData("--- 不 -- 是 ... 引号 (c)"), InlineData("-5% 与 -5%"), InlineData("1.5亿"), InlineData("2027.年"), InlineData("2027、2028年")]
    [InlineData("#话题# 大家好"), InlineData("#创业 #融资"), InlineData("#1 客户"), InlineData("——破折号"), InlineData("1、2、3 月")]
    public void Stays_as_typed(string text)
    {
        Assert.Equal($"<p>{text}</p>\n", Html(text));
        Assert.Equal(text + "\n", MarkdownText.ToPlain(text));
    }

    [Theory]
    [InlineData("写在几\n行里", "写在几行里"), InlineData("写在**几**\n*行*里", "写在<strong>几</strong><em>行</em>里"), InlineData("写在几 \n  行里", "写在几行里"), InlineData("几\n行\n里", "几行里"), InlineData("カタ\nｶﾅ", "カタｶﾅ")]
    [InlineData("他说，\nABC", "他说，ABC"), InlineData("ABC\n（注）", "ABC（注）"), InlineData("他说“好”\n她", "他说“好”她"), InlineData("他说\n“好”", "他说“好”"), InlineData("𠮷\n𠮷", "𠮷𠮷"), InlineData("葛\U000E0100\n城", "葛\U000E0100城"), InlineData("完成✅\n后面\n🚀", "完成✅后面🚀")]
    [InlineData("收入\nARR", "收入\nARR"), InlineData("ARR\n收入", "ARR\n收入"), InlineData("one\ntwo", "one\ntwo"), InlineData("2027\n年", "2027\n年"), InlineData("Done ✅\n🚀 next", "Done ✅\n🚀 next"), InlineData("“好”\nABC", "“好”\nABC")]
    [InlineData("테스트\n테스트", "테스트\n테스트"), InlineData("中文\n테스트。\n테스트", "中文\n테스트。\n테스트"), InlineData("硬  \n换行", "硬<br />\n换行")]
    public void Is_not_parted_by_a_line_break_that_blanks_are_not_written_for(string markdown, string html)
    {
        Assert.Equal($"<p>{html}</p>\n", Html(markdown));
        Assert.Equal(Tag().Replace(html, "") + "\n", MarkdownText.ToPlain(markdown));
    }

    [Fact]
    public void Is_not_parted_in_a_long_text_either_in_no_time_worth_naming()
    {
        var clock = System.Diagnostics.Stopwatch.StartNew();
        Assert.Equal(string.Concat(Enumerable.Repeat("一行", 10_000)) + "\n", MarkdownText.ToPlain(string.Join('\n', Enumerable.Repeat("一行", 10_000))));
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(5), $"{clock.Elapsed}");
    }

    [Theory]
    [InlineData("见https://example.com/a，后面", "见{https://example.com/a}，后面"), InlineData("见https://example.com/a后面", "见{https://example.com/a}后面"), InlineData("（https://example.com）", "（{https://example.com}）"), InlineData("“https://example.com/q”后", "“{https://example.com/q}”后")]
    [InlineData("http://a.com/b、http://c.com。", "{http://a.com/b}、{http://c.com}。"), InlineData("网址：https://example.com/?a=1&b=2；后", "网址：{https://example.com/?a=1&b=2}；后"), InlineData("https://example.com/café。", "{https://example.com/café}。"), InlineData("plain https://example.com/a, then", "plain {https://example.com/a}, then")]
    public void Ends_and_begins_an_address_where_it_meets_one(string markdown, string expected) =>
        Assert.Equal($"<p>{expected}</p>\n", Link().Replace(System.Net.WebUtility.HtmlDecode(Html(markdown)), "{$1}"));

    [Theory]
    [InlineData("写信mailto:a@example.com，后", "<p>写信<a href=\"mailto:a@example.com\">a@example.com</a>，后</p>\n"), InlineData("**https://example.com/a**后", "<p><strong><a href=\"https://example.com/a\">https://example.com/a</a></strong>后</p>\n")]
    [InlineData("见www.example.com。", "<p>见<a href=\"http://www.example.com\">www.example.com</a>。</p>\n"), InlineData("abchttps://example.com", "<p>abchttps://example.com</p>\n")]
    public void Links_no_more_of_its_words_than_the_address(string markdown, string html) => Assert.Equal(html, Html(markdown));

    [Theory]
    [InlineData("1.第一\n2.第二\n10.第十", "<ol>\n<li>第一</li>\n<li>第二</li>\n<li>第十</li>\n</ol>\n"), InlineData("如下：\n-要点一\n-“要点”二", "<p>如下：</p>\n<ul>\n<li>要点一</li>\n<li>“要点”二</li>\n</ul>\n")]
    [InlineData("#标题\n内容", "<h4>标题</h4>\n<p>内容</p>\n"), InlineData("##小标题", "<h5>小标题</h5>\n"), InlineData("- 一\n\n  ```\n  -二\n  ```", "<ul>\n<li><p>一</p>\n<pre><code>-二\n</code></pre>\n</li>\n</ul>\n"), InlineData("```\n#一\n-二\n1.三\n```", "<pre><code>#一\n-二\n1.三\n</code></pre>\n")]
    [InlineData("*强调*\n-5%\n1.5亿", "<p><em>强调</em>\n-5%\n1.5亿</p>\n"), InlineData("2027. 年", "<ol start=\"2027\">\n<li>年</li>\n</ol>\n")]
    public void Has_lists_and_headings_where_only_the_blank_lacks(string markdown, string html) => Assert.Equal(html, Html(markdown));

    [Theory]
    [InlineData("如下：\n1、第一\n2、第二", "如下：<br />\n1、第一<br />\n2、第二"), InlineData("如下：\n2.第二", "如下：<br />\n2.第二"), InlineData("**一、市场**\n**二、产品**", "<strong>一、市场</strong><br />\n<strong>二、产品</strong>"), InlineData("（一）甲\n（2）乙\n① 丙", "（一）甲<br />\n（2）乙<br />\n① 丙")]
    [InlineData("　　段一。\n　　段二。", "　　段一。<br />\n　　段二。"), InlineData("｜甲｜乙｜\n｜1｜2｜", "｜甲｜乙｜<br />\n｜1｜2｜"), InlineData("    首行缩进。\n    次行。", "首行缩进。次行。")]
    public void Keeps_the_lines_of_what_only_looks_like_an_item(string markdown, string html) => Assert.Equal($"<p>{html}</p>\n", Html(markdown));

    [Fact]
    public void Keeps_indented_code_of_Latin_text() => Assert.Equal("<pre><code>code\n</code></pre>\n", Html("    code"));

    [Fact]
    public void Is_emphasised_in_tables() =>
        Assert.Contains("<td><strong>一。</strong>后</td>\n<td>3~5</td>", Html("| 甲 | 乙 |\n|---|---|\n| **一。**后 | 3~5 |"), StringComparison.Ordinal);

    private static string Html(string markdown) => MarkdownText.ToHtml(markdown).Value!;

    [GeneratedRegex("<[^>]+>")]
    private static partial Regex Tag();

    [GeneratedRegex("<a href=\"[^\"]+\">([^<]+)</a>")]
    private static partial Regex Link();
}
