using System.Diagnostics;

namespace StartupPlanner.Web.Tests.Documents.Printing;

/// <summary>What a browser that was taken over would find: no secret of the application, and no rights of its user.</summary>
[Collection(PrintingTests.Name)]
public sealed class AConfinedBrowser
{
    private const string Canary = "Planner__Canary";
    private const string Secret = "canary-of-the-connection-string";

    [Fact]
    public async Task Has_nothing_of_the_applications_environment()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Reads /proc.");
        Environment.SetEnvironmentVariable(Canary, Secret);
        try
        {
            await using var host = new PrintingHost();
            await PrintAsync(host);
            var environments = Family(host.BrowserProcessId).Select(process => (Process: process, Text: string.Join('\n', Read(process, "environ").SelectMany(line => line.Split('\0'))))).ToList();

            Assert.All(environments, environment => Assert.DoesNotContain(Secret, environment.Text, StringComparison.Ordinal));
            var names = environments.Single(environment => environment.Process == host.BrowserProcessId).Text
                .Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(entry => entry.Split('=')[0]);
            Assert.Subset(new HashSet<string> { "PATH", "HOME", "TMPDIR", "TMP", "TEMP", "LD_LIBRARY_PATH", "FONTCONFIG_FILE", "PWD", "SHLVL", "_", "OLDPWD" }, names.ToHashSet());
        }
        finally
        {
            Environment.SetEnvironmentVariable(Canary, null);
        }
    }

    [Fact]
    public async Task Has_another_user_where_the_application_is_root()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess, "Only root can become somebody else.");
        await using var host = new PrintingHost();
        await PrintAsync(host);

        Assert.All(Family(host.BrowserProcessId), process => Assert.DoesNotContain("0", Status(process, "Uid")));
    }

    [Fact]
    public async Task Is_in_a_sandbox_where_the_machine_lets_it()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && await CanMakeNamespacesAsync(), "This machine forbids the namespaces that the sandbox is made of.");
        await using var host = new PrintingHost();
        await PrintAsync(host);

        var family = Family(host.BrowserProcessId);
        Assert.All(family, process => Assert.DoesNotContain("--no-sandbox", string.Concat(Read(process, "cmdline")), StringComparison.Ordinal));
        Assert.Contains(family, process => Namespace(process) != Namespace(Environment.ProcessId));
    }

    [Fact]
    public async Task Takes_its_folder_with_it()
    {
        string home;
        await using (var host = new PrintingHost())
        {
            await PrintAsync(host);
            home = Read(host.BrowserProcessId, "environ").SelectMany(line => line.Split('\0')).Single(entry => entry.StartsWith("HOME=", StringComparison.Ordinal))["HOME=".Length..];
            Assert.True(Directory.Exists(home));
            Assert.NotEqual(Environment.GetEnvironmentVariable("HOME"), home);
        }

        Assert.False(Directory.Exists(home));
    }

    private static Task<byte[]> PrintAsync(PrintingHost host) => host.Printer.PrintAsync(SamplePlan.Job(1), TestContext.Current.CancellationToken);

    /// <summary>The process and all that it started.</summary>
    private static List<int> Family(int process)
    {
        var parents = Directory.EnumerateDirectories("/proc").Select(Path.GetFileName).Where(name => int.TryParse(name, out _)).Select(name => int.Parse(name!, null))
            .Select(id => (Id: id, Parent: Parent(id))).ToList();
        var family = new List<int> { process };
        for (var at = 0; at < family.Count; at++) family.AddRange(parents.Where(other => other.Parent == family[at]).Select(other => other.Id));
        Assert.True(family.Count > 2, "The browser has processes for its pages.");
        return family;
    }

    private static int Parent(int process) => int.TryParse(Status(process, "PPid").FirstOrDefault(), out var parent) ? parent : 0;

    private static IEnumerable<string> Status(int process, string name) =>
        Read(process, "status").Where(line => line.StartsWith(name + ":", StringComparison.Ordinal)).SelectMany(line => line.Split('\t', StringSplitOptions.TrimEntries)[1..]);

    /// <summary>Nothing of a process that has ended meanwhile.</summary>
    private static string[] Read(int process, string file)
    {
        try
        {
            return File.ReadAllLines($"/proc/{process}/{file}");
        }
        catch (IOException)
        {
            return [];
        }
    }

    private static string? Namespace(int process) => new FileInfo($"/proc/{process}/ns/user").LinkTarget;

    private static async Task<bool> CanMakeNamespacesAsync()
    {
        using var probe = Process.Start(new ProcessStartInfo("unshare", ["-Ur", "true"]) { RedirectStandardError = true })!;
        await probe.WaitForExitAsync(TestContext.Current.CancellationToken);
        return probe.ExitCode == 0;
    }
}
