using System.Text.Json.Nodes;
using StartupPlanner.Domain.Common;

namespace StartupPlanner.Domain.Plans.Fields;

/// <summary>
/// The one declaration of a field: where it lies, what it holds, which limits it has. The wizard, autosave, the activity log, undo,
/// comments, documents and the plan file all read it.
/// </summary>
/// <remarks>Between those readers a value travels as canonical text: one spelling for each value, and the empty text for no answer.</remarks>
public abstract class Field
{
    private protected Field(string property, FieldType type) => (Property, Type, Segment) = (property, type, Names.Kebab(property));

    /// <summary>The name of the property that holds the value; also the end of the keys of the field's texts.</summary>
    public string Property { get; }

    /// <summary>The last segment of the field's address, such as why-now.</summary>
    public string Segment { get; }

    /// <summary>What the field holds.</summary>
    public FieldType Type { get; }

    /// <summary>The most characters that a text may have; null for what is no text.</summary>
    public int? MaxLength { get; init; }

    /// <summary>The smallest number allowed, in the field's unit; a percentage as a fraction.</summary>
    public decimal? Min { get; init; }

    /// <summary>The largest number allowed, in the field's unit; a percentage as a fraction.</summary>
    public decimal? Max { get; init; }

    /// <summary>The most decimals that a number may have; a percentage's are counted per cent.</summary>
    public int? Decimals { get; init; }

    /// <summary>The key of the unit's text, such as months; null where there is none, or where it is the plan's currency or per cent.</summary>
    public string? Unit { get; init; }

    /// <summary>What the numbers of a series are counted by.</summary>
    public SeriesOver Over { get; init; }

    /// <summary>Whether the question that asks for the field is open as long as this is empty.</summary>
    public bool Required { get; init; } = true;

    /// <summary>Whether the field refuses to be empty: a plan cannot be without it.</summary>
    public bool Mandatory { get; init; }

    /// <summary>The codes to choose from, in the order in which they are offered; empty for what is no choice.</summary>
    public IReadOnlyList<string> Codes { get; init; } = [];

    /// <summary>The start of the keys of the choices' texts, such as PlanStage; the code's name follows.</summary>
    public string? CodesKey { get; init; }

    /// <summary>The addresses of the lists whose rows a reference may name, such as team/members; empty for what is no reference.</summary>
    public IReadOnlyList<string> Targets { get; init; } = [];

    /// <summary>Those lists.</summary>
    public IEnumerable<Part> TargetParts => Targets.Select(target => Address.Read(target)!.Part!);

    /// <summary>What must be chosen in the same row for the field to count: all of these; empty where it always does.</summary>
    public IReadOnlyList<FieldCondition> Conditions { get; internal set; } = [];

    /// <summary>
    /// Whether the field counts in this row. One that does not keeps its value, but is not shown, not required and not part of any document or forecast.
    /// A condition on a choice that itself does not count is passed over.
    /// </summary>
    public bool AppliesTo(object entity) => Conditions.All(condition => condition.ChoiceIn(Part) is var choice && (condition.Codes.Contains(choice.Read(entity)) || !choice.AppliesTo(entity)));

    /// <summary>The part of the plan to which the field belongs.</summary>
    public Part Part { get; internal set; } = null!;

    /// <summary>The key of the field's label in its section's texts, such as Outcomes.Statement.</summary>
    public string TextKey => Part.TextPrefix + Property;

    /// <summary>The value's canonical text; empty where there is no answer.</summary>
    /// <param name="entity">The object that holds it: the section, or a row of the part.</param>
    public abstract string Read(object entity);

    /// <summary>Brings typed text into canonical form, or says what is wrong with it.</summary>
    /// <returns>Canonical text, or <see cref="Failure.Refused"/> with a code of <see cref="FieldErrors"/>.</returns>
    public Outcome<string> Normalize(string typed)
    {
        var canonical = Canonical(typed);
        return Mandatory && canonical is { Succeeded: true, Value.Length: 0 } ? new Failure.Refused(FieldErrors.Empty) : canonical;
    }

