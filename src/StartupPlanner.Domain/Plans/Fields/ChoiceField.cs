using System.Linq.Expressions;
using System.Text.Json.Nodes;
using StartupPlanner.Domain.Common;

namespace StartupPlanner.Domain.Plans.Fields;

/// <summary>The values to choose from, each with its code.</summary>
internal sealed record ChoiceList<TValue>(string TextKey, IReadOnlyList<(string Code, TValue Value)> Items) where TValue : notnull
{
    public IReadOnlyList<string> Codes { get; } = [.. Items.Select(item => item.Code)];

    public string CodeOf(TValue value) => Items.First(item => item.Value.Equals(value)).Code;

    public TValue ValueOf(string code) => Items.First(item => item.Code == code).Value;
}

/// <summary>One of several codes. Canonical: the code.</summary>
internal sealed class ChoiceField<TProperty, TValue>(
    LambdaExpression property, ChoiceList<TValue> list, Func<TProperty, TValue?> open, Func<TValue, TProperty> wrap, TProperty none)
    : FieldOf<TProperty>(property, FieldType.Choice) where TValue : struct
{
    private protected override Outcome<string> Canonical(string typed)
    {
        var code = typed.Trim();
        return code.Length == 0 && Optional || Codes.Contains(code) ? code : new Failure.Refused(FieldErrors.NotAChoice, code);
    }

    protected override string Format(TProperty value) => open(value) is { } chosen ? list.CodeOf(chosen) : "";

    protected override TProperty Parse(string canonical) => canonical.Length == 0 ? none : wrap(list.ValueOf(canonical));

    private bool Optional => none is null;
}

/// <summary>Any number of several codes. Canonical: the codes with commas between, in the order in which they are offered.</summary>
internal sealed class ChoicesField<TValue>(LambdaExpression property, ChoiceList<TValue> list)
    : FieldOf<IReadOnlyList<TValue>>(property, FieldType.Choices) where TValue : struct
{
    private protected override Outcome<string> Canonical(string typed)
    {
        var codes = typed.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var unknown = codes.FirstOrDefault(code => !Codes.Contains(code));
        return unknown is null ? string.Join(',', Codes.Where(codes.Contains)) : new Failure.Refused(FieldErrors.NotAChoice, unknown);
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
        return texts.FirstOrDefault(text => !Codes.Contains(text)) is { } unknown ? new Failure.Refused(FieldErrors.NotAChoice, unknown) : string.Join(',', texts);
    }

    protected override string Format(IReadOnlyList<TValue> value) => string.Join(',', value.Select(list.CodeOf));

    protected override IReadOnlyList<TValue> Parse(string canonical) =>
        canonical.Length == 0 ? [] : [.. canonical.Split(',').Select(list.ValueOf)];
}
