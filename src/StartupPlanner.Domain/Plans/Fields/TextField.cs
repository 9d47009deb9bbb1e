using System.Linq.Expressions;
using System.Text;
using StartupPlanner.Domain.Common;

namespace StartupPlanner.Domain.Plans.Fields;

/// <summary>Text of one line, or Markdown. Canonical: composed (NFC), line ends as \n, no space at either end.</summary>
internal sealed class TextField(LambdaExpression property, FieldType type) : FieldOf<string>(property, type)
{
    private protected override Outcome<string> Canonical(string typed)
    {
        var text = Composed(typed).ReplaceLineEndings("\n").Trim();
        if (Type == FieldType.ShortText && text.Contains('\n')) return new Failure.Refused(FieldErrors.OneLine);
        if (FieldErrors.HasControlCharacter(text)) return new Failure.Refused(FieldErrors.ControlCharacter);
        if (text.Length > MaxLength) return new Failure.Refused(FieldErrors.TooLong, MaxLength.Value, text.Length);
        return text;
    }

    protected override string Format(string value) => value;

    protected override string Parse(string canonical) => canonical;

    // Half a surrogate pair has no composed form, and no place in a database column either.
    private static string Composed(string text) =>
        new string([.. text.EnumerateRunes().SelectMany(rune => rune.ToString())]).Normalize(NormalizationForm.FormC);
}
