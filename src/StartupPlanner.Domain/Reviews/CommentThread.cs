using StartupPlanner.Domain.Plans;

namespace StartupPlanner.Domain.Reviews;

/// <summary>A conversation about one place of a plan, or about exact words in it.</summary>
public sealed class CommentThread
{
    /// <summary>A comment: at most so many characters.</summary>
    public const int BodyMaxLength = 4000;

    private readonly List<Comment> comments = [];

    private CommentThread() { }

    /// <summary>Starts a conversation.</summary>
    /// <param name="planId">In this plan.</param>
    /// <param name="address">About this place.</param>
    /// <param name="words">The exact words it is about; null for the whole place.</param>
    /// <param name="textSeen">The place's text as its author saw it, to know later whether it changed.</param>
    /// <param name="author">Who starts it.</param>
    /// <param name="body">The first comment.</param>
    /// <param name="at">The time now (UTC).</param>
    public CommentThread(PlanId planId, Address address, TextAnchor? words, string textSeen, Guid author, string body, DateTimeOffset at)
    {
        (PlanId, Id, Address, CreatedAt) = (planId, Guid.CreateVersion7(at), address.Text, at);
        (Quote, Prefix, Suffix) = (words?.Quote ?? "", words?.Prefix ?? "", words?.Suffix ?? "");
        SeenHash = TextAnchor.HashOf(textSeen);
        Reply(author, body, at);
    }

    /// <summary>The plan.</summary>
    public PlanId PlanId { get; private init; }

    /// <summary>Identifies the conversation.</summary>
    public Guid Id { get; private init; }

    /// <summary>The address of what it is about.</summary>
    public string Address { get; private init; } = "";

    /// <summary>The exact words that it is about; empty for the whole place.</summary>
    public string Quote { get; private init; } = "";

    /// <summary>The text just before the words.</summary>
    public string Prefix { get; private init; } = "";

    /// <summary>The text just after the words.</summary>
    public string Suffix { get; private init; } = "";

    /// <summary>SHA-256 of the place's text when the conversation began.</summary>
    public byte[] SeenHash { get; private init; } = [];

    /// <summary>When it began (UTC).</summary>
    public DateTimeOffset CreatedAt { get; private init; }

    /// <summary>When it was resolved (UTC); null while it is open.</summary>
    public DateTimeOffset? ResolvedAt { get; private set; }

    /// <summary>Who resolved it.</summary>
    public Guid? ResolvedBy { get; private set; }

    /// <summary>The comments in order.</summary>
    public IReadOnlyList<Comment> Comments => comments;

    /// <summary>Whether it awaits an answer or a decision.</summary>
    public bool IsOpen => ResolvedAt is null;

    /// <summary>Adds a comment.</summary>
    public Comment Reply(Guid author, string body, DateTimeOffset at)
    {
        var comment = new Comment(PlanId, Id, author, body, at);
        comments.Add(comment);
        return comment;
    }

    /// <summary>Closes the conversation.</summary>
    public void Resolve(Guid by, DateTimeOffset at)
    {
        if (IsOpen) (ResolvedAt, ResolvedBy) = (at, by);
    }

    /// <summary>Opens it again.</summary>
    public void Reopen() => (ResolvedAt, ResolvedBy) = (null, null);

    /// <summary>Whether what it is about changed since it began: the words, where it is about words, else the whole text.</summary>
    /// <param name="text">The place's text now.</param>
    public bool IsChanged(string text) => Quote.Length > 0
        ? new TextAnchor(Quote, Prefix, Suffix).FindIn(text) is null
        : !SeenHash.AsSpan().SequenceEqual(TextAnchor.HashOf(text));
}

/// <summary>A comment of a conversation.</summary>
public sealed class Comment
{
    private Comment() { }

    internal Comment(PlanId planId, Guid threadId, Guid author, string body, DateTimeOffset at) =>
        (PlanId, ThreadId, Id, AuthorId, Body, At) = (planId, threadId, Guid.CreateVersion7(at), author, body, at);

    /// <summary>The plan.</summary>
    public PlanId PlanId { get; private init; }

    /// <summary>The conversation.</summary>
    public Guid ThreadId { get; private init; }

    /// <summary>Identifies the comment.</summary>
    public Guid Id { get; private init; }

    /// <summary>Who wrote it; null once the account is deleted.</summary>
    public Guid? AuthorId { get; private init; }

    /// <summary>What it says, as plain text.</summary>
    public string Body { get; private init; } = "";

    /// <summary>When (UTC).</summary>
    public DateTimeOffset At { get; private init; }
}
