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
    public void Prose_keeps_its_line_breaks_in_one_spelling(string typed, string canonical) => Assert.Equal(canonical, Prose.Normalize(typed).Value);

    [Theory]
    [InlineData("a\nb", FieldErrors.OneLine)]
    [InlineData("a\u2029b", FieldErrors.OneLine)]
    [InlineData("a\0b", FieldErrors.ControlCharacter)]
    [InlineData("a\u009Bb", FieldErrors.ControlCharacter)]
    public void A_line_refuses_what_it_cannot_hold(string typed, string code) => Assert.Equal(code, Line.Normalize(typed).Failure!.Code);

    [Fact]
    public void Prose_refuses_control_characters() => Assert.Equal(FieldErrors.ControlCharacter, Prose.Normalize("a\u001Bb").Failure!.Code);

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
