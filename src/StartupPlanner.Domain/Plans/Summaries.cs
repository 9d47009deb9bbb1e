using System.Reflection;
using System.Xml.Linq;
using StartupPlanner.Domain.Plans.Fields;

namespace StartupPlanner.Domain.Plans;

/// <summary>What the comments in the code say of types, fields and choices, as plain text.</summary>
internal sealed class Summaries(IEnumerable<XDocument> comments)
{
    private readonly Dictionary<string, XElement> summaries = comments.SelectMany(file => file.Descendants("member"))
        .Where(member => member.Element("summary") is not null)
        .ToDictionary(member => (string)member.Attribute("name")!, member => member.Element("summary")!);

    public static Summaries Beside(params IEnumerable<Assembly> assemblies) => new(assemblies.Select(assembly => XDocument.Load(Path.ChangeExtension(assembly.Location, ".xml"))));

    public string Of(Type type) => Of("T:" + type.FullName);

    /// <summary>Of a field, and of each of the choices that it offers and that do not speak for themselves.</summary>
    public string Of(Field field)
    {
        var property = field.Part.EntityType.GetProperty(field.Property)!;
        var summary = Of($"P:{property.DeclaringType!.FullName}.{property.Name}");
        var choices = EnumOf(property.PropertyType)?.GetFields(BindingFlags.Public | BindingFlags.Static) ?? [];
        return string.Join('\n', [summary, .. choices.Where(choice => summaries.ContainsKey(Name(choice))).Select(choice => $"{Names.Kebab(choice.Name)}: {Of(Name(choice))}")]);

        static string Name(FieldInfo choice) => $"F:{choice.DeclaringType!.FullName}.{choice.Name}";
    }

    private string Of(string member) =>
        summaries.TryGetValue(member, out var summary) ? Plain(summary) : throw new ArgumentException($"The comments do not describe {member}.");

    private static Type? EnumOf(Type type)
    {
        var one = type.IsGenericType ? type.GenericTypeArguments[0] : type;
        return one.IsEnum ? one : null;
    }

    private static string Plain(XElement summary) => string.Join(' ', string.Concat(summary.Nodes().Select(Plain)).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    // Of what is only named, the last part of the name, as the file spells it.
    private static string Plain(XNode node) => node switch
    {
        XText text => text.Value,
        XElement { Value: "" } named => Names.Kebab(((string?)named.Attribute("cref") ?? (string?)named.Attribute("name") ?? (string?)named.Attribute("langword") ?? "").Split('.', ':')[^1]),
        XElement other => string.Concat(other.Nodes().Select(Plain)),
        _ => "",
    };
}
