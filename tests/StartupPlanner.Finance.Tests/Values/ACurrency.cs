using System.Globalization;
using StartupPlanner.Finance.Values;

namespace StartupPlanner.Finance.Tests.Values;

public sealed class ACurrency
{
    [Theory]
    [InlineData("cny")]
    [InlineData("CN")]
    [InlineData("CNYY")]
    [InlineData("C1Y")]
    [InlineData("ＣＮＹ")]
    [InlineData("")]
    [InlineData(null)]
    public void What_is_not_three_capital_letters_is_no_code(string? text)
    {
        Assert.False(CurrencyCode.TryParse(text, CultureInfo.InvariantCulture, out _));
        Assert.Throws<ArgumentException>(() => new CurrencyCode(text!));
        if (text is not null) Assert.Throws<FormatException>(() => CurrencyCode.Parse(text, CultureInfo.InvariantCulture));
    }

    [Fact]
    public void Every_known_code_reads_back()
    {
        Assert.NotEmpty(CurrencyCode.Known);
        Assert.All(CurrencyCode.Known, known => Assert.Equal(known, CurrencyCode.Parse(known.ToString(), CultureInfo.InvariantCulture)));
        Assert.Distinct(CurrencyCode.Known);
    }

    [Fact]
    public void Yen_and_won_have_no_decimals() =>
        Assert.Equal(["JPY", "KRW"], CurrencyCode.Known.Where(known => known.Decimals == 0).Select(known => known.ToString()));

    [Fact]
    public void The_default_value_is_no_currency() => Assert.Equal("XXX", default(CurrencyCode).ToString());
}
