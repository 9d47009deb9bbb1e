using System.Text.Json.Nodes;
using StartupPlanner.Domain.Plans.Fields;

namespace StartupPlanner.Domain.Tests.Plans.Fields;

public sealed class AnEstimateField
{
    private static readonly Field Cost = PlanUnderTest.Field("opportunity", "cost-to-prove");
    private static readonly Field Time = PlanUnderTest.Field("opportunity", "time-to-prove");

    [Theory]
    [InlineData("1;2;3", "1;2;3")]
    [InlineData(" 1,000 ; 1,500；2,000.50 ", "1000;1500;2000.5")]
    [InlineData("1万;２万;3万", "10000;20000;30000")]
    [InlineData("7", "7;7;7")]
    [InlineData("-0;0;1", "0;0;1")]
    [InlineData("10000亿", "1000000000000;1000000000000;1000000000000")]
    [InlineData("", "")]
    [InlineData(" ; ; ", "")]
    [InlineData("10–15", "10;12.5;15")]
    [InlineData("10 ~ 15", "10;12.5;15")]
    [InlineData("10～15", "10;12.5;15")]
    [InlineData("10-15", "10;12.5;15")]
    [InlineData("10 to 15", "10;12.5;15")]
    [InlineData("10至15", "10;12.5;15")]
    [InlineData("10–15万", "100000;125000;150000")]
    [InlineData("¥1,000–¥2,000", "1000;1500;2000")]
    [InlineData("0.01–0.02", "0.01;0.02;0.02")]
    [InlineData("=1200*12", "14400;14400;14400")]
    [InlineData("1.5k;2k;=5*500", "1500;2000;2500")]
    public void It_is_three_numbers_or_one(string typed, string canonical) => Assert.Equal(canonical, Cost.Normalize(typed).Value);

    [Theory]
    [InlineData("3;2;1", FieldErrors.NotAnEstimate)]
    [InlineData("1;3;2", FieldErrors.NotAnEstimate)]
    [InlineData("1;2", FieldErrors.Incomplete)]
    [InlineData("1;2;3;4", FieldErrors.Incomplete)]
    [InlineData("1;;3", FieldErrors.Incomplete)]
    [InlineData("1;x;3", FieldErrors.NotANumber)]
    [InlineData("-1;2;3", FieldErrors.TooSmall)]
    [InlineData("1;2;121", FieldErrors.TooLarge)]
    [InlineData("1;2;2.123", FieldErrors.TooPrecise)]
    [InlineData("15–10", FieldErrors.NotAnEstimate)]
    [InlineData("10–", FieldErrors.NotANumber)]
    [InlineData("10–15–20", FieldErrors.NotANumber)]
    [InlineData("=10-", FieldErrors.NotANumber)]
    public void Everything_else_is_refused(string typed, string code) => Assert.Equal(code, Time.Normalize(typed).Failure?.Code);

    [Fact]
    public void Half_a_surrogate_pair_is_none() => Assert.Equal(FieldErrors.NotANumber, Time.Normalize("1;\uD800;3").Failure?.Code);

    [Fact]
    public void In_a_file_its_values_have_names()
    {
        Assert.Equal("{\"low\":1,\"likely\":2.5,\"high\":3}", Cost.ToJson("1;2.5;3")!.ToJsonString());
        Assert.Equal("1;2.5;3", Cost.FromJson(JsonNode.Parse("{\"high\":3,\"likely\":2.5,\"low\":1}")).Value);
    }

    [Theory]
    [InlineData("5", FieldErrors.WrongType)]
    [InlineData("[1,2,3]", FieldErrors.WrongType)]
    [InlineData("{\"low\":1,\"high\":3}", FieldErrors.WrongType)]
    [InlineData("{\"low\":1,\"likely\":\"2\",\"high\":3}", FieldErrors.NotAnEstimate)]
    [InlineData("{\"low\":1,\"likely\":2,\"mode\":3}", FieldErrors.NotAnEstimate)]
    public void In_a_file_nothing_else_is_one(string json, string code) => Assert.Equal(code, Cost.FromJson(JsonNode.Parse(json)).Failure?.Code);
}
