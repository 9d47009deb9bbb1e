using System.Text.Json.Nodes;
using StartupPlanner.Domain.Common;

namespace StartupPlanner.Cli;

/// <summary>Tells what is wrong with a plan file.</summary>
internal static class Mistakes
{
    /// <summary>One line for each mistake, its address first.</summary>
    public static void SayMistakes(this Terminal terminal, TextWriter to, string file, Failure failure, string title = "Validate.Invalid")
    {
        var errors = Of(failure);
        to.WriteLine(terminal.Text[title, file, errors.Count]);
        foreach (var error in errors) to.WriteLine(terminal.Text["Validate.Error", Place(terminal, error), Message(terminal, error)]);
    }

    public static JsonObject ToJson(this Terminal terminal, Failure? failure) => new()
    {
        ["valid"] = failure is null,
        ["errors"] = new JsonArray([.. failure is null ? [] : Of(failure).Select(error => (JsonNode)ToJson(terminal, error))]),
    };

    private static JsonObject ToJson(Terminal terminal, FieldError error) => new()
    {
        ["address"] = error.Field,
        ["code"] = error.Code,
        ["args"] = new JsonArray([.. error.Args.Select(arg => arg is IConvertible and not string ? JsonValue.Create(Convert.ToDecimal(arg, terminal.Text.Culture)) : (JsonNode)string.Create(terminal.Text.Culture, $"{arg}"))]),
        ["message"] = Message(terminal, error),
    };

    private static string Place(Terminal terminal, FieldError error) => error.Field.Length == 0 ? terminal.Text["Validate.WholeFile"] : error.Field;

    private static string Message(Terminal terminal, FieldError error) => terminal.Text[error.Code, error.Args];

    private static IReadOnlyList<FieldError> Of(Failure failure) => failure is Failure.Invalid invalid
        ? invalid.Errors
        : throw new InvalidOperationException($"A plan file cannot fail by {failure.Code}.");
}
