using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using StartupPlanner.Domain.Common;
using StartupPlanner.Domain.Plans;
using StartupPlanner.Web.Localization;

namespace StartupPlanner.Web.Pages.Plans;

// The file, and what a form puts around it.
[RequestSizeLimit(PlanFile.MaxBytes + 64 * 1024)]
public sealed class ImportModel(IMediator mediator, Texts texts) : PageModel
{
    public IReadOnlyList<FieldError> Errors { get; private set; } = [];

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync(IFormFile? file, CancellationToken cancellationToken)
    {
        if (file is null || file.Length == 0) return Wrong("Errors.File.None");
        if (file.Length > PlanFile.MaxBytes) return Wrong("Errors.File.TooLarge", PlanFile.MaxBytes / 1024 / 1024);
        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes, cancellationToken);
        var text = PlanFile.TextOf(bytes.GetBuffer().AsSpan(0, (int)bytes.Length));
        var outcome = text.Failure is { } unreadable
            ? Outcome<PlanId>.Fail(unreadable)
            : await mediator.Send(new ImportPlan.Command(text.Value), cancellationToken);
        if (outcome.Failure is not Failure.Invalid invalid) return Redirect($"/plans/{outcome.Value}");
        Errors = invalid.Errors;
        return Page();
    }

    private PageResult Wrong(string key, params object[] args)
    {
        ModelState.AddModelError("file", texts[key, args]);
        return Page();
    }
}
