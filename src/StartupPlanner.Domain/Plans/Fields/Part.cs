namespace StartupPlanner.Domain.Plans.Fields;

/// <summary>How many things a part holds.</summary>
public enum PartShape
{
    /// <summary>One: the section's own fields.</summary>
    Own,

    /// <summary>A list of rows that people add, order and remove.</summary>
    Rows,

    /// <summary>One row for each of a fixed set of keys.</summary>
    Fixed,

    /// <summary>A cell for each pair of a row of one list and a row of another.</summary>
    Matrix,

    /// <summary>One for each field of the plan of which something is noted.</summary>
    PerField,
}

/// <summary>A part of a section: its own fields, or a list of rows with the same fields.</summary>
public abstract class Part
{
    private protected Part(string section, string segment, PartShape shape, IReadOnlyList<Field> fields)
    {
        (Section, Segment, Shape, Fields) = (section, segment, shape, fields);
        foreach (var field in fields) field.Part = this;
    }

    /// <summary>The first segment of every address in the part, such as overview.</summary>
    public string Section { get; }

    /// <summary>The part's own segment, such as outcomes; empty for the section's own fields.</summary>
    public string Segment { get; }

    /// <summary>How many things the part holds.</summary>
    public PartShape Shape { get; }

    /// <summary>Whether a thing of the part is there once it has an answer, and goes with its last.</summary>
    public bool IsSparse => Shape is PartShape.Matrix or PartShape.PerField;

    /// <summary>The fields of each thing in the part, in order.</summary>
    public IReadOnlyList<Field> Fields { get; }

    /// <summary>The most rows that people may add; 0 where they cannot.</summary>
    public int MaxRows { get; init; }

    /// <summary>How many rows it takes to answer the question that asks for them.</summary>
    public int MinRows { get; init; } = 1;

    /// <summary>The keys of a fixed part's rows, in order; empty otherwise.</summary>
    public IReadOnlyList<string> Keys { get; init; } = [];

    /// <summary>The addresses of the lists whose rows stand down the side of a matrix; empty otherwise.</summary>
    public IReadOnlyList<string> Down { get; init; } = [];

    /// <summary>The addresses of the lists whose rows stand across the top of a matrix; empty otherwise.</summary>
    public IReadOnlyList<string> Across { get; init; } = [];

    /// <summary>The part's address, such as overview/outcomes.</summary>
    public string Address => Segment.Length == 0 ? Section : $"{Section}/{Segment}";

    /// <summary>The start of the keys of the fields' labels, such as Outcomes.</summary>
    public string TextPrefix => Segment.Length == 0 ? "" : Names.Pascal(Segment) + ".";

    /// <summary>The type of the objects that hold the fields.</summary>
    public abstract Type EntityType { get; }

    /// <summary>The reference to the row to which each row of the part belongs, with which it goes; null where rows stand on their own.</summary>
    public Field? Owner { get; init; }

    /// <summary>The parts whose rows belong to rows of this one.</summary>
    public IEnumerable<Part> ChildParts => Outline.Parts.Where(part => part.Owner?.Targets.Contains(Address) == true);

    /// <summary>What a thing of the part is called: the first of its short texts, else the name of the first row that it refers to; empty where it has none.</summary>
    public string NameOf(Plan plan, object entity)
    {
        if (OwnNameOf(entity) is { Length: > 0 } name) return name;
        // By what it refers to, and no further: rows may refer to each other in a circle.
        foreach (var field in Fields.Where(field => field.Type == FieldType.Reference))
            if (plan.RowAt(field, field.Read(entity)) is var (part, row) && part.OwnNameOf(row) is { Length: > 0 } other) return other;
        return "";
    }

    private string OwnNameOf(object entity) => Fields.Where(field => field.Type == FieldType.ShortText).Select(field => field.Read(entity)).FirstOrDefault(text => text.Length > 0) ?? "";

    /// <summary>The things in the part, in order, each with its key; the key of a section's own fields is empty.</summary>
    public abstract IEnumerable<(string Key, object Entity)> Entries(Plan plan);

    /// <summary>The list of rows to add to, order and remove from; null where people cannot.</summary>
    public abstract IRowList? RowsOf(Plan plan);

    /// <summary>Whether the plan has, or takes, a thing with this key: of a matrix, whether both rows are there.</summary>
    public virtual bool Takes(Plan plan, string key) => Find(plan, key) is not null;

