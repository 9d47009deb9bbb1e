using System.Linq.Expressions;
using System.Text.Json.Nodes;
using StartupPlanner.Domain.Common;
using StartupPlanner.Finance.Values;

namespace StartupPlanner.Domain.Plans.Fields;

/// <summary>A calendar month from 1950 to 2199. Canonical: 2027-03.</summary>
internal sealed class MonthField(LambdaExpression property) : FieldOf<Month?>(property, FieldType.Month)
{
    private protected override Outcome<string> Canonical(string typed)
    {
        if (typed.Trim().Length == 0) return "";
        return CalendarText.Month(typed) is { Year: >= 1950 and < 2200 } month ? month.ToString() : new Failure.Refused(FieldErrors.NotAMonth);
    }

    /// <summary>A file has one spelling.</summary>
    public override Outcome<string> FromJson(JsonNode? json)
    {
        var read = base.FromJson(json);
        var isOther = read is { Succeeded: true, Value: { Length: > 0 } text } && !Month.TryParse(text.Trim(), null, out _);
        return isOther ? new Failure.Refused(FieldErrors.NotAMonth) : read;
    }

    protected override string Format(Month? value) => value?.ToString() ?? "";

    protected override Month? Parse(string canonical) => canonical.Length == 0 ? null : Month.Parse(canonical, null);
}
