using System.Globalization;
using System.Text.Json.Nodes;
using StartupPlanner.Cli.Functions;

namespace StartupPlanner.Cli.Tests.Commands;

public sealed class Computing
{
    private static readonly string Published = Path.Combine(Path.GetDirectoryName(Run.Sample)!, "../../../../tests/StartupPlanner.Finance.Tests/Functions/Published");

    public static TheoryData<string, string, double, double> Rows { get; } = [.. ((string[])["excel.csv", "libreoffice.csv", "numpy-financial.csv"])
        .SelectMany(file => File.ReadLines(Path.Combine(Published, file)).Skip(1)).Select(line => line.Split(','))
        .Select(row => new TheoryDataRow<string, string, double, double>(row[0], row[1], Number(row[2]), Number(row[3])))];

    public static TheoryData<string> Names { get; } = [.. FunctionList.All.Select(function => function.Name)];

    [Theory, MemberData(nameof(Rows))]
    public void Published_values_are_met_on_the_command_line_too(string function, string arguments, double expected, double tolerance)
    {
        var args = arguments.Split('|').Select(argument => argument.Contains('/', StringComparison.Ordinal) ? Number(argument).ToString("R", CultureInfo.InvariantCulture) : argument.Replace(' ', ','));
        var run = Run.Of(["fn", function, .. args]);
        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.Equal(expected, Number(run.Out.TrimEnd('\n')), tolerance + 1e-12 * Math.Abs(expected));
    }

    [Theory]
    [InlineData("0.1", "IRR", "-100", "110")]
    [InlineData("0.1", "irr", "-100,110")]
    [InlineData("0.1", "Irr", "-100,110", "0.3")]
    [InlineData("0.1", "IRR", "-100,", "110")]
    [InlineData("3.7565740045078897", "NPV", "0.1", "-100", "60", "60")]
    [InlineData("3.7565740045078897", "NPV", "0.1", "-100,60", "60")]
    [InlineData("-21", "NPV0", "1e-1", "-31", "11")]
    [InlineData("0.5", "MIRR", "-100", "150", "0.1", "0.1")]
    [InlineData("0.5", "MIRR", "-100,150", "0.1", "0.1")]
    [InlineData("0.1", "XIRR", "-100,110", "2025-01-01", "2026-01-01")]
    [InlineData("0.1", "XIRR", "-100,110", "2025-01-01,2026-01-01", "0.2")]
    [InlineData("0.1", "IRR", "[-100,110]")]
    [InlineData("0.1", "IRR", "[ -100, 110 ]", "0.3")]
    [InlineData("0.1", "IRR", "[-100,", "110]", "0.3")]
    [InlineData("0.1", "IRR", "[-100", "110]")]
    [InlineData("0.1", "XIRR", "-100", "110", "2025-01-01", "2026-1-1")]
    [InlineData("0.1", "XIRR", "[-100,110]", "[2025/1/1,2026/1/1]")]
    [InlineData("0.1", "XIRR", "-100", "110", "2025-01-01", "2026-01-01", "0.2")]
    [InlineData("-5", "FV", "0", "5", "1", "−0")]
    [InlineData("0.08", "CHURN", "8%", "1")]
    [InlineData("-5", "FV", "0%", "5", "1")]
    [InlineData("-5", "FV", "0", "5", "1")]
    [InlineData("-5", "FV", "-0", "5", "+1", "-0", "1")]
    [InlineData("50", "VDB", "100", "0", "2", "0", "1", "1", "TRUE")]
    [InlineData("0.8", "GRR", "100", "5", "15.0")]
    [InlineData("18", "ARR", "1.50")]
    [InlineData("110", "GROSSBURN", "80", "20,10")]
    [InlineData("0.3333333333333333333333333333", "CHURN", "1", "3")]
    [InlineData("2.5", "payback", "-100", "40", "40", "40")]
    public void The_answer_is_a_plain_number(string answer, params string[] args)
    {
        var run = Run.Of(["fn", .. args]);
        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.Equal(Number(answer), Number(run.Out.TrimEnd('\n')), 2e-15);
        if (!answer.StartsWith("0.1", StringComparison.Ordinal) && args[0] != "MIRR") Assert.Equal(answer + "\n", run.Out);
    }

