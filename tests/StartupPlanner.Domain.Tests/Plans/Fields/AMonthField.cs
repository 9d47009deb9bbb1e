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
    [InlineData("2027-3", "2027-03")]
    [InlineData("2027/3", "2027-03")]
    [InlineData("2027.03", "2027-03")]
    [InlineData("202703", "2027-03")]
    [InlineData("2027年3月", "2027-03")]
    [InlineData("２０２７年３月", "2027-03")]
    [InlineData("2027 年 3 月", "2027-03")]
    [InlineData("27年3月", "2027-03")]
    [InlineData("Mar 2027", "2027-03")]
    [InlineData("march, 2027", "2027-03")]
    [InlineData("Sept. 2027", "2027-09")]
    [InlineData("Mar-27", "2027-03")]
    [InlineData("2027 Mar", "2027-03")]
    [InlineData("3/2027", "2027-03")]
    [InlineData("03.2027", "2027-03")]
    [InlineData("2027-03-01", "2027-03")]
    [InlineData("2027/3/1", "2027-03")]
    [InlineData("2027年3月1日", "2027-03")]
    [InlineData("1 Mar 2027", "2027-03")]
    public void It_is_understood_as_people_type_it(string typed, string canonical) => Assert.Equal(canonical, Month.Normalize(typed).Value);

    [Theory]
    [InlineData("1949-12")]
    [InlineData("2200-01")]
    [InlineData("2027-13")]
    [InlineData("13/2027")]
    [InlineData("2027-00")]
    [InlineData("0000-01")]
    [InlineData("2027-03-02")]
    [InlineData("03/04/2027")]
    [InlineData("March")]
    [InlineData("Marchember 2027")]
    [InlineData("2027年")]
    [InlineData("soon")]
    public void Everything_else_is_no_month(string typed) => Assert.Equal(FieldErrors.NotAMonth, Month.Normalize(typed).Failure!.Code);
}
