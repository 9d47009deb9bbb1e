using System.Reflection;
using FluentValidation;
using MediatR;
using StartupPlanner.Web.Pages.Statements;

namespace StartupPlanner.Web.Pipeline;

internal static class Slices
{
    /// <summary>Registers every handler and validator of the assembly, and what runs around them.</summary>
    public static IServiceCollection AddSlices(this IServiceCollection services, Assembly assembly)
    {
        services.AddScoped<ServiceFactory>(provider => provider.GetRequiredService);
        services.AddScoped<IMediator, Mediator>();
        services.AddScoped<Viewer>();
        services.AddScoped<PlanScope>();
        services.AddSingleton<PlanCache>();
        services.AddSingleton<PlanForecasts>();
        services.AddSingleton<StatementTables>();
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(ValidationBehavior<,>));
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(PlanBehavior<,>));
        foreach (var type in assembly.GetTypes().Where(type => type is { IsAbstract: false, IsGenericTypeDefinition: false }))
            foreach (var service in type.GetInterfaces().Where(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IRequestHandler<,>)))
                services.AddScoped(service, type);
        return services.AddValidatorsFromAssembly(assembly, ServiceLifetime.Singleton, includeInternalTypes: true);
    }
}
