using StartupPlanner.Domain.Plans;
using StartupPlanner.Domain.Plans.Fields;
using StartupPlanner.Finance.Modeling;

namespace StartupPlanner.Domain.Forecasting;

/// <summary>What the fields of a plan say of the inputs of its model.</summary>
public static class InputFields
{
    /// <summary>The smallest and the largest value that the field of an input allows, in the input's own unit; null where it has none.</summary>
    public static (decimal? Least, decimal? Most) LimitsOf(Input input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var (field, scale) = FieldOf(input);
        return (field?.Min / scale, field?.Max / scale);
    }

    /// <summary>Whether an input can change while all others stay as they are: of shares that add up to 100 % none can.</summary>
    public static bool StandsAlone(Input input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return !input.Address.StartsWith("revenue/tiers/", StringComparison.Ordinal) || !input.Address.EndsWith("/share-of-new", StringComparison.Ordinal);
    }

    /// <summary>A value of an input as its field holds it, where per cent are no fraction.</summary>
    public static decimal AsEntered(Input input, decimal value)
    {
        ArgumentNullException.ThrowIfNull(input);
        return value * FieldOf(input).Scale;
    }

    /// <summary>The smallest difference between two values of an input that its field can hold, in the input's own unit; null where it has no such.</summary>
    public static decimal? GrainOf(Input input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var (field, scale) = FieldOf(input);
        if (field?.Decimals is not { } decimals) return null;
        // A fraction is typed as per cent.
        var places = field.Type == FieldType.Percentage ? decimals + 2 : decimals;
        return new decimal(1, 0, 0, false, (byte)places) / scale;
    }

    private static (Field? Field, decimal Scale) FieldOf(Input input)
    {
        var field = Address.Read(input.Address)?.Field;
        return (field, field is { Type: FieldType.Estimate } && input.Unit.IsPercentage ? 100m : 1m);
    }
}
