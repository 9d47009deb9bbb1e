namespace StartupPlanner.Web.Identity;

/// <summary>A mail to be sent: written in the transaction of the act that causes it, sent afterwards.</summary>
public sealed class Mail
{
    private Mail() { }

    public Mail(string recipient, string subject, string body, DateTimeOffset at) => (Id, Recipient, Subject, Body, At) = (Guid.CreateVersion7(at), recipient, subject, body, at);

    public Guid Id { get; private init; }

    public string Recipient { get; private init; } = "";

    public string Subject { get; private init; } = "";

    public string Body { get; private init; } = "";

    public DateTimeOffset At { get; private init; }

    public DateTimeOffset? SentAt { get; private set; }

    public int Attempts { get; private set; }

    public void Sent(DateTimeOffset at) => SentAt = at;

    /// <summary>To be written down before it is tried: what could not be would be sent again and again.</summary>
    public void Tried() => Attempts++;
}
