using Microsoft.EntityFrameworkCore;
using StartupPlanner.Domain.Plans;
using StartupPlanner.Domain.Plans.Fields;
using StartupPlanner.Domain.Reviews;
using StartupPlanner.Domain.Sharing;
using StartupPlanner.Web.Data;
using StartupPlanner.Web.Localization;
using StartupPlanner.Web.Pages.Planning;
using StartupPlanner.Web.Pipeline;

namespace StartupPlanner.Web.Pages.Reading;

/// <summary>A conversation as readers see it.</summary>
/// <param name="Where">What it is about, in words.</param>
/// <param name="IsChanged">Whether the text changed since it began.</param>
/// <param name="Question">The address of the question that it is about, or the first of its section.</param>
/// <param name="Href">The page of that question.</param>
public sealed record ThreadView(
    Guid Id, string Address, string Where, string Quote, string Prefix, string Suffix, bool IsOpen, bool IsChanged, string Question, string Href,
    IReadOnlyList<ThreadView.CommentView> Comments)
{
    /// <summary>The question's heading in the document.</summary>
    public string InDocument => "#" + Question.Replace('/', '-');

    /// <summary>The field or row on the question's page.</summary>
    public string InWizard => "#" + Address.Replace('/', '-');

    public sealed record CommentView(Guid Id, string Author, PlanRole? Role, string Body, DateTimeOffset At, bool IsMine);
}

/// <summary>A conversation, and what is to be known of who speaks in it.</summary>
internal sealed record ThreadRow(CommentThread Thread, List<ThreadRow.CommentRow> Comments)
{
    public sealed record CommentRow(Comment Comment, string? Author, PlanRole? Role);
}

/// <summary>Reads the conversations of the request's plan.</summary>
internal sealed class ThreadViews(PlannerDb db, PlanScope scope, Viewer viewer, Texts texts)
{
    /// <summary>All of the plan's conversations, in the order of the outline; none for who may not comment.</summary>
    public async Task<IReadOnlyList<ThreadView>> AllAsync(CancellationToken cancellationToken) =>
        scope.Role.Has(PlanRight.Comment) ? ViewsOf(await scope.PlanAsync(cancellationToken), await Rows().AsNoTracking().ToListAsync(cancellationToken)) : [];

    /// <summary>The conversations, each with its last comments.</summary>
    public IQueryable<ThreadRow> Rows(bool onlyOpen = false, int comments = int.MaxValue) => db.Threads.Where(t => t.PlanId == scope.PlanId && (!onlyOpen || t.ResolvedAt == null)).Select(t => new ThreadRow(t, t.Comments
        .OrderByDescending(c => c.Id).Take(comments)
        .Select(c => new ThreadRow.CommentRow(
            c,
            db.Users.Where(u => u.Id == c.AuthorId).Select(u => u.Name).FirstOrDefault(),
            db.Members.Where(m => m.PlanId == c.PlanId && m.UserId == c.AuthorId).Select(m => (PlanRole?)m.Role).FirstOrDefault()))
        .ToList()));

    /// <summary>Conversations in the order of the outline.</summary>
    public IReadOnlyList<ThreadView> ViewsOf(Plan plan, IEnumerable<ThreadRow> threads) => [.. threads.OrderBy(row => PlaceIn(plan, row.Thread)).Select(row => View(plan, row))];

    public async Task<IReadOnlyList<ThreadView>> OfAsync(Question question, CancellationToken cancellationToken) =>
        [.. (await AllAsync(cancellationToken)).Where(thread => Address.Read(thread.Address) is { } address && Outline.QuestionFor(address) == question)];

    /// <summary>The text of a place as read, to which words are tied: without Markdown's signs; a row's fields one after the other.</summary>
    public static string TextAt(Plan plan, Address address)
    {
        if (address.Part is { } part && (address.Field is not null || address.IsRow))
        {
            if (part.Find(plan, address.Key) is not { } entity) return "";
            return string.Join('\n', part.Fields.Where(field => address.Field is null || field == address.Field).Select(field => Plain(field, entity)));
        }
        var fields = address.Question?.Fields ?? [];
        var parts = address.Part is { } list ? [list] : address.Question?.Parts ?? address.Section.Parts;
        return string.Join('\n', [
            .. fields.Select(field => Plain(field, field.Part.Find(plan, "")!)),
            .. parts.SelectMany(p => p.Entries(plan).SelectMany(entry => p.Fields.Select(field => Plain(field, entry.Entity)))),
        ]);
    }

    /// <summary>Where the conversation's place stands in the document, comparably; a place before what lies in it.</summary>
    private static (int Section, int Question, int Part, int Row, int Field, int Words, Guid Id) PlaceIn(Plan plan, CommentThread thread)
    {
        if (Address.Read(thread.Address) is not { } address) return (int.MaxValue, 0, 0, 0, 0, 0, thread.Id);
        var question = Outline.QuestionFor(address);
        var own = address.Part is { Shape: PartShape.Own } ? address.Field : null;
        var part = own is not null ? IndexOf(question?.Fields, own) : address.Part is { } list ? 1000 + IndexOf(question?.Parts, list) : -1;
        var row = address.Key.Length > 0 ? address.Part!.Entries(plan).TakeWhile(entry => entry.Key != address.Key).Count() : -1;
        var words = thread.Quote.Length > 0 ? new TextAnchor(thread.Quote, thread.Prefix, thread.Suffix).FindIn(TextAt(plan, address)) ?? -1 : -1;
        return (IndexOf(Outline.Sections, address.Section), IndexOf(address.Section.Questions, question), part, row, own is null ? IndexOf(address.Part?.Fields, address.Field) : 0, words, thread.Id);
    }

