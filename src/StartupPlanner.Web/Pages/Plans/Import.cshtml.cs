using System.Text;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using StartupPlanner.Domain.Common;
using StartupPlanner.Domain.Plans;
using StartupPlanner.Web.Localization;

namespace StartupPlanner.Web.Pages.Plans;

[RequestSizeLimit(16 * PlanFile.MaxBytes)]
public sealed class ImportModel(IMediator mediator, Texts texts) : PageModel
{
    public IReadOnlyList<FieldError> Errors { get; private set; } = [];

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync(IFormFile? file, CancellationToken cancellationToken)
    {
        if (file is null || file.Length == 0) return Wrong("Errors.File.None");
        if (file.Length > PlanFile.MaxBytes) return Wrong("Errors.File.TooLarge", PlanFile.MaxBytes / 1024 / 1024);
        using var reader = new StreamReader(file.OpenReadStream(), Encoding.UTF8);
        var outcome = await mediator.Send(new ImportPlan.Command(await reader.ReadToEndAsync(cancellationToken)), cancellationToken);
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
