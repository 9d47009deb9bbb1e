using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using StartupPlanner.Domain.Common;
using StartupPlanner.Domain.Forecasting;
using StartupPlanner.Domain.Plans;
using StartupPlanner.Domain.Plans.Fields;
using StartupPlanner.Finance.Modeling;

namespace StartupPlanner.Domain.Tests.Common;

public sealed partial class TheDomainTexts
{
    private static List<KeyValuePair<string, string>> In(CultureInfo culture) => [.. DomainText.Files.SelectMany(file => file
        .GetResourceSet(culture.Name == "en" ? CultureInfo.InvariantCulture : culture, createIfNotExists: true, tryParents: false)!
        .Cast<DictionaryEntry>().Select(entry => KeyValuePair.Create((string)entry.Key, (string)entry.Value!)))];

    [Fact]
    public void Have_the_same_keys_and_placeholders_in_both_languages()
    {
        var (english, chinese) = (In(DomainText.Cultures[0]), In(DomainText.Cultures[1]));
        Assert.True(english.Count > 90);
        Assert.Equal(english.Select(text => text.Key).Order(StringComparer.Ordinal), chinese.Select(text => text.Key).Order(StringComparer.Ordinal));
        Assert.Distinct(english.Select(text => text.Key));
        var other = chinese.ToDictionary();
        Assert.All(english, text => Assert.Equal(Placeholders(text.Value), Placeholders(other[text.Key])));
        Assert.All(english.Concat(chinese), text => Assert.NotEmpty(text.Value));
    }

    [Fact]
    public void Are_there_for_every_mistake()
    {
        Type[] types = [typeof(FieldErrors), typeof(RowErrors), typeof(PlanFileErrors), typeof(ForecastErrors), typeof(ActualsErrors), typeof(QuestionErrors)];
        var codes = types.SelectMany(type => type.GetFields(BindingFlags.Public | BindingFlags.Static)).Select(code => (string)code.GetRawConstantValue()!)
            // Pages and command line say different things to do about it.
            .Except([PlanFileErrors.NotUtf8]);
        Assert.All(codes, code => Assert.NotNull(new DomainText(DomainText.Cultures[0]).Find(code)));
    }

    [Fact]
    public void Are_there_for_every_word_of_a_formula_and_every_key_figure_and_for_no_other()
    {
        Same("Trace.", FormulaText.Words);
        Same("KeyFigure.", KeyFigure.All.Select(figure => figure.Key));

        static void Same(string family, IEnumerable<string> names) => Assert.Equal(
            names.Select(name => family + name).Order(StringComparer.Ordinal), In(DomainText.Cultures[0]).Select(text => text.Key).Where(key => key.StartsWith(family, StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("en-GB", "Enter 7 or less.")]
    [InlineData("zh-TW", "请填写不大于 7 的数。")]
    [InlineData("de", "Enter 7 or less.")]
    public void Speak_the_language_that_is_closest(string culture, string said) => Assert.Equal(said, new DomainText(CultureInfo.GetCultureInfo(culture))[FieldErrors.TooLarge, 7]);

    [Fact]
    public void Are_all_used()
    {
        var code = string.Concat(Directory.EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.cs", SearchOption.AllDirectories).Where(file => !file.Contains("node_modules", StringComparison.Ordinal)).Select(File.ReadAllText));
        Assert.All(In(DomainText.Cultures[0]).Select(text => text.Key).Where(key => !key.StartsWith("Trace.", StringComparison.Ordinal) && !key.StartsWith("KeyFigure.", StringComparison.Ordinal)),
            key => Assert.Contains($"\"{key}\"", code, StringComparison.Ordinal));
    }

    private static IEnumerable<string> Placeholders(string text) => Placeholder().Matches(text).Select(match => match.Value).Distinct().Order(StringComparer.Ordinal);

    [GeneratedRegex(@"\{\d+\}")]
    private static partial Regex Placeholder();
}
