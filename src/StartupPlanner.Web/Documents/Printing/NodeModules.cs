namespace StartupPlanner.Web.Documents.Printing;

/// <summary>Finds files of npm packages: beside the project in development, beside the program when published.</summary>
internal sealed class NodeModules(IEnumerable<string> parents)
{
    public string? Find(string path) => parents
        .Select(parent => Path.Combine(parent, "node_modules", path))
        .FirstOrDefault(File.Exists);

    public string Get(string path) => Find(path)
        ?? throw new FileNotFoundException($"The npm file {path} is missing: run npm ci in the web project, or publish it again.", path);
}
