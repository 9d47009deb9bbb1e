using System.Text.Json.Nodes;
using StartupPlanner.Domain.Common;
using StartupPlanner.Domain.Plans.Fields;

namespace StartupPlanner.Domain.Tests.Plans.Fields;

public sealed class ANumberField
{
    private static readonly Field Target = PlanUnderTest.Field("overview", "target", "outcomes");
    private static readonly Field Score = PlanUnderTest.Field("opportunity", "score", "scorecard");
    private static readonly Field Budget = PlanUnderTest.Field("strategy", "budget", "tasks");
    private static readonly Field Weight = PlanUnderTest.Field("opportunity", "weight", "scorecard");

    [Theory]
    [InlineData("1200", "1200")]
    [InlineData("１２００．５", "1200.5")]
    [InlineData("1,200.50", "1200.5")]
    [InlineData("1,234,567", "1234567")]
    [InlineData("1 234 567", "1234567")]
    [InlineData("1\u00A0234\u202F567", "1234567")]
    [InlineData("12万", "120000")]
    [InlineData("１．５ 万", "15000")]
    [InlineData("1.5亿", "150000000")]
    [InlineData("1,200万", "12000000")]
    [InlineData("10000亿", "1000000000000")]
    [InlineData("1000000000000", "1000000000000")]
    [InlineData("007", "7")]
    [InlineData("+3", "3")]
    [InlineData(".5", "0.5")]
    [InlineData("-0", "0")]
    [InlineData("−0.0", "0")]
    [InlineData("  ", "")]
    [InlineData("1,5", "1.5")]
    [InlineData("12,34", "12.34")]
    [InlineData("0,123", "0.123")]
    [InlineData("1234,56", "1234.56")]
    [InlineData("1.234", "1.234")]
    [InlineData("1.234,5", "1234.5")]
    [InlineData("1.234.567", "1234567")]
    [InlineData("1.234.567,89", "1234567.89")]
    [InlineData("1 234,5", "1234.5")]
    [InlineData("1'234'567.5", "1234567.5")]
    [InlineData("1’234", "1234")]
    [InlineData("1。5", "1.5")]
    [InlineData("１２万", "120000")]
    [InlineData("12万元", "120000")]
    [InlineData("3千", "3000")]
    [InlineData("5百万", "5000000")]
    [InlineData("2千萬", "20000000")]
    [InlineData("3.2k", "3200")]
    [InlineData("1.5m", "1500000")]
    [InlineData("1.5 M", "1500000")]
    [InlineData("2bn", "2000000000")]
    [InlineData("2 billion", "2000000000")]
    [InlineData("¥5", "5")]
    [InlineData("￥1,200", "1200")]
    [InlineData("$ 3.2k", "3200")]
    [InlineData("HK$5", "5")]
    [InlineData("5 €", "5")]
    [InlineData("£1.5m", "1500000")]
    [InlineData("500元", "500")]
    [InlineData("=1200*12", "14400")]
    [InlineData("＝１２００＊１２", "14400")]
    [InlineData("=1,200*12 + 5%", "14400.05")]
    [InlineData("= 2 × (3 - 1) ÷ 4", "1")]
    [InlineData("=1200*15%", "180")]
    [InlineData("=100/3", "33.3333")]
    [InlineData("=3.2k+12万", "123200")]
    [InlineData("=-5+6", "1")]
    [InlineData("=0.1+0.2", "0.3")]
    public void It_is_understood_as_people_type_it(string typed, string canonical) => Assert.Equal(canonical, Target.Normalize(typed).Value);

    [Theory]
    [InlineData("1,23,456")]
    [InlineData("1e5")]
    [InlineData("0x10")]
    [InlineData("NaN")]
    [InlineData("∞")]
    [InlineData("five")]
    [InlineData("1 2")]
    [InlineData("万")]
    [InlineData("1万万")]
    [InlineData("5%")]
    [InlineData("5\0")]
    [InlineData("--5")]
    [InlineData("12..5")]
    [InlineData("1,23,4")]
    [InlineData("1234,567")]
    [InlineData("120,0000")]
    [InlineData("1,234.5.6")]
    [InlineData("1'23")]
    [InlineData("5 5")]
    [InlineData("¥$5")]
    [InlineData("(5")]
    [InlineData("(-5)")]
    [InlineData("-(5)")]
    [InlineData("12 apples")]
    [InlineData("3kk")]
    [InlineData("k")]
    [InlineData("=")]
    [InlineData("=1+")]
    [InlineData("=1/0")]
    [InlineData("=(1")]
    [InlineData("=1)")]
    [InlineData("=2 3")]
    [InlineData("=A1*2")]
    [InlineData("==1")]
    [InlineData("=99999999999999999999*99999999999999999999")]
    public void Everything_else_is_no_number(string typed) => Assert.Equal(FieldErrors.NotANumber, Target.Normalize(typed).Failure?.Code);

