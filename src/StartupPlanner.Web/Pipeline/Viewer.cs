namespace StartupPlanner.Web.Pipeline;

/// <summary>Who asks: a user, a reader who came by a share link, or nobody.</summary>
public sealed class Viewer
{
    public Guid? UserId { get; set; }

    /// <summary>The link that a reader without an account came by.</summary>
    public Guid? LinkId { get; set; }

    /// <summary>The user.</summary>
    /// <exception cref="InvalidOperationException">Nobody is signed in.</exception>
    public Guid RequiredUserId => UserId ?? throw new InvalidOperationException("Nobody is signed in.");
}
