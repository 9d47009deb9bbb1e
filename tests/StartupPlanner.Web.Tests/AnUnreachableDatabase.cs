using System.Diagnostics;

namespace StartupPlanner.Web.Tests;

/// <summary>The program itself, started with a server that the operator named wrongly.</summary>
public sealed class AnUnreachableDatabase
{
    [Theory]
    [InlineData("Host=127.0.0.1;Port=1;Database=x;Username=y;Password=secret-of-mine", "lets nobody in")]
    [InlineData("Hots=127.0.0.1;Password=secret-of-mine", "is no connection string")]
    public async Task Is_explained_in_one_line_without_the_password(string connection, string expected)
    {
        using var program = Process.Start(new ProcessStartInfo("dotnet", [typeof(Program).Assembly.Location])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            Environment = { ["ConnectionStrings__Planner"] = connection },
        })!;
        var errors = program.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await program.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await program.WaitForExitAsync(TestContext.Current.CancellationToken);

        var line = Assert.Single((await errors + output).Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains($"ConnectionStrings__Planner {expected}", line.Replace("The database of ", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain("secret-of-mine", line, StringComparison.Ordinal);
        Assert.Equal(1, program.ExitCode);
    }
}
