using System.Diagnostics;
using Npgsql;
using StartupPlanner.Web.Data;

namespace StartupPlanner.Web.Hosting;

/// <summary>What keeps the database from its work, through no fault of the request.</summary>
internal enum Outage
{
    /// <summary>Nobody gets an answer from it.</summary>
    Away,

    /// <summary>It answers, but changes nothing, as after a failover.</summary>
    ReadOnly,

    /// <summary>It answers, but has no room for more.</summary>
    Full,
}

/// <summary>Tells outages from faults of the program, and remembers whether the database is away.</summary>
internal sealed partial class Outages(NpgsqlDataSource source, ILogger<Outages> logger)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    private int isAway;

    /// <summary>The outage behind an exception; null where it is something else.</summary>
    public static Outage? Of(Exception? wrong) => wrong switch
    {
        null => null,
        DiskFullException => Outage.Full,
        PostgresException answer => Of(answer.SqlState),
        // Two commands at once on one connection: a mistake of ours.
        NpgsqlOperationInProgressException => null,
        // No connection, a broken one, none free, or no answer in time.
        NpgsqlException => Outage.Away,
        _ => Of(wrong.InnerException),
    };

    /// <summary>Keeps in mind that the database is away, if that is what is wrong.</summary>
    public void Note(Exception wrong)
    {
        if (Of(wrong) is not { } outage) return;
        var reason = wrong.GetBaseException() is PostgresException answer ? $"{answer.SqlState} {answer.MessageText}" : wrong.GetBaseException().Message;
        if (outage is not Outage.Away)
        {
            Refuses(logger, reason);
            return;
        }
        if (Interlocked.Exchange(ref isAway, 1) == 0) IsAway(logger, reason);
        // Every other connection that lies ready is as dead as this one was.
        source.Clear();
    }

    /// <summary>Asks the database whether it is there.</summary>
    /// <returns>What is wrong; null where it answers.</returns>
    public async Task<Exception?> AskAsync(CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Limit);
        try
        {
            await using var command = source.CreateCommand("select 1");
            await command.ExecuteScalarAsync(limit.Token);
            if (Interlocked.Exchange(ref isAway, 0) == 1) IsBack(logger);
            return null;
        }
        catch (OperationCanceledException late) when (!cancellationToken.IsCancellationRequested)
        {
            return new NpgsqlException("The database does not answer.", late);
        }
        catch (NpgsqlException wrong)
        {
            Note(wrong);
            return wrong;
        }
    }

    /// <summary>
    /// While the database is away no page is begun, also none that could do without it: it would lead to a form that cannot. Who reads cookies asks the
    /// database as well, and takes no answer for a stranger. A server that is only started again is waited for.
    /// </summary>
    /// <exception cref="NpgsqlException">It is away.</exception>
    public async Task CheckAsync(CancellationToken cancellationToken)
    {
        for (var since = Stopwatch.GetTimestamp(); Volatile.Read(ref isAway) == 1 && await AskAsync(cancellationToken) is { } wrong; await Task.Delay(Pause, cancellationToken))
            if (Stopwatch.GetElapsedTime(since) > Patience) throw wrong;
    }

    private static Outage? Of(string state) => state switch
    {
        PostgresErrorCodes.DiskFull => Outage.Full,
        PostgresErrorCodes.ReadOnlySqlTransaction => Outage.ReadOnly,
        PostgresErrorCodes.TooManyConnections or PostgresErrorCodes.OutOfMemory or PostgresErrorCodes.InvalidCatalogName => Outage.Away,
        // Connections, those who may connect, and a server that stops, starts or recovers.
        _ => state[..2] is "08" or "28" || state.StartsWith("57P", StringComparison.Ordinal) ? Outage.Away : null,
    };

    [LoggerMessage(Level = LogLevel.Warning, Message = "The database is away: {Reason}. Pages answer 503 until it is back.")]
    private static partial void IsAway(ILogger logger, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The database does not take changes: {Reason}.")]
    private static partial void Refuses(ILogger logger, string reason);

    [LoggerMessage(Level = LogLevel.Information, Message = "The database is back.")]
    private static partial void IsBack(ILogger logger);
}
