using StartupPlanner.Finance.Equity;

namespace StartupPlanner.Finance.Tests.Equity;

/// <summary>Rounds that others worked out and published, to the share and to the digit they print.</summary>
public sealed class PublishedRounds
{
    private static readonly string File = Path.Combine(AppContext.BaseDirectory, "Equity/Published/rounds.csv");

    public static TheoryData<string, string, string, string> Rows { get; } = [.. System.IO.File.ReadLines(File).Skip(1).Select(line => line.Split(','))
        .Select(row => new TheoryDataRow<string, string, string, string>(row[0], row[1], row[2], row[3]))];

    [Theory, MemberData(nameof(Rows))]
    public void Are_met(string example, string company, string figures, string source)
    {
        Assert.NotEmpty(example);
        Assert.StartsWith("https://", source, StringComparison.Ordinal);
        var story = RoundScript.Played(company);
        foreach (var figure in figures.Split(';', StringSplitOptions.TrimEntries))
        {
            var (name, printed) = (figure[..figure.IndexOf('=')], figure[(figure.IndexOf('=') + 1)..]);
            var actual = Figure(story, name.Split(':'));
            Assert.True(Meets(printed, actual), $"{example}: {name} is {actual}, printed {printed}");
        }
    }

    [Fact]
    public void Come_from_many_hands()
    {
        Assert.True(Rows.Count >= 45, $"{Rows.Count} examples");
        Assert.True(Rows.Select(row => new Uri(row.Data.Item4).Host).Distinct().Count() >= 8);
    }

    private static decimal Figure(EquityStory story, string[] name)
    {
        var (round, table) = (story.Rounds[^1], story.Table);
        return name[0] switch
        {
            "price" => round.Price,
            "pre" => round.PreMoneyValuation,
            "post" => round.PostMoneyValuation,
            "effective" => round.EffectivePreMoneyValuation,
            "before" => round.FullyDilutedBefore,
            "total" => table.FullyDiluted,
            "increase" => round.PoolIncrease,
            "pool" => table.Pool("pool").Available,
            "converted" => Conversion().Shares,
            "at" => Conversion().Price,
            "interest" => Conversion().Interest,
            "capitalization" => Conversion().Capitalization!.Value,
            "bought" => round.Purchases.Where(purchase => purchase.Investor == name[1]).Sum(purchase => purchase.Shares),
            "amount" => round.Purchases.Where(purchase => purchase.Investor == name[1]).Sum(purchase => purchase.Amount),
            "own" => Owned(name[1].Split('+')) * 100 / table.FullyDiluted,
            "conversion" => table.Class(name[1]).ConversionPrice!.Value,
            "common" => table.Class(name[1]).AsConverted,
            // Before the new money, with conversions and without the pool's increase.
            "before-money" => Conversion().Shares * 100m / (round.FullyDilutedBefore + round.Conversions.Sum(conversion => conversion.Shares)),
            _ => throw new ArgumentException($"{name[0]} is no figure.", nameof(name)),
        };

        Conversion Conversion() => round.Conversions.Single(conversion => conversion.Instrument == name[1]);

        decimal Owned(string[] holders) => holders.Sum(holder => holder == "pool" ? table.Reserved : table.Of(holder).FullyDiluted);
    }

    // Whole numbers to the share; others to within one of the last digit printed, because sources cut as well as round. "~" allows so many shares more or less.
    private static bool Meets(string printed, decimal actual)
    {
        var parts = printed.Split('~');
        var expected = RoundScript.Number(parts[0]);
        var decimals = parts[0].Contains('.', StringComparison.Ordinal) ? parts[0].Length - parts[0].IndexOf('.') - 1 : 0;
        var slack = parts.Length > 1 ? RoundScript.Number(parts[1]) : decimals == 0 ? 0.5m : (decimal)Math.Pow(10, -decimals);
        return Math.Abs(actual - expected) <= slack;
    }
}
