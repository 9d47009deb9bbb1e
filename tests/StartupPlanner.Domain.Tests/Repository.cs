namespace StartupPlanner.Domain.Tests;

/// <summary>Files of the repository that a test compares with the code.</summary>
internal static class Repository
{
    public static string Root { get; } = Up(AppContext.BaseDirectory);

    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    public static TheoryData<string> Samples { get; } =
        [.. Directory.EnumerateFiles(Path.Combine(Root, "src/StartupPlanner.Web/Data/Samples"), "*.json").Select(file => Path.GetRelativePath(Root, file)).Order()];

    private static string Up(string folder) => File.Exists(Path.Combine(folder, "StartupPlanner.sln"))
        ? folder
        : Up(Path.GetDirectoryName(folder.TrimEnd(Path.DirectorySeparatorChar)) ?? throw new DirectoryNotFoundException("Not in the repository."));
}
