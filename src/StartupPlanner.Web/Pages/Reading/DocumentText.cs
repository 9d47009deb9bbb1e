using StartupPlanner.Domain.Plans.Fields;

namespace StartupPlanner.Web.Pages.Reading;

/// <summary>A text of the document.</summary>
/// <param name="HasHeading">Whether its label stands over it.</param>
/// <param name="IsInRow">Whether that label stands under the title of a row.</param>
public sealed record DocumentText(DocumentView Document, Field Field, string Address, string Value, bool HasHeading, bool IsInRow);
