using StartupPlanner.Domain.Plans.Fields;

namespace StartupPlanner.Domain.Plans;

/// <summary>So many of so many are answered.</summary>
/// <param name="Answered">At most <paramref name="Total"/>.</param>
/// <param name="Total">0 where there is nothing to answer.</param>
public readonly record struct Progress(int Answered, int Total)
{
    /// <summary>Whether nothing is open.</summary>
    public bool IsComplete => Answered >= Total;

    /// <summary>Answered ÷ total, 0 to 1; 1 where there is nothing to answer.</summary>
    public decimal Share => Total == 0 ? 1m : (decimal)Answered / Total;
}

/// <summary>A question of the outline, and what answers it.</summary>
/// <param name="Key">Its segment within the section, such as why-now; also the end of the keys of its texts.</param>
/// <param name="Fields">The section's own fields that answer it, in order.</param>
/// <param name="Parts">The lists and sets that answer it, in order, after the fields.</param>
public sealed record Question(string Key, IReadOnlyList<Field> Fields, IReadOnlyList<Part> Parts)
{
    /// <summary>The section to which it belongs.</summary>
    public Section Section { get; internal set; } = null!;

    /// <summary>How much depends on the answer: the open question with the highest number comes first; 1 to 3.</summary>
    public int Importance { get; init; } = 2;

    /// <summary>Whether the forecast reads the answer, so that its page shows what an edit does to the money.</summary>
    public bool MovesMoney { get; init; }

    /// <summary>Whether the question is asked in this plan.</summary>
    public Func<Plan, bool> AppliesTo { get; init; } = _ => true;

    /// <summary>The address to which comments on the whole question are tied.</summary>
    public string Address => $"{Section.Segment}/{Key}";

    /// <summary>The end of the keys of its texts, such as WhyNow.</summary>
    public string TextKey => Names.Pascal(Key);

    /// <summary>How much of the question is answered: each required field counts one, each row of a part one.</summary>
    public Progress In(Plan plan)
    {
        var required = Fields.Select(field => (Field: field, Entity: field.Part.Find(plan, "")!)).Where(pair => IsAsked(pair.Field, pair.Entity)).ToList();
        var progress = new Progress(required.Count(pair => pair.Field.IsAnswered(pair.Entity)), required.Count);
        return Parts.Select(part => Of(part, plan)).Aggregate(progress, (sum, next) => new(sum.Answered + next.Answered, sum.Total + next.Total));
    }

    private static Progress Of(Part part, Plan plan)
    {
        var rows = part.Entries(plan).ToList();
        var complete = rows.Count(row => part.Fields.All(field => !IsAsked(field, row.Entity) || field.IsAnswered(row.Entity)));
        // Of a matrix, any cell is an answer: which pairs mean something is for its author to say.
        if (part.Shape == PartShape.Matrix) return new(Math.Min(complete, 1), 1);
        return new(complete, part.Shape == PartShape.Rows ? Math.Max(rows.Count, part.MinRows) : rows.Count);
    }

    private static bool IsAsked(Field field, object entity) => field.Required && field.AppliesTo(entity);

    /// <inheritdoc/>
    public override string ToString() => Address;
}

/// <summary>A section of the outline: its fields and its questions in order.</summary>
public sealed record Section
{
    private readonly SectionMap map;

    /// <summary>A section over the fields that its map declares.</summary>
    /// <param name="map">The section's parts and fields.</param>
    /// <param name="questions">Its questions in order.</param>
    public Section(SectionMap map, Func<QuestionSet, IReadOnlyList<Question>> questions)
    {
        this.map = map;
        Questions = questions(new(map));
        foreach (var question in Questions) question.Section = this;
    }

    /// <summary>First segment of its addresses, such as overview; also the name of its pages.</summary>
    public string Segment => map.Segment;

    /// <summary>Its name in keys and folders, such as Overview.</summary>
    public string Name => Names.Pascal(Segment);

    /// <summary>Its parts, its own fields first.</summary>
    public IReadOnlyList<Part> Parts => map.Parts;

    /// <summary>Its questions in order.</summary>
    public IReadOnlyList<Question> Questions { get; }

