using Microsoft.AspNetCore.Mvc.RazorPages;
using StartupPlanner.Web.Data.Samples;
using StartupPlanner.Web.Localization;
using StartupPlanner.Web.Pages.Reading;

namespace StartupPlanner.Web.Pages.Home;

/// <summary>The sample plan in the reader's language, open to everybody.</summary>
public sealed class SampleModel(Texts texts, Display display) : PageModel
{
    public DocumentView Document { get; private set; } = null!;

    public void OnGet() => Document = new(SamplePlans.In(texts.Culture), texts, display, CanComment: false, IsPrint: false) { IsSample = true };
}
