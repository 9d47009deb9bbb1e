using System.Linq.Expressions;
using StartupPlanner.Domain.Common;

namespace StartupPlanner.Domain.Plans.Fields;

/// <summary>A picture of the plan, such as a logo. Canonical: the file's id. That the file is there is not asked: a text names files without asking too.</summary>
internal sealed class FileField(LambdaExpression property) : FieldOf<Guid?>(property, FieldType.File)
{
    private protected override Outcome<string> Canonical(string typed)
    {
        var text = typed.Trim();
        return text.Length == 0 ? "" : Guid.TryParseExact(text, "D", out var id) ? id.ToString() : new Failure.Refused(FieldErrors.NotAFile);
    }

    protected override string Format(Guid? value) => value?.ToString() ?? "";

    protected override Guid? Parse(string canonical) => canonical.Length == 0 ? null : Guid.Parse(canonical);
}
