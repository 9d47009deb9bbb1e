using MediatR;
using Microsoft.AspNetCore.Mvc;
using StartupPlanner.Domain.Common;
using StartupPlanner.Web.Localization;

namespace StartupPlanner.Web.Pages.Planning;

/// <summary>A question of the wizard.</summary>
public sealed class QuestionModel(IMediator mediator, Texts texts) : AnswersPageModel(mediator, texts)
{
    [BindProperty(SupportsGet = true)]
    public string Section { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public string Question { get; set; } = "";

    protected override async Task<Outcome<ViewQuestion.View>> ViewAsync(CancellationToken cancellationToken) =>
        await Mediator.Send(new ViewQuestion.Query(PlanId, Section, Question), cancellationToken);
}
