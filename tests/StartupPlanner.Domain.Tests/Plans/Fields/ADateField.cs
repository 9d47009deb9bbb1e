using StartupPlanner.Domain.Plans.Fields;

namespace StartupPlanner.Domain.Tests.Plans.Fields;

public sealed class ADateField
{
    private static readonly Field Date = PlanUnderTest.Field("funding", "date", "rounds");

    [Theory]
    [InlineData(" 2027-03-31 ", "2027-03-31")]
    [InlineData("1950-01-01", "1950-01-01")]
    [InlineData("2199-12-31", "2199-12-31")]
    [InlineData("", "")]
    [InlineData("2027-3-1", "2027-03-01")]
    [InlineData("2027/3/31", "2027-03-31")]
    [InlineData("2027.03.31", "2027-03-31")]
    [InlineData("２０２７年３月３１日", "2027-03-31")]
    [InlineData("31 Mar 2027", "2027-03-31")]
    [InlineData("31-Mar-2027", "2027-03-31")]
    [InlineData("March 31, 2027", "2027-03-31")]
    public void It_is_understood_as_people_type_it(string typed, string canonical) => Assert.Equal(canonical, Date.Normalize(typed).Value);

    [Theory]
    [InlineData("1949-12-31")]
    [InlineData("2200-01-01")]
    [InlineData("2027-13-01")]
    [InlineData("2027-03-00")]
    [InlineData("03/04/2027")]
    [InlineData("31/3/27")]
    [InlineData("2027-02-29")]
    [InlineData("March 2027")]
    [InlineData("2027-03")]
    public void Everything_else_is_no_day(string typed) => Assert.Equal(FieldErrors.NotADate, Date.Normalize(typed).Failure!.Code);
}
