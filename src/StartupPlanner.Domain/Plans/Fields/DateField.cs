using System.Globalization;
using System.Linq.Expressions;
using System.Text.Json.Nodes;
using StartupPlanner.Domain.Common;

namespace StartupPlanner.Domain.Plans.Fields;

/// <summary>A day from 1950 to 2199. Canonical: 2027-03-31.</summary>
internal sealed class DateField(LambdaExpression property) : FieldOf<DateOnly?>(property, FieldType.Date)
{
    private const string Written = "yyyy-MM-dd";

    private protected override Outcome<string> Canonical(string typed)
    {
        if (typed.Trim().Length == 0) return "";
        return CalendarText.Day(typed) is { Year: >= 1950 and < 2200 } day ? Format(day) : new Failure.Refused(FieldErrors.NotADate);
    }

    /// <summary>A file has one spelling.</summary>
    public override Outcome<string> FromJson(JsonNode? json)
    {
        var read = base.FromJson(json);
        var isOther = read is { Succeeded: true, Value: { Length: > 0 } text } && !DateOnly.TryParseExact(text.Trim(), Written, out _);
        return isOther ? new Failure.Refused(FieldErrors.NotADate) : read;
    }

    protected override string Format(DateOnly? value) => value?.ToString(Written, CultureInfo.InvariantCulture) ?? "";

    protected override DateOnly? Parse(string canonical) => canonical.Length == 0 ? null : DateOnly.ParseExact(canonical, Written, CultureInfo.InvariantCulture);
}
