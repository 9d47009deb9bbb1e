using System.Text.Json.Nodes;

namespace StartupPlanner.Cli.Tests.Commands;

public sealed class Actuals : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory().FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Of_the_books_are_taken_into_the_plan_and_their_source_is_remembered()
    {
        var january = Book("january.csv", "Account,2027-01\n4000 Sales,-12345.5\n4100 Other sales,-100\nclosing-cash,900000\nMystery,1\n");
        var (one, two) = (Path.Combine(folder, "one.json"), Path.Combine(folder, "two.json"));
        var first = Run.Of("actuals", Run.Sample, "--import", january, "--map", "4000 Sales=revenue*-1", "--map", "4100 Other sales=revenue*-1", "-o", one);
        Assert.Equal((0, ""), (first.Code, first.Error));
        Assert.Equal($"""
            Imported 2 lines from 2027-01 to 2027-01. Written to {one}.
                        12,446  Revenue (revenue)
                       900,000  Cash and cash equivalents at end of month (closing-cash)
            Only compared with the forecast, because other lines add up to them: Revenue, Cash and cash equivalents at end of month.
            These labels aren’t mapped to a line yet (use --map):
              Mystery

            """.ReplaceLineEndings("\n"), first.Out);
        var february = Run.Of("actuals", one, "--import", Book("february.csv", "Account,2027-02\n4000 Sales,-20000\nclosing-cash,850000\nMystery,1\n"), "--map", "Mystery=", "-o", two, "--json");
        Assert.Equal((0, ""), (february.Code, february.Error));
        Assert.Empty(JsonNode.Parse(february.Out)!["unknown"]!.AsArray());
        var shown = JsonNode.Parse(Run.Of("actuals", two, "--json").Out)!["actuals"]!.AsArray();
        Assert.Equal([12445.5m, 20000], shown.Single(line => (string)line!["key"]! == "revenue")!["months"]!.AsArray().Select(month => (decimal)month!["actual"]!));
        Assert.Contains("  Revenue, 2027-01 to 2027-02", Run.Of("actuals", two).Out, StringComparison.Ordinal);
        Assert.Equal(0, Run.Of("validate", two).Code);
    }

    [Fact]
    public void That_cannot_be_read_are_named_by_cell_or_file()
    {
        string[] Import(string data) => ["actuals", Run.Sample, "--import", data, "-o", Path.Combine(folder, "out.json")];
        var wrong = Run.Of(Import(Book("wrong.csv", "Account,2027-01\nrevenue,many\n")));
        Assert.Equal((1, $"{Path.Combine(folder, "wrong.csv")} can’t be imported. Errors: 1\n  B2: many isn’t a number.\n"), (wrong.Code, wrong.Error));
        Assert.Equal(2, Run.Of(Import(Path.Combine(folder, "nowhere.csv"))).Code);
        Assert.Contains("isn’t a table", Run.Of(Import(Book("broken.xlsx", "PK broken"))).Error, StringComparison.Ordinal);
        Assert.Equal(2, Run.Of("actuals", Run.Sample, "--import", "x.csv").Code);
        Assert.Equal(2, Run.Of([.. Import("x.csv"), "--map", "nothing"]).Code);
        Assert.Contains("The forecast has no line called nobody.", Run.Of([.. Import("x.csv"), "--map", "A=nobody"]).Error, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(folder, "out.json")));
    }

    [Fact]
    public void Of_a_workbook_count_like_those_of_a_text()
    {
        var (workbook, table, plan) = (Path.Combine(folder, "forecast.xlsx"), Path.Combine(folder, "table.csv"), Path.Combine(folder, "plan.json"));
        Assert.Equal(0, Run.Of("xlsx", Run.Sample, "-o", workbook).Code);
        Assert.Equal(1, Run.Of("actuals", Run.Sample, "--import", workbook, "-o", plan).Code);
        File.WriteAllText(table, Run.Of("forecast", Run.Sample, "--by", "month", "--csv").Out);
        var own = Run.Of("actuals", Run.Sample, "--import", table, "-o", plan, "--json");
        Assert.Equal((0, ""), (own.Code, own.Error));
        Assert.Empty(JsonNode.Parse(own.Out)!["unknown"]!.AsArray());
        Assert.All(JsonNode.Parse(Run.Of("actuals", plan, "--json").Out)!["actuals"]!.AsArray().SelectMany(line => line!["months"]!.AsArray()), month => Assert.Equal(0, (double?)month!["variance"] ?? 0, 5));
    }

    private string Book(string name, string content)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllText(path, content);
        return path;
    }
}
