using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using StartupPlanner.Domain.Common;
using StartupPlanner.Domain.Plans;
using StartupPlanner.Domain.Plans.Fields;
using StartupPlanner.Domain.Reviews;
using StartupPlanner.Domain.Sharing;
using StartupPlanner.Web.Data;
using StartupPlanner.Web.Pipeline;

namespace StartupPlanner.Web.Pages.Reading;

/// <summary>Adds a comment to a conversation, resolves it or opens it again: a comment and a decision may come together.</summary>
public static class AnswerThread
{
    /// <param name="Open">Whether the conversation is open afterwards; null to leave it as it is.</param>
    public sealed record Command(PlanId PlanId, Guid ThreadId, string Body, bool? Open) : IPlanCommand<Done>
    {
        public string Body { get; } = TypedText.Lines(Body);

        public PlanRight Right => PlanRight.Comment;
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(command => command.Body).MaximumLength(CommentThread.BodyMaxLength);
            RuleFor(command => command.Body).NotEmpty().When(command => command.Open is null);
        }
    }

    internal sealed class Handler(PlannerDb db, Viewer viewer, TimeProvider clock) : IRequestHandler<Command, Outcome<Done>>
    {
        public async Task<Outcome<Done>> Handle(Command command, CancellationToken cancellationToken)
        {
            var thread = await db.Threads.Include(t => t.Comments).SingleOrDefaultAsync(t => t.PlanId == command.PlanId && t.Id == command.ThreadId, cancellationToken);
            if (thread is null) return new Failure.NotFound();
            var now = clock.GetUtcNow();
            // Added by hand: the key is made by the application, so EF would take the new comment for an old one.
            if (command.Body.Length > 0) db.Add(thread.Reply(viewer.RequiredUserId, command.Body, now));
            if (command.Open is true) thread.Reopen();
            else if (command.Open is false) thread.Resolve(viewer.RequiredUserId, now);
            return new Done();
        }
    }
}
