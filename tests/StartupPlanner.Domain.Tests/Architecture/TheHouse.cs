using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace StartupPlanner.Domain.Tests.Architecture;

public sealed partial class TheHouse
{
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Finance"] = [],
        ["Domain"] = ["Finance"],
        ["Workbook"] = ["Finance"],
        ["EmbeddedPostgres"] = [],
        ["Web"] = ["Domain", "EmbeddedPostgres", "Finance", "Workbook"],
        ["Cli"] = ["Domain", "Workbook"],
    };

    private static readonly (string From, string To)[] NotYet = [("Web", "Workbook")];

    private static Dictionary<string, XDocument> Projects { get; } = Directory.EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.csproj", SearchOption.AllDirectories)
        .ToDictionary(file => Path.GetFileNameWithoutExtension(file)["StartupPlanner.".Length..], file => XDocument.Load(file));

    private static IEnumerable<string> References(XDocument project, string kind) =>
        project.Descendants(kind).Select(reference => (string)reference.Attribute("Include")!);

    [Fact]
    public void References_between_projects_are_exactly_the_drawn_ones()
    {
        Assert.Equal(Allowed.Keys.Order(), Projects.Keys.Order());
        Assert.All(Projects, project =>
        {
            var references = References(project.Value, "ProjectReference").Select(path => Path.GetFileNameWithoutExtension(path.Replace('\\', '/'))["StartupPlanner.".Length..]).Order().ToList();
            Assert.Equal(Allowed[project.Key].Where(name => references.Contains(name) || !NotYet.Contains((project.Key, name))).Order(), references);
        });
    }

    [Theory]
    [InlineData("Finance")]
    [InlineData("Domain")]
    public void The_pure_projects_use_no_package(string name) =>
        Assert.Empty(References(Projects[name], "PackageReference").Concat(References(Projects[name], "FrameworkReference")));

    [Theory]
    [InlineData("Finance")]
    [InlineData("Domain")]
    public void The_pure_projects_know_no_clock_no_chance_and_no_culture_of_the_machine(string name)
    {
        var files = Directory.EnumerateFiles(Path.Combine(Repository.Root, "src", "StartupPlanner." + name), "*.cs", SearchOption.AllDirectories).ToList();
        Assert.True(files.Count >= 5);
        Assert.All(files, file => Assert.DoesNotMatch(Impure(), File.ReadAllText(file)));
    }

    [Theory]
    [InlineData("DateTime.UtcNow")]
    [InlineData("DateTimeOffset.Now")]
    [InlineData("DateTime.Today")]
    [InlineData("Random.Shared.Next()")]
    [InlineData("new Random(7)")]
    [InlineData("CultureInfo.CurrentCulture")]
    [InlineData("CultureInfo.CurrentUICulture")]
    [InlineData("TimeProvider.System")]
    [InlineData("Stopwatch.StartNew()")]
    [InlineData("Environment.TickCount64")]
    public void Each_of_these_would_be_noticed(string code) => Assert.Matches(Impure(), code);

    [GeneratedRegex(@"\bDateTime(Offset)?\.(Now|UtcNow|Today)\b|\bnew Random\b|\bRandom\.|\bRandomNumberGenerator\b|\bCultureInfo\.Current|\bTimeProvider\.System\b|\bStopwatch\b|\bEnvironment\.")]
    private static partial Regex Impure();
}
