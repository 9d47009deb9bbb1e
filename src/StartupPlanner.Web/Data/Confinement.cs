using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace StartupPlanner.Web.Data;

/// <summary>
/// Tells the database to which plan a request is confined. That goes ahead of the first command of a transaction, and of each outside of one, and lasts as long as
/// these: no round trip is spent on it, and no connection keeps it.
/// </summary>
public sealed class Confinement(ConfinedRole role) : DbCommandInterceptor
{
    private const string Ahead = "select set_config('role', @confined_role, true), set_config('planner.plan', @confined_plan, true);\n";

    /// <summary>Puts it ahead of a command. Its own result is the first that the command returns.</summary>
    /// <returns>Whether it was needed.</returns>
    public bool Confine(PlannerDb db, DbCommand command)
    {
        if (role.Name is not { } name || db.ConfinedTo is not { } plan || command.Transaction is { } transaction && transaction == db.Confined) return false;
        command.CommandText = Ahead + command.CommandText;
        command.Parameters.Add(new NpgsqlParameter("confined_role", name));
        command.Parameters.Add(new NpgsqlParameter("confined_plan", plan.ToString()));
        db.Confined = command.Transaction;
        return true;
    }

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        if (eventData.Context is PlannerDb db) Confine(db, command);
        return new(result);
    }

    public override async ValueTask<DbDataReader> ReaderExecutedAsync(
        DbCommand command, CommandExecutedEventData eventData, DbDataReader result, CancellationToken cancellationToken = default)
    {
        if (command.CommandText.StartsWith(Ahead, StringComparison.Ordinal)) await result.NextResultAsync(cancellationToken);
        return result;
    }

    // The first result would be taken for the command's own.
    public override ValueTask<InterceptionResult<object>> ScalarExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<object> result, CancellationToken cancellationToken = default) =>
        eventData.Context is PlannerDb db && Confine(db, command) ? throw new NotSupportedException("A single value is read in a transaction that is confined already.") : new(result);

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        if (eventData.Context is PlannerDb db) Confine(db, command);
        return new(result);
    }
}
