using StartupPlanner.Domain.Common;
using StartupPlanner.Finance.Equity;
using StartupPlanner.Finance.Values;

namespace StartupPlanner.Domain.Funding.Exchange;

/// <summary>Reads a company's equity from a package of Open Cap Table Format 1.x.</summary>
/// <remarks>
/// Nothing that a file may hold makes it throw: what cannot be read is a <see cref="Failure.Invalid"/> with all mistakes, each at file and JSON pointer, as far as they can be told before they hide each other.
/// The history that comes out is folded, and its holdings are compared with what the package's securities add up to.
/// </remarks>
public static class OcfImport
{
    /// <summary>The most bytes that a ZIP file may have, packed or unpacked.</summary>
    public const int MaxBytes = OcfFiles.MaxBytes;

    /// <summary>Reads a ZIP file.</summary>
    public static Outcome<OcfImported> FromZip(byte[] zip)
    {
        ArgumentNullException.ThrowIfNull(zip);
        var errors = new List<FieldError>();
        if (zip.Length > MaxBytes) return new Failure.Invalid([new("", ExchangeErrors.TooLarge, MaxBytes)]);
        var files = OcfFiles.Unzip(zip, errors);
        return errors.Count > 0 ? new Failure.Invalid(errors) : FromFiles(files);
    }

    /// <summary>Reads files by their names.</summary>
    /// <param name="files">Path in the package, and text.</param>
    public static Outcome<OcfImported> FromFiles(IReadOnlyDictionary<string, string> files)
    {
        ArgumentNullException.ThrowIfNull(files);
        if (files.Count > OcfFiles.MaxFiles) return new Failure.Invalid([new("", ExchangeErrors.TooLarge, OcfFiles.MaxFiles)]);
        if (files.Values.Sum(text => (long)text.Length) > MaxBytes) return new Failure.Invalid([new("", ExchangeErrors.TooLarge, MaxBytes)]);
        var reading = new OcfReading();
        try
        {
            return Read(files, reading);
        }
        catch (ArithmeticException)
        {
            // Figures that are each in order, and beyond all counting together.
            return new Failure.Invalid([.. reading.Errors, new("", ExchangeErrors.TooLarge, long.MaxValue)]);
        }
    }

    private static Outcome<OcfImported> Read(IReadOnlyDictionary<string, string> files, OcfReading reading)
    {
        var package = OcfPackageFiles.Read(files, reading);
        if (package?.Manifest?.Part("issuer", required: true) is not { } issuer || reading.Errors.Count > 0) return new Failure.Invalid(reading.Errors);
        var (name, formed, asOf) = (issuer.Text("legal_name"), issuer.Date("formation_date"), package.Manifest.Date("as_of"));
        issuer.Ignore("country_of_formation");
        if (package.Manifest.Text("ocf_version") is var version && version != OcfExport.Version && reading.Errors.Count == 0)
            reading.Losses.Add(new(OcfPackage.ManifestName, ExchangeLosses.Assumed, ["ocf_version", OcfExport.Version]));
        var parties = OcfParties.Read(package, reading);
        var events = new OcfEvents(parties, reading, formed).Read(package);
        if (reading.Errors.Count > 0) return new Failure.Invalid(reading.Errors);
        if (reading.Currency is null) reading.Losses.Add(new(OcfPackage.ManifestName, ExchangeLosses.Assumed, ["currency", "USD"]));
        var history = new EquityHistory(reading.Currency ?? new CurrencyCode("USD"), parties.Holders, parties.Classes, parties.Pools, events.Events);
        history = OcfProof.Prove(history, events, reading);
        if (reading.Errors.Count > 0) return new Failure.Invalid(reading.Errors);
        Unread(package, reading);
        return new OcfImported(history, reading.Losses, name, formed, asOf);
    }

    private static void Unread(OcfPackageFiles package, OcfReading reading)
    {
        foreach (var type in (string[])["OCF_STAKEHOLDERS_FILE", "OCF_STOCK_CLASSES_FILE", "OCF_STOCK_PLANS_FILE", "OCF_VESTING_TERMS_FILE", "OCF_TRANSACTIONS_FILE"])
            foreach (var item in package.Items(type))
                foreach (var member in item.Unread()) reading.Losses.Add(new(item.Id, ExchangeLosses.Field, [member]));
        foreach (var type in (string[])["OCF_VALUATIONS_FILE", "OCF_STOCK_LEGEND_TEMPLATES_FILE", "OCF_FINANCINGS_FILE", "OCF_DOCUMENTS_FILE"])
            foreach (var item in package.Items(type)) reading.Losses.Add(new(item.Id, ExchangeLosses.NotTaken, [item.Type]));
        foreach (var member in package.Manifest!.Unread()) reading.Losses.Add(new(OcfPackage.ManifestName, ExchangeLosses.Field, [member]));
    }
}
