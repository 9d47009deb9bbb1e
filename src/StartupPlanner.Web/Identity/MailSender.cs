using System.Text;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using MimeKit;
using StartupPlanner.EmbeddedPostgres;
using StartupPlanner.Web.Data;
using StartupPlanner.Web.Hosting;

namespace StartupPlanner.Web.Identity;

/// <summary>Where mails go while no SMTP server is set: one text file each.</summary>
public sealed class MailFolder
{
    public string Path { get; } = System.IO.Path.Combine(DataFolder.Default, "mails");

    /// <summary>Whoever reads a mail may use the link in it: what lies there from before is closed to others too.</summary>
    public void Close()
    {
        if (!Directory.Exists(Path)) return;
        OwnerOnly.EnsureFolder(Path);
        OwnerOnly.CloseFiles(Path);
    }

    public async Task WriteAsync(Mail mail, CancellationToken cancellationToken)
    {
        DataFolder.Ensure(DataFolder.Default);
        OwnerOnly.EnsureFolder(Path);
        var text = $"To: {mail.Recipient}\nSubject: {mail.Subject}\nDate: {mail.At:R}\n\n{mail.Body}\n";
        await using var file = OwnerOnly.Open(System.IO.Path.Combine(Path, $"{mail.Id}.txt"), FileMode.Create);
        await file.WriteAsync(Encoding.UTF8.GetBytes(text), cancellationToken);
    }
}

/// <summary>Sends the mails that requests left in the database, and tries again later what failed.</summary>
internal sealed partial class MailSender(IServiceScopeFactory scopes, MailFolder folder, IOptions<PlannerOptions> options, TimeProvider clock, ILogger<MailSender> logger, Outages outages)
    : BackgroundService
{
    private const int MaxAttempts = 8;

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            folder.Close();
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
        {
            NotClosed(logger, folder.Path, wrong.Message);
        }
        return base.StartAsync(cancellationToken);
    }

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

    internal async Task SendWaitingAsync(CancellationToken cancellationToken)
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
            // One mail that cannot go must not hold up the mails after it.
            catch (Exception wrong) when (wrong is not OperationCanceledException)
            {
                Failed(logger, wrong.GetType().Name);
            }
            await db.SaveChangesAsync(cancellationToken);
        }
    }

    private static async Task SendAsync(Mail mail, SmtpOptions smtp, CancellationToken cancellationToken)
    {
        using var message = new MimeMessage { Subject = mail.Subject, Body = new TextPart("plain") { Text = mail.Body }, Date = mail.At };
        message.From.Add(MailboxAddress.Parse(smtp.From));
        message.To.Add(MailboxAddress.Parse(mail.Recipient));
        using var client = new SmtpClient();
        await client.ConnectAsync(smtp.Host, smtp.Port, SecurityOf(smtp), cancellationToken);
        if (smtp.User.Length > 0) await client.AuthenticateAsync(smtp.User, smtp.Password, cancellationToken);
        await client.SendAsync(message, cancellationToken);
        await client.DisconnectAsync(quit: true, cancellationToken);
    }

    private static SecureSocketOptions SecurityOf(SmtpOptions smtp) => (smtp.Security, smtp.Port) switch
    {
        (SmtpSecurity.None, _) or (SmtpSecurity.Auto, 25) => SecureSocketOptions.None,
        (SmtpSecurity.Tls, _) or (SmtpSecurity.Auto, 465) => SecureSocketOptions.SslOnConnect,
        _ => SecureSocketOptions.StartTls,
    };

    [LoggerMessage(Level = LogLevel.Warning, Message = "The mails in {Folder} may be read by others: {Error}")]
    private static partial void NotClosed(ILogger logger, string folder, string error);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A mail was not sent and will be tried again: {Error}")]
    private static partial void Failed(ILogger logger, string error);
}
