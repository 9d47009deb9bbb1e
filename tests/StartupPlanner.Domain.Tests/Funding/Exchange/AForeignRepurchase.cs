using StartupPlanner.Domain.Common;
using StartupPlanner.Domain.Funding.Exchange;
using StartupPlanner.Finance.Equity;

namespace StartupPlanner.Domain.Tests.Funding.Exchange;

/// <summary>Other programs repurchase unvested shares without saying that their holder left.</summary>
public sealed class AForeignRepurchase
{
    [Fact]
    public void Of_all_that_is_not_vested_is_a_termination()
    {
        var read = Import("founding-ben", 3_000_000);
        Assert.Equal("repurchase", Assert.Single(read.Value.History.Events.OfType<Terminated>()).Id);
        Assert.Equal((0, 5_000_000), (EquityStory.Of(read.Value.History).Table.Shares("ben", "common"), EquityStory.Of(read.Value.History).Table.Issued));
    }

    [Fact]
    public void Of_a_part_of_it_would_give_another_table_and_is_refused()
    {
        var error = Assert.Single(Assert.IsType<Failure.Invalid>(Import("founding-ada", 100).Failure).Errors);
        Assert.Equal(ExchangeErrors.SharesDiffer, error.Code);
        Assert.Equal(["ada", "common", 4_999_900L, 0L], error.Args);
    }

    private static Outcome<OcfImported> Import(string security, long shares)
    {
        var files = OcfExport.Of(OcfStories.Founded, OcfStories.Issuer).Files.ToDictionary(file => file.Key, file => file.Value);
        var repurchase = FormattableString.Invariant($$$"""
            "items": [{ "id": "repurchase", "object_type": "TX_STOCK_REPURCHASE", "date": "2024-03-01", "security_id": "{{{security}}}", "price": { "amount": "0.0001", "currency": "USD" }, "quantity": "{{{shares}}}" },
            """);
        files["Transactions.ocf.json"] = files["Transactions.ocf.json"].Replace("\"items\": [", repurchase, StringComparison.Ordinal);
        return OcfImport.FromFiles(files);
    }
}
