using System.Text.Json.Nodes;

namespace StartupPlanner.Cli.Tests.Commands;

public sealed class Comparing : IDisposable
{
    private readonly string file = Path.GetTempFileName();

    public Comparing() => File.WriteAllText(file, Plan("""{"id":"0195e1d0-0000-7000-8000-00000000000a","name":"Honesty"},{"id":"0195e1d0-0000-7000-8000-00000000000b","name":"Speed"}""", "one\ntwo"));

    public void Dispose() => File.Delete(file);

    private static string Plan(string values, string goal) => $$$"""
        {"format":"planner.plan/1","overview":{"name":"Lumen","first-month":"2027-01","goal":{{{JsonValue.Create(goal)!.ToJsonString()}}}},"strategy":{"values":[{{{values}}}]}}
        """;

    private static readonly string Other = Plan("""{"id":"0195e1d0-0000-7000-8000-00000000000b","name":"Speed"},{"id":"0195e1d0-0000-7000-8000-00000000000a"},{"id":"0195e1d0-0000-7000-8000-00000000000c"}""", "one\nthree");

    [Fact]
    public void Equal_plans_end_with_0()
    {
        var run = Run.Of("diff", file, file);
        Assert.Equal((0, "The plans are equal.\n"), (run.Code, run.Out));
        Assert.Equal("""{"equal":true,"differences":[]}""", JsonNode.Parse(Run.Of("diff", file, file, "--json").Out)!.ToJsonString());
    }

    [Fact]
    public void Different_plans_end_with_1_and_tell_where()
    {
        var run = Run.With(Other, "diff", file, "-");
        Assert.Equal(1, run.Code);
        Assert.Equal("""
            changed  overview/goal
                - one
                - two
                + one
                + three
            moved    strategy/values/0195e1d0-0000-7000-8000-00000000000a
                from first place to after 0195e1d0-0000-7000-8000-00000000000b
            removed  strategy/values/0195e1d0-0000-7000-8000-00000000000a/name
                - Honesty
            added    strategy/values/0195e1d0-0000-7000-8000-00000000000c
            Added: 1, removed: 1, moved: 1, changed: 1

            """, run.Out, ignoreLineEndingDifferences: true);
    }

    [Fact]
    public void A_row_that_is_referred_to_is_told_by_its_name()
    {
        string Of(string stream) => Plan("", "").Replace("\"strategy\"", $$"""
            "revenue":{"streams":[{"id":"0195e1d0-0000-7000-8000-000000000001","name":"Seats"},{"id":"0195e1d0-0000-7000-8000-000000000002","name":"Desks"}]},
            "finance":{"costs":[{"id":"0195e1d0-0000-7000-8000-000000000003","name":"Hosting","stream":"{{stream}}"}]},"strategy"
            """, StringComparison.Ordinal);
        File.WriteAllText(file, Of("Seats"));
        Assert.Contains("/stream\n    - Seats\n    + Desks\n", Run.With(Of("Desks"), "diff", file, "-").Out.ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    [Fact]
    public void For_programs_it_answers_in_JSON()
    {
        var run = Run.With(Other, "diff", file, "-", "--json");
        var differences = JsonNode.Parse(run.Out)!["differences"]!.AsArray();
        Assert.Equal(["changed", "moved", "removed", "added"], differences.Select(difference => (string)difference!["kind"]!));
        Assert.Equal(("strategy/values/0195e1d0-0000-7000-8000-00000000000a/name", "Honesty", null),
            ((string)differences[2]!["address"]!, (string)differences[2]!["before"]!, (string?)differences[2]!["after"]));
    }

    [Fact]
    public void Two_files_from_one_input_end_with_2() =>
        Assert.Equal((2, "Only one of the two files can come from standard input.\n"), (Run.Of("diff", "-", "-").Code, Run.Of("diff", "-", "-").Error));

    [Fact]
    public void A_broken_or_missing_file_ends_with_2()
    {
        Assert.Equal(2, Run.With("{}", "diff", file, "-").Code);
        Assert.Equal(2, Run.Of("diff", file, "nowhere.json").Code);
    }
}
