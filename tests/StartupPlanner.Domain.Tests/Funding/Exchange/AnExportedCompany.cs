using StartupPlanner.Domain.Funding.Exchange;
using StartupPlanner.Finance.Equity;

namespace StartupPlanner.Domain.Tests.Funding.Exchange;

/// <summary>Every file of an export, against the published schemas.</summary>
public sealed class AnExportedCompany
{
    public static TheoryData<string> Stories { get; } = ["founded", "funded"];

    internal static EquityHistory Named(string story) => story switch
    {
        "founded" => OcfStories.Founded,
        _ => OcfStories.Funded,
    };

    [Theory]
    [MemberData(nameof(Stories))]
    public void Every_file_is_valid_by_the_published_schemas(string story)
    {
        OcfSchemas.Need();
        Assert.Empty(EquityStory.Of(Named(story)).Problems);
        var package = OcfExport.Of(Named(story), OcfStories.Issuer);
        Assert.All(package.Files, file => Assert.Empty(OcfSchemas.Complaints(file.Value)));
    }

    [Fact]
    public void The_schemas_notice_what_is_wrong()
    {
        OcfSchemas.Need();
        var files = OcfExport.Of(OcfStories.Funded, OcfStories.Issuer).Files.ToDictionary(file => file.Key, file => file.Value);
        Assert.NotEmpty(OcfSchemas.Complaints(files["Transactions.ocf.json"].Replace("\"quantity\": \"5000000\"", "\"quantity\": 5000000", StringComparison.Ordinal)));
        Assert.NotEmpty(OcfSchemas.Complaints(files["Transactions.ocf.json"].Replace("TX_VESTING_START", "TX_VESTING_STOP", StringComparison.Ordinal)));
        Assert.NotEmpty(OcfSchemas.Complaints(files["Stakeholders.ocf.json"].Replace("INDIVIDUAL", "PERSON", StringComparison.Ordinal)));
        Assert.NotEmpty(OcfSchemas.Complaints(files["StockClasses.ocf.json"].Replace("\"seniority\"", "\"rank\"", StringComparison.Ordinal)));
        Assert.NotEmpty(OcfSchemas.Complaints(files[OcfPackage.ManifestName].Replace("1.2.1-alpha+main", "1.2.0", StringComparison.Ordinal)));
    }

    [Fact]
    public void The_same_history_gives_the_same_bytes() =>
        Assert.Equal(OcfExport.Of(OcfStories.Funded, OcfStories.Issuer).ToZip(), OcfExport.Of(OcfStories.Funded with { Events = [.. OcfStories.Funded.Events] }, OcfStories.Issuer).ToZip());
}
