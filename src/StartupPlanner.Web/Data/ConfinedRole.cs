using Npgsql;

namespace StartupPlanner.Web.Data;

/// <summary>
/// The database's role for a plan's transactions, which the tables' policies bind: the application's own role owns the tables, and is often a superuser, so that
/// no policy binds it. It is made at the start and not by a step of the schema, since roles belong to the server, and no backup brings them along.
/// </summary>
public sealed partial class ConfinedRole(NpgsqlDataSource source, ILogger<ConfinedRole> logger)
{
    // Each user of the server has a role of their own: nobody gets at another's databases by it.
    private const string Prepare = """
        DO $$
        DECLARE
            confined text := left(session_user, 50) || '_in_plan';
        BEGIN
            -- Instances that start together.
            PERFORM pg_advisory_xact_lock(hashtext(confined));
            IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = confined) THEN
                BEGIN
                    EXECUTE format('CREATE ROLE %I NOLOGIN', confined);
                    EXECUTE format('GRANT %I TO %I', confined, session_user);
                EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
                END;
            END IF;
            IF EXISTS (SELECT FROM pg_class WHERE relnamespace = current_schema::regnamespace AND relkind = 'r'
                AND NOT (has_table_privilege(confined, oid, 'SELECT') AND has_table_privilege(confined, oid, 'DELETE'))) THEN
                EXECUTE format('GRANT USAGE ON SCHEMA %I TO %I', current_schema, confined);
                EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA %I TO %I', current_schema, confined);
            END IF;
        END
        $$;
        SELECT left(session_user, 50) || '_in_plan' FROM set_config('role', left(session_user, 50) || '_in_plan', true);
        """;

    /// <summary>Its name; null where the server lets the application make none, and nothing is confined but by the queries themselves.</summary>
    public string? Name { get; private set; }

    /// <summary>Makes the role where it is missing, and gives it every table.</summary>
    public async Task PrepareAsync(CancellationToken cancellationToken = default)
    {
        await using var command = source.CreateCommand(Prepare);
        try
        {
            Name = (string?)await command.ExecuteScalarAsync(cancellationToken);
        }
        catch (PostgresException refused) when (refused.SqlState == PostgresErrorCodes.InsufficientPrivilege)
        {
            Missing(logger, refused.MessageText);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The database does not confine a plan's transactions to its rows, as the application may make no role: {Why}. "
        + "Let a superuser do it: CREATE ROLE <user>_in_plan NOLOGIN; GRANT <user>_in_plan TO <user>.")]
    private static partial void Missing(ILogger logger, string why);
}
