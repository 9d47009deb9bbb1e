using System.Net;
using System.Net.Sockets;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using StartupPlanner.Web.Hosting;
using StartupPlanner.Web.Identity;

namespace StartupPlanner.Web.Tests;

/// <summary>Mails that wait in the database, on their way to a mail server.</summary>
public sealed class MailDelivery(PlannerApp app) : IClassFixture<PlannerApp>
{
    [Fact]
    public async Task Hands_each_mail_to_the_server_once_in_both_languages()
    {
        await using var server = new MailServer();
        var recipient = await WriteAsync("计划：“Lumen” 邀请您", "第一行\n.\nSecond line");
        await SendAsync(server, SmtpSecurity.None);
        await SendAsync(server, SmtpSecurity.None);

        var sent = Assert.Single(server.Received, text => text.Contains(recipient, StringComparison.Ordinal));
        var mail = MimeKit.MimeMessage.Load(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(sent)), TestContext.Current.CancellationToken);
        Assert.Equal(("计划：“Lumen” 邀请您", "第一行\n.\nSecond line"), (mail.Subject, mail.TextBody!.ReplaceLineEndings("\n").TrimEnd()));
        Assert.Equal((recipient, "planner@example.com"), (mail.To.Mailboxes.Single().Address, mail.From.Mailboxes.Single().Address));
        Assert.NotNull((await FindAsync(recipient)).SentAt);
    }

    [Fact]
    public async Task Tells_a_server_without_tls_nothing()
    {
        await using var server = new MailServer();
        var recipient = await WriteAsync("Secret", "A link that opens an account");
        await SendAsync(server, SmtpSecurity.StartTls);
        var mail = await FindAsync(recipient);
        Assert.Equal((null, 1), (mail.SentAt, mail.Attempts));
        Assert.Empty(server.Received);
    }

    [Fact]
    public async Task Goes_on_after_a_mail_that_cannot_go()
    {
        await using var server = new MailServer();
        var (broken, whole) = (await WriteAsync("First", "", "no address at all <"), await WriteAsync("Second", "Body"));
        await SendAsync(server, SmtpSecurity.None);
        Assert.Null((await FindAsync(broken)).SentAt);
        Assert.NotNull((await FindAsync(whole)).SentAt);
    }

    private async Task<string> WriteAsync(string subject, string body, string? recipient = null)
    {
        recipient ??= $"reader-{Guid.NewGuid():N}@example.com";
        await app.DbAsync(db => db.Mails.Add(new(recipient, subject, body, DateTimeOffset.UtcNow)));
        return recipient;
    }

    private Task<Mail> FindAsync(string recipient) => app.QueryAsync(db => db.Mails.SingleAsync(mail => mail.Recipient == recipient, TestContext.Current.CancellationToken));

    private async Task SendAsync(MailServer server, SmtpSecurity security)
    {
        var options = new PlannerOptions { Smtp = { Host = "127.0.0.1", Port = server.Port, Security = security, From = "StartupPlanner <planner@example.com>" } };
        using var sender = new MailSender(
            app.Services.GetRequiredService<IServiceScopeFactory>(), app.Services.GetRequiredService<MailFolder>(), Options.Create(options), TimeProvider.System, NullLogger<MailSender>.Instance,
            app.Services.GetRequiredService<Outages>());
        await sender.SendWaitingAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>A mail server on a port of this machine that takes every mail and offers no TLS.</summary>
    private sealed class MailServer : IAsyncDisposable
    {
        private readonly TcpListener listener = new(IPAddress.Loopback, 0);
        private readonly Task serving;

        public MailServer()
        {
            listener.Start();
            serving = ServeAsync();
        }

        public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

        public List<string> Received { get; } = [];

        public async ValueTask DisposeAsync()
        {
            listener.Stop();
            await serving;
        }

        private async Task ServeAsync()
        {
            try
            {
                while (true)
                {
                    using var client = await listener.AcceptTcpClientAsync();
                    await TalkAsync(client.GetStream());
                }
            }
            catch (Exception over) when (over is SocketException or ObjectDisposedException or InvalidOperationException) { }
        }

        private async Task TalkAsync(NetworkStream stream)
        {
            using var reader = new StreamReader(stream);
            await using var writer = new StreamWriter(stream) { AutoFlush = true, NewLine = "\r\n" };
            await writer.WriteLineAsync("220 ready");
            while (await reader.ReadLineAsync() is { } line)
            {
                switch (line.Split(' ')[0].ToUpperInvariant())
                {
                    case "DATA":
                        await writer.WriteLineAsync("354 go on");
                        var lines = new List<string>();
                        while (await reader.ReadLineAsync() is { } text and not ".") lines.Add(text.StartsWith("..", StringComparison.Ordinal) ? text[1..] : text);
                        Received.Add(string.Join("\r\n", lines));
                        await writer.WriteLineAsync("250 taken");
                        break;
                    case "QUIT":
                        await writer.WriteLineAsync("221 bye");
                        return;
                    default:
                        await writer.WriteLineAsync("250 fine");
                        break;
                }
            }
        }
    }
}
