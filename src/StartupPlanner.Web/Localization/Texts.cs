using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;
using StartupPlanner.Domain.Common;
using StartupPlanner.Domain.Plans;
using StartupPlanner.Domain.Plans.Fields;

namespace StartupPlanner.Web.Localization;

/// <summary>
/// Every visible sentence, by key, in one language. The first segment of a key names the resource file beside the feature:
/// "Sharing.Invite" stands in SharingText.resx.
/// </summary>
public sealed partial class Texts(CultureInfo culture)
{
    /// <summary>The languages of the pages and documents.</summary>
    public static IReadOnlyList<CultureInfo> Cultures => DomainText.Cultures;

    /// <summary>The resource files by feature.</summary>
    internal static IReadOnlyDictionary<string, ResourceManager> Files { get; } = typeof(Texts).Assembly.GetManifestResourceNames()
        .Select(name => ResourceName().Match(name))
        .Where(match => match.Success)
        .ToDictionary(match => match.Groups["feature"].Value, match => new ResourceManager(match.Groups["base"].Value, typeof(Texts).Assembly));

    private readonly DomainText domain = new(culture);

    /// <summary>The texts in the language of the current request.</summary>
    public Texts() : this(CultureInfo.CurrentUICulture) { }

    public CultureInfo Culture => domain.Culture;

    /// <summary>The language for the lang attribute.</summary>
    public string Lang => Culture.Name;

    public bool IsChinese => Culture.TwoLetterISOLanguageName == "zh";

    /// <summary>The text of a key, with its placeholders filled.</summary>
    /// <exception cref="MissingManifestResourceException">No such key.</exception>
    public string this[string key, params object[] args]
    {
        get
        {
            var split = key.IndexOf('.', StringComparison.Ordinal);
            var text = Find(key[..split], key[(split + 1)..]) ?? throw new MissingManifestResourceException($"No text {key}.");
            return args.Length == 0 ? text : string.Format(Culture, text, args);
        }
    }

    /// <summary>A text of a section, else of the domain, whose mistakes stand among all others under Errors; null where neither has one under this key.</summary>
    public string? Find(string feature, string key) =>
        (Files.TryGetValue(feature, out var file) ? file.GetString(key, Culture) : null) ?? domain.Find(feature == "Errors" ? key : $"{feature}.{key}");

    public string Of(Section section, string key) => this[$"{section.Name}.{key}"];

    public string Ask(Question question, string kind = "") => this[$"{question.Section.Name}.Ask.{question.TextKey}{kind}"];

    public string Label(Field field) => Part(field.Part, field.TextKey);

    public string Hint(Field field) => Find(SectionOf(field.Part), field.TextKey + ".Hint") ?? "";

    public string Title(Part part) => Part(part, part.TextPrefix.TrimEnd('.'));

    /// <summary>A text of a fixed row, such as its label.</summary>
    public string Row(Part part, string key, string kind = "") => Part(part, part.TextPrefix + Pascal(key) + kind);

    public string Part(Part part, string key) => this[$"{SectionOf(part)}.{key}"];

    /// <summary>A name of a kind of thing, as it stands within a sentence.</summary>
    public string Inline(string name) => name.Length > 1 && char.IsLower(name[1]) ? char.ToLower(name[0], Culture) + name[1..] : name;

    /// <summary>What a row is called; what kind of row it is where it has no name.</summary>
    public string NameOf(Plan plan, Part part, object row) => part.NameOf(plan, row) is { Length: > 0 } name ? name : Part(part, part.TextPrefix + "Row");

    /// <summary>The name of a choice.</summary>
    public string Choice(Field field, string code) => Part(field.Part, $"{field.CodesKey}.{(field.CodesKey == "Currency" ? code : Pascal(code))}");

    public string? ChoiceHint(Field field, string code) => Find(SectionOf(field.Part), $"{field.CodesKey}.{Pascal(code)}.Hint");

    public string Unit(Field field) => Part(field.Part, $"Unit.{field.Unit}");

    /// <summary>Things one after the other.</summary>
    public string List(IEnumerable<string> items) => string.Join(IsChinese ? "、" : ", ", items);

    /// <summary>What a field is called in a row: its label for the choice on which it depends, where it has one.</summary>
    public string Label(Field field, object entity) => Chosen(field, entity, field.TextKey, "") ?? Label(field);

    /// <summary>What helps to answer a field in a row.</summary>
    public string Hint(Field field, object entity) => Chosen(field, entity, field.TextKey, ".Hint") ?? Hint(field);

    /// <summary>The unit of a field in a row.</summary>
    public string Unit(Field field, object entity) => Chosen(field, entity, $"Unit.{field.Unit}", "") ?? Unit(field);

    private string? Chosen(Field field, object entity, string key, string ending)
    {
        foreach (var condition in field.Conditions)
            if (condition.ChoiceIn(field.Part).Read(entity) is { Length: > 0 } code && Find(SectionOf(field.Part), $"{key}.{Pascal(code)}{ending}") is { } own) return own;
        return null;
    }

    public string Of(Failure failure) => this["Errors." + failure.Code, failure.Args];

    public string Of(FieldError error) => this["Errors." + error.Code, error.Args];

    public static string Pascal(string kebab) => string.Concat(kebab.Split('-').Select(word => char.ToUpperInvariant(word[0]) + word[1..]));

    private static string SectionOf(Part part) => Pascal(part.Section);

    [GeneratedRegex(@"^(?<base>.*\.(?<feature>[A-Za-z]+)Text)\.resources$")]
    private static partial Regex ResourceName();
}
