using System.Reflection;
using StartupPlanner.Web.Data.Backups;
using StartupPlanner.Web.Data.Samples;
using StartupPlanner.Web.Documents;
using StartupPlanner.Web.Documents.Printing;
using StartupPlanner.Web.Hosting;
using StartupPlanner.Web.Pages.Files;
using StartupPlanner.Web.Pages.Planning;
using StartupPlanner.Web.Pages.Search;
using StartupPlanner.Web.Pages.Statements;
using StartupPlanner.Web.Pipeline;

var builder = WebApplication.CreateBuilder(args);
if (OperatorMistake.In(builder.Configuration) is { } setting)
{
    Console.Error.WriteLine(setting);
    return 1;
}

if (BackupCommand.IsNamedIn(args)) return await BackupCommand.RunAsync(args, builder.Configuration);

builder.AddLogs();
builder.AddProxies();
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
builder.Services.AddErrorPages();
builder.Services.AddRateLimits();
builder.Services.AddStrictTransport();
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
    app.Services.LoadKeys();
}
catch (Exception wrong) when (Database.Explain(wrong) is { } mistake)
{
    Console.Error.WriteLine(mistake);
    if (server is not null) await server.DisposeAsync();
    return 1;
}
if (app.Environment.IsDevelopment()) await app.Services.SeedDemoAsync();

app.UseForwardedHeaders();
app.UseSecurityHeaders();
app.UsePageCompression();
app.UseRequestLog();
app.UseLanguages();
app.UseErrorPages();
app.UseHttpsOnly();
app.UseRateLimiter();
app.UseRouting();
app.UseRequestSizes();
app.UseOutages();
app.UseAuthentication();
app.UseAuthorization();
app.UseViewer();
app.MapStaticAssets().ShortCircuit();
app.MapRazorPages().WithStaticAssets();
app.MapChanges();
app.MapDocuments();
app.MapFiles();
app.MapStatements();
app.MapSearch();
app.MapHealth();
app.SayWhereToOpen();

await app.RunAsync();
if (server is not null) await server.DisposeAsync();
return 0;

/// <summary>Named so that tests can start the application.</summary>
public sealed partial class Program;
