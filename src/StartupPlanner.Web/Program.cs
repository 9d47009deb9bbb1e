using System.Reflection;
using StartupPlanner.Web.Data.Backups;
using StartupPlanner.Web.Data.Samples;
using StartupPlanner.Web.Documents;
using StartupPlanner.Web.Documents.Printing;
using StartupPlanner.Web.Hosting;
using StartupPlanner.Web.Pages.Planning;
using StartupPlanner.Web.Pipeline;

var builder = WebApplication.CreateBuilder(args);
if (BackupCommand.IsNamedIn(args)) return await BackupCommand.RunAsync(args, builder.Configuration);
builder.AddLogs();
IAsyncDisposable? server;
try
{
    server = await builder.AddDatabaseAsync();
}
catch (Exception wrong) when (Database.Explain(wrong) is { } mistake)
{
    Console.Error.WriteLine(mistake);
    return 1;
}

builder.AddAccounts();
builder.AddPages();
builder.Services.AddRateLimits();
builder.AddPageCompression();
builder.Services.AddSingleton(TimeProvider.System);
builder.Services.AddSlices(Assembly.GetExecutingAssembly());
builder.Services.AddPlanning();
builder.Services.AddPdfPrinter(builder.Configuration);
builder.Services.AddHostedService<Bin>();

var app = builder.Build();
try
{
    await app.Services.MigrateAsync();
}
catch (Exception wrong) when (Database.Explain(wrong) is { } mistake)
{
    Console.Error.WriteLine(mistake);
    if (server is not null) await server.DisposeAsync();
    return 1;
}
if (app.Environment.IsDevelopment()) await app.Services.SeedDemoAsync();

app.UseSecurityHeaders();
app.UsePageCompression();
app.UseRequestLog();
app.UseErrorPages();
app.UseLanguages();
app.UseHttpsOnly();
app.UseRateLimiter();
app.UseRouting();
app.UseAuthentication();
app.UseAuthorization();
app.UseViewer();
app.MapStaticAssets();
app.MapRazorPages().WithStaticAssets();
app.MapChanges();
app.MapDocuments();
app.MapHealth();
app.SayWhereToOpen();

await app.RunAsync();
if (server is not null) await server.DisposeAsync();
return 0;

/// <summary>Named so that tests can start the application.</summary>
public sealed partial class Program;
