using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using StartupPlanner.Finance.Values;

namespace StartupPlanner.Finance.Tests.Values;

public sealed class AMonth
{
    private static readonly Arbitrary<Month> Any =
        Gen.Choose(0, 9999 * 12 - 1).Select(index => new Month(index / 12 + 1, index % 12 + 1)).ToArbitrary();

    [Theory]
    [InlineData(2027, 1, 1, 2027, 2)]
    [InlineData(2027, 12, 1, 2028, 1)]
    [InlineData(2027, 1, -1, 2026, 12)]
    [InlineData(2027, 3, -15, 2025, 12)]
    [InlineData(2027, 3, 0, 2027, 3)]
    [InlineData(2024, 2, 120, 2034, 2)]
    public void Months_are_added_across_years(int year, int number, int months, int expectedYear, int expectedNumber) =>
        Assert.Equal(new Month(expectedYear, expectedNumber), new Month(year, number).PlusMonths(months));

    [Fact]
    public void Adding_months_and_counting_them_are_inverse() => Prop.ForAll(Any, Any, (left, right) =>
        right.PlusMonths(left.MonthsSince(right)) == left && left.MonthsSince(right) == -right.MonthsSince(left)).QuickCheckThrowOnFailure();

    [Fact]
    public void A_month_reads_back_as_it_is_written() => Prop.ForAll(Any, month =>
        Month.TryParse(month.ToString(), CultureInfo.InvariantCulture, out var read) && read == month).QuickCheckThrowOnFailure();

    [Fact]
    public void Order_is_the_order_of_the_calendar() => Prop.ForAll(Any, Any, (left, right) =>
        left < right == left.FirstDay < right.FirstDay && left <= right == left.FirstDay <= right.FirstDay
        && left > right == left.FirstDay > right.FirstDay && left >= right == left.FirstDay >= right.FirstDay).QuickCheckThrowOnFailure();

    [Fact]
    public void It_is_written_as_the_standard_says() => Assert.Equal("0007-03", new Month(7, 3).ToString());

    [Fact]
    public void Each_of_its_days_lies_in_it()
    {
        Assert.Equal(new(2028, 2), Month.Of(new(2028, 2, 29)));
        Assert.Equal(new DateOnly(2028, 2, 1), new Month(2028, 2).FirstDay);
    }

    [Theory]
    [InlineData("")]
    [InlineData("2027")]
    [InlineData("2027-3")]
    [InlineData("2027-13")]
    [InlineData("2027-00")]
    [InlineData("0000-01")]
    [InlineData("2027/03")]
    [InlineData("2027-03-01")]
    [InlineData(" 2027-03")]
    [InlineData("+027-03")]
    [InlineData("２０２７-03")]
    [InlineData("2027-1\0")]
    [InlineData("202\0-01")]
    [InlineData(null)]
    public void Other_spellings_are_no_month(string? text)
    {
        Assert.False(Month.TryParse(text, CultureInfo.InvariantCulture, out _));
        if (text is not null) Assert.Throws<FormatException>(() => Month.Parse(text, CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(10000, 1)]
    [InlineData(2027, 0)]
    [InlineData(2027, 13)]
    public void There_is_none_outside_the_calendar(int year, int number) => Assert.Throws<ArgumentOutOfRangeException>(() => new Month(year, number));

    [Theory]
    [InlineData(9999, 12, 1)]
    [InlineData(1, 1, -1)]
    [InlineData(9999, 12, int.MaxValue)]
    [InlineData(1, 1, int.MinValue)]
    public void None_lies_before_the_first_or_after_the_last(int year, int number, int months) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new Month(year, number).PlusMonths(months));
}
