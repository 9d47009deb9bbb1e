using System.Reflection;
using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Mvc.RazorPages;
using StartupPlanner.Web.Data;

namespace StartupPlanner.Web.Tests;

/// <summary>Rules of the code that the compiler does not guard.</summary>
public sealed class TheArchitecture
{
    private static readonly Type[] Types = typeof(Program).Assembly.GetTypes();

    private static readonly Type[] Requests = [.. Types.Where(type => type is { IsAbstract: false } && Closes(type, typeof(IRequest<>)))];

    private static readonly Type[] Handlers = [.. Types.Where(type => type is { IsAbstract: false } && Closes(type, typeof(IRequestHandler<,>)))];

    /// <summary>Texts that are looked up and never kept: a token that is too long is unknown like any other.</summary>
    private static readonly string[] LookedUp = ["AcceptInvitation"];

    [Fact]
    public void Every_request_stands_in_its_slice_with_one_handler()
    {
        Assert.True(Requests.Length > 20, $"{Requests.Length} requests.");
        Assert.All(Requests, request => Assert.Single(Handlers, handler => handler.DeclaringType == request.DeclaringType));
    }

    [Fact]
    public void Every_command_with_input_has_a_validator_in_its_slice()
    {
        var commands = Requests.Where(request => request.Name == "Command" && TakesInput(request) && !LookedUp.Contains(request.DeclaringType!.Name)).ToList();
        Assert.True(commands.Count >= 8, $"{commands.Count} commands.");
        Assert.Equal([], commands.Where(command => !command.DeclaringType!.GetNestedTypes(BindingFlags.NonPublic | BindingFlags.Public)
            .Any(type => type.BaseType == typeof(AbstractValidator<>).MakeGenericType(command))).Select(command => command.FullName));
    }

    [Fact]
    public void No_slice_calls_another()
    {
        Assert.NotEmpty(Handlers);
        Assert.Equal([], Handlers.Where(handler => Takes(handler, typeof(IMediator))).Select(handler => handler.FullName));
    }

    [Fact]
    public void No_page_reaches_for_the_database()
    {
        var pages = Types.Where(type => type.IsSubclassOf(typeof(PageModel)) && !type.IsAbstract).ToList();
        Assert.True(pages.Count > 10, $"{pages.Count} pages.");
        Assert.Equal([], pages.Where(page => Takes(page, typeof(PlannerDb))).Select(page => page.FullName));
    }

    private static bool Closes(Type type, Type open) => type.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == open);

    private static bool Takes(Type type, Type service) => type.GetConstructors().SelectMany(constructor => constructor.GetParameters()).Any(parameter => parameter.ParameterType == service);

    private static bool TakesInput(Type request) => request.GetConstructors().SelectMany(constructor => constructor.GetParameters())
        .Any(parameter => parameter.ParameterType == typeof(string) || parameter.ParameterType == typeof(int) || parameter.ParameterType.IsEnum || parameter.ParameterType.IsGenericType && parameter.ParameterType.IsInterface);
}
