using StartupPlanner.Domain.Reviews;

namespace StartupPlanner.Domain.Tests.Reviews;

public sealed class WordsInAText
{
    private const string Text = "We sell to hospitals. They pay by the year. We sell to clinics. They pay by the scan.";

    private static TextAnchor Of(string text, int at, string quote) =>
        new(quote, text[Math.Max(0, at - TextAnchor.ContextLength)..at], text[(at + quote.Length)..Math.Min(text.Length, at + quote.Length + TextAnchor.ContextLength)]);

    private static TextAnchor Last(string quote) => Of(Text, Text.LastIndexOf(quote, StringComparison.Ordinal), quote);

    [Fact]
    public void Are_found_where_they_stand() => Assert.Equal(Text.IndexOf("hospitals", StringComparison.Ordinal), Last("hospitals").FindIn(Text));

    [Fact]
    public void Are_found_after_edits_elsewhere()
    {
        var edited = "In the first year only: " + Text.Replace("They pay by the year.", "They pay late.", StringComparison.Ordinal);
        Assert.Equal(edited.IndexOf("clinics", StringComparison.Ordinal), Last("clinics").FindIn(edited));
    }

    [Fact]
    public void That_occur_twice_are_found_by_what_stands_around_them()
    {
        Assert.Equal(Text.LastIndexOf("They pay", StringComparison.Ordinal), Last("They pay").FindIn(Text));
        Assert.Equal(Text.IndexOf("They pay", StringComparison.Ordinal), Of(Text, Text.IndexOf("They pay", StringComparison.Ordinal), "They pay").FindIn(Text));
    }

    [Fact]
    public void Are_found_by_what_stands_on_one_side_only()
    {
        Assert.Equal(Text.LastIndexOf("They pay", StringComparison.Ordinal), new TextAnchor("They pay", "to clinics. ", "").FindIn(Text));
        Assert.Equal(Text.LastIndexOf("They pay", StringComparison.Ordinal), new TextAnchor("They pay", "", " by the scan").FindIn(Text));
    }

    [Fact]
    public void That_occur_twice_alike_are_the_first() => Assert.Equal(0, new TextAnchor("We sell to", "", "").FindIn(Text));

    [Fact]
    public void That_changed_are_gone()
    {
        Assert.Null(Last("hospitals").FindIn(Text.Replace("hospitals", "hospices", StringComparison.Ordinal)));
        Assert.Null(Last("hospitals").FindIn(""));
        Assert.Null(Last("hospitals").FindIn("HOSPITALS"));
        Assert.Null(new TextAnchor(" \n", "", "").FindIn(Text));
    }

    [Fact]
    public void White_space_of_any_length_is_one_space()
    {
        var wrapped = Text.Replace(" ", "\n  ", StringComparison.Ordinal);
        Assert.Equal(Text.LastIndexOf("They pay", StringComparison.Ordinal), Last("They pay").FindIn(wrapped));
        Assert.Equal(Text.LastIndexOf("They pay", StringComparison.Ordinal), Last("They pay").FindIn("\n" + Text));
        Assert.Equal(TextAnchor.HashOf(Text), TextAnchor.HashOf(wrapped + "\n"));
        Assert.NotEqual(TextAnchor.HashOf(Text), TextAnchor.HashOf(Text + "!"));
    }

    [Fact]
    public void In_Chinese_are_found_by_what_stands_around_them()
    {
        const string Chinese = "医院按年付费。诊所按次付费。";
        Assert.Equal(Chinese.LastIndexOf("付费", StringComparison.Ordinal), Of(Chinese, Chinese.LastIndexOf("付费", StringComparison.Ordinal), "付费").FindIn(Chinese));
    }

    [Fact]
    public void Are_found_wherever_they_were_marked() => Prop.ForAll(
        Gen.Elements("a", "b", " ", "\n", "ab ").NonEmptyListOf().Select(string.Concat).Where(text => text.Trim().Length > 0).ToArbitrary(), Gen.Choose(0, 99).ToArbitrary(), (text, start) =>
        {
            // What a reader marks is the text with its white space folded.
            var folded = string.Join(' ', text.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries));
            var at = start % folded.Length;
            var quote = folded[at..Math.Min(folded.Length, at + 2)];
            return quote.Trim().Length == 0 || Of(folded, at, quote).FindIn(text) is { } found && folded[found..].StartsWith(quote.Trim(), StringComparison.Ordinal);
        }).QuickCheckThrowOnFailure();
}
