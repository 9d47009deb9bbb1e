using StartupPlanner.Domain.Plans.Fields;

namespace StartupPlanner.Domain.Tests.Plans.Fields;

public sealed class ASeriesField
{
    private static readonly Field Amounts = PlanUnderTest.Field("finance", "amounts", "actuals");

    [Theory]
    [InlineData("1;2;3", "1;2;3")]
    [InlineData("1,200\t3.2k\t\t5", "1200;3200;0;5")]
    [InlineData("10\r\n20\r\n(30)\r\n", "10;20;-30")]
    [InlineData("12万；=2*3", "120000;6")]
    [InlineData(" \n ", "")]
    public void It_is_understood_as_it_is_pasted(string typed, string canonical) => Assert.Equal(canonical, Amounts.Normalize(typed).Value);

    [Theory]
    [InlineData("1;x;3", FieldErrors.NotANumber)]
    [InlineData("0.001", FieldErrors.TooPrecise)]
    public void Everything_else_is_refused(string typed, string code) => Assert.Equal(code, Amounts.Normalize(typed).Failure?.Code);
}
