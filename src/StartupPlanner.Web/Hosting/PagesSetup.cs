using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.TagHelpers;
using Microsoft.Extensions.WebEncoders;
using System.Text.Unicode;
using StartupPlanner.Web.Localization;
using StartupPlanner.Web.Pages.Planning;
using StartupPlanner.Web.Pages.Reading;

namespace StartupPlanner.Web.Hosting;

internal static class PagesSetup
{
    public const string LanguageCookie = "planner-language";

    public static void AddPages(this WebApplicationBuilder builder)
    {
        builder.Services.AddRazorPages(pages =>
        {
            pages.Conventions.AuthorizeFolder("/Plans");
            pages.Conventions.AuthorizeFolder("/Glance");
            pages.Conventions.AuthorizeFolder("/Planning");
            pages.Conventions.AuthorizeFolder("/Activity");
            pages.Conventions.AuthorizeFolder("/Statements");
            pages.Conventions.AuthorizeFolder("/Sharing");
            pages.Conventions.AuthorizeFolder("/Operator");
            pages.Conventions.AllowAnonymousToPage("/Sharing/Open");
            pages.Conventions.AllowAnonymousToPage("/Sharing/Invitation");
            pages.Conventions.AuthorizePage("/Account/Index");
            pages.Conventions.AuthorizePage("/Account/Delete");
            pages.Conventions.ConfigureFilter(new BadRouteFilter());
        }).AddMvcOptions(mvc => TellInOwnWords(mvc.ModelBindingMessageProvider))
            // Without this a form with an address of its own gets no token. Every form here posts.
            .InitializeTagHelper<FormTagHelper>((form, _) => form.Antiforgery = true);
        // Chinese stays readable in the page's source; what is dangerous in HTML is encoded all the same.
        builder.Services.Configure<WebEncoderOptions>(encoder => encoder.TextEncoderSettings = new(UnicodeRanges.All));
        builder.Services.AddHttpContextAccessor();
        builder.Services.AddScoped(_ => new Texts());
        builder.Services.AddScoped(services => new Display(services.GetRequiredService<Texts>(), ZoneOf(services.GetRequiredService<IHttpContextAccessor>().HttpContext)));
    }

    public static void AddPlanning(this IServiceCollection services)
    {
        services.AddScoped<PlanShells>();
        services.AddScoped<ThreadViews>();
        services.AddScoped<Pages.Activity.ActivityItems>();
        services.AddScoped<Answers>();
        services.AddScoped<Documents.ViewRenderer>();
        services.AddScoped<Documents.PdfDocument>();
        services.AddScoped<Documents.Word.WordDocument>();
        services.AddSingleton<Documents.ExportProgress>();
        AddFigures(services);
    }

    private static void AddFigures(IServiceCollection services)
    {
        foreach (var type in typeof(IFigures).Assembly.GetTypes().Where(type => type.IsClass && type.IsAssignableTo(typeof(IFigures))))
        {
            services.AddSingleton(type);
            services.AddSingleton(typeof(IFigures), provider => provider.GetRequiredService(type));
        }
    }

    public static void UseLanguages(this WebApplication app) => app.UseRequestLocalization(options =>
    {
        options.SupportedCultures = options.SupportedUICultures = [.. Texts.Cultures];
        options.DefaultRequestCulture = new(Texts.Cultures[0]);
        // What is posted is read as the invariant culture writes it, whoever posts it.
        options.RequestCultureProviders =
        [
            new CustomRequestCultureProvider(context => Task.FromResult(Chosen(context))),
            new AcceptLanguageHeaderRequestCultureProvider(),
        ];
    });

    private static ProviderCultureResult? Chosen(HttpContext context) =>
        Texts.Cultures.FirstOrDefault(culture => culture.Name == context.Request.Cookies[LanguageCookie]) is { } culture ? new(culture.Name) : null;

    private static TimeZoneInfo ZoneOf(HttpContext? context) =>
        context?.User.FindFirst(Identity.Claims.TimeZone)?.Value is { } id && TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone) ? zone : TimeZoneInfo.Utc;

    // The framework's own sentences are English; these are looked up for each request.
    private static void TellInOwnWords(Microsoft.AspNetCore.Mvc.ModelBinding.Metadata.DefaultModelBindingMessageProvider messages)
    {
        messages.SetValueMustNotBeNullAccessor(_ => new Texts()["Errors.NotEmptyValidator"]);
        messages.SetMissingBindRequiredValueAccessor(_ => new Texts()["Errors.NotEmptyValidator"]);
        messages.SetAttemptedValueIsInvalidAccessor((_, _) => new Texts()["Errors.Invalid"]);
        messages.SetValueIsInvalidAccessor(_ => new Texts()["Errors.Invalid"]);
        messages.SetValueMustBeANumberAccessor(_ => new Texts()["Errors.Field.NotANumber"]);
        messages.SetNonPropertyAttemptedValueIsInvalidAccessor(_ => new Texts()["Errors.Invalid"]);
        messages.SetNonPropertyUnknownValueIsInvalidAccessor(() => new Texts()["Errors.Invalid"]);
        messages.SetUnknownValueIsInvalidAccessor(_ => new Texts()["Errors.Invalid"]);
    }
}

/// <summary>An address with an id that is none leads nowhere; a verb that a page does not know is refused.</summary>
internal sealed class BadRouteFilter : IPageFilter
{
    public void OnPageHandlerSelected(PageHandlerSelectedContext context) { }

    public void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        var method = context.HttpContext.Request.Method;
        if (HttpMethods.IsGet(method) && !context.ModelState.IsValid) context.Result = new NotFoundResult();
        // Without a handler the page would be shown with nothing to show.
        else if (context.HandlerMethod is null && !HttpMethods.IsGet(method) && !HttpMethods.IsHead(method) && context.HandlerInstance is not Pages.Home.ErrorModel)
            context.Result = new StatusCodeResult(StatusCodes.Status405MethodNotAllowed);
    }

    public void OnPageHandlerExecuted(PageHandlerExecutedContext context) { }
}
