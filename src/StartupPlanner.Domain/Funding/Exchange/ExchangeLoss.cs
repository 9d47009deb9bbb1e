using System.Globalization;

namespace StartupPlanner.Domain.Funding.Exchange;

/// <summary>Something that did not survive an export or import whole.</summary>
/// <param name="Subject">What it is about: the id of an event, holder, class, pool or, on import, of the file's object.</param>
/// <param name="Code">One of <see cref="ExchangeLosses"/>.</param>
/// <param name="Figures">What the code quotes, in its order: ids, property names (string), shares (long), amounts (decimal), dates (DateOnly).</param>
public sealed record ExchangeLoss(string Subject, string Code, IReadOnlyList<object> Figures)
{
    /// <inheritdoc/>
    public bool Equals(ExchangeLoss? other) => other is not null && Subject == other.Subject && Code == other.Code && Figures.SequenceEqual(other.Figures);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Subject, Code, Figures.Count);

    /// <summary>For logs and tests, not for readers: code, subject and figures.</summary>
    public override string ToString() => $"{Subject}: {Code}({string.Join(", ", Figures.Select(figure => Convert.ToString(figure, CultureInfo.InvariantCulture)))})";
}
