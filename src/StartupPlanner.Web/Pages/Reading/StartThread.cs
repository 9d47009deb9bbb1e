using FluentValidation;
using MediatR;
using StartupPlanner.Domain.Common;
using StartupPlanner.Domain.Plans;
using StartupPlanner.Domain.Plans.Fields;
using StartupPlanner.Domain.Reviews;
using StartupPlanner.Domain.Sharing;
using StartupPlanner.Web.Data;
using StartupPlanner.Web.Pipeline;

namespace StartupPlanner.Web.Pages.Reading;

/// <summary>Starts a conversation about a place of the plan, or about exact words in it.</summary>
public static class StartThread
{
    /// <param name="Prefix">The text before the words, of any length.</param>
    /// <param name="Suffix">The text after the words, of any length.</param>
    public sealed record Command(PlanId PlanId, string Address, string Quote, string Prefix, string Suffix, string Body) : IPlanCommand<Guid>
    {
        public string Quote { get; } = TypedText.Lines(Quote);

        public string Body { get; } = TypedText.Lines(Body);

        public PlanRight Right => PlanRight.Comment;
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(command => command.Body).NotEmpty().MaximumLength(CommentThread.BodyMaxLength);
            RuleFor(command => command.Quote).MaximumLength(TextAnchor.QuoteMaxLength);
        }
    }

    internal sealed class Handler(PlannerDb db, PlanScope scope, Viewer viewer, TimeProvider clock) : IRequestHandler<Command, Outcome<Guid>>
    {
        public async Task<Outcome<Guid>> Handle(Command command, CancellationToken cancellationToken)
        {
            var plan = await scope.PlanAsync(cancellationToken);
            if (Address.Read(command.Address) is not { } address || address.Key.Length > 0 && address.Part!.Find(plan, address.Key) is null)
                return new Failure.NotFound();
            // A number or a choice is shown otherwise than it is kept, in each language: a comment on it is about the field.
            var isText = address.Field is null or { Type: FieldType.ShortText or FieldType.Markdown };
            var words = command.Quote.Length > 0 && isText ? TextAnchor.Of(command.Quote, command.Prefix, command.Suffix) : null;
            var text = ThreadViews.TextAt(plan, address);
            var thread = new CommentThread(plan.Id, address, words, text, viewer.RequiredUserId, command.Body, clock.GetUtcNow());
            db.Threads.Add(thread);
            return thread.Id;
        }
    }
}
