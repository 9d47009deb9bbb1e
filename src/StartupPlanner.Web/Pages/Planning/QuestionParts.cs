
namespace StartupPlanner.Web.Pages.Planning;

/// <summary>The questions that are shown in a way of their own: those beside whose section's texts a view of their name stands.</summary>
internal static class QuestionParts
{
    private static readonly HashSet<string> Views =
    [
        .. from item in typeof(QuestionParts).Assembly.GetCustomAttributes(typeof(Microsoft.AspNetCore.Razor.Hosting.RazorCompiledItemAttribute), false)
               .Cast<Microsoft.AspNetCore.Razor.Hosting.RazorCompiledItemAttribute>()
           select item.Identifier,
    ];

    public static bool Has(string view) => Views.Contains(view);

    /// <summary>How wide a field of a row is, so that short things share a line.</summary>
    public static string WidthOf(Domain.Plans.Fields.Field field) => field.Type switch
    {
        Domain.Plans.Fields.FieldType.Markdown or Domain.Plans.Fields.FieldType.Choices or Domain.Plans.Fields.FieldType.References or Domain.Plans.Fields.FieldType.Series => "",
        Domain.Plans.Fields.FieldType.ShortText when field.MaxLength > 120 => "",
        Domain.Plans.Fields.FieldType.ShortText => "half",
        _ => "third",
    };
}
