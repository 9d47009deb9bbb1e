using System.Text;
using System.Text.RegularExpressions;
using StartupPlanner.Web.Documents;
using StartupPlanner.Web.Documents.Printing;

namespace StartupPlanner.Web.Tests.Documents.Printing;

[Collection(PrintingTests.Name)]
public sealed partial class APrintedPlan(WarmPrinter printer)
{
    private const int Pages = 6;

    [Fact]
    public async Task Has_its_pages_on_A4()
    {
        var facts = await Poppler.FactsAsync(printer.Sample);

        Assert.Matches($@"Pages:\s+{Pages}\n", facts);
        Assert.Contains("(A4)", facts, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Gives_its_text_back_in_both_languages()
    {
        var text = Spaces().Replace(await Poppler.TextAsync(printer.Sample), "");

        Assert.Contains(Spaces().Replace(SamplePlan.English, ""), text, StringComparison.Ordinal);
        Assert.Contains(SamplePlan.Chinese, text, StringComparison.Ordinal);
        Assert.Contains("“好产品会说话”——客户如是说", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Embeds_every_font_as_outlines_that_map_to_text()
    {
        var fonts = (await Poppler.FontsAsync(printer.Sample)).Split('\n', StringSplitOptions.RemoveEmptyEntries)[2..];

        Assert.All(fonts, font => Assert.Matches(@"(Inter|NotoSansSC)\S*\s+CID TrueType\s+Identity-H\s+yes yes yes", font));
        Assert.Contains(fonts, font => font.Contains("Inter-Bold", StringComparison.Ordinal));
        Assert.Contains(fonts, font => font.Contains("NotoSansSC", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Tells_in_its_contents_the_pages_where_the_chapters_stand()
    {
        var contents = ContentsLine().Matches(await Poppler.TextAsync(printer.Sample, 2))
            .ToDictionary(line => line.Groups[1].Value, line => int.Parse(line.Groups[2].ValueSpan, null));

        Assert.Equal(["1 The market 市场", "2 The market 市场"], contents.Keys);
        foreach (var (heading, page) in contents)
            Assert.Matches($@"(?m)^\s*{heading}", await Poppler.TextAsync(printer.Sample, page));
    }

    [Fact]
    public async Task Has_a_bookmark_for_each_heading()
    {
        var outline = Bookmark().Matches(await Poppler.XmlAsync(printer.Sample)).Select(item => $"{item.Groups[2].Value}: {item.Groups[1].Value}");

        Assert.Equal(
            ["Weldwise: 1", "Contents: 2", "1 The market 市场: 3", "Money 资金: 4", "2 The market 市场: 5", "Money 资金: 6"], outline);
    }

    [Fact]
    public async Task Is_tagged_and_names_its_language()
    {
        var raw = Encoding.Latin1.GetString(printer.Sample);
        var structure = await Poppler.StructureAsync(printer.Sample);

        Assert.Contains("/StructTreeRoot", raw, StringComparison.Ordinal);
        Assert.Matches(@"/MarkInfo\s*<<\s*/Type\s*/MarkInfo\s*/Marked true", raw);
        Assert.Contains("/Lang (en)", raw, StringComparison.Ordinal);
        Assert.Contains("H1", structure, StringComparison.Ordinal);
        Assert.Contains("TH", structure, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Carries_version_date_confidentiality_and_page_on_every_page_but_the_cover()
    {
        var (title, confidentiality, version, date, _) = SamplePlan.Running;
        for (var page = 2; page <= Pages; page++)
        {
            var text = await Poppler.TextAsync(printer.Sample, page);
            foreach (var part in new[] { title, confidentiality, $"{version} · {date}", $"Page {page} of {Pages}" })
                Assert.Contains(part, text, StringComparison.Ordinal);
        }

        Assert.DoesNotContain(confidentiality, await Poppler.TextAsync(printer.Sample, 1), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Says_its_running_lines_in_Chinese_when_asked_to()
    {
        var job = SamplePlan.Job(1) with
        {
            Language = "zh-CN",
            Running = new("焊智 商业计划书", "保密，仅供收件人阅读", "第三版", "2026年11月22日", "第 {0} 页，共 {1} 页"),
        };

        var pdf = await printer.PrintAsync(job);

        var text = await Poppler.TextAsync(pdf, 3);
        foreach (var part in new[] { "焊智 商业计划书", "保密，仅供收件人阅读", "第三版 · 2026年11月22日", "第 3 页，共 4 页" })
            Assert.Contains(part, text, StringComparison.Ordinal);
        Assert.DoesNotContain("Type 3", await Poppler.FontsAsync(pdf), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Prints_a_hostile_title_as_written()
    {
        const string title = """A"} @import url(//x); \22 </style><script>{0}""";

        var pdf = await printer.PrintAsync(SamplePlan.Job(1) with { Running = SamplePlan.Running with { PlanTitle = title } });

        Assert.Contains(title, await Poppler.TextAsync(pdf, 2), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cuts_off_no_long_link_in_a_text_or_a_table()
    {
        var link = "https://example.com/" + string.Concat(Enumerable.Range(0, 40).Select(part => $"part{part}/"));
        var html = $"<!doctype html><html lang=\"en\"><head><title>Links</title><style>{PrintStyles.Css}</style></head><body><h4>{link}</h4><p>{link}</p><table><tr><td class=\"short\">Link</td><td>{link}</td><td>Words</td></tr></table></body></html>";
        var text = Spaces().Replace(await Poppler.TextAsync(await printer.PrintAsync(new PrintJob(html, "en", SamplePlan.Running))), "");
        Assert.Equal(3, text.Split("part39/").Length - 1);
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"(?m)^\s*(\d The market 市场)\s+(\d+)\s*$")]
    private static partial Regex ContentsLine();

    [GeneratedRegex("""<item page="(\d+)">([^<]+)</item>""")]
    private static partial Regex Bookmark();
}
