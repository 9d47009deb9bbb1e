using System.Collections;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using StartupPlanner.Finance.Modeling;
using StartupPlanner.Finance.Values;
using StartupPlanner.Workbook.Texts;

namespace StartupPlanner.Workbook.Tests;

public sealed partial class TheTexts
{
    private static Dictionary<string, string> In(CultureInfo culture) => WorkbookText.File
        .GetResourceSet(culture.Name == "en" ? CultureInfo.InvariantCulture : culture, createIfNotExists: true, tryParents: false)!
        .Cast<DictionaryEntry>().ToDictionary(entry => (string)entry.Key, entry => (string)entry.Value!);

    [Fact]
    public void Both_languages_have_the_same_keys_and_placeholders()
    {
        var (english, chinese) = (In(WorkbookText.Cultures[0]), In(WorkbookText.Cultures[1]));
        Assert.True(english.Count > 40);
        Assert.Equal(english.Keys.Order(StringComparer.Ordinal), chinese.Keys.Order(StringComparer.Ordinal));
        Assert.All(english, text => Assert.Equal(Placeholders(text.Value), Placeholders(chinese[text.Key])));
        Assert.All(english.Values.Concat(chinese.Values), Assert.NotEmpty);
    }

    [Fact]
    public void Every_text_is_used()
    {
        var code = string.Concat(Directory.EnumerateFiles(Sources(), "*.cs", SearchOption.AllDirectories).Select(File.ReadAllText));
        var families = (string[])["Unit.", "Aggregation."];
        Assert.All(In(WorkbookText.Cultures[0]).Keys.Where(key => !families.Any(family => key.StartsWith(family, StringComparison.Ordinal))),
            key => Assert.Contains($"\"{key}\"", code, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_unit_has_words_in_both_languages()
    {
        Unit[] units = [Unit.Ratio, Unit.Percentage, Unit.Money, Unit.Count, Unit.Months, Unit.Hours, Unit.Tokens, Unit.Flops, Unit.Bytes];
        Assert.Equal(["ratio", "%", "CNY", "number", "months", "hours", "tokens", "FLOPs", "bytes"], Names("en", units));
        Assert.Equal(["比率", "%", "CNY", "数量", "月", "小时", "token", "FLOP", "字节"], Names("zh-CN", units));
        Unit[] quotients = [.. units.Skip(2).Select(unit => Unit.Ratio / unit), Unit.Money.Per(Unit.Count * Unit.Months), Unit.Hours * Unit.Count / (Unit.Money * Unit.Money)];
        Assert.Equal(["1 per CNY", "1 per item", "1 per month", "1 per hour", "1 per token", "1 per FLOP", "1 per byte", "CNY per item × month", "number × hours per CNY^2"], Names("en", quotients));
        Assert.Equal(["1/CNY", "1/个", "1/月", "1/小时", "1/token", "1/FLOP", "1/字节", "CNY/个·月", "数量·小时/CNY^2"], Names("zh-CN", quotients));
    }

    private static IEnumerable<string> Names(string language, IEnumerable<Unit> units) =>
        units.Select(new UnitText(new(CultureInfo.GetCultureInfo(language)), new CurrencyCode("CNY")).Name);

    private static IEnumerable<string> Placeholders(string text) => Placeholder().Matches(text).Select(match => match.Value).Distinct().Order(StringComparer.Ordinal);

    private static string Sources([CallerFilePath] string file = "") => Path.Combine(Path.GetDirectoryName(file)!, "../../src/StartupPlanner.Workbook");

    [GeneratedRegex(@"\{\d+\}")]
    private static partial Regex Placeholder();
}
