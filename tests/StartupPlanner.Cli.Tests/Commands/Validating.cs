using System.Text.Json.Nodes;
using StartupPlanner.Domain.Plans;

namespace StartupPlanner.Cli.Tests.Commands;

public sealed class Validating
{
    private const string Broken = """{"format":"planner.plan/1","overview":{"name":"x","stage":"growing","pitch":7}}""";

    [Fact]
    public void A_valid_file_ends_with_0()
    {
        var run = Run.Of("validate", Run.Sample);
        Assert.Equal((0, $"{Run.Sample} is a valid plan file.\n", ""), (run.Code, run.Out, run.Error));
    }

    [Fact]
    public void A_broken_file_ends_with_1_and_tells_every_mistake_with_its_address()
    {
        var run = Run.With(Broken, "validate", "-");
        Assert.Equal(1, run.Code);
        Assert.Equal("""
            - isn’t a valid plan file. Errors: 3
              overview/pitch: This should be of type string.
              overview/stage: “growing” isn’t an option here. Use one of: idea, prototype, first-customers, growth.
              overview/first-month: Missing, but every plan needs it.

            """, run.Out, ignoreLineEndingDifferences: true);
    }

    [Fact]
    public void In_Chinese_it_says_the_same() =>
        Assert.Contains("  overview/stage：“growing”不在选项中。可以填：idea, prototype, first-customers, growth。\n", Run.With(Broken, "validate", "-", "--lang", "zh").Out, StringComparison.Ordinal);

    [Fact]
    public void For_programs_it_answers_in_JSON()
    {
        Assert.Equal("""{"valid":true,"errors":[]}""", JsonNode.Parse(Run.Of("validate", Run.Sample, "--json").Out)!.ToJsonString());
        var run = Run.With(Broken, "validate", "-", "--json");
        var error = JsonNode.Parse(run.Out)!["errors"]![1]!;
        Assert.Equal((1, "overview/stage", "Field.NotAChoice", "growing"), (run.Code, (string)error["address"]!, (string)error["code"]!, (string)error["args"]![0]!));
    }

    [Fact]
    public void Line_and_column_are_numbers_in_JSON()
    {
        var error = JsonNode.Parse(Run.With("{\n!", "validate", "-", "--json").Out)!["errors"]![0]!;
        Assert.Equal(("File.NotJson", "[2,1]"), ((string)error["code"]!, error["args"]!.ToJsonString()));
    }

    [Fact]
    public void A_byte_order_mark_does_not_matter() =>
        Assert.Equal(0, Run.With([0xEF, 0xBB, 0xBF, .. File.ReadAllBytes(Run.Sample)], "validate", "-").Code);

    [Fact]
    public void What_cannot_be_read_ends_with_2_and_says_why()
    {
        Assert.Equal((2, "nowhere.json: no such file.\n", ""), Trouble(Run.Of("validate", "nowhere.json")));
        Assert.Equal((2, $"{Path.GetTempPath()}: can’t read the file.\n", ""), Trouble(Run.Of("validate", Path.GetTempPath())));
        Assert.Equal((2, "-: the file isn’t encoded in UTF-8.\n", ""), Trouble(Run.With([0xFF, 0xFE], "validate", "-")));
        Assert.Equal((2, "-: the file is larger than 24 MB.\n", ""), Trouble(Run.With(new byte[PlanFile.MaxBytes + 1], "validate", "-")));
    }

    private static (int, string, string) Trouble(Run run) => (run.Code, run.Error, run.Out);
}
