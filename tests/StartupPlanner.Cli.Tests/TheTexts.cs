using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using StartupPlanner.Cli.Functions;
using StartupPlanner.Domain.Common;
using StartupPlanner.Domain.Forecasting;
using StartupPlanner.Domain.Funding.Exchange;
using StartupPlanner.Domain.Opportunity;
using StartupPlanner.Domain.Plans;
using StartupPlanner.Domain.Plans.Fields;
using StartupPlanner.Finance.Equity;
using StartupPlanner.Finance.Functions;

namespace StartupPlanner.Cli.Tests;

public sealed partial class TheTexts
{
    private static Dictionary<string, string> In(CultureInfo culture) => CliText.File
        .GetResourceSet(culture.Name == "en" ? CultureInfo.InvariantCulture : culture, createIfNotExists: true, tryParents: false)!
        .Cast<DictionaryEntry>().ToDictionary(entry => (string)entry.Key, entry => (string)entry.Value!);

    public static TheoryData<string> Codes { get; } = [.. new[] { typeof(FieldErrors), typeof(RowErrors), typeof(PlanFileErrors), typeof(ForecastErrors), typeof(ActualsErrors), typeof(EquityErrors), typeof(ExchangeErrors), typeof(ExchangeLosses) }
        .SelectMany(type => type.GetFields(BindingFlags.Public | BindingFlags.Static)).Where(field => field.IsLiteral).Select(field => (string)field.GetRawConstantValue()!)];

    [Fact]
    public void Both_languages_have_the_same_keys()
    {
        Assert.True(In(DomainText.Cultures[0]).Count > 50);
        Assert.Equal(In(DomainText.Cultures[0]).Keys.Order(StringComparer.Ordinal), In(DomainText.Cultures[1]).Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Both_languages_have_the_same_placeholders()
    {
        var chinese = In(DomainText.Cultures[1]);
        Assert.All(In(DomainText.Cultures[0]), text => Assert.Equal(Placeholders(text.Value), Placeholders(chinese[text.Key])));
        Assert.Contains(chinese.Values, text => Placeholders(text).Any());
    }

    [Fact]
    public void No_text_is_empty() => Assert.All(DomainText.Cultures.SelectMany(In), text => Assert.NotEmpty(text.Value));

    [Theory, MemberData(nameof(Codes))]
    public void Every_error_code_has_a_text(string code) => Assert.All(DomainText.Cultures, culture => Assert.NotEmpty(new CliText(culture)[code]));

    [Fact]
    public void Every_indicator_group_band_and_kind_of_difference_has_a_text() => Assert.All(
        Indicators.Keys.Select(key => $"Indicator.{key}").Concat(Indicators.Groups.Select(group => $"Group.{group}"))
            .Concat(Enum.GetNames<ScorecardBand>().Select(band => $"Band.{band}")).Concat(Enum.GetNames<DifferenceKind>().Select(kind => $"Diff.{kind}")),
        key => Assert.Contains(key, In(DomainText.Cultures[0]).Keys));

    [Fact]
    public void Every_function_mistake_and_lack_of_an_answer_has_a_text_and_no_text_is_of_none()
    {
        string[] read = ["Missing", "OneTooMany", "NotANumber", "NotADate", "NotAFlag", "NotATiming", "OutOfRange"];
        Assert.Equal(
            FunctionList.All.Select(function => $"Function.{function.Name}").Concat(Enum.GetNames<NoAnswer>().Append("Undefined").Select(reason => $"NoAnswer.{reason}"))
                .Concat(Enum.GetNames<MistakeKind>().Union(read).Select(kind => $"Mistake.{kind}")).Order(StringComparer.Ordinal),
            In(DomainText.Cultures[0]).Keys.Where(key => key.StartsWith("Function.", StringComparison.Ordinal) || key.StartsWith("NoAnswer.", StringComparison.Ordinal) || key.StartsWith("Mistake.", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void No_text_stands_in_the_domain_too() => Assert.DoesNotContain(In(DomainText.Cultures[0]).Keys, key => new DomainText(DomainText.Cultures[0]).Find(key) is not null);

    [Fact]
    public void Every_text_is_used()
    {
        var folder = Path.Combine(Path.GetDirectoryName(Run.Sample)!, "../../../StartupPlanner.Cli");
        var code = string.Concat(Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories).Select(File.ReadAllText));
        var families = (string[])["Indicator.", "Group.", "Band.", "Diff.", "Function.", "Mistake.", "NoAnswer.", "Step.", "Decision.", "BreakPoint.", "Ocf.", .. Codes.Select(row => row.Data)];
        Assert.All(In(DomainText.Cultures[0]).Keys.Where(key => !families.Any(family => key.StartsWith(family, StringComparison.Ordinal))),
            key => Assert.Contains($"\"{key}\"", code, StringComparison.Ordinal));
    }

    private static IEnumerable<string> Placeholders(string text) => Placeholder().Matches(text).Select(match => match.Value).Distinct().Order(StringComparer.Ordinal);

    [GeneratedRegex(@"\{\d+\}")]
    private static partial Regex Placeholder();
}
