using System.Globalization;
using StartupPlanner.Domain.Plans;

namespace StartupPlanner.Cli.Tests;

public sealed class TheCommandLine
{
    [Fact]
    public void The_schema_is_written_as_it_is() => Assert.Equal((0, PlanSchema.Write()), (Run.Of("schema").Code, Run.Of("schema").Out));

    [Theory]
    [InlineData]
    [InlineData("validate")]
    [InlineData("nothing")]
    [InlineData("validate", "a", "b")]
    [InlineData("validate", "a", "--nothing")]
    [InlineData("validate", "a", "--lang", "fr")]
    [InlineData("diff", "a")]
    public void Wrong_usage_ends_with_2(params string[] args)
    {
        var run = Run.Of(args);
        Assert.Equal(2, run.Code);
        Assert.NotEmpty(run.Error);
    }

    [Fact]
    public void Help_names_every_command_and_ends_with_0()
    {
        var run = Run.Of("--help");
        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.All((string[])["validate <FILE>", "score <FILE>", "diff <A> <B>", "schema", "fn <NAME> <ARGS>", "--json", "--lang <en|zh>"], part => Assert.Contains(part, run.Out, StringComparison.Ordinal));
    }

    [Fact]
    public void Help_speaks_the_language_that_is_asked_for()
    {
        Assert.Contains("检查、评分、预测和比较创业计划文件，并计算财务函数。", Run.Of("--help", "--lang", "zh").Out, StringComparison.Ordinal);
        Assert.Contains("检查、评分、预测和比较创业计划文件，并计算财务函数。", Run.Of("--lang=zh", "--help").Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("zh-CN", "检查、评分、预测和比较创业计划文件")]
    [InlineData("ZH", "检查、评分、预测和比较创业计划文件")]
    [InlineData("zh-cn", "检查、评分、预测和比较创业计划文件")]
    [InlineData("EN", "Checks, scores, forecasts and compares")]
    [InlineData("en-US", "Checks, scores, forecasts and compares")]
    public void A_language_is_known_by_its_code_and_by_its_whole_name_in_any_letters(string name, string said)
    {
        var run = Run.Of("--help", "--lang", name);
        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.Contains(said, run.Out, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("zh-CN", "zh-CN")]
    [InlineData("zh-TW", "zh-CN")]
    [InlineData("en-GB", "en")]
    [InlineData("de-DE", "en")]
    [InlineData("", "en")]
    public void Without_being_asked_it_speaks_the_language_of_its_environment(string environment, string language) =>
        Assert.Equal(language, Options.LanguageOf(["score", "--lang"], CultureInfo.GetCultureInfo(environment)).Name);
}
