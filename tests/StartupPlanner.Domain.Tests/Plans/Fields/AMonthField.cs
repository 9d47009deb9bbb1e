using StartupPlanner.Domain.Plans.Fields;

namespace StartupPlanner.Domain.Tests.Plans.Fields;

public sealed class AMonthField
{
    private static readonly Field Month = PlanUnderTest.Field("overview", "month", "outcomes");

    [Theory]
    [InlineData(" 2027-03 ", "2027-03")]
    [InlineData("1950-01", "1950-01")]
    [InlineData("2199-12", "2199-12")]
    [InlineData("", "")]
    public void It_is_written_as_the_standard_says(string typed, string canonical) => Assert.Equal(canonical, Month.Normalize(typed).Value);

    [Theory]
    [InlineData("1949-12")]
    [InlineData("2200-01")]
    [InlineData("2027-3")]
    [InlineData("2027-13")]
    [InlineData("March 2027")]
    [InlineData("2027-03-01")]
    public void Everything_else_is_no_month(string typed) => Assert.Equal(FieldErrors.NotAMonth, Month.Normalize(typed).Failure!.Code);
}
