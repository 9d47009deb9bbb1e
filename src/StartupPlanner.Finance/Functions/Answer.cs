namespace StartupPlanner.Finance.Functions;

/// <summary>What a financial function answers: one value, no value, several values, or that its arguments make no sense. Never infinite, never not-a-number.</summary>
public abstract record Answer
{
    private Answer()
    {
    }

    /// <summary>The one value; null where there is none, or more than one.</summary>
    public double? Unique => this is Value one ? one.Number : null;

    /// <summary>Exactly one number answers the question.</summary>
    /// <param name="Number">Finite; in the unit that the function names.</param>
    public sealed record Value(double Number) : Answer;

    /// <summary>The arguments make sense, but no number answers the question.</summary>
    /// <param name="Reason">Why there is none.</param>
    public sealed record None(NoAnswer Reason) : Answer;

    /// <summary>Several numbers answer the question; none is better than the others.</summary>
    /// <param name="Numbers">All of them, at least two, the smallest first.</param>
    public sealed record Several(IReadOnlyList<double> Numbers) : Answer;

    /// <summary>The question cannot be asked with these arguments.</summary>
    /// <param name="Mistakes">All of them, at least one, in the order of the parameters.</param>
    public sealed record Invalid(IReadOnlyList<Mistake> Mistakes) : Answer;
}

/// <summary>Why no number answers a question that makes sense.</summary>
public enum NoAnswer
{
    /// <summary>The cash flows never change sign, so no rate balances them.</summary>
    NoSignChange,

    /// <summary>The cash flows change sign, and yet no rate balances them; or no number of periods does.</summary>
    NeverBalances,

    /// <summary>Every number does, because there is nothing to balance.</summary>
    AlwaysBalances,

    /// <summary>The number is larger than can be written (about 1.8e308).</summary>
    TooLarge,
}

/// <summary>What is wrong with one argument.</summary>
/// <param name="Argument">The parameter's name in the function's signature.</param>
/// <param name="Kind">What is wrong.</param>
/// <param name="Limit">The limit that was overstepped, where there is one.</param>
public sealed record Mistake(string Argument, MistakeKind Kind, double? Limit = null);

/// <summary>What can be wrong with an argument.</summary>
public enum MistakeKind
{
    /// <summary>Infinite, or no number at all.</summary>
    NotFinite,

    /// <summary>Smaller than the limit.</summary>
    TooSmall,

    /// <summary>Smaller than the limit, or equal to it.</summary>
    NotAbove,

    /// <summary>Larger than the limit.</summary>
    TooLarge,

    /// <summary>Zero, by which it would be divided.</summary>
    Zero,

    /// <summary>Not a whole number.</summary>
    NotWhole,

    /// <summary>A list without entries.</summary>
    Empty,

    /// <summary>A list of another length than the list before it, whose length is the limit.</summary>
    OtherLength,

    /// <summary>Neither the end nor the beginning of a period.</summary>
    NotATiming,

    /// <summary>So many cash flows that change sign so often that the search would take too long; entries times changes must stay within the limit.</summary>
    TooManyChanges,
}

/// <summary>When in a period its payment is due.</summary>
public enum PaymentTiming
{
    /// <summary>At the end of the period: an ordinary annuity; 0 in spreadsheets.</summary>
    End = 0,

    /// <summary>At the beginning of the period: an annuity due; 1 in spreadsheets.</summary>
    Beginning = 1,
}
