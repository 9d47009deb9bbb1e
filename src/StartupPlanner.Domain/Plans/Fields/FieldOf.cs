using System.Linq.Expressions;
using System.Reflection;
using System.Text.Json.Nodes;
using StartupPlanner.Domain.Common;

namespace StartupPlanner.Domain.Plans.Fields;

/// <summary>A field over a property. The kinds of field differ only in how they read and write their text.</summary>
internal abstract class FieldOf<TValue> : Field
{
    private readonly Func<object, TValue> get;
    private readonly Action<object, TValue> set;

    protected FieldOf(LambdaExpression property, FieldType type) : this((PropertyInfo)((MemberExpression)property.Body).Member, type) { }

    private FieldOf(PropertyInfo property, FieldType type) : base(property.Name, type)
    {
        var entity = Expression.Parameter(typeof(object));
        var member = Expression.Property(Expression.Convert(entity, property.DeclaringType!), property);
        get = Expression.Lambda<Func<object, TValue>>(member, entity).Compile();
        var value = Expression.Parameter(typeof(TValue));
        set = Expression.Lambda<Action<object, TValue>>(Expression.Assign(member, value), entity, value).Compile();
    }

    public sealed override string Read(object entity) => Format(get(entity));

    public sealed override void Write(object entity, string canonical) => set(entity, Parse(canonical));

    public override JsonNode? ToJson(string canonical) => canonical.Length == 0 ? null : JsonValue.Create(canonical);

    public override Outcome<string> FromJson(JsonNode? json) => json switch
    {
        null => "",
        JsonValue value when value.TryGetValue<string>(out var text) => text,
        _ => new Failure.Refused(FieldErrors.WrongType, "string"),
    };

    protected abstract string Format(TValue value);

    protected abstract TValue Parse(string canonical);
}
