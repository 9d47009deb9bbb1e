namespace StartupPlanner.Web.Identity;

/// <summary>A sign-in that stands: the cookie of a browser names it, and is worth nothing without it.</summary>
public sealed class Session
{
    /// <summary>How long a sign-in stands at most, however often the browser comes back.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(7);

    private Session() { }

    public Session(Guid userId, DateTimeOffset at) => (Id, UserId, StartedAt, ExpiresAt) = (Guid.CreateVersion7(at), userId, at, at + Lifetime);

    public Guid Id { get; private init; }

    public Guid UserId { get; private init; }

    public DateTimeOffset StartedAt { get; private init; }

    public DateTimeOffset ExpiresAt { get; private init; }
}
