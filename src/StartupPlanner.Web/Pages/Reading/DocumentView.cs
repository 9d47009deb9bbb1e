using StartupPlanner.Domain.Plans;
using StartupPlanner.Domain.Plans.Fields;
using StartupPlanner.Web.Localization;
using StartupPlanner.Web.Pages.Files;

namespace StartupPlanner.Web.Pages.Reading;

/// <summary>The plan as a document, in one language. The reading view and the PDF are both made from it.</summary>
/// <param name="Texts">Labels in the document's language.</param>
/// <param name="Display">Numbers and dates in the document's language.</param>
/// <param name="CanComment">Whether each place offers to be commented on.</param>
/// <param name="IsPrint">Whether contents carry page numbers.</param>
public sealed record DocumentView(Plan Plan, Texts Texts, Display Display, bool CanComment, bool IsPrint)
{
    private const int LengthOfSentences = 200;

    private Dictionary<string, Source>? sources;

    /// <param name="Number">Within its section.</param>
    /// <param name="Address">Of the field that rests on it.</param>
    public sealed record Source(int Number, Section Section, string Address, Domain.Evidence.EvidenceItem Item);

    /// <summary>Whether the statements stand in it month by month too.</summary>
    public bool WithMonths { get; init; }

    /// <summary>Where a picture of the plan is shown from; null for one that is not there.</summary>
    public Func<Guid, string?> PictureOf { get; init; } = id => FileEndpoints.AddressOf(Plan.Id, id);

    /// <summary>Whether it is the sample that everybody may read.</summary>
    public bool IsSample { get; init; }

    /// <summary>Documents that are alike in this are alike in all.</summary>
    public string Version => $"{Plan.Id} {Plan.Revision} {Texts.Lang} {Display.Zone} {CanComment} {IsSample}";

    /// <summary>Where the company's logo is shown from; null where it has none.</summary>
    public string? Logo => Plan.Overview.Logo is { } logo ? PictureOf(logo) : null;

    /// <summary>To whom a reader writes, line by line.</summary>
    public IReadOnlyList<string> Contact =>
        [.. ((string[])[Plan.Overview.ContactName, Plan.Overview.ContactEmail, Plan.Overview.ContactPhone, Plan.Overview.Website]).Where(line => line.Length > 0)];

    /// <summary>Who may read it.</summary>
    public string Confidentiality => IsSample ? Texts["Reading.SampleCover"]
        : Plan.Overview.Confidentiality is { Length: > 0 } own ? own
        : Texts["Reading.Confidential"];

    /// <summary>What a question is called over its answers: as a business plan calls it where its short name is not that.</summary>
    public string HeadingOf(Question question) => Texts.Find(question.Section.Name, $"Ask.{question.TextKey}.Heading") ?? Texts.Ask(question, ".Short");

    /// <summary>The questions of a section that are answered at all.</summary>
    public IEnumerable<Question> Answered(Section section) => section.QuestionsFor(Plan).Where(IsAnswered);

    public IEnumerable<Section> Sections => Outline.Sections.Where(section => Answered(section).Any());

    /// <summary>How a field's cell is set in a table: figures to the right, short words unbroken, sentences with room.</summary>
    public static string? CellOf(Field field) => field.Type switch
    {
        FieldType.Number or FieldType.WholeNumber or FieldType.Money or FieldType.Percentage => "num",
        FieldType.Choice or FieldType.Month or FieldType.Date => "short",
        FieldType.ShortText when field.MaxLength >= LengthOfSentences => "long",
        _ => null,
    };

    /// <summary>What the numbers and claims of a section rest on, in the order in which they stand.</summary>
    public IReadOnlyList<Source> SourcesOf(Section section) => [.. Sources.Values.Where(source => source.Section == section)];

    /// <summary>What the field at an address rests on; null where nothing is noted.</summary>
    public Source? SourceOf(string address) => Sources.GetValueOrDefault(address);

    private Dictionary<string, Source> Sources => sources ??= Plan.Evidence.Items.Count == 0 ? [] : Outline.Sections.SelectMany(Noted).ToDictionary(source => source.Address);

    private IEnumerable<Source> Noted(Section section) =>
        from place in section.QuestionsFor(Plan).SelectMany(Places).Where(address => Plan.Evidence.For(address) is not null).Distinct().Select((address, index) => (address, index))
        select new Source(place.index + 1, section, place.address, Plan.Evidence.For(place.address)!);

    private IEnumerable<string> Places(Question question)
    {
        var fields = question.Fields.Select(field => field.Part.FieldAddress("", field));
        return fields.Concat(question.Parts.SelectMany(part => part.Entries(Plan).SelectMany(row => part.Fields.Select(field => part.FieldAddress(row.Key, field)))));
    }

    private bool IsAnswered(Question question) =>
        // The name and the pitch stand on the cover; the settings are no matter for a reader.
        question.Key is not ("settings" or "document")
        && (question.Fields.Any(field => field.IsAnswered(field.Part.Find(Plan, "")!))
            || question.Parts.Any(part => part.Entries(Plan).Any(row => part.Fields.Any(field => field.Segment != "weight" && !field.Mandatory && field.IsAnswered(row.Entity)))));
}

/// <summary>A question of the document.</summary>
public sealed record DocumentQuestion(DocumentView Document, Question Question);
