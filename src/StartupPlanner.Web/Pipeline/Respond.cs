using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using StartupPlanner.Domain.Common;
using StartupPlanner.Web.Localization;

namespace StartupPlanner.Web.Pipeline;

internal static class Responses
{
    /// <summary>Turns an outcome into what the browser gets: what success gives, the form again with its errors, 403 or 404.</summary>
    public static IActionResult Respond<T>(this PageModel page, Outcome<T> outcome, Func<T, IActionResult> onSuccess) where T : notnull
    {
        switch (outcome.Failure)
        {
            case null:
                return onSuccess(outcome.Value);
            case Failure.NotFound:
                return page.NotFound();
            case Failure.Forbidden:
                return new StatusCodeResult(StatusCodes.Status403Forbidden);
            case Failure.Invalid invalid:
                page.AddErrors(invalid.Errors);
                return page.Page();
            case var failure:
                page.ModelState.AddModelError("", page.TextsOf().Of(failure));
                return page.Page();
        }
    }

    public static void AddErrors(this PageModel page, IEnumerable<FieldError> errors)
    {
        foreach (var error in errors)
            page.ModelState.AddModelError(error.Field.Length == 0 ? "" : "Input." + error.Field, page.TextsOf().Of(error));
    }

    public static Texts TextsOf(this PageModel page) => page.HttpContext.RequestServices.GetRequiredService<Texts>();
}
