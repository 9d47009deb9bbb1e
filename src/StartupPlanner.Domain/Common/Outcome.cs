namespace StartupPlanner.Domain.Common;

/// <summary>An expected failure: a code and its arguments, put into words at the edge.</summary>
/// <param name="Code">Names the failure; the key of its text.</param>
/// <param name="Args">What the text quotes, in order.</param>
public abstract record Failure(string Code, params object[] Args)
{
    /// <summary>There is no such thing, or none that this user may know of.</summary>
    public sealed record NotFound() : Failure("NotFound");

    /// <summary>What was to be changed is there no longer.</summary>
    /// <param name="Address">Of it.</param>
    public sealed record Gone(string Address) : Failure("Gone");

    /// <summary>The value is no longer what its editor saw.</summary>
    /// <param name="Address">Of the value.</param>
    /// <param name="Current">What it is now, in canonical text.</param>
    public sealed record Stale(string Address, string Current) : Failure("Stale");

    /// <summary>A rule says no.</summary>
    /// <param name="Code">Names the rule.</param>
    /// <param name="Args">What the rule's text quotes.</param>
    public sealed record Refused(string Code, params object[] Args) : Failure(Code, Args);

    /// <summary>The user may know of it, but not do this to it.</summary>
    public sealed record Forbidden() : Failure("Forbidden");

    /// <summary>The input has the wrong shape.</summary>
    /// <param name="Errors">One for each mistake, all of them.</param>
    public sealed record Invalid(IReadOnlyList<FieldError> Errors) : Failure("Invalid");
}

/// <summary>A mistake at one field.</summary>
/// <param name="Field">The field's address or the input's name.</param>
/// <param name="Code">Names the mistake; the key of its text.</param>
/// <param name="Args">What the text quotes, in order.</param>
public sealed record FieldError(string Field, string Code, params object[] Args);

/// <summary>Something that either succeeded or failed as expected.</summary>
/// <typeparam name="TSelf">The outcome itself.</typeparam>
public interface IOutcome<TSelf> where TSelf : IOutcome<TSelf>
{
    /// <summary>The failure, or null after success.</summary>
    Failure? Failure { get; }

    /// <summary>The outcome of a failure.</summary>
    static abstract TSelf Fail(Failure failure);
}

/// <summary>A value, or the expected failure that stands in its place.</summary>
/// <typeparam name="T">The value's type.</typeparam>
public sealed record Outcome<T> : IOutcome<Outcome<T>> where T : notnull
{
    private readonly T? value;

    private Outcome(T? value, Failure? failure) => (this.value, Failure) = (value, failure);

    /// <inheritdoc/>
    public Failure? Failure { get; }

    /// <summary>Whether there is a value.</summary>
    public bool Succeeded => Failure is null;

    /// <summary>The value.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public T Value => Failure is null ? value! : throw new InvalidOperationException($"No value: {Failure.Code}.");

    /// <inheritdoc/>
    public static Outcome<T> Fail(Failure failure) => new(default, failure);

    /// <summary>A success.</summary>
    public static implicit operator Outcome<T>(T value) => new(value, null);

    /// <summary>A failure.</summary>
    public static implicit operator Outcome<T>(Failure failure) => new(default, failure);
}

/// <summary>The value of an act that has nothing to tell but that it is done.</summary>
public readonly record struct Done;
