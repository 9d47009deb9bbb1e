using System.Globalization;
using System.Text;
using StartupPlanner.Web.Documents.Printing;

namespace StartupPlanner.Web.Tests.Documents.Printing;

/// <summary>A small document in the form that the printer asks for: cover, contents, chapters in both languages, a table.</summary>
internal static class SamplePlan
{
    public const string Chinese = "我们为中小型制造企业提供按使用量计费的质检模型，首年目标客户三十家。";
    public const string English = "We inspect welds for mid-sized manufacturers and bill by use.";

    public static readonly RunningText Running = new("Weldwise — Business plan", "Confidential", "Version 3", "22 November 2026", "Page {0} of {1}");

    private const string Styles =
        """
        body { font-size: 10.5pt; line-height: 1.5; color: #1d2733; margin: 0 }
        section { break-before: page } h1 { font-size: 22pt; line-height: 1.2; margin: 0 0 8mm } h2 { font-size: 14pt; margin: 8mm 0 3mm; break-after: avoid }
        p { margin: 0 0 3mm; text-align: justify } h1, h2 { font-weight: 700 }
        .cover { padding-top: 70mm } .cover h1 { font-size: 34pt } .cover p { color: #5b6472; font-size: 13pt }
        nav ol { list-style: none; padding: 0 } nav a { display: flex; color: inherit; text-decoration: none; border-bottom: .3pt dotted #9aa4b2; padding: 1.6mm 0 }
        nav a span:first-child { flex: 1 } nav li li { padding-left: 6mm }
        table { width: 100%; border-collapse: collapse; font-size: 9.5pt; margin: 4mm 0 } th, td { padding: 1.6mm 2mm; border-bottom: .4pt solid #d5dae1; text-align: right }
        th:first-child, td:first-child { text-align: left } thead th { font-weight: 600; border-bottom: 1pt solid #1d2733 } td { font-variant-numeric: tabular-nums }
        """;

    public static PrintJob Job(int chapters = 2, string extra = "", IProgress<PrintStage>? progress = null) =>
        new(Html(chapters, extra), "en", Running) { Progress = progress };

    private static string Html(int chapters, string extra)
    {
        var body = new StringBuilder();
        var contents = new StringBuilder();
        for (var chapter = 1; chapter <= chapters; chapter++)
        {
            contents.Append(CultureInfo.InvariantCulture, $"""<li>{Line($"sec-{chapter}", Heading(chapter))}<ol><li>{Line($"sec-{chapter}-money", "Money 资金")}</li></ol></li>""");
            body.Append(CultureInfo.InvariantCulture, $"""<section><h1 id="sec-{chapter}">{Heading(chapter)}</h1>{Paragraphs(4)}{Table()}{Paragraphs(8)}<h2 id="sec-{chapter}-money">Money 资金</h2>{Paragraphs(2)}</section>""");
        }

        return $"""
            <!doctype html><html lang="en"><head><title>Weldwise — Business plan</title><style>{Styles}</style></head><body>
            <div class="cover"><h1>Weldwise</h1><p>Business plan · 商业计划书</p></div>
            <section><h2>Contents</h2><nav><ol>{contents}</ol></nav></section>
            {extra}{body}</body></html>
            """;
    }

    private static string Heading(int chapter) => string.Create(CultureInfo.InvariantCulture, $"{chapter} The market 市场");

    private static string Line(string id, string text) => $"""<a href="#{id}"><span>{text}</span><span data-page-of="{id}"></span></a>""";

    private static string Paragraphs(int count) => string.Concat(Enumerable.Range(0, count).Select(_ =>
        $"""<p>{English} <em>Each</em> inspection costs <strong>$0.40</strong> and takes a second; a line pays back in five months, which three pilots have shown.</p><p lang="zh-CN">{Chinese}“好产品会说话”——客户如是说，预计<strong>二〇二七年</strong>实现盈亏平衡。</p>"""));

    private static string Table() =>
        "<table><thead><tr><th>Year</th><th>Revenue 收入</th><th>Costs 成本</th><th>Cash 现金</th></tr></thead><tbody>"
        + string.Concat(Enumerable.Range(2026, 5).Select(year => string.Create(CultureInfo.InvariantCulture,
            $"<tr><td>{year}</td><td>${(year - 2025) * 410_000:N0}</td><td>${(year - 2024) * 270_000:N0}</td><td>${(year - 2026) * 95_500:N0}</td></tr>")))
        + "</tbody></table>";
}
