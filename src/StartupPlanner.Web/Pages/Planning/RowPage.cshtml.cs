using MediatR;
using Microsoft.AspNetCore.Mvc;
using StartupPlanner.Domain.Common;
using StartupPlanner.Web.Localization;

namespace StartupPlanner.Web.Pages.Planning;

/// <summary>The page of one row of a list that is too long to be unfolded in it.</summary>
public sealed class RowPageModel(IMediator mediator, Texts texts) : AnswersPageModel(mediator, texts)
{
    [BindProperty(SupportsGet = true)]
    public string Section { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public string List { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public Guid Key { get; set; }

    public ViewRow.View Place { get; private set; } = null!;

    /// <summary>The row with its form.</summary>
    public RowView Row => new(Form, Place.Part, Place.Key, Place.Row);

    /// <summary>What the row is called, or what kind of row it is.</summary>
    public string Name => Texts.NameOf(Form.Plan, Place.Part, Place.Row);

    protected override async Task<Outcome<ViewQuestion.View>> ViewAsync(CancellationToken cancellationToken)
    {
        var outcome = await Mediator.Send(new ViewRow.Query(PlanId, Section, List, $"{Key}"), cancellationToken);
        if (outcome.Failure is { } failure) return Outcome<ViewQuestion.View>.Fail(failure);
        Place = outcome.Value;
        return Place.Around;
    }

    protected override string CrumbOf(ViewQuestion.View view) => $"{Texts.Of(view.Question.Section, "Section")} / {Texts.NameOf(view.Plan, Place.Part, Place.Row)}";
}
