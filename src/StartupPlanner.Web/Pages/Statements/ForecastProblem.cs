using StartupPlanner.Domain.Common;
using StartupPlanner.Domain.Plans;
using StartupPlanner.Web.Localization;
using StartupPlanner.Web.Pages.Reading;

namespace StartupPlanner.Web.Pages.Statements;

/// <summary>Something that a forecast cannot be made of.</summary>
/// <param name="Where">The place that mends it, in words; empty where there is none.</param>
/// <param name="Page">Where in the wizard it is asked for; null where no question does.</param>
public sealed record ForecastProblem(string Text, string Where, string? Page)
{
    internal static IReadOnlyList<ForecastProblem> Of(Failure failure, Plan plan, Texts texts) =>
        failure is Failure.Invalid invalid ? [.. invalid.Errors.Select(error => Of(error, plan, texts))] : [new(texts.Of(failure), "", null)];

    private static ForecastProblem Of(FieldError error, Plan plan, Texts texts)
    {
        if (Address.Read(error.Field) is not { } address) return new(texts.Of(error), "", null);
        return new(texts.Of(error), texts.Where(plan, address), Places.HrefOf(plan, address.Text));
    }
}