    /// <summary>Makes the thing with this key where it is missing: a row after another one, or a cell.</summary>
    public virtual object Make(Plan plan, string key, string? after) => RowsOf(plan)!.Insert(Guid.Parse(key), after);

    /// <summary>Takes out the row or the cell with this key.</summary>
    public virtual void Remove(Plan plan, string key) => RowsOf(plan)!.Remove(key);

    /// <summary>Whether any field of the thing has an answer.</summary>
    public bool HasAnswer(object entity) => Fields.Any(field => field.IsAnswered(entity));

    /// <summary>The rows of several lists, each with its list.</summary>
    public static IEnumerable<(Part Part, string Key, object Entity)> RowsIn(Plan plan, IEnumerable<string> lists) =>
        from list in lists
        let part = Plans.Address.Read(list)!.Part!
        from row in part.Entries(plan)
        select (part, row.Key, row.Entity);

    /// <summary>The thing with this key, or null.</summary>
    public object? Find(Plan plan, string key) => Entries(plan).FirstOrDefault(entry => entry.Key == key).Entity;

    /// <summary>The field with this segment, or null.</summary>
    public Field? FieldAt(string segment) => Fields.FirstOrDefault(field => field.Segment == segment);

    /// <summary>The address of a row of the part.</summary>
    public string RowAddress(string key) => $"{Address}/{key}";

    /// <summary>The address of a field of the thing with this key.</summary>
    public string FieldAddress(string key, Field field) => key.Length == 0 ? $"{Address}/{field.Segment}" : $"{Address}/{key}/{field.Segment}";

    /// <inheritdoc/>
    public override string ToString() => Address;
}

internal sealed class SinglePart<T>(string section, Func<Plan, T> of, FieldSet<T> fields)
    : Part(section, "", PartShape.Own, fields.Fields) where T : class
{
    public override Type EntityType => typeof(T);

    public override IEnumerable<(string, object)> Entries(Plan plan) => [("", of(plan))];

    public override IRowList? RowsOf(Plan plan) => null;
}

internal sealed class RowsPart<T>(string section, string segment, Func<Plan, RowList<T>> of, FieldSet<T> fields)
    : Part(section, segment, PartShape.Rows, fields.Fields) where T : Row, new()
{
    public override Type EntityType => typeof(T);

    public override IEnumerable<(string, object)> Entries(Plan plan) => of(plan).Select(row => (row.Key, (object)row));

    public override IRowList? RowsOf(Plan plan) => of(plan);
}

internal sealed class FixedPart<T>(string section, string segment, Func<Plan, FixedRows<T>> of, FieldSet<T> fields)
    : Part(section, segment, PartShape.Fixed, fields.Fields) where T : FixedRow, new()
{
    public override Type EntityType => typeof(T);

    public override IEnumerable<(string, object)> Entries(Plan plan) => of(plan).Select(row => (row.Key, (object)row));

    public override IRowList? RowsOf(Plan plan) => null;
}

/// <summary>A part of cells, each of which is there once it has an answer.</summary>
internal abstract class CellsPart<T>(string section, string segment, PartShape shape, Func<Plan, CellMap<T>> of, FieldSet<T> fields)
    : Part(section, segment, shape, fields.Fields) where T : Cell, new()
{
    public override Type EntityType => typeof(T);

    public override IEnumerable<(string, object)> Entries(Plan plan) => of(plan).Select(cell => (cell.Key, (object)cell));

    public override IRowList? RowsOf(Plan plan) => null;

    public override object Make(Plan plan, string key, string? after) => of(plan).Make(key);

    public override void Remove(Plan plan, string key) => of(plan).Remove(key);
}

internal sealed class MatrixPart<T>(string section, string segment, Func<Plan, CellMap<T>> of, FieldSet<T> fields)
    : CellsPart<T>(section, segment, PartShape.Matrix, of, fields) where T : Cell, new()
{
    public override bool Takes(Plan plan, string key) =>
        CellKey.Read(key) is var (down, across) && Has(plan, Down, down) && Has(plan, Across, across);

    private static bool Has(Plan plan, IReadOnlyList<string> lists, string key) =>
        lists.Any(list => Plans.Address.Read(list)!.Part!.Find(plan, key) is not null);
}

internal sealed class PerFieldPart<T>(string section, string segment, Func<Plan, CellMap<T>> of, FieldSet<T> fields)
    : CellsPart<T>(section, segment, PartShape.PerField, of, fields) where T : Cell, new()
{
    public override bool Takes(Plan plan, string key) => FieldKey.Read(key) is { } at && at.Part!.Takes(plan, at.Key);
}