    /// <summary>The questions that are asked in this plan.</summary>
    public IEnumerable<Question> QuestionsFor(Plan plan) => Questions.Where(question => question.AppliesTo(plan));

    /// <summary>The share of the section that is answered: the mean over its questions, 0 to 1.</summary>
    public decimal ShareIn(Plan plan) => QuestionsFor(plan).Select(question => question.In(plan).Share).DefaultIfEmpty(1m).Average();

    /// <inheritdoc/>
    public override string ToString() => Segment;
}

/// <summary>Finds the fields and parts by which a section's questions are answered.</summary>
/// <param name="map">The section's parts and fields.</param>
public sealed class QuestionSet(SectionMap map)
{
    /// <summary>A question answered by the named fields and parts; by the one with its own name where none is named.</summary>
    /// <exception cref="ArgumentException">No field and no part has such a name.</exception>
    public Question Ask(string key, params string[] answeredBy)
    {
        string[] names = answeredBy.Length == 0 ? [key] : answeredBy;
        var own = map.Parts.Where(part => part.Shape == PartShape.Own).SelectMany(part => part.Fields).ToList();
        var fields = names.Select(name => own.FirstOrDefault(field => field.Segment == name)).OfType<Field>().ToList();
        var parts = names.Select(name => map.Parts.FirstOrDefault(part => part.Segment == name && name.Length > 0)).OfType<Part>().ToList();
        if (fields.Count + parts.Count != names.Length) throw new ArgumentException($"Not all of {string.Join(", ", names)} are in {map.Segment}.", nameof(answeredBy));
        return new(key, fields, parts);
    }
}

/// <summary>The plan's outline: every section in order. From it come the wizard, completeness, the reading view and the documents.</summary>
public static class Outline
{
    /// <summary>The sections in order.</summary>
    public static IReadOnlyList<Section> Sections { get; } =
    [
        Domain.Overview.Overview.Section, Domain.Opportunity.Opportunity.Section, Domain.Strategy.Strategy.Section,
        Domain.Team.Team.Section, Domain.Revenue.Revenue.Section, Domain.Costs.Finances.Section, Domain.Funding.Funding.Section,
        Domain.Evidence.Evidence.Section,
    ];

    /// <summary>The sections that ask questions. The others so far hold only what a plan file brings.</summary>
    public static IReadOnlyList<Section> Asked { get; } = [.. Sections.Where(section => section.Questions.Count > 0)];

    /// <summary>Every part of every section.</summary>
    public static IReadOnlyList<Part> Parts { get; } = [.. Sections.SelectMany(section => section.Parts)];

    /// <summary>The section with this segment, or null.</summary>
    public static Section? SectionAt(string segment) => Sections.FirstOrDefault(section => section.Segment == segment);

    /// <summary>The question at this address, or null.</summary>
    public static Question? QuestionAt(string section, string key) =>
        SectionAt(section)?.Questions.FirstOrDefault(question => question.Key == key);

    /// <summary>The share of the plan that is answered, 0 to 1: the mean over all questions that are asked.</summary>
    public static decimal ShareIn(Plan plan) =>
        Sections.SelectMany(section => section.QuestionsFor(plan)).Select(question => question.In(plan).Share).DefaultIfEmpty(1m).Average();

    /// <summary>The open question whose answer matters most, the first in order among equals; null when nothing is open.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="except">A question to leave out, such as the one on the screen.</param>
    public static Question? NextBest(Plan plan, Question? except = null) => Sections
        .SelectMany(section => section.QuestionsFor(plan))
        .Where(question => question != except && !question.In(plan).IsComplete)
        .OrderByDescending(question => question.Importance)
        .FirstOrDefault();

    /// <summary>The question that asks for the field or row at this address, or for the field of which something is noted there; null where none does.</summary>
    public static Question? QuestionFor(Address address) => FieldKey.Read(address.Key) is { } noted ? QuestionFor(noted) : address.Section.Questions.FirstOrDefault(question =>
        question == address.Question || address.Part is { } part && question.Parts.Contains(part) || address.Field is { } field && question.Fields.Contains(field));

    /// <summary>Per cent of a share, rounded down, so that 100 means that nothing is open.</summary>
    public static int PercentOf(decimal share) => (int)Math.Floor(share * 100m);
}
