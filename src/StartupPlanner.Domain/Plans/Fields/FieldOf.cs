using System.Linq.Expressions;
using System.Reflection;
using System.Text.Json.Nodes;
using StartupPlanner.Domain.Common;

namespace StartupPlanner.Domain.Plans.Fields;

/// <summary>A field over a property. The kinds of field differ only in how they read and write their text.</summary>
internal abstract class FieldOf<TValue> : Field
{
    private readonly PropertyInfo property;
    private Func<object, TValue>? get;
    private Action<object, TValue>? set;

    protected FieldOf(LambdaExpression property, FieldType type) : this((PropertyInfo)((MemberExpression)property.Body).Member, type) { }

    private FieldOf(PropertyInfo property, FieldType type) : base(property.Name, type) => this.property = property;

    private protected Type PropertyType => property.PropertyType;

    public sealed override string Read(object entity) => Format((get ??= Getter())(entity));

    public sealed override void Write(object entity, string canonical) => (set ??= Setter())(entity, Parse(canonical));

    public override JsonNode? ToJson(string canonical) => canonical.Length == 0 ? null : JsonValue.Create(canonical);

    public override Outcome<string> FromJson(JsonNode? json) => json switch
    {
        null => "",
        JsonValue value when value.TryGetValue<string>(out var text) => text,
        _ => new Failure.Refused(FieldErrors.WrongType, "string"),
    };

    protected abstract string Format(TValue value);

    protected abstract TValue Parse(string canonical);

    // Compiled when first needed: most starts of the application touch a few of the hundreds of fields.
    private Func<object, TValue> Getter()
    {
        var entity = Expression.Parameter(typeof(object));
        return Expression.Lambda<Func<object, TValue>>(Expression.Convert(Member(entity), typeof(TValue)), entity).Compile();
    }

    private Action<object, TValue> Setter()
    {
        var entity = Expression.Parameter(typeof(object));
        var value = Expression.Parameter(typeof(TValue));
        return Expression.Lambda<Action<object, TValue>>(Expression.Assign(Member(entity), Expression.Convert(value, property.PropertyType)), entity, value).Compile();
    }

    private MemberExpression Member(Expression entity) => Expression.Property(Expression.Convert(entity, property.DeclaringType!), property);
}
