using System.Linq.Expressions;
using StartupPlanner.Domain.Common;

namespace StartupPlanner.Domain.Plans.Fields;

/// <summary>Text of one line, or Markdown. Canonical: as <see cref="TypedText"/> keeps it.</summary>
internal sealed class TextField(LambdaExpression property, FieldType type) : FieldOf<string>(property, type)
{
    private protected override Outcome<string> Canonical(string typed)
    {
        var text = Type == FieldType.ShortText ? TypedText.Line(typed) : TypedText.Lines(typed);
        if (text.Length > MaxLength) return new Failure.Refused(FieldErrors.TooLong, MaxLength.Value, text.Length);
        return text;
    }

    protected override string Format(string value) => value;

    protected override string Parse(string canonical) => canonical;
}
