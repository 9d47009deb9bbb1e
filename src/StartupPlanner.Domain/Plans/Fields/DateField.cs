using System.Globalization;
using System.Linq.Expressions;
using StartupPlanner.Domain.Common;

namespace StartupPlanner.Domain.Plans.Fields;

/// <summary>A day from 1950 to 2199. Canonical: 2027-03-31.</summary>
internal sealed class DateField(LambdaExpression property) : FieldOf<DateOnly?>(property, FieldType.Date)
{
    private const string Written = "yyyy-MM-dd";

    private protected override Outcome<string> Canonical(string typed)
    {
        var text = typed.Trim();
        if (text.Length == 0) return "";
        return DateOnly.TryParseExact(text, Written, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= 1950 and < 2200
            ? text
            : new Failure.Refused(FieldErrors.NotADate);
    }

    protected override string Format(DateOnly? value) => value?.ToString(Written, CultureInfo.InvariantCulture) ?? "";

    protected override DateOnly? Parse(string canonical) => canonical.Length == 0 ? null : DateOnly.ParseExact(canonical, Written, CultureInfo.InvariantCulture);
}
