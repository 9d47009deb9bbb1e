using System.IO.Compression;
using System.Text;
using StartupPlanner.Domain.Common;
using StartupPlanner.Domain.Funding.Exchange;

namespace StartupPlanner.Domain.Tests.Funding.Exchange;

/// <summary>What is no package, or means harm, is refused in good order.</summary>
public sealed class AHostilePackage
{
    private const string Transactions = "Transactions.ocf.json";

    private static Dictionary<string, string> Good { get; } = OcfExport.Of(OcfStories.Funded, OcfStories.Issuer).Files.ToDictionary(file => file.Key, file => file.Value);

    [Fact]
    public void No_zip_file_is_refused() => Assert.Equal([("", ExchangeErrors.NotAZip)], Errors(OcfImport.FromZip([1, 2, 3, 4])));

    [Fact]
    public void A_zip_that_swells_is_refused()
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
            using (var content = zip.CreateEntry(OcfPackage.ManifestName).Open())
            {
                var zeros = new byte[1024 * 1024];
                for (var written = 0; written <= OcfImport.MaxBytes; written += zeros.Length) content.Write(zeros);
            }
        Assert.True(bytes.Length < 1024 * 1024);
        Assert.Equal([(OcfPackage.ManifestName, ExchangeErrors.TooLarge)], Errors(OcfImport.FromZip(bytes.ToArray())));
    }

    [Fact]
    public void Every_cut_of_a_zip_file_is_refused_or_read()
    {
        var zip = OcfExport.Of(OcfStories.Founded, OcfStories.Issuer).ToZip();
        for (var length = 0; length < zip.Length; length += 97) Assert.NotNull(OcfImport.FromZip(zip[..length]).Failure);
    }

    [Fact]
    public void No_files_have_no_manifest() => Assert.Equal([("", ExchangeErrors.NoManifest)], Errors(OcfImport.FromFiles(new Dictionary<string, string>())));

    [Theory]
    [InlineData("{", ExchangeErrors.NotJson)]
    [InlineData("[]", ExchangeErrors.WrongType)]
    [InlineData("""{ "file_type": "OCF_TRANSACTIONS_FILE", "items": [], "items": [] }""", ExchangeErrors.NotJson)]
    [InlineData("""{ "file_type": "OCF_STAKEHOLDERS_FILE", "items": [] }""", ExchangeErrors.WrongFileType)]
    [InlineData("""{ "file_type": "OCF_TRANSACTIONS_FILE", "items": [1] }""", ExchangeErrors.WrongType)]
    [InlineData("""{ "file_type": "OCF_TRANSACTIONS_FILE" }""", ExchangeErrors.Missing)]
    [InlineData("""{ "file_type": "OCF_TRANSACTIONS_FILE", "items": [{ "id": "x", "object_type": "TX_MAGIC", "date": "2024-01-01" }] }""", ExchangeErrors.UnknownKind)]
    public void A_file_that_is_none_is_refused(string text, string code) => Assert.Contains(Errors(With(Transactions, text)), error => error.Code == code);

    [Fact]
    public void Depth_has_an_end() => Assert.Contains((Transactions, ExchangeErrors.NotJson), Errors(With(Transactions, new string('[', 100_000) + new string(']', 100_000))));

    [Fact]
    public void All_mistakes_are_named_at_once_with_their_places()
    {
        var text = Good[Transactions].Replace("\"quantity\": \"5000000\"", "\"quantity\": \"5000000.5\"", StringComparison.Ordinal)
            .Replace("\"date\": \"2024-01-11\"", "\"date\": \"2024-02-30\"", StringComparison.Ordinal)
            .Replace("\"stakeholder_id\": \"bank\"", "\"stakeholder_id\": \"nobody\"", StringComparison.Ordinal);
        var errors = Errors(With(Transactions, text));
        Assert.Contains((Transactions + "#/items/0/quantity", ExchangeErrors.NotWhole), errors);
        Assert.Contains(errors, error => error.Code == ExchangeErrors.WrongType && error.Place.EndsWith("/date", StringComparison.Ordinal));
        Assert.Contains(errors, error => error.Code == ExchangeErrors.UnknownReference && error.Place.EndsWith("/stakeholder_id", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("\"id\": \"founding-ben\"", "\"id\": \"founding-ada\"", ExchangeErrors.DuplicateId)]
    [InlineData("\"security_id\": \"founding-ben\"", "\"security_id\": \"founding-ada\"", ExchangeErrors.DuplicateId)]
    [InlineData("\"currency\": \"USD\"", "\"currency\": \"U$\"", ExchangeErrors.WrongType)]
    [InlineData("\"vesting_terms_id\": \"", "\"vesting_terms_id\": \"no-", ExchangeErrors.UnknownReference)]
    [InlineData("\"security_id\": \"safe\"", "\"security_id\": \"other\"", ExchangeErrors.UnknownReference, 1)]
    [InlineData("\"quantity\": \"100000\"", "\"quantity\": \"900000000\"", ExchangeErrors.DoesNotAddUp)]
    [InlineData("\"shares_reserved\": \"1000000\"", "\"shares_reserved\": \"10\"", Finance.Equity.EquityErrors.BeyondPool)]
    [InlineData("\"amount\": \"250000\"", "\"amount\": \"9999999999999999999999999999\"", ExchangeErrors.OutOfRange)]
    [InlineData("TX_STOCK_TRANSFER", "TX_WARRANT_TRANSFER", ExchangeErrors.NotSupported)]
    public void A_broken_transaction_is_refused(string from, string to, string code, int after = 0)
    {
        var at = -1;
        for (var skip = 0; skip <= after; skip++) at = Good[Transactions].IndexOf(from, at + 1, StringComparison.Ordinal);
        Assert.True(at > 0);
        var errors = Errors(With(Transactions, Good[Transactions][..at] + to + Good[Transactions][(at + from.Length)..]));
        Assert.Contains(errors, error => error.Code == code);
    }

    [Fact]
    public void Figures_beyond_all_counting_are_refused()
    {
        var split = "{ \"id\": \"split-#\", \"object_type\": \"TX_STOCK_CLASS_SPLIT\", \"date\": \"2025-01-01\", \"stock_class_id\": \"common\", \"split_ratio\": { \"numerator\": \"1000000\", \"denominator\": \"1\" } },";
        var founded = OcfExport.Of(OcfStories.Founded, OcfStories.Issuer).Files.ToDictionary(file => file.Key, file => file.Value);
        var splits = string.Concat(Enumerable.Range(0, 20).Select(number => split.Replace("#", number.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal)));
        founded[Transactions] = founded[Transactions].Replace("\"items\": [", "\"items\": [" + splits, StringComparison.Ordinal);
        Assert.Contains(Errors(OcfImport.FromFiles(founded)), error => error.Code == ExchangeErrors.TooLarge);
    }

    [Fact]
    public void Another_currency_is_refused() => Assert.Contains(
        Errors(With(Transactions, new StringBuilder(Good[Transactions]).Replace("\"currency\": \"USD\"", "\"currency\": \"EUR\"", 0, Good[Transactions].Length / 2).ToString())), error => error.Code == ExchangeErrors.OtherCurrency);

    [Fact]
    public void A_file_that_is_missing_is_named() =>
        Assert.Contains(Errors(OcfImport.FromFiles(Good.Where(file => file.Key != Transactions).ToDictionary())), error => error.Code == ExchangeErrors.MissingFile);

    [Fact]
    public void A_changed_file_is_told_by_its_checksum()
    {
        var outcome = With("Stakeholders.ocf.json", Good["Stakeholders.ocf.json"] + " ");
        Assert.Contains(outcome.Value.Losses, loss => loss.Code == ExchangeLosses.Checksum);
    }

    [Fact]
    public void No_change_of_any_value_makes_it_throw()
    {
        var random = new Random(1);
        string[] values = ["null", "0", "-1", "\"\"", "\"0\"", "\"-1\"", "\"1e9\"", "\"999999999999999\"", "[]", "{}", "true", "\"founding-ada\"", "\"A\"", "\"2199-12-31\"", "\"\\ud800\""];
        foreach (var (name, text) in Good)
        {
            var colons = Enumerable.Range(0, text.Length).Where(index => text[index] == ':' && text[index - 1] == '"').ToList();
            for (var number = 0; number < 60; number++)
            {
                var from = colons[random.Next(colons.Count)] + 1;
                var end = text.IndexOf('\n', from);
                var value = values[random.Next(values.Length)] + (text[end - 1] == ',' ? "," : "");
                var outcome = With(name, text[..from] + value + text[end..]);
                Assert.True(outcome.Succeeded || outcome.Failure is Failure.Invalid { Errors.Count: > 0 });
            }
        }
    }

    private static Outcome<OcfImported> With(string name, string text) => OcfImport.FromFiles(new Dictionary<string, string>(Good) { [name] = text });

    private static IReadOnlyList<(string Place, string Code)> Errors(Outcome<OcfImported> outcome) => [.. Assert.IsType<Failure.Invalid>(outcome.Failure).Errors.Select(error => (error.Field, error.Code))];
}
