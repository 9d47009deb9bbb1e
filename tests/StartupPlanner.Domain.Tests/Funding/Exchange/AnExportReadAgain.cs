using StartupPlanner.Domain.Common;
using StartupPlanner.Domain.Funding.Exchange;
using StartupPlanner.Finance.Equity;
using StartupPlanner.Finance.Tests.Equity;

namespace StartupPlanner.Domain.Tests.Funding.Exchange;

/// <summary>Export, then import: the same cap table on every day that matters.</summary>
public sealed class AnExportReadAgain
{
    [Theory]
    [MemberData(nameof(AnExportedCompany.Stories), MemberType = typeof(AnExportedCompany))]
    public void Gives_the_same_table(string story)
    {
        var history = AnExportedCompany.Named(story);
        var read = Read(OcfExport.Of(history, OcfStories.Issuer));
        foreach (var day in (DateOnly[])[OcfStories.Day(5), OcfStories.Day(250), OcfStories.Day(399), OcfStories.Day(401), OcfStories.Day(1000), OcfStories.Day(2000)])
            SameTable.Assert(CapTable.At(history, day), CapTable.At(read.History, day));
    }

    [Fact]
    public void Gives_the_same_from_a_zip_file()
    {
        var package = OcfExport.Of(OcfStories.Funded, OcfStories.Issuer);
        var read = OcfImport.FromZip(package.ToZip());
        Assert.Null(read.Failure);
        SameTable.Assert(EquityStory.Of(Read(package).History).Table, EquityStory.Of(read.Value.History).Table);
        Assert.Equal(("示例 Example Ltd", new DateOnly(2024, 1, 1), OcfStories.Day(850)), (read.Value.LegalName, read.Value.FormationDate, read.Value.AsOf));
    }

    [Fact]
    public void Keeps_names_kinds_and_rights()
    {
        var read = Read(OcfExport.Of(OcfStories.Funded, OcfStories.Issuer)).History;
        Assert.Equal(OcfStories.Funded.Holders, read.Holders);
        Assert.Equal(OcfStories.Funded.Pools, read.Pools);
        var series = read.Classes.First(shareClass => shareClass.Id == "A");
        Assert.Equal((Participation.Capped, 3m, 1.5m, 2), (series.Participation, series.ParticipationCapMultiple, series.LiquidationMultiple, series.Seniority));
    }

    [Fact]
    public void Keeps_what_was_paid()
    {
        var before = EquityStory.Of(OcfStories.Funded).Table;
        var after = EquityStory.Of(Read(OcfExport.Of(OcfStories.Funded, OcfStories.Issuer)).History).Table;
        Assert.All(before.Holdings, holding => Assert.Equal(holding.Paid, after.Holdings.First(other => (other.Holder, other.Class) == (holding.Holder, holding.Class)).Paid, 6));
    }

    [Fact]
    public void Gives_the_same_table_of_histories_at_random() => Seeds.Hold(400, random =>
    {
        var history = RandomHistories.Next(random);
        var story = EquityStory.Of(history);
        var package = OcfExport.Of(history, OcfStories.Issuer);
        // Promises have no place in the format; a pool that they overdraw is smaller there.
        if (history.Events.Any(happened => happened is OptionsPromised)) return;
        SameTable.Assert(story.Table, EquityStory.Of(Read(package).History, story.Table.Date).Table);
    });

    [Fact]
    public void Is_valid_by_the_schemas_for_histories_at_random()
    {
        OcfSchemas.Need();
        Seeds.Hold(15, random => Assert.All(OcfExport.Of(RandomHistories.Next(random), OcfStories.Issuer).Files, file => Assert.Empty(OcfSchemas.Complaints(file.Value))));
    }

    internal static OcfImported Read(OcfPackage package)
    {
        var outcome = OcfImport.FromFiles(package.Files.ToDictionary(file => file.Key, file => file.Value));
        Assert.True(outcome.Succeeded, outcome.Failure is Failure.Invalid { Errors: var errors } ? string.Join('\n', errors.Select(error => $"{error.Field}: {error.Code}({string.Join(", ", error.Args)})")) : "");
        return outcome.Value;
    }
}
