using System.Globalization;

namespace StartupPlanner.Finance.Equity;

/// <summary>Why a history cannot have happened.</summary>
/// <param name="EventId">The event that cannot be; the id of the holder, class or pool where its own definition is wrong.</param>
/// <param name="Code">One of <see cref="EquityErrors"/>.</param>
/// <param name="Figures">What the code quotes, in its order: ids, property names (string), shares (long), amounts (decimal), dates (DateOnly).</param>
public sealed record EquityProblem(string EventId, string Code, IReadOnlyList<object> Figures)
{
    /// <inheritdoc/>
    public bool Equals(EquityProblem? other) => other is not null && EventId == other.EventId && Code == other.Code && Figures.SequenceEqual(other.Figures);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(EventId, Code, Figures.Count);

    /// <summary>For logs and tests, not for readers: code, event and figures.</summary>
    public override string ToString() => $"{EventId}: {Code}({string.Join(", ", Figures.Select(figure => Convert.ToString(figure, CultureInfo.InvariantCulture)))})";
}

/// <summary>A history that cannot have happened.</summary>
/// <param name="problems">All of them, at least one, in the order of the events.</param>
public sealed class EquityException(IReadOnlyList<EquityProblem> problems) : Exception(string.Join('\n', problems))
{
    /// <summary>What cannot be.</summary>
    public IReadOnlyList<EquityProblem> Problems { get; } = problems;
}

/// <summary>The codes of what cannot be.</summary>
public static class EquityErrors
{
    /// <summary>The same id twice, or an empty one; quotes the id.</summary>
    public const string DuplicateId = "Equity.DuplicateId";

    /// <summary>No such holder; quotes the id.</summary>
    public const string UnknownHolder = "Equity.UnknownHolder";

    /// <summary>No such class; quotes the id.</summary>
    public const string UnknownClass = "Equity.UnknownClass";

    /// <summary>No such pool; quotes the id.</summary>
    public const string UnknownPool = "Equity.UnknownPool";

    /// <summary>No such grant or promise at that time; quotes the id.</summary>
    public const string UnknownGrant = "Equity.UnknownGrant";

    /// <summary>No such warrant at that time; quotes the id.</summary>
    public const string UnknownWarrant = "Equity.UnknownWarrant";

    /// <summary>No such SAFE or note at that time; quotes the id.</summary>
    public const string UnknownInstrument = "Equity.UnknownInstrument";

    /// <summary>A SAFE or note that has converted or been paid back already; quotes its id and the event that ended it.</summary>
    public const string AlreadyEnded = "Equity.AlreadyEnded";

    /// <summary>A figure outside its range; quotes the property and the figure.</summary>
    public const string OutOfRange = "Equity.OutOfRange";

    /// <summary>Something that needs shares before any are issued; quotes the date of the event.</summary>
    public const string BeforeFounding = "Equity.BeforeFounding";

    /// <summary>More shares than the holder has; quotes holder, class, shares asked for and shares held.</summary>
    public const string MoreThanHeld = "Equity.MoreThanHeld";

    /// <summary>More shares than are vested; quotes holder, class, shares asked for and shares vested.</summary>
    public const string NotVested = "Equity.NotVested";

    /// <summary>More options or warrants than are left; quotes the grant, shares asked for and shares left.</summary>
    public const string MoreThanLeft = "Equity.MoreThanLeft";

    /// <summary>More than the pool has available; quotes the pool, shares asked for and shares available.</summary>
    public const string BeyondPool = "Equity.BeyondPool";

    /// <summary>Used after its last day; quotes the grant or warrant and that day.</summary>
    public const string Expired = "Equity.Expired";

    /// <summary>A right of redemption used too early, or one that the class has not; quotes the class and the first day, or the class alone.</summary>
    public const string NotRedeemable = "Equity.NotRedeemable";

    /// <summary>Common where preferred is needed, or the other way; quotes the class.</summary>
    public const string WrongKind = "Equity.WrongKind";

    /// <summary>A transfer to oneself; quotes the holder.</summary>
    public const string ToItself = "Equity.ToItself";

    /// <summary>An extension of what is no note, or to a day before the maturity; quotes the instrument.</summary>
    public const string NotExtendable = "Equity.NotExtendable";

    /// <summary>An investor named twice in a round; quotes the holder.</summary>
    public const string NamedTwice = "Equity.NamedTwice";

    /// <summary>Rights to more than the whole round; quotes the amount of the rights and the round's new money.</summary>
    public const string ProRataBeyondRound = "Equity.ProRataBeyondRound";

    /// <summary>A post-money valuation not above the new money; quotes both.</summary>
    public const string ValuationTooSmall = "Equity.ValuationTooSmall";

    /// <summary>No price satisfies the terms: SAFEs, notes and pool ask for the whole company or more; quotes the round.</summary>
    public const string NoPrice = "Equity.NoPrice";

    /// <summary>A class sold again at another price than before, or whose conversion price has changed since; quotes the class, the price before and the price of the round.</summary>
    public const string OtherPrice = "Equity.OtherPrice";

    /// <summary>So little money that it does not buy one share; quotes the holder, the amount and the price.</summary>
    public const string LessThanOneShare = "Equity.LessThanOneShare";

    /// <summary>More than can be counted; quotes nothing.</summary>
    public const string TooLarge = "Equity.TooLarge";
}
