using StartupPlanner.Domain.Plans;
using StartupPlanner.Domain.Plans.Fields;

namespace StartupPlanner.Domain.Evidence;

/// <summary>How well a number or a claim is known, the weakest first.</summary>
public enum EvidenceKind
{
    /// <summary>Somebody's guess.</summary>
    Guess,

    /// <summary>Somebody else's figure, looked up.</summary>
    Researched,

    /// <summary>Tried out with customers or users.</summary>
    Tested,

    /// <summary>Agreed in writing.</summary>
    Contracted,
}

/// <summary>What a number or a claim of the plan rests on. It is named by the address of its field, with points in place of the slashes, and goes with its row.</summary>
public sealed class EvidenceItem : Cell
{
    /// <summary>How well it is known.</summary>
    public EvidenceKind? Kind { get; private set; }

    /// <summary>Who says so: a publication, a person, an experiment, a contract.</summary>
    public string Source { get; private set; } = "";

    /// <summary>Where the source can be read; an address of the web.</summary>
    public string Link { get; private set; } = "";

    /// <summary>The day of the source.</summary>
    public DateOnly? Date { get; private set; }

    /// <summary>How sure the author is that the number holds; a fraction.</summary>
    public decimal? Confidence { get; private set; }

    /// <summary>How the number follows from the source.</summary>
    public string Note { get; private set; } = "";
}

/// <summary>What the numbers and claims of the plan rest on.</summary>
public sealed class Evidence
{
    private const int LongText = 120;

    /// <summary>The evidence, by the field of which it speaks.</summary>
    public CellMap<EvidenceItem> Items { get; } = [];

    /// <summary>The evidence of the field at an address; null where there is none.</summary>
    public EvidenceItem? For(string address) => Items[FieldKey.Of(address)];

    /// <summary>Whether a field makes a claim that asks for evidence: a number, or more than a few words. Any other may have some too.</summary>
    public static bool IsAskedOf(Field field) => field.Part.Shape != PartShape.PerField && field.Type switch
    {
        FieldType.Number or FieldType.WholeNumber or FieldType.Money or FieldType.Percentage or FieldType.Estimate or FieldType.Series or FieldType.Markdown => true,
        FieldType.ShortText => field.MaxLength > LongText,
        _ => false,
    };

    /// <summary>The address at which the evidence of a field is kept.</summary>
    public static string AddressFor(string address) => Section.Parts.Single(part => part.Shape == PartShape.PerField).RowAddress(FieldKey.Of(address));

    /// <summary>The section's fields. It asks no question and is no chapter: its parts stand beside what they speak of.</summary>
    public static Section Section { get; } = new(
        SectionMap.Of("evidence").PerField<EvidenceItem>("items", plan => plan.Evidence.Items, fields => fields
            .Choice(item => item.Kind, required: false)
            .ShortText(item => item.Source, 300, required: false)
            .ShortText(item => item.Link, 500, required: false)
            .Date(item => item.Date, required: false)
            .Percentage(item => item.Confidence, required: false)
            .Markdown(item => item.Note, 2000, required: false)),
        _ => []);
}
