using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using StartupPlanner.Domain.Common;

namespace StartupPlanner.Domain.Plans.Fields;

/// <summary>The values to choose from, each with its code.</summary>
internal sealed record ChoiceList(string TextKey, IReadOnlyList<string> Codes, IReadOnlyList<object> Values)
{
    public static ChoiceList OfEnum(Type type) => new(type.Name, Array.ConvertAll(Enum.GetNames(type), Names.Kebab), [.. Enum.GetValues(type).Cast<object>()]);

    private const int Named = 12;

    /// <summary>What may be typed, for a message; of very many codes the first.</summary>
    public string Accepted => string.Join(", ", Codes.Take(Named)) + (Codes.Count > Named ? ", …" : "");

    public string CodeOf(object value) => Codes[Find(Values, value)];

    public object ValueOf(string code) => Values[Find(Codes, code)];

    private static int Find<T>(IReadOnlyList<T> among, T wanted) where T : class
    {
        for (var i = 0; i < among.Count; i++)
            if (among[i].Equals(wanted)) return i;
        throw new ArgumentException($"{wanted} is none of the choices.", nameof(wanted));
    }
}

/// <summary>One of several codes. Canonical: the code.</summary>
internal sealed class ChoiceField(LambdaExpression property, ChoiceList list) : FieldOf<object?>(property, FieldType.Choice)
{
    private protected override Outcome<string> Canonical(string typed)
    {
        var code = typed.Trim();
        return code.Length == 0 && Optional || Codes.Contains(code) ? code : new Failure.Refused(FieldErrors.NotAChoice, code, list.Accepted);
    }

    protected override string Format(object? value) => value is null ? "" : list.CodeOf(value);

    protected override object? Parse(string canonical) => canonical.Length > 0 ? list.ValueOf(canonical) : Optional ? null : RuntimeHelpers.GetUninitializedObject(PropertyType);

    private bool Optional => Nullable.GetUnderlyingType(PropertyType) is not null;
}

/// <summary>Any number of several codes. Canonical: the codes with commas between, in the order in which they are offered.</summary>
internal sealed class ChoicesField<TValue>(LambdaExpression property, ChoiceList list)
    : FieldOf<IReadOnlyList<TValue>>(property, FieldType.Choices) where TValue : struct
{
    private protected override Outcome<string> Canonical(string typed)
    {
        var codes = typed.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var unknown = codes.FirstOrDefault(code => !Codes.Contains(code));
        return unknown is null ? string.Join(',', Codes.Where(codes.Contains)) : new Failure.Refused(FieldErrors.NotAChoice, unknown, list.Accepted);
    }

    public override JsonNode? ToJson(string canonical) =>
        canonical.Length == 0 ? null : new JsonArray([.. canonical.Split(',').Select(code => (JsonNode)code)]);

    public override Outcome<string> FromJson(JsonNode? json)
    {
        if (json is null) return "";
        if (json is not JsonArray codes) return new Failure.Refused(FieldErrors.WrongType, "array");
        var texts = codes.Select(code => code is JsonValue value && value.TryGetValue<string>(out var text) ? text : null).ToList();
        if (texts.Contains(null)) return new Failure.Refused(FieldErrors.WrongType, "string");
        // Joined, a code with a comma in it would pass for two.
        return texts.FirstOrDefault(text => !Codes.Contains(text)) is { } unknown ? new Failure.Refused(FieldErrors.NotAChoice, unknown, list.Accepted) : string.Join(',', texts);
    }

    protected override string Format(IReadOnlyList<TValue> value) => string.Join(',', value.Select(chosen => list.CodeOf(chosen)));

    protected override IReadOnlyList<TValue> Parse(string canonical) =>
        canonical.Length == 0 ? [] : [.. canonical.Split(',').Select(code => (TValue)list.ValueOf(code))];
}
