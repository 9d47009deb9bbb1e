using MediatR;
using Microsoft.AspNetCore.Mvc;
using StartupPlanner.Domain.Common;
using StartupPlanner.Domain.Plans;
using StartupPlanner.Domain.Plans.Fields;
using StartupPlanner.Web.Localization;
using StartupPlanner.Web.Pages.Shared;
using StartupPlanner.Web.Pipeline;

namespace StartupPlanner.Web.Pages.Planning;

/// <summary>A page on which answers are given. The browser saves edit by edit; without scripts the form is sent whole.</summary>
public abstract class AnswersPageModel(IMediator mediator, Texts texts) : PlanPageModel
{
    [BindProperty(SupportsGet = true)]
    public PlanId PlanId { get; set; }

    public QuestionForm Form { get; private set; } = null!;

    public bool Refused { get; private set; }

    protected IMediator Mediator => mediator;

    protected Texts Texts => texts;

    public Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => ShowAsync(null, [], cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var posted = new PostedAnswers(Request.Form);
        if (posted.Changes.Count > 0)
        {
            var outcome = await mediator.Send(new ChangePlan.Command(PlanId, posted.CommandId, posted.Changes), cancellationToken);
            if (outcome.Failure is Failure.Invalid wrong) return await ShowAsync(posted, new() { [""] = texts.Of(wrong.Errors[0]) }, cancellationToken);
            if (outcome.Failure is not null) return this.Respond(outcome, _ => Page());
            var refused = outcome.Value.Changes.Where(change => change.Failure is not null).ToList();
            if (refused.Count > 0) return await ShowAsync(posted, refused.ToDictionary(Place, change => Words(change.Failure!)), cancellationToken);
        }
        return Redirect(posted.Begins is { } row ? $"/plans/{PlanId}/{row}" : posted.GoTo ?? Request.Path);
    }

    /// <summary>What the page shows.</summary>
    protected abstract Task<Outcome<ViewQuestion.View>> ViewAsync(CancellationToken cancellationToken);

    /// <summary>What stands behind the question in the top bar.</summary>
    protected virtual string CrumbOf(ViewQuestion.View view) => $"{texts.Of(view.Question.Section, "Section")} / {texts.Ask(view.Question, ".Short")}";

    /// <summary>A row that was begun is refused for one of its fields.</summary>
    private static string Place(ChangePlan.ChangeResult change) => change.Failure is Failure.Invalid invalid ? invalid.Errors[0].Field : change.At.Text;

    private string Words(Failure failure) => failure is Failure.Invalid invalid ? texts.Of(invalid.Errors[0]) : texts.Of(failure);

    private async Task<IActionResult> ShowAsync(PostedAnswers? posted, Dictionary<string, string> errors, CancellationToken cancellationToken)
    {
        Refused = errors.Count > 0;
        var outcome = await ViewAsync(cancellationToken);
        return this.Respond(outcome, view =>
        {
            Shell = view.Shell;
            Crumb = CrumbOf(view);
            Form = new(view, view.Shell.CanEdit, posted, errors);
            return Page();
        });
    }
}

/// <summary>What a form that was sent whole asks for: the fields that differ from what was seen, the rows that were begun, and one act.</summary>
internal sealed class PostedAnswers
{
    private readonly IFormCollection form;

    public PostedAnswers(IFormCollection form)
    {
        this.form = form;
        CommandId = Guid.TryParse(form["commandId"], out var id) ? id : Guid.CreateVersion7();
        var read = form.Keys.Where(key => key.StartsWith("seen:", StringComparison.Ordinal)).Select(key => (Address: key[5..], Seen: form[key].ToString()));
        foreach (var (text, seen) in read)
            if (Address.Read(text) is { Field: { } field } address) Take(address, field, seen);
        foreach (var row in rows.Values.Where(row => row.IsBegun)) Changes.Add(new Change.AddRow(Address.Read(row.Part.Address)!, row.Id, row.Values, RowPlace.Last));
        Act(form["act"].ToString());
        if (RowStart.Read(form["begin"]) is not { } start) return;
        var begun = Guid.CreateVersion7();
        Changes.AddRange(start.ChangesFor(begun));
        Begins = start.List.RowAddress($"{begun}");
    }