    [Fact]
    public void For_programs_it_answers_in_JSON()
    {
        Assert.Equal("""{"function":"FV","value":-5,"outcome":"value"}""", Json("fv", "0", "5", "1"));
        Assert.Equal("""{"function":"LTV","value":3200,"outcome":"value"}""", Json("LTV", "120", "0.8", "0.03"));
        Assert.Equal("""{"function":"IRR","value":null,"outcome":"none","code":"NoAnswer.NoSignChange","message":"No value: the cash flows never change sign."}""", Json("IRR", "1", "2"));
        Assert.Equal("""{"function":"LTV","value":null,"outcome":"none","code":"NoAnswer.Undefined","message":"No value: not defined for these numbers."}""", Json("LTV", "120", "0.8", "0"));
        var several = JsonNode.Parse(Json("IRR", "-1.6", "10", "-10"))!;
        Assert.Equal(("several", null, 2), ((string)several["outcome"]!, several["value"], several["solutions"]!.AsArray().Count));
        Assert.Equal((0.25, 4), (Math.Round((double)several["solutions"]![0]!, 12), Math.Round((double)several["solutions"]![1]!, 12)));
    }

    [Fact]
    public void No_value_or_several_end_with_1()
    {
        Assert.Equal((1, "No value: the cash flows never change sign.\n", ""), Parts(Run.Of("fn", "IRR", "1", "2")));
        Assert.Equal((1, "无解：现金流的符号始终不变。\n", ""), Parts(Run.Of("fn", "IRR", "1", "2", "--lang", "zh")));
        Assert.Equal((1, "No value: not defined for these numbers.\n", ""), Parts(Run.Of("fn", "RUNWAY", "100", "0")));
        var several = Run.Of("fn", "IRR", "-252", "1431", "-3035", "2850", "-1000");
        Assert.Equal((1, ""), (several.Code, several.Error));
        Assert.Equal([0.25, 0.33333, 0.42857, 0.66667], several.Out.Split('\n')[1..^1].Select(line => Math.Round(Number(line), 5)));
    }

