using StartupPlanner.Web.Documents.Printing;

namespace StartupPlanner.Web.Tests.Documents.Printing;

public sealed class AMachineWithoutABrowser
{
    [Fact]
    public async Task Is_told_what_to_install()
    {
        var missing = await PrintAsync(options =>
        {
            options.SearchInstalled = false;
            options.NodeModuleParents.Clear();
        });

        Assert.Equal(PdfBrowserProblem.NoneFound, missing.Problem);
        Assert.Contains("apt-get install chromium", missing.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Is_told_that_the_setting_names_no_file()
    {
        var missing = await PrintAsync(options => options.ChromiumPath = "/nowhere/chromium");

        Assert.Equal((PdfBrowserProblem.SettingNamesNoFile, "/nowhere/chromium"), (missing.Problem, missing.Tried.Single()));
    }

    [Fact]
    public async Task Is_told_which_browser_does_not_start()
    {
        var stub = OperatingSystem.IsWindows() ? @"C:\Windows\System32\whoami.exe" : "/bin/ls";

        var missing = await PrintAsync(options => (options.ChromiumPath, options.LaunchLimit) = (stub, TimeSpan.FromSeconds(2)));

        Assert.Equal((PdfBrowserProblem.NoneStarts, stub), (missing.Problem, missing.Tried.Single()));
    }

    private static async Task<PdfBrowserMissingException> PrintAsync(Action<PdfPrinterOptions> configure)
    {
        await using var host = new PrintingHost(configure);
        return await Assert.ThrowsAsync<PdfBrowserMissingException>(() => host.Printer.PrintAsync(SamplePlan.Job(1), TestContext.Current.CancellationToken));
    }
}
