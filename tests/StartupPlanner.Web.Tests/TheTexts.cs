using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Resources;
using System.Text.RegularExpressions;
using StartupPlanner.Domain.Forecasting;
using StartupPlanner.Domain.Plans;
using StartupPlanner.Domain.Plans.Fields;
using StartupPlanner.Web.Localization;
using StartupPlanner.Web.Pages.Reading;

namespace StartupPlanner.Web.Tests;

/// <summary>Every sentence that a page may ask for exists, in both languages.</summary>
public sealed partial class TheTexts
{
    private static readonly string[] AskKinds = ["", ".Short", ".Lede", ".Why", ".Advisor", ".Example"];

    public static TheoryData<string> Languages => [.. Texts.Cultures.Select(culture => culture.Name)];

    [Fact]
    public void Have_the_same_keys_and_placeholders_in_both_languages()
    {
        Assert.True(Texts.Files.Count >= 10);
        var wrong = new List<string>();
        foreach (var (feature, file) in Texts.Files)
        {
            var (english, chinese) = (Read(file, CultureInfo.InvariantCulture), Read(file, Texts.Cultures[1]));
            Assert.NotEmpty(english);
            wrong.AddRange(english.Keys.Except(chinese.Keys).Select(key => $"{feature}.{key} is English only"));
            wrong.AddRange(chinese.Keys.Except(english.Keys).Select(key => $"{feature}.{key} is Chinese only"));
            wrong.AddRange(english.Keys.Intersect(chinese.Keys).Where(key => !Placeholders(english[key]).SequenceEqual(Placeholders(chinese[key]))).Select(key => $"{feature}.{key} has other placeholders"));
            wrong.AddRange(english.Concat(chinese).Where(text => text.Value.Trim().Length == 0).Select(text => $"{feature}.{text.Key} is empty"));
        }
        Assert.Equal([], wrong);
    }

    [Theory, MemberData(nameof(Languages))]
    public void Are_there_for_every_key_that_the_source_names(string language)
    {
        var source = Path.Combine(Repository(), "src", "StartupPlanner.Web");
        var keys = Directory.EnumerateFiles(source, "*.cs*", SearchOption.AllDirectories)
            .Where(file => Path.GetExtension(file) is ".cs" or ".cshtml" && !Path.GetRelativePath(source, file).Contains("node_modules", StringComparison.Ordinal))
            .SelectMany(file => Key().Matches(File.ReadAllText(file)).Select(match => match.Groups["key"].Value)).Distinct().ToList();
        Assert.True(keys.Count > 100, $"{keys.Count} keys.");
        AllExist(language, keys);
    }

    [Theory, MemberData(nameof(Languages))]
    public void Are_there_for_all_of_the_outline(string language)
    {
        var texts = new Texts(CultureInfo.GetCultureInfo(language));
        var failed = new List<string>();
        foreach (var section in Outline.Sections)
        {
            Try(() => texts.Of(section, "Section"));
            foreach (var question in section.Questions)
                foreach (var kind in AskKinds) Try(() => texts.Ask(question, kind));
            foreach (var part in section.Parts)
            {
                if (part.Shape != PartShape.Own) Try(() => texts.Title(part));
                if (part.Shape == PartShape.Rows) Try(() => texts.Part(part, part.TextPrefix + "Row"));
                foreach (var key in part.Keys)
                    foreach (var kind in (string[])["", ".Hint"])
                        foreach (var path in Paths)
                            Try(() => texts.RowName(path, part, key, kind));
                foreach (var field in part.Fields)
                {
                    Try(() => texts.Label(field));
                    if (field.Unit is not (null or "currency")) Try(() => texts.Unit(field));
                    foreach (var code in field.Codes) Try(() => texts.Choice(field, code));
                }
            }
        }
        Assert.Equal([], failed.Distinct());

        void Try(Func<string> text)
        {
            try
            {
                Assert.NotEqual("", text());
            }
            catch (MissingManifestResourceException missing)
            {
                failed.Add(missing.Message);
            }
        }
    }

    [Theory, MemberData(nameof(Languages))]
    public void Are_there_for_every_failure(string language)
    {
        Type[] types = [typeof(FieldErrors), typeof(RowErrors), typeof(PlanFileErrors), typeof(StoredFileErrors), typeof(ForecastErrors), typeof(ActualsErrors), typeof(QuestionErrors)];
        var codes = types.SelectMany(type => type.GetFields(BindingFlags.Public | BindingFlags.Static)).Select(code => (string)code.GetRawConstantValue()!).ToList();
        Assert.True(codes.Count > 15);
        AllExist(language, [.. codes.Select(code => "Errors." + code), "Errors.NotFound", "Errors.Stale", "Errors.Gone", "Errors.Undo.Changed", "Errors.Sharing.LastOwner", "Errors.Sharing.TooMany", "Errors.Changes.Count"]);
    }

    [Theory, MemberData(nameof(Languages))]
    public void Are_there_for_every_role_and_every_act(string language) => AllExist(language, [
        .. Enum.GetValues<ActivityKind>().Select(kind => $"Activity.Kind.{kind}"),
        .. Enum.GetValues<ActivityKind>().Where(kind => kind < ActivityKind.Several).Select(kind => $"Activity.Count.{kind}"),
        .. Enum.GetValues<Domain.Sharing.PlanRole>().Select(role => $"Shared.Role.{role}"),
        .. Enum.GetValues<Domain.Sharing.PlanRole>().Where(role => role != Domain.Sharing.PlanRole.Owner).Select(role => $"Shared.Role.{role}.Hint"),
    ]);

    /// <summary>A plan for each path, since the names of phases depend on it.</summary>
    private static IEnumerable<Plan> Paths => Enum.GetValues<PlanPath>().Select(path =>
    {
        var plan = Plan.Start(PlanId.New(), DateTimeOffset.UnixEpoch, new(2027, 1));
        plan.Apply(new Change.SetField(Address.Read("overview/path")!, null, path.ToString().ToLowerInvariant()), DateTimeOffset.UnixEpoch);
        return plan;
    });

    private static void AllExist(string language, IEnumerable<string> keys)
    {
        var texts = new Texts(CultureInfo.GetCultureInfo(language));
        Assert.Equal([], keys.Where(key => texts.Find(key.Split('.')[0], key[(key.IndexOf('.', StringComparison.Ordinal) + 1)..]) is null));
    }

    private static Dictionary<string, string> Read(ResourceManager file, CultureInfo culture) =>
        file.GetResourceSet(culture, createIfNotExists: true, tryParents: false)!.Cast<DictionaryEntry>().ToDictionary(entry => (string)entry.Key, entry => (string)entry.Value!);

    private static IEnumerable<string> Placeholders(string text) => Placeholder().Matches(text).Select(match => match.Groups["number"].Value).Distinct().Order(StringComparer.Ordinal);

    private static string Repository()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "StartupPlanner.sln"))) folder = Path.GetDirectoryName(folder)!;
        return folder;
    }

    [GeneratedRegex("""\b(?:T|t|texts|Texts\(\))\["(?<key>[A-Z][A-Za-z]*\.[A-Za-z0-9.]+)"[\],]""")]
    private static partial Regex Key();

    [GeneratedRegex(@"\{(?<number>\d+)(:[^}]*)?\}")]
    private static partial Regex Placeholder();
}
