using StartupPlanner.Domain.Plans.Fields;

namespace StartupPlanner.Web.Pages.Reading;

/// <summary>A text of the document.</summary>
/// <param name="HasHeading">Whether its label stands over it.</param>
public sealed record DocumentText(DocumentView Document, Field Field, string Address, string Value, bool HasHeading);
