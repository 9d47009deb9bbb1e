using StartupPlanner.Domain.Plans;
using StartupPlanner.Domain.Plans.Fields;
using StartupPlanner.Web.Localization;

namespace StartupPlanner.Web.Pages.Reading;

/// <summary>The plan as a document, in one language. The reading view and the PDF are both made from it.</summary>
/// <param name="Texts">Labels in the document's language.</param>
/// <param name="Display">Numbers and dates in the document's language.</param>
/// <param name="CanComment">Whether each place offers to be commented on.</param>
/// <param name="IsPrint">Whether contents carry page numbers.</param>
public sealed record DocumentView(Plan Plan, Texts Texts, Display Display, bool CanComment, bool IsPrint)
{
    /// <summary>Whether it is the sample that everybody may read.</summary>
    public bool IsSample { get; init; }

    /// <summary>The questions of a section that are answered at all.</summary>
    public IEnumerable<Question> Answered(Section section) => section.QuestionsFor(Plan).Where(IsAnswered);

    public IEnumerable<Section> Sections => Outline.Sections.Where(section => Answered(section).Any());

    /// <summary>How a field's cell is set in a table: figures to the right, short words unbroken.</summary>
    public static string? CellOf(Field field) => field.Type switch
    {
        FieldType.Number or FieldType.WholeNumber or FieldType.Money or FieldType.Percentage => "num",
        FieldType.Choice or FieldType.Month or FieldType.Date => "short",
        _ => null,
    };

    private bool IsAnswered(Question question) =>
        // The name and the pitch stand on the cover; the settings are no matter for a reader.
        question.Key != "settings"
        && (question.Fields.Any(field => field.IsAnswered(field.Part.Find(Plan, "")!))
            || question.Parts.Any(part => part.Entries(Plan).Any(row => part.Fields.Any(field => field.Segment != "weight" && !field.Mandatory && field.IsAnswered(row.Entity)))));
}

/// <summary>A question of the document.</summary>
public sealed record DocumentQuestion(DocumentView Document, Question Question);
