using System.Data.Common;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace StartupPlanner.EmbeddedPostgres;

/// <summary>Where the server listens: a folder for its socket, or a port of 127.0.0.1.</summary>
internal sealed record ServerAddress(string Host, int Port, bool IsSocket)
{
    private const int DefaultPort = 5432;

    /// <summary>A socket in the data folder, or, where its path would be too long for the system, in a short folder of its own.</summary>
    public static async Task<ServerAddress> PrepareAsync(
        ServerFolders folders, ServerUser user, bool loopbackTcp, CancellationToken cancellationToken)
    {
        if (loopbackTcp)
            return new ServerAddress("127.0.0.1", FreePort(), IsSocket: false);
        // What a killed run left.
        if (File.Exists(folders.SocketElsewhere) && File.ReadAllText(folders.SocketElsewhere) is var old && Directory.Exists(old))
            Directory.Delete(old, recursive: true);
        if (FitsSocket(folders.Socket))
        {
            await ServerFolders.RenewAsync(folders.Socket, user, cancellationToken);
            return new ServerAddress(folders.Socket, DefaultPort, IsSocket: true);
        }
        var elsewhere = Directory.CreateTempSubdirectory("planner-").FullName;
        ServerFolders.Write(folders.SocketElsewhere, elsewhere, forServer: false);
        if (!FitsSocket(elsewhere))
            throw new EmbeddedPostgresException(
                $"The path {folders.Socket} is too long for a socket, and so is {elsewhere}: set TMPDIR to a short path.");
        await user.OwnAsync([elsewhere], withContent: false, cancellationToken);
        return new ServerAddress(elsewhere, DefaultPort, IsSocket: true);
    }

    /// <summary>Removes the socket of a server that was killed.</summary>
    public Task ClearAsync(ServerUser user, CancellationToken cancellationToken) =>
        IsSocket ? ServerFolders.RenewAsync(Host, user, cancellationToken) : Task.CompletedTask;

    /// <summary>A connection string for Npgsql.</summary>
    public string ConnectionString(string database, string secret) => new DbConnectionStringBuilder
    {
        ["Host"] = Host,
        ["Port"] = Port,
        ["Username"] = Cluster.Role,
        ["Password"] = secret,
        ["Database"] = database,
    }.ConnectionString;

    // Linux keeps 108 bytes for a socket's path, macOS 104, both with a final zero. A comma would part two hosts.
    private static bool FitsSocket(string folder) =>
        Encoding.UTF8.GetByteCount($"{folder}/.s.PGSQL.{DefaultPort}") < 104 && !folder.Contains(',');

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
