using Microsoft.Extensions.DependencyInjection.Extensions;

namespace StartupPlanner.Web.Documents.Printing;

public static class PrintingServices
{
    /// <summary>Registers <see cref="PdfPrinter"/>; reads <c>Planner:Chromium</c> and <c>Planner:Printing</c>.</summary>
    public static IServiceCollection AddPdfPrinter(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddOptions<PdfPrinterOptions>().Configure<IHostEnvironment>((options, environment) =>
        {
            options.NodeModuleParents.Insert(0, environment.ContentRootPath);
            configuration.GetSection("Planner:Printing").Bind(options);
            options.ChromiumPath = configuration["Planner:Chromium"] ?? options.ChromiumPath;
        });
        return services.AddSingleton<PdfPrinter>();
    }
}
