using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using StartupPlanner.Domain.Plans;
using StartupPlanner.Domain.Plans.Fields;
using StartupPlanner.Web.Documents;
using StartupPlanner.Web.Localization;
using StartupPlanner.Web.Tests.Documents.Printing;

namespace StartupPlanner.Web.Tests.Documents;

/// <summary>The page behind the cover, by which most readers decide whether to go on.</summary>
public sealed class TheSummary(PlannerApp app) : IClassFixture<PlannerApp>
{
    [Theory, InlineData("lumen-dx.en", 0), InlineData("lumen-dx.zh-CN", 1), InlineData("smart-retail.en", 0), InlineData("smart-retail.zh-CN", 1)]
    public async Task Of_a_sample_has_everything_on_one_page(string sample, int culture)
    {
        var texts = new Texts(Texts.Cultures[culture]);
        var page = await PageAsync(await PlanAsync(sample), texts.Culture);
        Assert.All(
            (string[])["Problem", "Solution", "Market", "Model", "Traction", "Team", "Money", "Ask", "Use"],
            item => Assert.Contains(texts[$"Reading.Summary.{item}"], page, StringComparison.Ordinal));
    }

    [Theory, InlineData("lumen-dx.en", 0, "An answer that goes on and on, "), InlineData("lumen-dx.zh-CN", 1, "一个没有尽头的回答，")]
    public async Task Of_answers_of_any_length_is_still_one_page(string sample, int culture, string words)
    {
        var plan = await PlanAsync(sample);
        foreach (var part in Outline.Parts.Where(part => part.Section is "overview" or "team" or "revenue" or "funding"))
            foreach (var (key, row) in part.Entries(plan).ToList())
                foreach (var field in part.Fields.Where(field => field.Type is FieldType.Markdown or FieldType.ShortText && field.MaxLength >= 40))
                    Fill(plan, part.FieldAddress(key, field), field.Read(row), string.Concat(Enumerable.Repeat(words, 1 + field.MaxLength!.Value / words.Length))[..(field.MaxLength.Value - 1)]);
        await PageAsync(plan, Texts.Cultures[culture]);
    }

    [Theory]
    [InlineData("One is short. Two is a little longer. Three does not fit any more.", 40, "One is short. Two is a little longer.")]
    [InlineData("It takes 9.1 minutes, e.g. 24 hours. Then more.", 40, "It takes 9.1 minutes, e.g. 24 hours.")]
    [InlineData("一句。第二句！第三句放不下了，因为它太长。", 16, "一句。第二句！")]
    [InlineData("他说：“可以。”于是开始。", 16, "他说：“可以。”")]
    [InlineData("We give them:\n\n- a list\n- a report\n- much more than fits here", 40, "We give them: a list; a report.")]
    [InlineData("We give them:\n\n- something that is far too long to be put here", 30, "We give them: something that…")]
    [InlineData("## Heading\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\nOnly this.", 40, "Only this.")]
    [InlineData("A sentence without any end that is longer than there is room for", 30, "A sentence without any end…")]
    [InlineData("", 30, "")]
    public void Of_a_text_is_its_first_whole_sentences(string markdown, int room, string lead) => Assert.Equal(lead, Sentences.Lead(MarkdownText.ParagraphsOf(markdown), room));

    private static void Fill(Plan plan, string address, string before, string after) =>
        Assert.Null(plan.Apply(new Change.SetField(Address.Read(address)!, before, after), DateTimeOffset.UtcNow).Failure);

    private async Task<Plan> PlanAsync(string sample)
    {
        var owner = await app.UserAsync("Owner");
        return await app.ReadAsync(owner, await app.SampleAsync(owner, sample));
    }

    /// <summary>The second page of the document, having seen that the third begins with what follows the summary.</summary>
    private async Task<string> PageAsync(Plan plan, CultureInfo culture)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var pdf = await scope.ServiceProvider.GetRequiredService<PdfDocument>().PrintAsync(plan, [], culture, default, null, TestContext.Current.CancellationToken);
        var texts = new Texts(culture);
        var summary = await Poppler.TextAsync(pdf, 2);
        Assert.Contains(texts["Reading.Summary"], summary, StringComparison.Ordinal);
        Assert.Contains(texts["Reading.Contents"], await Poppler.TextAsync(pdf, 3), StringComparison.Ordinal);
        return summary;
    }
}