    private static int IndexOf<T>(IReadOnlyList<T>? items, T? item) where T : class => items?.ToList().FindIndex(other => ReferenceEquals(other, item)) ?? -1;

    private static string Plain(Field field, object entity) =>
        field.Type == FieldType.Markdown ? MarkdownText.ToPlain(field.Read(entity)) : field.Read(entity);

    private ThreadView View(Plan plan, ThreadRow row)
    {
        var thread = row.Thread;
        var address = Address.Read(thread.Address);
        var question = address is null ? null : Outline.QuestionFor(address) ?? (address.Section.Questions is [var first, ..] ? first : null);
        return new(
            thread.Id, thread.Address, address is null ? "" : texts.Where(plan, address), thread.Quote, thread.Prefix, thread.Suffix, thread.IsOpen,
            address is null || thread.IsChanged(TextAt(plan, address)),
            question?.Address ?? "", question is null ? "" : RowPages.PathOf(plan, address!) ?? $"/plans/{plan.Id}/{question.Address}",
            [.. row.Comments.OrderBy(said => said.Comment.Id).Select(said => new ThreadView.CommentView(
                said.Comment.Id, said.Author ?? texts["Shared.FormerMember"], said.Role, said.Comment.Body, said.Comment.At, said.Comment.AuthorId == viewer.UserId))]);
    }
}

internal static class Places
{
    /// <summary>An address in words, such as "Why now" or "Expected outcomes · Statement".</summary>
    public static string Where(this Texts texts, Plan plan, Address address)
    {
        if (address.Question is { } question && address.Field is null && address.Part is null) return texts.Ask(question, ".Short");
        if (address.Part is not { } part) return texts.Of(address.Section, "Section");
        if (address.Key.Length == 0) return address.Field is { } own ? texts.Label(own) : texts.Title(part);
        var row = part.Shape switch
        {
            PartShape.Fixed => texts.RowName(plan, part, address.Key),
            PartShape.Matrix => texts.CellName(plan, part, address.Key),
            PartShape.PerField => texts["Evidence.Of", texts.Where(plan, FieldKey.Read(address.Key)!)],
            _ => RowTitle(texts, plan, part, address.Key),
        };
        return address.Field is { } field ? $"{row} · {texts.Label(field)}" : row;
    }

    /// <summary>Where in the wizard a field, row or list can be mended; null where no question asks for it.</summary>
    public static string? HrefOf(Plan plan, string address) => Address.Read(address) is { } place && RowPages.PathOf(plan, place) is { } path
        ? $"{path}#{address.Replace('/', '-')}" : null;

    /// <summary>The name of a fixed row. A phase's depends on the plan's path.</summary>
    public static string RowName(this Texts texts, Plan plan, Part part, string key, string kind = "") => part.Segment == "phases"
        ? texts.Part(part, $"Phases.{plan.Path}.{Texts.Pascal(key)}{kind}")
        : texts.Row(part, key, kind);

    /// <summary>What a cell of a matrix is called: by the rows that meet in it.</summary>
    public static string CellName(this Texts texts, Plan plan, Part part, string key) => CellKey.Read(key) is var (down, across)
        ? $"{texts.NameIn(plan, part.Down, down)} · {texts.NameIn(plan, part.Across, across)}"
        : texts.Title(part);

    private static string NameIn(this Texts texts, Plan plan, IReadOnlyList<string> lists, string key)
    {
        foreach (var part in lists.Select(list => Address.Read(list)!.Part!))
            if (part.Find(plan, key) is { } row) return part.Shape == PartShape.Fixed ? texts.RowName(plan, part, key) : part.NameOf(plan, row);
        return texts["Shared.None"];
    }

    /// <summary>What a row is called: the first of its short texts, cut to a title's length; empty where none is answered. The same as the page names rows while they are typed.</summary>
    public static string TitleOf(Part part, Func<Field, string> valueOf)
    {
        var title = part.Fields.Where(field => field.Type == FieldType.ShortText).Select(valueOf).FirstOrDefault(text => text.Length > 0) ?? "";
        return title.Length > TitleMaxLength ? title[..TitleMaxLength] + "…" : title;
    }

    private const int TitleMaxLength = 40;

    private static string RowTitle(Texts texts, Plan plan, Part part, string key)
    {
        var title = part.Find(plan, key) is { } entity ? TitleOf(part, field => field.Read(entity)) : "";
        var name = texts.Part(part, part.TextPrefix + "Row");
        return title.Length == 0 ? name : texts["Shared.Label", name] + title;
    }
}
