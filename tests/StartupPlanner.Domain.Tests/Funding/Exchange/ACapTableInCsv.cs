using StartupPlanner.Domain.Common;
using StartupPlanner.Domain.Funding.Exchange;
using StartupPlanner.Finance.Equity;
using StartupPlanner.Finance.Values;

namespace StartupPlanner.Domain.Tests.Funding.Exchange;

public sealed class ACapTableInCsv
{
    private static readonly CurrencyCode Yuan = new("CNY");

    [Theory]
    [InlineData("Holder,Class,Shares,Price,Date\nAda,Common,\"6,000,000\",0.0001,2024-01-02\nFund,Series A,1000000,2.5,2025-06-30\nAda,Common,4000000,0.0001,2024-01-02\n")]
    [InlineData("\uFEFFDate\tPrice per share\tNumber of shares\tShare class\tShareholder\r\n2024/1/2\t$0.0001\t10000000\tCommon\tAda\r\n\r\n2025.6.30\t2.5\t1000000\tSeries A\tFund\r\n")]
    [InlineData("股东,股份类别,股数,每股价格,日期\nAda,Common,10000000,¥0.0001,2024年1月2日\nFund,Series A,1000000,2.5,20250630")]
    public void Is_read_by_its_column_names(string text)
    {
        var table = EquityStory.Of(CapTableCsv.Read(text, Yuan).Value).OrThrow().Table;
        Assert.Equal((10_000_000, 1_000_000, 11_000_000), (table.Shares("Ada", "Common"), table.Shares("Fund", "Series A"), table.FullyDiluted));
        Assert.Equal((ShareClassKind.Common, ShareClassKind.Preferred, 2.5m), (table.Class("Common").Class.Kind, table.Class("Series A").Class.Kind, table.Class("Series A").OriginalIssuePrice));
        Assert.Equal((HolderKind.Other, HolderKind.Investor), (table.Of("Ada").Holder.Kind, table.Of("Fund").Holder.Kind));
    }

    [Fact]
    public void Says_all_mistakes_at_their_cells() => Assert.Equal(
        [
            ("A2", ExchangeErrors.Missing), ("C2", ExchangeErrors.NotWhole), ("C4", ExchangeErrors.OutOfRange), ("D4", ExchangeErrors.WrongType), ("E4", ExchangeErrors.WrongType), ("B5", ExchangeErrors.Missing),
            ("C5", ExchangeErrors.Missing), ("D5", ExchangeErrors.Missing), ("E5", ExchangeErrors.Missing),
        ],
        Mistakes("holder,class,shares,price,date\n,Common,1.5,1,2024-01-01\n\nAda,Common,0,one,2024-13-01\nBen\n"));

    [Fact]
    public void Says_which_columns_are_missing_or_there_twice() => Assert.Equal(
        [("C1", ExchangeErrors.ColumnTwice), ("", ExchangeErrors.MissingColumn), ("", ExchangeErrors.MissingColumn)], Mistakes("holder,class,股东,shares\n"));

    [Fact]
    public void Refuses_a_quote_that_is_never_closed() => Assert.Equal([("", ExchangeErrors.OpenQuote)], Mistakes("holder,\"class"));

    [Fact]
    public void Refuses_too_many_rows() => Assert.Equal([("", ExchangeErrors.TooLarge)], Mistakes("holder,class,shares,price,date\n" + string.Concat(Enumerable.Repeat("a,b,1,1,2024-01-01\n", CapTableCsv.MaxRows + 2))));

    [Fact]
    public void Nothing_is_read_from_nothing() => Assert.All(Mistakes(""), mistake => Assert.Equal(ExchangeErrors.MissingColumn, mistake.Code));

    private static IReadOnlyList<(string Cell, string Code)> Mistakes(string text) =>
        [.. Assert.IsType<Failure.Invalid>(CapTableCsv.Read(text, Yuan).Failure).Errors.Select(error => (error.Field, error.Code))];
}