    [Fact]
    public void Wrong_arguments_end_with_2_and_all_mistakes_are_told()
    {
        var run = Run.Of("fn", "PMT", "-1", "x", "nan", "0", "7", "8");
        Assert.Equal((2, ""), (run.Code, run.Out));
        Assert.Equal("""
            These arguments don’t work. Usage: PMT rate nper pv [fv] [type]
              rate: Must be above -1.
              nper: “x” isn’t a number.
              pv: Not a finite number.
              type: Use 0 for the end of a period, 1 for its beginning.
              8: One argument too many.

            """, run.Error, ignoreLineEndingDifferences: true);
        Assert.Contains("  nper：“x”不是数字。\n", Run.Of("fn", "PMT", "-1", "x", "--lang", "zh").Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("rate Mistake.Missing|values Mistake.Missing", "NPV")]
    [InlineData("values Mistake.NotANumber|values Mistake.NotANumber", "NPV", "0.1", "1,,a")]
    [InlineData("values Mistake.NotANumber|dates Mistake.NotADate|dates Mistake.NotADate|guess Mistake.NotANumber", "XIRR", "-1,x", "2025-13-1,2025-02-30", "y")]
    [InlineData("dates Mistake.OtherLength", "XNPV", "0.1", "-1,2", "2025-01-01")]
    [InlineData("start_period Mistake.NotWhole|end_period Mistake.TooLarge", "CUMIPMT", "0.1", "12", "100", "1.5", "13", "0")]
    [InlineData("type Mistake.Missing", "CUMPRINC", "0.1", "12", "100", "1", "12")]
    [InlineData("finance_rate Mistake.Missing|reinvest_rate Mistake.Missing", "MIRR", "-1")]
    [InlineData("no_switch Mistake.NotAFlag", "VDB", "10", "1", "5", "0", "1", "2", "maybe")]
    [InlineData("lost Mistake.OutOfRange|customers Mistake.NotANumber", "CHURN", "1e40", "12%%")]
    [InlineData("payments Mistake.Missing", "GROSSBURN")]
    [InlineData("NAME Fn.Unknown", "NOSUCH", "1")]
    [InlineData("NAME Fn.Unknown", "-5")]
    public void Every_mistake_is_named_in_JSON(string expected, params string[] args)
    {
        var run = Run.Of(["fn", .. args, "--json"]);
        var json = JsonNode.Parse(run.Out)!;
        Assert.Equal((2, "invalid", null), (run.Code, (string)json["outcome"]!, json["value"]));
        Assert.Equal(expected.Split('|'), json["errors"]!.AsArray().Select(error => $"{error!["argument"]} {error["code"]}"));
        Assert.All(json["errors"]!.AsArray(), error => Assert.NotEmpty((string)error!["message"]!));
    }

    [Fact]
    public void Without_a_name_all_are_listed_with_their_arguments()
    {
        var run = Run.Of("fn");
        Assert.Equal((0, run.Out), (run.Code, Run.Of("fn", "--list").Out));
        Assert.Contains("VDB cost salvage life start_period end_period [factor] [no_switch]\n    Depreciation over", run.Out, StringComparison.Ordinal);
        Assert.Contains("IRR values… [guess]\n    内部收益率", Run.Of("fn", "--list", "--lang", "zh").Out, StringComparison.Ordinal);
        Assert.Equal(FunctionList.All.Count * 2, run.Out.Count(character => character == '\n'));
        var listed = JsonNode.Parse(Run.Of("fn", "--json").Out)!["functions"]!.AsArray();
        Assert.Equal(FunctionList.All.Select(function => function.Name), listed.Select(function => (string)function!["name"]!));
        Assert.Equal("""{"name":"pmt","required":true,"list":false}""", listed[0]!["parameters"]![2]!.ToJsonString());
    }

    [Theory, MemberData(nameof(Names))]
    public void Each_declaration_fits_its_method(string name)
    {
        var function = FunctionList.Named(name)!;
        Assert.Equal(function.Usage.Split(' ').Length - 1, function.Parameters.Count);
        Assert.All(function.Parameters, parameter => Assert.Equal(parameter.Required, !parameter.Declared.HasDefaultValue));
        Assert.Equal(function.Parameters.Count, function.Parameters[0].Declared.Member is System.Reflection.MethodBase method ? method.GetParameters().Length : 0);
        Assert.Equal(function.Parameters.Count, function.Parameters.Select(parameter => parameter.Name).Distinct().Count());
        Assert.Single(FunctionList.All, other => other.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
    }

    [Theory, MemberData(nameof(Names))]
    public void Hostile_arguments_are_answered(string name)
    {
        string[] hostile = ["", "0", "-1", "1e308", "-1e308", "1e-320", "NaN", "∞", "1,2", ",", "2025-01-01", "0x10", "１", "\0", "--", "1e99999", "true", "-"];
        var count = FunctionList.Named(name)!.Parameters.Count;
        foreach (var first in hostile)
        foreach (var second in hostile)
        {
            var run = Run.Of(["fn", name, .. Enumerable.Range(0, count).Select(i => i % 2 == 0 ? first : second), "--json"]);
            Assert.InRange(run.Code, 0, 2);
        }
    }

    private static (int, string, string) Parts(Run run) => (run.Code, run.Out, run.Error);

    private static string Json(params string[] args) => JsonNode.Parse(Run.Of(["fn", .. args, "--json"]).Out)!.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    private static double Number(string text) => text.Split('/').Select(part => double.Parse(part, CultureInfo.InvariantCulture)).Aggregate((left, right) => left / right);
}
