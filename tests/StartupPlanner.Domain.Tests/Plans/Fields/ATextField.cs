using StartupPlanner.Domain.Common;
using StartupPlanner.Domain.Plans.Fields;

namespace StartupPlanner.Domain.Tests.Plans.Fields;

public sealed class ATextField
{
    private static readonly Field Line = PlanUnderTest.Field("overview", "technical-approach");
    private static readonly Field Prose = PlanUnderTest.Field("overview", "problem");

    [Theory]
    [InlineData("  two words \t", "two words")]
    [InlineData("e\u0301", "é")]
    [InlineData("　全角　", "全角")]
    [InlineData("😀", "😀")]
    [InlineData("\n", "")]
    [InlineData("a\nb", "a b")]
    [InlineData("a\r\nb\tc", "a b c")]
    [InlineData("a\vb\fc\u0085d\u2028e\u2029f", "a b c d e f")]
    [InlineData("a\0b\u001Bc\u007Fd\u009Be", "abcde")]
    public void A_line_is_trimmed_and_composed(string typed, string canonical) => Assert.Equal(canonical, Line.Normalize(typed).Value);

    // An attribute cannot hold half a surrogate pair, hence a fact.
    [Fact]
    public void Half_a_surrogate_pair_becomes_the_sign_for_what_cannot_be_read()
    {
        Assert.Equal("a\uFFFDb", Line.Normalize("a\uD800b").Value);
        Assert.Equal("\uFFFD", Prose.Normalize("\uDC00").Value);
    }

    [Theory]
    [InlineData("a\r\nb\rc", "a\nb\nc")]
    [InlineData("a\u2028b", "a\nb")]
    [InlineData("\n\na\n\n", "a")]
    [InlineData("a\tb", "a\tb")]
    [InlineData("first\vsecond", "first\nsecond")]
    [InlineData("a\fb\u0085c\u2029d", "a\nb\nc\nd")]
    public void Prose_keeps_its_line_breaks_in_one_spelling(string typed, string canonical) => Assert.Equal(canonical, Prose.Normalize(typed).Value);

    [Fact]
    public void What_means_nothing_is_left_out() => Assert.Equal("abcdefg", Prose.Normalize("\uFEFFa\0b\u001Bc\u009Bd\uFDD0e\uFFFEf\U0001FFFFg").Value);

    [Fact]
    public void No_one_character_sinks_an_answer()
    {
        for (var letter = 0; letter <= char.MaxValue; letter++)
        {
            var kept = Prose.Normalize($"a{(char)letter}b");
            Assert.True(kept.Succeeded, $"U+{letter:X4}");
            Assert.Equal(kept.Value, Prose.Normalize(kept.Value).Value);
            Assert.True(Line.Normalize($"a{(char)letter}b").Succeeded, $"U+{letter:X4}");
        }
    }

    [Fact]
    public void Too_long_a_text_is_refused_with_the_limit_and_its_length()
    {
        Assert.True(Line.Normalize(new('x', 300)).Succeeded);
        var refused = Assert.IsType<Failure.Refused>(Line.Normalize(new('x', 301)).Failure);
        Assert.Equal(FieldErrors.TooLong, refused.Code);
        Assert.Equal([300, 301], refused.Args);
    }

    [Fact]
    public void The_length_counts_after_trimming() => Assert.True(Line.Normalize("  " + new string('x', 300) + "  ").Succeeded);
}
