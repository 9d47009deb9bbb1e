using System.Net.Mail;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using StartupPlanner.EmbeddedPostgres;
using StartupPlanner.Web.Data;
using StartupPlanner.Web.Hosting;

namespace StartupPlanner.Web.Identity;

/// <summary>Where mails go while no SMTP server is set: one text file each.</summary>
public sealed class MailFolder
{
    public string Path { get; } = System.IO.Path.Combine(DataFolder.Default, "mails");

    public async Task WriteAsync(Mail mail, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Path);
        var text = $"To: {mail.Recipient}\nSubject: {mail.Subject}\nDate: {mail.At:R}\n\n{mail.Body}\n";
        await File.WriteAllTextAsync(System.IO.Path.Combine(Path, $"{mail.Id}.txt"), text, Encoding.UTF8, cancellationToken);
    }
}

/// <summary>Sends the mails that requests left in the database, and tries again later what failed.</summary>
internal sealed partial class MailSender(IServiceScopeFactory scopes, MailFolder folder, IOptions<PlannerOptions> options, TimeProvider clock, ILogger<MailSender> logger, Outages outages)
    : BackgroundService
{
    private const int MaxAttempts = 8;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(2), clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await SendWaitingAsync(stoppingToken);
            }
            catch (Exception wrong) when (!stoppingToken.IsCancellationRequested)
            {
                outages.Note(wrong);
                if (Outages.Of(wrong) is null) Failed(logger, wrong.GetType().Name);
            }
        }
    }

    private async Task SendWaitingAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PlannerDb>();
        var waiting = await db.Mails.Where(mail => mail.SentAt == null && mail.Attempts < MaxAttempts).OrderBy(mail => mail.Id).Take(20).ToListAsync(cancellationToken);
        foreach (var mail in waiting)
        {
            mail.Tried();
            await db.SaveChangesAsync(cancellationToken);
            try
            {
                if (options.Value.Smtp.Host.Length > 0) await SendAsync(mail, options.Value.Smtp, cancellationToken);
                else await folder.WriteAsync(mail, cancellationToken);
                mail.Sent(clock.GetUtcNow());
            }
            // A malformed address must not hold up the mails after it.
            catch (Exception wrong) when (wrong is SmtpException or IOException or UnauthorizedAccessException or FormatException or ArgumentException)
            {
                Failed(logger, wrong.GetType().Name);
            }
            await db.SaveChangesAsync(cancellationToken);
        }
    }

    private static async Task SendAsync(Mail mail, SmtpOptions smtp, CancellationToken cancellationToken)
    {
        using var client = new SmtpClient(smtp.Host, smtp.Port) { EnableSsl = smtp.Port != 25 };
        if (smtp.User.Length > 0) client.Credentials = new System.Net.NetworkCredential(smtp.User, smtp.Password);
        using var message = new MailMessage(smtp.From, mail.Recipient, mail.Subject, mail.Body) { BodyEncoding = Encoding.UTF8, SubjectEncoding = Encoding.UTF8 };
        await client.SendMailAsync(message, cancellationToken);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A mail was not sent and will be tried again: {Error}")]
    private static partial void Failed(ILogger logger, string error);
}
