using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace StartupPlanner.Bench;

/// <summary>
/// The floor under a page: bare Kestrel, no routing, no cookies read, no objects, no logs. It reads the page's rows in one round trip of prepared
/// statements and sends the bytes that the application sent once. For an edit it locks, compares, writes, logs the activity and commits.
/// </summary>
internal sealed class Twin(NpgsqlDataSource database, TwinAnswer[] answers)
{
    private readonly Dictionary<string, TwinAnswer> pages = answers.Where(answer => !answer.IsAutosave).ToDictionary(answer => answer.Path);
    private readonly TwinAnswer? autosave = Array.Find(answers, answer => answer.IsAutosave);

    public static async Task<int> RunAsync(string file, string address)
    {
        var answers = JsonSerializer.Deserialize(await File.ReadAllBytesAsync(file), BenchJson.Default.TwinAnswerArray)!;
        var connection = new NpgsqlConnectionStringBuilder(Environment.GetEnvironmentVariable("TWIN_DATABASE")) { MaxAutoPrepare = 200, AutoPrepareMinUsages = 1, MaxPoolSize = 30 };
        await using var database = NpgsqlDataSource.Create(connection);
        var twin = new Twin(database, answers);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(address);
        await using var app = builder.Build();
        app.Run(twin.AnswerAsync);
        await app.RunAsync();
        return 0;
    }

    private Task AnswerAsync(HttpContext context) =>
        pages.TryGetValue(context.Request.Path.Value + context.Request.QueryString.Value, out var page) ? ReadAsync(context, page)
        : autosave is not null && HttpMethods.IsPost(context.Request.Method) ? SaveAsync(context, autosave)
        : Task.Run(() => context.Response.StatusCode = 404);

    private async Task ReadAsync(HttpContext context, TwinAnswer page)
    {
        await using (var connection = await database.OpenConnectionAsync(context.RequestAborted))
        {
            await using var batch = new NpgsqlBatch(connection);
            foreach (var sql in page.Reads) batch.BatchCommands.Add(Command(sql, page.Plan, page.Viewer));
            await using var reader = await batch.ExecuteReaderAsync(context.RequestAborted);
            var row = new object[64];
            do
            {
                while (await reader.ReadAsync(context.RequestAborted)) reader.GetValues(row);
            }
            while (await reader.NextResultAsync(context.RequestAborted));
        }
        await SendAsync(context, page);
    }

    private async Task SaveAsync(HttpContext context, TwinAnswer answer)
    {
        var edit = (await JsonSerializer.DeserializeAsync(context.Request.Body, BenchJson.Default.EditBody, context.RequestAborted))!;
        var plan = Guid.Parse(context.Request.Path.Value!.Split('/')[2]);
        var place = Place.Of(edit.At);
        await using (var connection = await database.OpenConnectionAsync(context.RequestAborted))
        await using (var transaction = await connection.BeginTransactionAsync(context.RequestAborted))
        {
            var (revision, before) = await LockAndReadAsync(connection, plan, place, edit, answer, context.RequestAborted);
            if (before != edit.Seen)
            {
                context.Response.StatusCode = 409;
                return;
            }
            await WriteAsync(connection, plan, place, edit, revision + 1, answer.Viewer, context.RequestAborted);
            await transaction.CommitAsync(context.RequestAborted);
        }
        await SendAsync(context, answer);
    }

    private static async Task<(long Revision, string? Before)> LockAndReadAsync(NpgsqlConnection connection, Guid plan, Place place, EditBody edit, TwinAnswer answer, CancellationToken cancellationToken)
    {
        await using var batch = new NpgsqlBatch(connection);
        batch.BatchCommands.Add(Command(answer.Reads[0], plan, answer.Viewer));
        batch.BatchCommands.Add(Command("select revision from plans where id = $1 for update", plan));
        batch.BatchCommands.Add(Command("select id from plan_activity where plan_id = $1 and command_id = $2", plan, edit.CommandId));
        batch.BatchCommands.Add(Command($"select {place.Column} from {place.Table} where plan_id = $1{place.Where(2)}", [plan, .. place.Keys]));
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        await reader.NextResultAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        var revision = reader.GetInt64(0);
        await reader.NextResultAsync(cancellationToken);
        await reader.NextResultAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) ? (revision, reader.GetString(0)) : (revision, null);
    }

    private static async Task WriteAsync(NpgsqlConnection connection, Guid plan, Place place, EditBody edit, long revision, Guid user, CancellationToken cancellationToken)
    {
        var now = DateTime.UtcNow;
        await using var batch = new NpgsqlBatch(connection);
        batch.BatchCommands.Add(Command($"update {place.Table} set {place.Column} = $2 where plan_id = $1{place.Where(3)}", [plan, edit.Value!, .. place.Keys]));
        batch.BatchCommands.Add(Command("update plans set revision = $2, changed_at = $3 where id = $1", plan, revision, now));
        // As the next edit would leave it: entries that stand alone are read by every edit of the same field for minutes.
        batch.BatchCommands.Add(Command(
            """
            insert into plan_activity (plan_id, id, revision, kind, address, before, after, user_id, at, command_id, continued_by)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $2)
            """,
            plan, Guid.CreateVersion7(), revision, "FieldSet", edit.At, edit.Seen!, edit.Value!, user, now, edit.CommandId));
        await batch.ExecuteNonQueryAsync(cancellationToken);
    }

    private static NpgsqlBatchCommand Command(string sql, params object[] values)
    {
        var command = new NpgsqlBatchCommand(sql);
        for (var index = 0; index < values.Length && sql.Contains($"${index + 1}", StringComparison.Ordinal); index++)
            command.Parameters.Add(new() { Value = values[index] });
        return command;
    }

    private static async Task SendAsync(HttpContext context, TwinAnswer answer)
    {
        foreach (var (name, value) in answer.Headers) context.Response.Headers[name] = value;
        context.Response.ContentType = answer.ContentType;
        context.Response.ContentLength = answer.Body.Length;
        await context.Response.Body.WriteAsync(answer.Body, context.RequestAborted);
    }

    /// <summary>Where a field stands in the database.</summary>
    private sealed record Place(string Table, string Column, string? KeyColumn, object[] Keys)
    {
        public static Place Of(string address) => address.Replace('-', '_').Split('/') switch
        {
            [var section, var field] => new(section, field, null, []),
            [var section, var list, _, var field] when Guid.TryParse(address.Split('/')[2], out var id) => new($"{section}_{list}", field, "id", [id]),
            [var section, var list, _, var field] => new($"{section}_{list}", field, "key", [address.Split('/')[2]]),
            _ => throw new ArgumentException("No field has such an address.", nameof(address)),
        };

        public string Where(int number) => KeyColumn is null ? "" : $" and {KeyColumn} = ${number}";
    }
}
