using StartupPlanner.Domain.Common;
using StartupPlanner.Domain.Costs;
using StartupPlanner.Domain.Plans;
using StartupPlanner.Domain.Plans.Fields;

namespace StartupPlanner.Domain.Forecasting;

/// <summary>Plans as they would be in a scenario: the same plan, with some values overridden by their addresses.</summary>
public static class Scenarios
{
    /// <summary>The plan in a scenario. The plan itself stays as it is.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="scenario">Name, key or address of one of its scenarios; null for the plan itself.</param>
    /// <returns>The plan with the overrides of the scenario, and of those on which it builds; or everything that cannot be, each with its address.</returns>
    public static Outcome<Plan> Apply(Plan plan, string? scenario)
    {
        ArgumentNullException.ThrowIfNull(plan);
        if (scenario is null) return plan;
        var errors = new List<FieldError>();
        var changes = OverridesOf(plan, scenario, errors);
        var other = PlanFile.Read(PlanFile.Write(plan), plan.Id, plan.ChangedAt).Value;
        foreach (var change in changes) Override(other, change, errors);
        return errors.Count > 0 ? new Failure.Invalid(errors) : other;
    }

    /// <summary>Everything that a forecast cannot be made of, in the plan as it stands and in each of its scenarios.</summary>
    public static IReadOnlyList<FieldError> MistakesOf(Plan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var errors = ErrorsOf(plan).ToList();
        foreach (var same in plan.Finance.Scenarios.Where(scenario => scenario.Name.Length > 0 && plan.Finance.Scenarios.First(other => other.Name == scenario.Name) != scenario))
            errors.Add(new($"finance/scenarios/{same.Key}/name", ForecastErrors.SameName, same.Name));
        foreach (var scenario in plan.Finance.Scenarios)
        {
            var changed = Apply(plan, $"finance/scenarios/{scenario.Key}");
            errors.AddRange(changed.Succeeded ? ErrorsOf(changed.Value) : Errors(changed.Failure));
        }
        return [.. errors.DistinctBy(error => (error.Field, error.Code))];

        static IEnumerable<FieldError> ErrorsOf(Plan plan)
        {
            var made = Forecast.Of(plan);
            if (!made.Succeeded) return Errors(made.Failure);
            var drawn = Errors(Uncertainties.OptionsOf(plan, made.Value.Model, draws: 1, seed: 0).Failure);
            return made.Value.TooLargeIn(made.Value.Evaluate()) is var (line, month) ? drawn.Append(new("finance", ForecastErrors.TooLarge, new NamedLines(made.Value.Names, line), month)) : drawn;
        }

        static IEnumerable<FieldError> Errors(Failure? failure) => failure is Failure.Invalid invalid ? invalid.Errors : [];
    }

    /// <summary>Whether the plan has a scenario of this name, key or address.</summary>
    public static bool Has(Plan plan, string scenario) => Find(plan, scenario) is not null;

    /// <summary>What is different in a scenario, the outermost base first.</summary>
    public static IReadOnlyList<ScenarioOverride> OverridesOf(Plan plan, string scenario) => OverridesOf(plan, scenario, []);

    private static List<ScenarioOverride> OverridesOf(Plan plan, string name, List<FieldError> errors)
    {
        var chain = new List<Scenario>();
        var next = Find(plan, name);
        if (next is null) errors.Add(new("scenario", ForecastErrors.NoSuchRow, name));
        for (; next is not null; next = plan.Finance.Scenarios.At(next.BasedOn))
        {
            if (chain.Contains(next))
            {
                errors.Add(new($"finance/scenarios/{chain[^1].Key}/based-on", ForecastErrors.ScenarioCircle));
                break;
            }
            chain.Add(next);
        }
        chain.Reverse();
        return [.. chain.SelectMany(scenario => plan.Finance.Overrides.Where(change => change.Scenario == scenario.Id))];
    }

    private static Scenario? Find(Plan plan, string text) => RowReference.Find(plan.Finance.Scenarios, "finance/scenarios", scenario => scenario.Name, text);

    private static void Override(Plan plan, ScenarioOverride change, List<FieldError> errors)
    {
        var place = $"finance/overrides/{change.Key}";
        if (Address.Read(change.At) is not { Field: { } field, Part: { } part } at || part.Find(plan, at.Key) is not { } entity)
        {
            errors.Add(new($"{place}/at", ForecastErrors.NoSuchAddress, change.At));
            return;
        }
        var value = field.NormalizeIn(plan, change.Value);
        if (value.Failure is { } wrong) errors.Add(new($"{place}/value", wrong.Code, wrong.Args));
        else field.Write(entity, value.Value);
    }
}
