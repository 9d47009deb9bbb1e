using StartupPlanner.Domain.Plans;
using StartupPlanner.Domain.Plans.Fields;
using StartupPlanner.Web.Localization;

namespace StartupPlanner.Web.Pages.Planning;

/// <summary>The lists whose rows have pages of their own: those for which a view such as Revenue/_StreamsRow.cshtml (model <see cref="RowView"/>) stands beside their section's texts.</summary>
internal static class RowPages
{
    /// <summary>The view of a row of a list.</summary>
    public static string ViewOf(Part part) => $"/Pages/{Texts.Pascal(part.Section)}/_{Texts.Pascal(part.Segment)}Row.cshtml";

    public static bool Has(Part part) => part.Shape == PartShape.Rows && QuestionParts.Has(ViewOf(part));

    /// <summary>The page on which a place is edited; null where no question asks for it.</summary>
    public static string? PathOf(Plan plan, Address address)
    {
        if (Outline.QuestionFor(address) is not { } question) return null;
        return $"/plans/{plan.Id}/{(address.Key.Length > 0 ? RowAround(plan, question, address.Part!, address.Key) : null) ?? question.Address}";
    }

    /// <summary>The row on whose page a row stands: itself, or one of the same question to which it refers.</summary>
    private static string? RowAround(Plan plan, Question question, Part part, string key)
    {
        if (part.Shape != PartShape.Rows || part.Find(plan, key) is not { } row) return null;
        if (Has(part)) return part.RowAddress(key);
        return (from field in part.Fields
                where field.Type == FieldType.Reference
                let target = field.Read(row)
                let found = plan.RowAt(field, target)
                where found is not null && found.Value.Part != part && question.Parts.Contains(found.Value.Part)
                select RowAround(plan, question, found.Value.Part, target)).FirstOrDefault();
    }
}
