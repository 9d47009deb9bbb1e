namespace StartupPlanner.EmbeddedPostgres;

/// <summary>The server's settings, written anew at each start and never left to the server's user.</summary>
internal static class ServerSettings
{
    public static void Write(ServerFolders folders, ServerAddress address, bool throwAway)
    {
        ServerFolders.Write(folders.Authentication, """
            local all all scram-sha-256
            host all all 127.0.0.1/32 scram-sha-256

            """, forServer: true);
        ServerFolders.Write(folders.Settings, $"""
            # Written by StartupPlanner at each start. Keep your own settings with ALTER SYSTEM.
            listen_addresses = '{(address.IsSocket ? "" : address.Host)}'
            port = {FormattableString.Invariant($"{address.Port}")}
            unix_socket_directories = '{(address.IsSocket ? Quote($"\"{address.Host.Replace("\"", "\"\"", StringComparison.Ordinal)}\"") : "")}'
            unix_socket_permissions = 0700
            hba_file = '{Quote(folders.Authentication)}'
            password_encryption = 'scram-sha-256'
            max_connections = 100
            shared_buffers = '{(throwAway ? "64MB" : "256MB")}'
            temp_file_limit = '2GB'
            jit = off
            statement_timeout = '60s'
            idle_in_transaction_session_timeout = '60s'
            timezone = 'UTC'
            lc_messages = 'C'
            log_timezone = 'UTC'
            log_destination = 'stderr'
            log_line_prefix = '%m [%p] '
            {(throwAway ? Hasty : Durable(folders))}
            """, forServer: true);
    }

    private const string Hasty = """
        fsync = off
        synchronous_commit = off
        full_page_writes = off
        autovacuum = off

        """;

    // One file a weekday, overwritten the week after.
    private static string Durable(ServerFolders folders) => $"""
        fsync = on
        synchronous_commit = on
        full_page_writes = on
        logging_collector = on
        log_directory = '{Quote(folders.Log)}'
        log_filename = 'postgres-%a.log'
        log_truncate_on_rotation = on
        log_rotation_age = '1d'
        log_rotation_size = 0

        """;

    private static string Quote(string value) =>
        (OperatingSystem.IsWindows() ? value.Replace('\\', '/') : value.Replace("\\", "\\\\", StringComparison.Ordinal))
            .Replace("'", "''", StringComparison.Ordinal);
}
