using StartupPlanner.Domain.Plans;
using StartupPlanner.Web.Pages.Planning;

namespace StartupPlanner.Web.Pages.Reading;

/// <summary>A conversation with what its forms need.</summary>
/// <param name="ReturnTo">The page to come back to.</param>
/// <param name="Place">What it is about, on the page on which it stands.</param>
public sealed record ThreadModel(ThreadView Thread, PlanId PlanId, PlanShell Shell, string ReturnTo, string Place);
