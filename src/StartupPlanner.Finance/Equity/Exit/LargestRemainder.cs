using StartupPlanner.Finance.Values;

namespace StartupPlanner.Finance.Equity.Exit;

/// <summary>Rounds parts to whole smallest units of the currency so that they add up to a whole.</summary>
internal static class LargestRemainder
{
    /// <summary>Cuts each part down to whole units, and gives the units left over to the largest remainders; of equal ones to the key first in ordinal order.</summary>
    /// <param name="total">What the parts add up to, in whole units.</param>
    /// <param name="parts">What is divided.</param>
    /// <param name="exact">The amount of a part, at least 0; all together the total, to less than half a unit.</param>
    /// <param name="key">Names a part; the order of the parts has no influence.</param>
    public static Money[] Of<T>(Money total, IReadOnlyList<T> parts, Func<T, decimal> exact, Func<T, string> key)
    {
        var unit = total.Currency.Decimals == 0 ? 1m : 0.01m;
        var units = parts.Select(part => exact(part) / unit).ToArray();
        var whole = units.Select(Math.Floor).ToArray();
        var left = (int)(total.Amount / unit - whole.Sum());
        if (left > 0)
        {
            var order = Enumerable.Range(0, whole.Length).OrderByDescending(index => Math.Round(units[index] - whole[index], 9)).ThenBy(index => key(parts[index]), StringComparer.Ordinal);
            foreach (var index in order.Take(left)) whole[index]++;
        }
        return [.. whole.Select(count => new Money(count * unit, total.Currency))];
    }
}
