using System.Globalization;
using StartupPlanner.Finance.Equity.Exit;
using StartupPlanner.Finance.Values;

namespace StartupPlanner.Finance.Tests.Equity.Exit;

/// <summary>What articles, books and courses say that a sale pays.</summary>
public sealed class PublishedExits
{
    public static TheoryData<string, decimal, string, decimal, decimal, string> Payouts { get; } = [.. Rows("payouts.csv")
        .Select(row => new TheoryDataRow<string, decimal, string, decimal, decimal, string>(row[0], Number(row[1]), row[2], Number(row[3]), Number(row[4]), row[5]))];

    public static TheoryData<string, string, string, string, decimal, decimal, string> BreakPoints { get; } = [.. Rows("break-points.csv")
        .Select(row => new TheoryDataRow<string, string, string, string, decimal, decimal, string>(row[0], row[1], row[2], row[3], Number(row[4]), Number(row[5]), row[6]))];

    [Theory, MemberData(nameof(Payouts))]
    public void Pay_what_they_say(string company, decimal exitValue, string claim, decimal expected, decimal tolerance, string source)
    {
        Assert.StartsWith("https://", source, StringComparison.Ordinal);
        var payout = Waterfall.Of(Company(company)).At(AnySecurities.Money(exitValue));
        Assert.InRange(payout[claim].Amount.Amount, expected - tolerance, expected + tolerance);
    }

    [Theory, MemberData(nameof(BreakPoints))]
    public void Bend_where_they_say(string company, string measure, string kind, string claim, decimal expected, decimal tolerance, string source)
    {
        Assert.StartsWith("https://", source, StringComparison.Ordinal);
        var point = Assert.Single(Waterfall.Of(Company(company)).BreakPoints, point => point.Key == claim && point.Kind == Enum.Parse<BreakPointKind>(kind));
        Assert.InRange(measure == "value" ? point.ExitValue.Amount : point.PerCommonShare.Amount, expected - tolerance, expected + tolerance);
    }

    [Fact]
    public void Are_many_and_of_many_sources()
    {
        var cases = Payouts.Select(row => (row.Data.Item1, row.Data.Item2.ToString(CultureInfo.InvariantCulture))).Concat(BreakPoints.Select(row => (row.Data.Item1, row.Data.Item3 + row.Data.Item4)));
        Assert.True(cases.Distinct().Count() >= 40);
        Assert.True(Payouts.Select(row => row.Data.Item6).Concat(BreakPoints.Select(row => row.Data.Item7)).Select(source => new Uri(source.Split(' ')[0]).Host + source.Contains("onstartups", StringComparison.Ordinal)).Distinct().Count() >= 10);
    }

    private static SecuritiesAtExit Company(string text)
    {
        var claims = text.Split('|').Select(claim => claim.Split(' ')).ToArray();
        return new(AnySecurities.Currency)
        {
            Classes = [.. claims.Where(claim => claim[0].Contains(':', StringComparison.Ordinal) && Value(claim, "strike") is null).Select(Class)],
            Options = [.. claims.Where(claim => Value(claim, "strike") is not null)
                .Select(claim => new ExitOption(claim[0].Split(':')[0], "Holder", long.Parse(claim[0].Split(':')[1], CultureInfo.InvariantCulture), AnySecurities.Money(Number(Value(claim, "strike")!))))],
            CarveOut = claims.Select(claim => Value(claim, "carve-out")).FirstOrDefault(rate => rate is not null) is { } rate ? new(Percentage.FromPercent(Number(rate.TrimEnd('%'))), [new("Manager", 1)]) : null,
        };
    }

    private static ExitClass Class(string[] claim)
    {
        var (key, held) = (claim[0].Split(':')[0], claim[0].Split(':')[1].Split('='));
        var shares = long.Parse(held[0], CultureInfo.InvariantCulture);
        ExitClass common = new(key, [new(key, shares)]);
        if (held.Length == 1) return common;
        var invested = Number(held[1]);
        return common with
        {
            Preference = new(AnySecurities.Money(invested / shares))
            {
                Multiple = Number(Value(claim, "multiple") ?? "1"),
                AccruedDividends = Value(claim, "dividends") is { } dividends ? AnySecurities.Money(Number(dividends)) : null,
                Seniority = (int)Number(Value(claim, "rank") ?? "0"),
                Participation = claim.Contains("participating") ? new Participation.Full()
                    : Value(claim, "cap") is { } cap ? new Participation.Capped(Number(cap.TrimEnd('x')))
                    : Value(claim, "capTotal") is { } total ? new Participation.Capped(Number(total) / invested)
                    : new Participation.None(),
            },
        };
    }

    private static string? Value(string[] claim, string name) => claim.FirstOrDefault(word => word.StartsWith(name + "=", StringComparison.Ordinal))?.Split('=')[1];

    private static IEnumerable<string[]> Rows(string file) => File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Equity/Exit/Published", file)).Skip(1).Select(line => line.Split(','));

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);
}