    [Fact]
    public void A_sum_that_is_too_long_is_none() => Assert.Equal(FieldErrors.NotANumber, Target.Normalize("=" + new string('(', 100_000)).Failure?.Code);

    [Theory, InlineData("(1,200)"), InlineData("($1,200)"), InlineData("-$1,200"), InlineData("$-1,200"), InlineData("-1.2k"), InlineData("（１２００）"), InlineData("=800-2000")]
    public void Parentheses_and_a_minus_mean_less_than_nothing(string typed) =>
        Assert.Equal("-1200", PlanUnderTest.Field("finance", "amounts", "actuals").Normalize(typed).Value);

    // An attribute cannot hold half a surrogate pair, hence a fact.
    [Fact]
    public void Half_a_surrogate_pair_is_no_number()
    {
        foreach (var typed in (string[])["\uD800", "5\uDC00", "\uD8005%"])
            Assert.Equal([FieldErrors.NotANumber, FieldErrors.NotANumber], ((Field[])[Target, Weight]).Select(field => field.Normalize(typed).Failure?.Code));
    }

    [Theory]
    [InlineData("0", FieldErrors.TooSmall, "1")]
    [InlineData("-3", FieldErrors.TooSmall, "1")]
    [InlineData("6", FieldErrors.TooLarge, "5")]
    [InlineData("9,999,999,999,999,999", FieldErrors.TooLarge, "5")]
    [InlineData("99999999亿", FieldErrors.TooLarge, "5")]
    [InlineData("3.5", FieldErrors.TooPrecise, 0)]
    public void A_limit_is_quoted_where_it_is_broken(string typed, string code, object limit)
    {
        var refused = Assert.IsType<Failure.Refused>(Score.Normalize(typed).Failure);
        Assert.Equal(code, refused.Code);
        Assert.Equal([limit], refused.Args);
    }

    [Fact]
    public void An_amount_has_at_most_two_decimals()
    {
        Assert.Equal("1200.05", Budget.Normalize("1,200.050").Value);
        Assert.Equal(FieldErrors.TooPrecise, Budget.Normalize("0.001").Failure!.Code);
    }

    [Theory]
    [InlineData("12.5", "12.5%")]
    [InlineData("12.5 %", "12.5%")]
    [InlineData("１２．５％", "12.5%")]
    [InlineData("100", "100%")]
    [InlineData("0", "0%")]
    [InlineData("-0", "0%")]
    [InlineData("12,5%", "12.5%")]
    [InlineData("=10+5", "15%")]
    [InlineData("=5%+3%", "8%")]
    [InlineData("=1/3", "0.33%")]
    public void A_percentage_is_typed_per_cent(string typed, string canonical) => Assert.Equal(canonical, Weight.Normalize(typed).Value);

    [Theory]
    [InlineData("101", FieldErrors.TooLarge, "100%")]
    [InlineData("-1", FieldErrors.TooSmall, "0%")]
    [InlineData("1.234", FieldErrors.TooPrecise, 2)]
    [InlineData("%", FieldErrors.NotANumber, null)]
    public void A_percentage_has_limits_in_per_cent(string typed, string code, object? limit)
    {
        var refused = Assert.IsType<Failure.Refused>(Weight.Normalize(typed).Failure);
        Assert.Equal(code, refused.Code);
        Assert.Equal(limit is null ? [] : [limit], refused.Args);
    }

    [Fact]
    public void A_percentage_is_a_fraction_in_a_file()
    {
        Assert.Equal("0.125", Weight.ToJson("12.5%")!.ToJsonString());
        Assert.Equal("12.5%", Weight.FromJson(JsonNode.Parse("0.125")).Value);
    }

    [Theory]
    [InlineData("\"5\"")]
    [InlineData("true")]
    [InlineData("[5]")]
    [InlineData("1e400")]
    public void In_a_file_only_a_number_is_one(string json) => Assert.Equal(FieldErrors.WrongType, Target.FromJson(JsonNode.Parse(json)).Failure!.Code);
}