    private readonly Dictionary<string, BegunRow> rows = [];

    public Guid CommandId { get; }

    public List<Change> Changes { get; } = [];

    /// <summary>What was typed, by address.</summary>
    public Dictionary<string, string> Typed { get; } = [];

    /// <summary>The keys of the rows that were begun in a list.</summary>
    public IEnumerable<string> Begun(Part part) => rows.Values.Where(row => row.IsBegun && row.Part == part).Select(row => row.Id.ToString());

    /// <summary>The address of the row that a card was to begin; null where none was pressed.</summary>
    public string? Begins { get; }

    /// <summary>Where to go after saving: a page of this plan.</summary>
    public string? GoTo => LocalAddress.Read(form["go"]);

    private void Take(Address address, Field field, string seen)
    {
        var values = form[$"f:{address.Text}"];
        // A disabled input is not sent; only of check boxes does that say that none is chosen.
        if (values.Count == 0 && field.Type is not (FieldType.Choices or FieldType.References)) return;
        var typed = field.Type switch
        {
            FieldType.Choices or FieldType.References => string.Join(',', values.Where(value => value?.Length > 0)),
            FieldType.Estimate => Estimate(values.Select(value => value?.Trim() ?? "").ToArray()),
            _ => values.ToString(),
        };
        if (form[$"new:{address.Part!.Address}"].Contains(address.Key) && Guid.TryParse(address.Key, out var id))
        {
            var row = rows.TryGetValue(address.Key, out var found) ? found : rows[address.Key] = new(address.Part, id);
            if (typed.Trim().Length == 0) return;
            row.Values[field.Segment] = Typed[address.Text] = typed;
            row.IsBegun |= typed != form[$"blank:{address.Text}"].ToString();
        }
        else if (!IsSame(field, typed, seen))
        {
            Changes.Add(new Change.SetField(address, seen, typed));
            Typed[address.Text] = typed;
        }
    }

    /// <summary>An input shows some values in another spelling than the plan keeps.</summary>
    private static bool IsSame(Field field, string typed, string seen) =>
        typed.ReplaceLineEndings("\n") == seen.ReplaceLineEndings("\n")
        || field.Type is not (FieldType.ShortText or FieldType.Markdown) && field.Normalize(typed) is { Succeeded: true } kept && kept.Value == seen;

    private static string Estimate(string[] values) => values switch
    {
        [var low, var likely, var high] when low.Length + high.Length > 0 => $"{low};{likely};{high}",
        [_, var likely, _] => likely,
        _ => "",
    };

    private void Act(string act)
    {
        if (act.Split(':') is not [var verb, var text] || Address.Read(text) is not { IsRow: true } row) return;
        if (verb == "remove") Remove(row);
        else if (verb is "up" or "down") Changes.Add(new Change.MoveRow(row, null, form[$"{verb}:{text}"] is { Count: 1 } after && after[0]!.Length > 0 ? after[0] : null));
    }

    /// <summary>What was typed into the row goes with it.</summary>
    private void Remove(Address row)
    {
        Changes.RemoveAll(change => change is Change.SetField && change.At.Overlaps(row));
        var seen = row.Part!.Fields.Select(field => (field.Segment, Seen: form[$"seen:{row.Text}/{field.Segment}"])).Where(value => value.Seen.Count > 0);
        Changes.Add(new Change.RemoveRow(row, seen.ToDictionary(value => value.Segment, value => value.Seen.ToString())));
    }

    /// <summary>A row that the page showed empty.</summary>
    private sealed class BegunRow(Part part, Guid id)
    {
        public Part Part { get; } = part;

        public Guid Id { get; } = id;

        public Dictionary<string, string> Values { get; } = [];

        /// <summary>Whether anything was typed or chosen that did not stand there before.</summary>
        public bool IsBegun { get; set; }
    }
}
