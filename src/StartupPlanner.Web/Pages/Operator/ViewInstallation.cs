using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using StartupPlanner.Domain.Common;
using StartupPlanner.Web.Data;
using StartupPlanner.Web.Hosting;
using StartupPlanner.Web.Pipeline;

namespace StartupPlanner.Web.Pages.Operator;

/// <summary>How the installation is, for whoever runs it: people, plans, room, mails, backups. Of the plans themselves it shows nothing.</summary>
public static class ViewInstallation
{
    private const int Newest = 100;

    public sealed record Query : IRequest<Outcome<View>>;

    /// <param name="LastSignIn">Null where every sign-in has ended.</param>
    public sealed record Person(string Name, string Email, DateTimeOffset Joined, int Plans, DateTimeOffset? LastSignIn, bool IsOperator);

    /// <param name="People">The newest.</param>
    /// <param name="PlansInBin">Deleted, but not yet for good.</param>
    /// <param name="FreeBytes">On the disk of the private database server; null where the server is somebody else's.</param>
    /// <param name="WaitingMails">Not sent yet.</param>
    /// <param name="FailedMails">Of those, tried at least once.</param>
    /// <param name="MailServer">Null where mails are only written into a folder.</param>
    public sealed record View(
        int PeopleCount, IReadOnlyList<Person> People, int Plans, int PlansInBin, long DatabaseBytes, long PictureBytes, long? FreeBytes,
        int SentMails, int WaitingMails, int FailedMails, string? MailServer, DateTimeOffset? LastBackup, string Version);

    internal sealed class Handler(PlannerDb db, Viewer viewer, DiskRoom room, IOptions<PlannerOptions> options, TimeProvider clock) : IRequestHandler<Query, Outcome<View>>
    {
        public async Task<Outcome<View>> Handle(Query query, CancellationToken cancellationToken)
        {
            if (!await db.Users.AnyAsync(user => user.Id == viewer.UserId && user.IsOperator, cancellationToken)) return new Failure.NotFound();
            var people = await db.Users.OrderByDescending(user => user.CreatedAt).Take(Newest)
                .Select(user => new Person(
                    user.Name, user.Email!, user.CreatedAt, db.Members.Count(member => member.UserId == user.Id),
                    db.Sessions.Where(session => session.UserId == user.Id).Max(session => (DateTimeOffset?)session.StartedAt), user.IsOperator))
                .ToListAsync(cancellationToken);
            var weekAgo = clock.GetUtcNow().AddDays(-7);
            return new View(
                await db.Users.CountAsync(cancellationToken), people,
                await db.Plans.CountAsync(plan => plan.DeletedAt == null, cancellationToken), await db.Plans.CountAsync(plan => plan.DeletedAt != null, cancellationToken),
                await db.Database.SqlQuery<long>($"""select pg_database_size(current_database()) as "Value" """).SingleAsync(cancellationToken),
                await db.Files.SumAsync(file => (long)file.Content.Length, cancellationToken), room.FreeBytes,
                await db.Mails.CountAsync(mail => mail.SentAt != null && mail.At > weekAgo, cancellationToken),
                await db.Mails.CountAsync(mail => mail.SentAt == null, cancellationToken), await db.Mails.CountAsync(mail => mail.SentAt == null && mail.Attempts > 0, cancellationToken),
                options.Value.Smtp.Host is { Length: > 0 } host ? host : null,
                await db.Backups.MaxAsync(backup => (DateTimeOffset?)backup.At, cancellationToken),
                typeof(Program).Assembly.GetName().Version!.ToString(3));
        }
    }
}
