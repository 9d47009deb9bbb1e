using System.Linq.Expressions;

namespace StartupPlanner.Domain.Plans.Fields;

/// <summary>Declares the parts of a section and their fields.</summary>
public sealed class SectionMap
{
    private readonly List<Part> parts = [];

    private SectionMap(string segment) => Segment = segment;

    /// <summary>The section's segment, such as overview.</summary>
    public string Segment { get; }

    /// <summary>The section's parts, its own fields first.</summary>
    public IReadOnlyList<Part> Parts => parts;

    /// <summary>Starts the map of a section.</summary>
    public static SectionMap Of(string segment) => new(segment);

    /// <summary>The section's own fields, held by one object of the plan.</summary>
    public SectionMap Own<T>(Func<Plan, T> of, Action<FieldSet<T>> declare) where T : class
    {
        parts.Add(new SinglePart<T>(Segment, of, Declared(declare)));
        return this;
    }

    /// <summary>A list of rows that people add, order and remove.</summary>
    /// <param name="segment">Of the part's address.</param>
    /// <param name="of">Where the plan holds the list.</param>
    /// <param name="maxRows">The most rows.</param>
    /// <param name="declare">The fields of a row.</param>
    /// <param name="minRows">How many answer the question.</param>
    public SectionMap Rows<T>(string segment, Func<Plan, RowList<T>> of, int maxRows, Action<FieldSet<T>> declare, int minRows = 1) where T : Row, new()
    {
        parts.Add(new RowsPart<T>(Segment, segment, of, Declared(declare)) { MaxRows = maxRows, MinRows = minRows });
        return this;
    }

    /// <summary>A list of rows each of which belongs to a row of another list, is edited there, and goes with it.</summary>
    /// <param name="segment">Of the part's address.</param>
    /// <param name="of">Where the plan holds the list.</param>
    /// <param name="owner">The reference to the row to which it belongs.</param>
    /// <param name="maxRows">The most rows.</param>
    /// <param name="declare">The fields of a row.</param>
    public SectionMap Children<T>(string segment, Func<Plan, RowList<T>> of, Expression<Func<T, Guid?>> owner, int maxRows, Action<FieldSet<T>> declare) where T : Row, new()
    {
        var fields = Declared(declare);
        var name = ((MemberExpression)owner.Body).Member.Name;
        parts.Add(new RowsPart<T>(Segment, segment, of, fields) { MaxRows = maxRows, MinRows = 0, Owner = fields.Fields.Single(field => field.Property == name) });
        return this;
    }

    /// <summary>A set with one row for each of the keys.</summary>
    public SectionMap Fixed<T>(string segment, Func<Plan, FixedRows<T>> of, IReadOnlyList<string> keys, Action<FieldSet<T>> declare)
        where T : FixedRow, new()
    {
        parts.Add(new FixedPart<T>(Segment, segment, of, Declared(declare)) { Keys = keys });
        return this;
    }

    /// <summary>A cell for each pair of a row of one list and a row of another; it goes with either.</summary>
    /// <param name="segment">Of the part's address.</param>
    /// <param name="of">Where the plan holds the cells.</param>
    /// <param name="down">Addresses of the lists whose rows stand down the side.</param>
    /// <param name="across">Addresses of the lists whose rows stand across the top.</param>
    /// <param name="declare">The fields of a cell.</param>
    public SectionMap Matrix<T>(string segment, Func<Plan, CellMap<T>> of, IReadOnlyList<string> down, IReadOnlyList<string> across, Action<FieldSet<T>> declare)
        where T : Cell, new()
    {
        parts.Add(new MatrixPart<T>(Segment, segment, of, Declared(declare)) { Down = down, Across = across });
        return this;
    }

    /// <summary>What is noted of fields of the plan; it goes with the row in which its field lies.</summary>
    /// <param name="segment">Of the part's address.</param>
    /// <param name="of">Where the plan holds it.</param>
    /// <param name="declare">The fields of what is noted.</param>
    public SectionMap PerField<T>(string segment, Func<Plan, CellMap<T>> of, Action<FieldSet<T>> declare) where T : Cell, new()
    {
        parts.Add(new PerFieldPart<T>(Segment, segment, of, Declared(declare)));
        return this;
    }

    private static FieldSet<T> Declared<T>(Action<FieldSet<T>> declare)
    {
        var fields = new FieldSet<T>();
        declare(fields);
        return fields;
    }
}
