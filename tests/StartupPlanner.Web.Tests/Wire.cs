using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace StartupPlanner.Web.Tests;

/// <summary>Lies between the application and its database, and counts round trips as the network sees them: how often something is sent after an answer.</summary>
public sealed class Wire : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly NpgsqlConnectionStringBuilder database;
    private int trips;

    public Wire(string connection)
    {
        database = new(connection);
        listener.Start();
        _ = AcceptAsync();
    }

    /// <summary>How to connect through it.</summary>
    public string Connection =>
        new NpgsqlConnectionStringBuilder(database.ConnectionString) { Host = "127.0.0.1", Port = ((IPEndPoint)listener.LocalEndpoint).Port, SslMode = SslMode.Disable }.ConnectionString;

    public int Trips => Volatile.Read(ref trips);

    public ValueTask DisposeAsync()
    {
        listener.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true) _ = CarryAsync(await listener.AcceptTcpClientAsync());
        }
        catch (Exception end) when (end is SocketException or ObjectDisposedException) { }
    }

    private async Task CarryAsync(TcpClient client)
    {
        using var near = client;
        using var far = Socket();
        await far.ConnectAsync(database.Host!.StartsWith('/') ? new UnixDomainSocketEndPoint($"{database.Host}/.s.PGSQL.{database.Port}") : new DnsEndPoint(database.Host, database.Port));
        await using var behind = new NetworkStream(far);
        var isAnswered = true;
        await Task.WhenAny(
            CopyAsync(near.GetStream(), behind, () =>
            {
                if (isAnswered) Interlocked.Increment(ref trips);
                isAnswered = false;
            }),
            CopyAsync(behind, near.GetStream(), () => isAnswered = true));
    }

    private Socket Socket() => database.Host!.StartsWith('/') ? new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified) : new(SocketType.Stream, ProtocolType.Tcp);

    private static async Task CopyAsync(NetworkStream from, NetworkStream to, Action passed)
    {
        var bytes = new byte[64 * 1024];
        try
        {
            while (await from.ReadAsync(bytes) is > 0 and var read)
            {
                passed();
                await to.WriteAsync(bytes.AsMemory(0, read));
            }
        }
        catch (Exception end) when (end is IOException or ObjectDisposedException) { }
    }
}
