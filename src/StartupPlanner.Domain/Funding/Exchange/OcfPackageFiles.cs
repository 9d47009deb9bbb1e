using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace StartupPlanner.Domain.Funding.Exchange;

/// <summary>The objects of a package by the type of their file, found through the manifest.</summary>
internal sealed class OcfPackageFiles
{
    public const int MaxObjects = 100_000;

    private static readonly (string Member, string Type)[] Kinds =
    [
        ("stakeholders_files", "OCF_STAKEHOLDERS_FILE"), ("stock_classes_files", "OCF_STOCK_CLASSES_FILE"), ("stock_plans_files", "OCF_STOCK_PLANS_FILE"),
        ("vesting_terms_files", "OCF_VESTING_TERMS_FILE"), ("transactions_files", "OCF_TRANSACTIONS_FILE"), ("valuations_files", "OCF_VALUATIONS_FILE"),
        ("stock_legend_templates_files", "OCF_STOCK_LEGEND_TEMPLATES_FILE"), ("financings_files", "OCF_FINANCINGS_FILE"), ("documents_files", "OCF_DOCUMENTS_FILE"),
    ];

    private readonly Dictionary<string, List<OcfObject>> items = [];
    private readonly OcfReading reading;

    private OcfPackageFiles(OcfReading reading) => this.reading = reading;

    public OcfObject? Manifest { get; private init; }

    public IReadOnlyList<OcfObject> Items(string type) => items.GetValueOrDefault(type) ?? [];

    public static OcfPackageFiles? Read(IReadOnlyDictionary<string, string> files, OcfReading reading)
    {
        var parsed = new Dictionary<string, (JsonElement Root, string Type)>(StringComparer.Ordinal);
        foreach (var (name, text) in files.OrderBy(file => file.Key, StringComparer.Ordinal))
            if (OcfFiles.Parse(name, text, reading.Errors) is { } root)
                parsed.TryAdd(OcfFiles.Name(name), (root, root.TryGetProperty("file_type", out var type) && type.ValueKind == JsonValueKind.String ? type.GetString()! : ""));
        if (parsed.Where(file => file.Value.Type == "OCF_MANIFEST_FILE").ToList() is not [var manifest])
        {
            reading.Errors.Add(new("", ExchangeErrors.NoManifest));
            return null;
        }
        var folder = manifest.Key[..(manifest.Key.LastIndexOf('/') + 1)];
        var package = new OcfPackageFiles(reading) { Manifest = new(manifest.Key + "#", manifest.Value.Root, reading) };
        package.Manifest.Ignore("file_type", "generated_at");
        var named = new HashSet<string>(StringComparer.Ordinal) { manifest.Key };
        foreach (var (member, type) in Kinds)
            foreach (var entry in package.Manifest.Parts(member))
            {
                var path = entry.Text("filepath");
                var name = parsed.ContainsKey(folder + OcfFiles.Name(path)) ? folder + OcfFiles.Name(path) : OcfFiles.Name(path);
                if (!parsed.TryGetValue(name, out var file)) entry.Refuse(ExchangeErrors.MissingFile, "filepath", path);
                else if (file.Type != type) entry.Refuse(ExchangeErrors.WrongFileType, "filepath", file.Type);
                else if (named.Add(name)) package.Take(name, file.Root, type);
                if (files.TryGetValue(name, out var text) && entry.Text("md5", required: false) is { } sum && !sum.Equals(Checksum(text), StringComparison.OrdinalIgnoreCase))
                    reading.Losses.Add(new(name, ExchangeLosses.Checksum, [name]));
            }
        foreach (var name in parsed.Keys.Where(name => !named.Contains(name))) reading.Losses.Add(new(name, ExchangeLosses.NotTaken, [parsed[name].Type]));
        return package;
    }

    private void Take(string name, JsonElement root, string type)
    {
        var file = new OcfObject(name + "#", root, reading);
        if (!items.TryGetValue(type, out var list)) items.Add(type, list = []);
        list.AddRange(file.Parts("items", required: true));
        if (items.Values.Sum(known => known.Count) <= MaxObjects) return;
        file.Refuse(ExchangeErrors.TooLarge, "items", MaxObjects.ToString(CultureInfo.InvariantCulture));
        list.Clear();
    }

#pragma warning disable CA5351 // The format asks for MD5, as a checksum and not against forgery.
    private static string Checksum(string text) => Convert.ToHexString(MD5.HashData(Encoding.UTF8.GetBytes(text)));
#pragma warning restore CA5351
}
