using System.Globalization;
using StartupPlanner.Finance.Functions;

namespace StartupPlanner.Finance.Tests.Functions;

/// <summary>What other programs' documentation says that the functions give.</summary>
public sealed class PublishedValues
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Functions/Published");

    public static TheoryData<string, string, double, double, string> Rows { get; } = [.. Directory.EnumerateFiles(Folder, "*.csv").Where(file => !file.EndsWith("several-rates.csv", StringComparison.Ordinal)).Order(StringComparer.Ordinal)
        .SelectMany(file => File.ReadLines(file).Skip(1)).Select(line => line.Split(','))
        .Select(row => new TheoryDataRow<string, string, double, double, string>(row[0], row[1], Number(row[2]), Number(row[3]), row[4]))];

    [Theory, MemberData(nameof(Rows))]
    public void Are_met(string function, string arguments, double expected, double tolerance, string source)
    {
        Assert.StartsWith("https://", source, StringComparison.Ordinal);
        Assert.Equal(expected, Assert.IsType<Answer.Value>(Of(function, arguments.Split('|'))).Number, tolerance + 1e-13 * Math.Abs(expected));
    }

    [Fact]
    public void Cover_every_function() => Assert.Equal(
        ["CUMIPMT", "CUMPRINC", "DB", "DDB", "FV", "IPMT", "IRR", "MIRR", "NPER", "NPV", "NPV0", "PMT", "PPMT", "PV", "RATE", "SLN", "SYD", "VDB", "XIRR", "XNPV"],
        Rows.Select(row => row.Data.Item1).Distinct().Order(StringComparer.Ordinal));

    private static Answer Of(string function, string[] given)
    {
        return function switch
        {
            "FV" => TimeValue.FutureValue(At(0), At(1), At(2), At(3), Timing(4)),
            "PV" => TimeValue.PresentValue(At(0), At(1), At(2), At(3), Timing(4)),
            "PMT" => TimeValue.Payment(At(0), At(1), At(2), At(3), Timing(4)),
            "NPER" => TimeValue.NumberOfPeriods(At(0), At(1), At(2), At(3), Timing(4)),
            "RATE" => RatesOfReturn.InterestRate(At(0), At(1), At(2), At(3), Timing(4)),
            "IPMT" => Loans.InterestPayment(At(0), At(1), At(2), At(3), At(4), Timing(5)),
            "PPMT" => Loans.PrincipalPayment(At(0), At(1), At(2), At(3), At(4), Timing(5)),
            "CUMIPMT" => Loans.CumulativeInterest(At(0), At(1), At(2), At(3), At(4), Timing(5)),
            "CUMPRINC" => Loans.CumulativePrincipal(At(0), At(1), At(2), At(3), At(4), Timing(5)),
            "NPV" => CashFlows.SpreadsheetNetPresentValue(At(0), List(1)),
            "NPV0" => CashFlows.NetPresentValue(At(0), List(1)),
            "XNPV" => CashFlows.NetPresentValueOnDates(At(0), List(1), Dates(2)),
            "IRR" => RatesOfReturn.InternalRateOfReturn(List(0)),
            "XIRR" => RatesOfReturn.InternalRateOfReturnOnDates(List(0), Dates(1)),
            "MIRR" => RatesOfReturn.ModifiedInternalRateOfReturn(List(0), At(1), At(2)),
            "SLN" => Depreciation.StraightLine(At(0), At(1), At(2)),
            "SYD" => Depreciation.SumOfYearsDigits(At(0), At(1), At(2), At(3)),
            "DB" => Depreciation.FixedDecliningBalance(At(0), At(1), At(2), At(3), At(4, 12)),
            "DDB" => Depreciation.DoubleDecliningBalance(At(0), At(1), At(2), At(3), At(4, 2)),
            "VDB" => Depreciation.VariableDecliningBalance(At(0), At(1), At(2), At(3), At(4), At(5, 2), given.ElementAtOrDefault(6) == "true"),
            _ => throw new ArgumentException($"{function} is no function.", nameof(function)),
        };

        double At(int index, double otherwise = 0) => index < given.Length ? Number(given[index]) : otherwise;
        PaymentTiming Timing(int index) => (PaymentTiming)(int)At(index);
        double[] List(int index) => [.. given[index].Split(' ').Select(Number)];
        DateOnly[] Dates(int index) => [.. given[index].Split(' ').Select(date => DateOnly.ParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture))];
    }

    // A rate for a month stands in the sources as a twelfth of one for a year.
    private static double Number(string text) => text.Split('/').Select(part => double.Parse(part, CultureInfo.InvariantCulture)).Aggregate((left, right) => left / right);
}
