using FluentValidation;
using MediatR;
using StartupPlanner.Domain.Common;
using StartupPlanner.Domain.Plans;
using StartupPlanner.Domain.Reviews;
using StartupPlanner.Domain.Sharing;
using StartupPlanner.Web.Data;
using StartupPlanner.Web.Pipeline;

namespace StartupPlanner.Web.Pages.Reading;

/// <summary>Starts a conversation about a place of the plan, or about exact words in it.</summary>
public static class StartThread
{
    public sealed record Command(PlanId PlanId, string Address, string Quote, string Prefix, string Suffix, string Body) : IPlanCommand<Guid>
    {
        public PlanRight Right => PlanRight.Comment;
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(command => command.Body).NotEmpty();
            RuleFor(command => command.Body).IsText(CommentThread.BodyMaxLength);
            RuleFor(command => command.Quote).IsText(TextAnchor.QuoteMaxLength);
            RuleFor(command => command.Prefix).IsText(TextAnchor.ContextLength);
            RuleFor(command => command.Suffix).IsText(TextAnchor.ContextLength);
        }
    }

    internal sealed class Handler(PlannerDb db, PlanScope scope, Viewer viewer, TimeProvider clock) : IRequestHandler<Command, Outcome<Guid>>
    {
        public async Task<Outcome<Guid>> Handle(Command command, CancellationToken cancellationToken)
        {
            var plan = await scope.PlanAsync(cancellationToken);
            if (Address.Read(command.Address) is not { } address || address.Key.Length > 0 && address.Part!.Find(plan, address.Key) is null)
                return new Failure.NotFound();
            var words = command.Quote.Trim().Length > 0 ? new TextAnchor(command.Quote.Trim(), command.Prefix, command.Suffix) : null;
            var text = ThreadViews.TextAt(plan, address);
            var thread = new CommentThread(plan.Id, address, words, text, viewer.RequiredUserId, command.Body.Trim(), clock.GetUtcNow());
            db.Threads.Add(thread);
            return thread.Id;
        }
    }
}
