using System.Globalization;
using System.Text.Json;

namespace StartupPlanner.Bench;

/// <summary>What one kind of visitor asks for again and again.</summary>
/// <param name="Path">The page; for autosave the page that holds the form's token.</param>
/// <param name="Who">Whose cookies are sent.</param>
/// <param name="Reads">What the twin reads for the same answer: $1 is the plan, $2 the user or the link.</param>
internal sealed record Scenario(string Name, string Path, Visitor Who, Guid Plan, Guid Viewer, IReadOnlyList<string> Reads)
{
    /// <summary>For autosave: the field that each connection edits. Empty where a page is read.</summary>
    public IReadOnlyList<Slot> Slots { get; init; } = [];

    public bool IsAutosave => Slots.Count > 0;
}

/// <summary>A field that one connection edits, and what stands in it.</summary>
internal sealed class Slot(Guid plan, string address, string value)
{
    /// <summary>The groups of figures that the page of a text shows: an edit is answered with no others.</summary>
    public const string ShownFigures = "plan,ring,progress";

    private int edits;

    public Guid Plan { get; } = plan;

    public string Address { get; } = address;

    public string Value { get; private set; } = value;

    /// <summary>What the next edit types: a sentence of some 200 characters, as after a pause in typing.</summary>
    public string Next() => $"Edit {++edits}. Labelling one hour of recordings costs a laboratory two working days of a trained reader, which is why most recordings are never read twice and why the findings in them stay where they are.";

    /// <summary>The edit as the page sends it.</summary>
    public HttpRequestMessage Edit(Uri server, string value, string token) => Edit(server, Seal(Guid.CreateVersion7(), value), token);

    /// <summary>The body of an edit, which stays as it is however often it is sent.</summary>
    public byte[] Seal(Guid commandId, string value) => JsonSerializer.SerializeToUtf8Bytes(new EditBody(commandId, "set", Address, Value, value), BenchJson.Default.EditBody);

    public HttpRequestMessage Edit(Uri server, byte[] body, string token)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(server, string.Create(CultureInfo.InvariantCulture, $"/plans/{Plan}/changes"))) { Content = new ByteArrayContent(body) };
        request.Content.Headers.TryAddWithoutValidation("Content-Type", "application/json");
        request.Headers.TryAddWithoutValidation("X-Form-Token", token);
        return request;
    }

    public void Saved(string value) => Value = value;
}

/// <summary>The rows behind each page, for the twin.</summary>
internal static class Reads
{
    private static readonly string[] Content =
    [
        "select p.*, o.*, v.*, s.* from plans p join opportunity o on o.plan_id = p.id join overview v on v.plan_id = p.id join strategy s on s.plan_id = p.id where p.id = $1",
        .. ((string[])["opportunity_conditions", "opportunity_feasibility", "opportunity_forces", "opportunity_scorecard", "opportunity_sources", "opportunity_swot", "overview_outcomes",
            "strategy_advantages", "strategy_offers", "strategy_phases", "strategy_tasks", "strategy_values"]).Select(table => $"select * from {table} where plan_id = $1"),
    ];

    private const string Member = "select p.deleted_at, (select m.role from plan_members m where m.plan_id = p.id and m.user_id = $2) from plans p where p.id = $1";

    private const string Link = "select p.deleted_at, exists (select 1 from plan_links l where l.plan_id = p.id and l.id = $2 and l.revoked_at is null and l.expires_at > now()) from plans p where p.id = $1";

    private const string Names = "select u.name from plan_members m join users u on u.id = m.user_id where m.plan_id = $1 order by m.role, m.joined_at limit 6";

    private static readonly string[] Threads =
    [
        "select t.*, c.* from comment_threads t left join comments c on c.plan_id = t.plan_id and c.thread_id = t.id where t.plan_id = $1 order by t.id",
        "select u.id, u.name from users u where exists (select 1 from comments c where c.plan_id = $1 and c.author_id = u.id)",
        "select user_id, role from plan_members where plan_id = $1",
    ];

    public static IReadOnlyList<string> Question { get; } = [Member, .. Content, Names, .. Threads];

    public static IReadOnlyList<string> Glance { get; } =
        [.. Question, "select a.*, (select u.name from users u where u.id = a.user_id) from plan_activity a where a.plan_id = $1 order by a.id desc limit 6"];

    public static IReadOnlyList<string> Document => Question;

    public static IReadOnlyList<string> SharedDocument { get; } = [Link, .. Content, Names];

    /// <summary>Who may edit.</summary>
    public static IReadOnlyList<string> Autosave { get; } = [Member];
}