    /// <summary>Brings typed text into canonical form within a plan, in which a reference must name a row that is there.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="typed">As typed: of a reference the id, the address or the name of a row.</param>
    /// <returns>As <see cref="Normalize"/>.</returns>
    public virtual Outcome<string> NormalizeIn(Plan plan, string typed) => Normalize(typed);

    /// <summary>Gives the field a value.</summary>
    /// <param name="entity">The object that holds it.</param>
    /// <param name="canonical">As <see cref="Normalize"/> returns it.</param>
    /// <exception cref="FormatException">The text is not canonical.</exception>
    public abstract void Write(object entity, string canonical);

    /// <summary>The value as the plan file holds it; null for no answer.</summary>
    public abstract JsonNode? ToJson(string canonical);

    /// <summary>Text to normalise from the plan file's value, or <see cref="Failure.Refused"/> where the value has the wrong JSON type.</summary>
    public abstract Outcome<string> FromJson(JsonNode? json);

    private protected abstract Outcome<string> Canonical(string typed);

    /// <summary>Whether the field of this entity has an answer.</summary>
    public bool IsAnswered(object entity) => Read(entity).Length > 0;

    /// <inheritdoc/>
    public override string ToString() => $"{Part.Address}:{Segment}";
}

/// <summary>What the numbers of a series are counted by.</summary>
public enum SeriesOver
{
    /// <summary>The months of the calendar from that on in which the thing starts.</summary>
    Months,

    /// <summary>January to December.</summary>
    MonthsOfYear,

    /// <summary>Months that have passed: 0, 1, 2 and so on.</summary>
    MonthsPassed,

    /// <summary>Three months each, from the month on in which the thing starts.</summary>
    Quarters,

    /// <summary>Twelve months each, from the month on in which the thing starts.</summary>
    Years,
}

/// <summary>A choice of the same row on which it depends whether a field counts.</summary>
/// <param name="Segment">The segment of the choice.</param>
/// <param name="Codes">The codes with which the field counts.</param>
public sealed record FieldCondition(string Segment, IReadOnlyList<string> Codes)
{
    /// <summary>The choice.</summary>
    public Field ChoiceIn(Part part) => part.FieldAt(Segment) ?? throw new InvalidOperationException($"{part} has no choice {Segment}.");
}

/// <summary>The codes of what can be wrong with a field's text.</summary>
public static class FieldErrors
{
    /// <summary>Empty, though the plan cannot be without it.</summary>
    public const string Empty = "Field.Empty";

    /// <summary>Longer than allowed; quotes the limit and the length.</summary>
    public const string TooLong = "Field.TooLong";

    /// <summary>No number.</summary>
    public const string NotANumber = "Field.NotANumber";

    /// <summary>A number below the smallest; quotes it.</summary>
    public const string TooSmall = "Field.TooSmall";

    /// <summary>A number above the largest; quotes it.</summary>
    public const string TooLarge = "Field.TooLarge";

    /// <summary>More decimals than allowed; quotes how many are.</summary>
    public const string TooPrecise = "Field.TooPrecise";

    /// <summary>A fraction, where only whole numbers make sense.</summary>
    public const string NotWhole = "Field.NotWhole";

    /// <summary>No month.</summary>
    public const string NotAMonth = "Field.NotAMonth";

    /// <summary>No day.</summary>
    public const string NotADate = "Field.NotADate";

    /// <summary>None of the choices; quotes the text.</summary>
    public const string NotAChoice = "Field.NotAChoice";

    /// <summary>No id of a file.</summary>
    public const string NotAFile = "Field.NotAFile";

    /// <summary>A reference to a row that is not there; quotes the text.</summary>
    public const string NoSuchRow = "Field.NoSuchRow";

    /// <summary>A name that several rows have; quotes it.</summary>
    public const string SeveralSo = "Field.SeveralSo";

    /// <summary>An estimate with a value missing.</summary>
    public const string Incomplete = "Field.Incomplete";

    /// <summary>An estimate out of order.</summary>
    public const string NotAnEstimate = "Field.NotAnEstimate";

    /// <summary>More numbers than allowed; quotes the limit and how many there are.</summary>
    public const string TooMany = "Field.TooMany";

    /// <summary>A value of the wrong JSON type; quotes the right one.</summary>
    public const string WrongType = "Field.WrongType";
}
