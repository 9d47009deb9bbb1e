using System.Text.RegularExpressions;
using StartupPlanner.Web.Documents;
using StartupPlanner.Web.Documents.Printing;
using StartupPlanner.Web.Localization;

namespace StartupPlanner.Web.Tests.Documents.Printing;

[Collection(PrintingTests.Name)]
public sealed partial class APrintedEmoji(WarmPrinter printer)
{
    private const string Line = "Done ✅, next 🚀, rating ⭐⭐, flag 🇨🇳, money 💰";

    [Theory, InlineData("en"), InlineData("zh-CN")]
    public async Task Has_a_glyph_from_the_font_that_the_document_brings(string language)
    {
        var pdf = await PrintAsync(language, Line + "。**粗体 ✅** *斜体 🚀* 家庭 👨‍👩‍👧，好 👍🏽，键 1️⃣，心 ❤️。");

        Assert.All(await FontsAsync(pdf), font => Assert.Matches("^(Inter|NotoSansSC|NotoEmoji)", font));
        Assert.Contains(await FontsAsync(pdf), font => font.StartsWith("NotoEmoji", StringComparison.Ordinal));
        var text = await Poppler.TextAsync(pdf);
        Assert.DoesNotContain("Type 3", await Poppler.FontsAsync(pdf), StringComparison.Ordinal);
        Assert.All((string[])["✅", "🚀", "⭐⭐", "💰", "👍", "❤"], emoji => Assert.Contains(emoji, text, StringComparison.Ordinal));
    }

    [Theory, InlineData("en"), InlineData("zh-CN")]
    public async Task Leaves_letters_digits_and_signs_to_their_own_fonts(string language)
    {
        var pdf = await PrintAsync(language, "0123456789 # \\* © ® ™ 中文，标点。");

        Assert.All(await FontsAsync(pdf), font => Assert.Matches("^(Inter|NotoSansSC)", font));
    }

    [Fact]
    public async Task Stands_in_the_running_title_too()
    {
        var pdf = await printer.PrintAsync(SamplePlan.Job(1) with { Running = SamplePlan.Running with { PlanTitle = "Weldwise 🚀" } });

        Assert.All(await FontsAsync(pdf), font => Assert.Matches("^(Inter|NotoSansSC|NotoEmoji)", font));
    }

    private Task<byte[]> PrintAsync(string language, string markdown) => printer.PrintAsync(new PrintJob(
        $"<!doctype html><html lang=\"{language}\"><head><title>Emoji</title><style>{PrintStyles.Css}</style></head><body><h1>计划</h1>{MarkdownText.ToHtml(markdown)}</body></html>", language, SamplePlan.Running));

    private static async Task<IEnumerable<string>> FontsAsync(byte[] pdf) =>
        (await Poppler.FontsAsync(pdf)).Split('\n', StringSplitOptions.RemoveEmptyEntries)[2..].Select(font => Subset().Replace(font, ""));

    [GeneratedRegex("^[A-Z]{6}[+]")]
    private static partial Regex Subset();
}
