using System.Globalization;

namespace StartupPlanner.Web.Pages.Shared;

/// <summary>How a line goes, as the points of a small drawing of 100 by 24.</summary>
internal static class Sparkline
{
    private const decimal Width = 100;
    private const decimal Height = 24;
    private const int MostPoints = 60;

    /// <summary>The points of a polyline; what is undefined is left out. Empty where there is nothing to draw.</summary>
    public static string Points(IReadOnlyList<decimal?> amounts)
    {
        var step = Math.Max(1, (amounts.Count + MostPoints - 1) / MostPoints);
        List<(int At, decimal Amount)> known = [.. amounts.Select((amount, at) => (at, amount)).Where(each => each.amount is not null && each.at % step == 0).Select(each => (each.at, each.amount!.Value))];
        if (known.Count < 2) return "";
        var (least, most) = (known.Min(each => each.Amount), known.Max(each => each.Amount));
        return string.Join(' ', known.Select(each => string.Create(CultureInfo.InvariantCulture, $"{Width * each.At / (amounts.Count - 1):0.#},{Y(each.Amount):0.#}")));

        decimal Y(decimal amount) => least == most ? Height / 2 : Height - (amount - least) / (most - least) * Height;
    }

    /// <summary>Where the line crosses nothing, from the top; null where all amounts are on one side.</summary>
    public static string? Zero(IReadOnlyList<decimal?> amounts) =>
        amounts.Min() is < 0 and { } least && amounts.Max() is > 0 and { } most ? (Height * most / (most - least)).ToString("0.#", CultureInfo.InvariantCulture) : null;
}
