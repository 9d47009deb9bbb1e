using System.Globalization;

namespace StartupPlanner.Web.Pages.Shared;

/// <summary>How a line goes, as a drawing of the size of a word, in a box of 80 by 20.</summary>
/// <param name="Points">Of a polyline; empty where there is nothing to draw.</param>
/// <param name="Zero">How far from the top nothing is, where amounts lie on both sides of it; null elsewhere.</param>
public sealed record Sparkline(string Points, string? Zero)
{
    private const int MostPoints = 30;

    /// <summary>Draws amounts of months.</summary>
    /// <param name="months">One for each; undefined ones are left out.</param>
    /// <param name="isFlow">Whether a point is the mean of its months, so that none is passed over, or the last of them, as for balances.</param>
    public static Sparkline Of(IReadOnlyList<decimal?> months, bool isFlow)
    {
        var step = Math.Max(1, (months.Count + MostPoints - 1) / MostPoints);
        var points = months.Select(amount => (double?)amount).Chunk(step).Select(chunk => isFlow ? chunk.Average() : chunk[^1])
            .Select((amount, index) => (Index: index, Amount: amount)).Where(point => point.Amount is not null).Select(point => (point.Index, Amount: point.Amount!.Value)).ToList();
        if (points.Count < 2 || points.All(point => point.Amount == points[0].Amount)) return new("", null);
        var (low, high, last) = (Math.Min(0, points.Min(point => point.Amount)), Math.Max(0, points.Max(point => point.Amount)), (months.Count + step - 1) / step - 1);
        return new(string.Join(' ', points.Select(point => $"{Text(Math.Round(78.0 * point.Index / last) + 1)},{Text(Y(point.Amount))}")), low < 0 && high > 0 ? Text(Y(0)) : null);

        double Y(double amount) => Math.Round(18 * (high - amount) / (high - low)) + 1;
    }

    private static string Text(double number) => number.ToString(CultureInfo.InvariantCulture);
}
