using System.Linq.Expressions;
using StartupPlanner.Domain.Common;
using StartupPlanner.Finance.Values;

namespace StartupPlanner.Domain.Plans.Fields;

/// <summary>A calendar month from 1950 to 2199. Canonical: 2027-03.</summary>
internal sealed class MonthField(LambdaExpression property) : FieldOf<Month?>(property, FieldType.Month)
{
    private protected override Outcome<string> Canonical(string typed)
    {
        var text = typed.Trim();
        if (text.Length == 0) return "";
        return Month.TryParse(text, null, out var month) && month.Year is >= 1950 and < 2200
            ? month.ToString()
            : new Failure.Refused(FieldErrors.NotAMonth);
    }

    protected override string Format(Month? value) => value?.ToString() ?? "";

    protected override Month? Parse(string canonical) => canonical.Length == 0 ? null : Month.Parse(canonical, null);
}
