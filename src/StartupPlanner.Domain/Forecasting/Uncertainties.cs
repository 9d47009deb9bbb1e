using StartupPlanner.Domain.Common;
using StartupPlanner.Domain.Costs;
using StartupPlanner.Domain.Plans;
using StartupPlanner.Finance.Modeling;

namespace StartupPlanner.Domain.Forecasting;

/// <summary>How a plan says that its estimates are distributed, and which of them move together.</summary>
public static class Uncertainties
{
    // Nine tenths of a normal distribution lie within so many deviations of its mean.
    private const double NineTenths = 1.6448536269514722;

    /// <summary>The options of a simulation of a plan's forecast.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="model">The model of its forecast.</param>
    /// <param name="draws">How many draws, at least 1.</param>
    /// <param name="seed">Which draws.</param>
    /// <returns>The options, or everything that cannot be, each with its address.</returns>
    public static Outcome<SimulationOptions> OptionsOf(Plan plan, Model model, int draws, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(model);
        var errors = new List<FieldError>();
        var inputs = model.Inputs.Where(input => input.Months is null).ToLookup(input => input.Address);
        var distributions = new Dictionary<Input, Distribution>();
        foreach (var uncertainty in plan.Finance.Uncertainties)
            foreach (var input in Inputs(uncertainty.At, $"finance/uncertainties/{uncertainty.Key}/at"))
                if (uncertainty.Shape == UncertaintyShape.Lognormal && input.Value.Low <= 0) errors.Add(new($"finance/uncertainties/{uncertainty.Key}/shape", ForecastErrors.NotPositive, uncertainty.At));
                else distributions[input] = Of(uncertainty.Shape, input);
        var correlations = new List<Correlation>();
        foreach (var pair in plan.Finance.Correlations)
        {
            var (firsts, seconds) = (Inputs(pair.First, $"finance/correlations/{pair.Key}/first"), Inputs(pair.Second, $"finance/correlations/{pair.Key}/second"));
            foreach (var first in firsts)
                foreach (var second in seconds)
                    if (first == second) errors.Add(new($"finance/correlations/{pair.Key}/second", ForecastErrors.WithItself));
                    else correlations.Add(new(first, second, (double)(pair.Coefficient ?? 0)));
        }
        if (errors.Count == 0 && !Correlation.Agree(correlations)) errors.Add(new("finance/correlations", ForecastErrors.Contradiction));
        return errors.Count > 0 ? new Failure.Invalid(errors) : new SimulationOptions(draws, seed) { Distributions = distributions, Correlations = correlations };

        IReadOnlyList<Input> Inputs(string address, string place)
        {
            IReadOnlyList<Input> found = [.. inputs[address]];
            // An estimate of a row that plays no part in the forecast does no harm.
            if (found.Count == 0 && Address.Read(address)?.Field is null) errors.Add(new(place, ForecastErrors.NoSuchAddress, address));
            return found;
        }
    }

    private static Distribution Of(UncertaintyShape? shape, Input input)
    {
        var (estimate, limits) = (input.Value, InputFields.LimitsOf(input));
        var (low, likely, high) = ((double)estimate.Low, (double)estimate.Likely, (double)estimate.High);
        return shape switch
        {
            UncertaintyShape.Triangular => Distribution.Triangular(estimate),
            UncertaintyShape.Uniform => Distribution.Uniform(low, high),
            UncertaintyShape.Normal => Distribution.Normal(likely, (high - low) / 2 / NineTenths).Within((double?)limits.Least, (double?)limits.Most),
            UncertaintyShape.Lognormal => Distribution.Lognormal(Math.Log(low * high) / 2, Math.Log(high / low) / 2 / NineTenths).Within((double?)limits.Least, (double?)limits.Most),
            UncertaintyShape.Discrete => Distribution.Discrete([.. (((double Value, double Weight)[])[(low, 30), (likely, 40), (high, 30)]).GroupBy(value => value.Value).Select(same => (same.Key, same.Sum(value => value.Weight)))]),
            _ => Distribution.Pert(estimate),
        };
    }
}
