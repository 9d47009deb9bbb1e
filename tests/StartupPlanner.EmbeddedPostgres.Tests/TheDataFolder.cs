namespace StartupPlanner.EmbeddedPostgres.Tests;

public sealed class TheDataFolder
{
    [Fact]
    public void Is_the_one_that_PLANNER_DATA_names()
    {
        var before = Environment.GetEnvironmentVariable(DataFolder.Variable);
        try
        {
            Environment.SetEnvironmentVariable(DataFolder.Variable, "plans");
            Assert.Equal(Path.GetFullPath("plans"), DataFolder.Default);
            Environment.SetEnvironmentVariable(DataFolder.Variable, null);
            Assert.True(Path.IsPathFullyQualified(DataFolder.Default));
        }
        finally
        {
            Environment.SetEnvironmentVariable(DataFolder.Variable, before);
        }
    }
}
