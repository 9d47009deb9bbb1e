using StartupPlanner.Finance.Values;

namespace StartupPlanner.Finance.Equity.Exit;

/// <summary>Rounds parts to whole smallest units of the currency so that they add up to a whole.</summary>
internal static class LargestRemainder
{
    /// <summary>Cuts each part down to whole units, and gives the units left over to the largest remainders; of equal ones to the key first in ordinal order.</summary>
    /// <param name="total">What the parts add up to, in whole units.</param>
    /// <param name="amounts">Not rounded, none negative; all together the total, to less than half a unit.</param>
    /// <param name="key">Names the part of an index; the order of the parts has no influence.</param>
    public static Money[] Of(Money total, ReadOnlySpan<decimal> amounts, Func<int, string> key)
    {
        if (amounts.Length == 1) return [total];
        if (total.Amount == 0) return [.. Enumerable.Repeat(total, amounts.Length)];
        var (scale, unit) = total.Currency.Decimals == 0 ? (1m, 1m) : (100m, 0.01m);
        var whole = new decimal[amounts.Length];
        var remainders = new double[amounts.Length];
        var left = total.Amount * scale;
        for (var index = 0; index < whole.Length; index++)
        {
            var units = amounts[index] * scale;
            whole[index] = Math.Floor(units);
            // Remainders that differ only by the rounding of a division are equal.
            remainders[index] = Math.Round((double)(units - whole[index]), 9);
            left -= whole[index];
        }
        if (left > 0) GiveOut((int)left, whole, remainders, key);
        return Array.ConvertAll(whole, units => new Money(units * unit, total.Currency));
    }

    private static void GiveOut(int left, decimal[] whole, double[] remainders, Func<int, string> key)
    {
        var order = new int[whole.Length];
        for (var index = 0; index < order.Length; index++) order[index] = index;
        Array.Sort(order, (one, other) => remainders[other].CompareTo(remainders[one]) is not 0 and var larger ? larger : string.CompareOrdinal(key(one), key(other)));
        for (var index = 0; index < left && index < order.Length; index++) whole[order[index]]++;
    }
}
