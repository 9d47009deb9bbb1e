using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using StartupPlanner.Domain.Common;
using StartupPlanner.Domain.Plans;
using StartupPlanner.Domain.Plans.Fields;
using StartupPlanner.Domain.Sharing;
using StartupPlanner.Web.Data;
using StartupPlanner.Web.Pipeline;

namespace StartupPlanner.Web.Pages.Sharing;

/// <summary>Makes a link for readers without an account. Its token is told once and never kept.</summary>
public static class CreateLink
{
    private const int MaxLinks = 200;

    public sealed record Command(PlanId PlanId, string Name, int Days) : IPlanCommand<string>
    {
        public string Name { get; } = TypedText.Line(Name);

        public PlanRight Right => PlanRight.Manage;
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(command => command.Name).NotEmpty().MaximumLength(ShareLink.NameMaxLength);
            RuleFor(command => command.Days).InclusiveBetween(1, ShareLink.MaxDays);
        }
    }

    internal sealed class Handler(PlannerDb db, PlanScope scope, Viewer viewer, TimeProvider clock) : IRequestHandler<Command, Outcome<string>>
    {
        public async Task<Outcome<string>> Handle(Command command, CancellationToken cancellationToken)
        {
            if (await db.ShareLinks.CountAsync(l => l.PlanId == command.PlanId, cancellationToken) >= MaxLinks) return new Failure.Refused("Sharing.TooMany", MaxLinks);
            var plan = await scope.PlanAsync(cancellationToken);
            var (token, now) = (Tokens.New(), clock.GetUtcNow());
            db.ShareLinks.Add(new(plan.Id, command.Name, Tokens.HashOf(token), now, command.Days));
            db.Activity.Add(ActivityEntry.Of(plan, ActivityKind.LinkCreated, command.Name, viewer.RequiredUserId, now));
            return token;
        }
    }
}

/// <summary>Ends a link. Its readers get nothing more from the next request on.</summary>
public static class RevokeLink
{
    public sealed record Command(PlanId PlanId, Guid Id) : IPlanCommand<Done>
    {
        public PlanRight Right => PlanRight.Manage;
    }

    internal sealed class Handler(PlannerDb db, PlanScope scope, Viewer viewer, TimeProvider clock) : IRequestHandler<Command, Outcome<Done>>
    {
        public async Task<Outcome<Done>> Handle(Command command, CancellationToken cancellationToken)
        {
            var link = await db.ShareLinks.SingleOrDefaultAsync(l => l.PlanId == command.PlanId && l.Id == command.Id, cancellationToken);
            if (link is null) return new Failure.NotFound();
            link.Revoke(clock.GetUtcNow());
            db.Activity.Add(ActivityEntry.Of(await scope.PlanAsync(cancellationToken), ActivityKind.LinkRevoked, link.Name, viewer.RequiredUserId, clock.GetUtcNow()));
            return new Done();
        }
    }
}

/// <summary>Whether a link by which a reader came still opens the plan.</summary>
public static class LinkStands
{
    public sealed record Query(PlanId PlanId, Guid LinkId) : IRequest<bool>;

    internal sealed class Handler(PlannerDb db, TimeProvider clock) : IRequestHandler<Query, bool>
    {
        public async Task<bool> Handle(Query query, CancellationToken cancellationToken)
        {
            var link = await db.ShareLinks.SingleOrDefaultAsync(
                l => l.Id == query.LinkId && l.PlanId == query.PlanId && db.Plans.Any(p => p.Id == l.PlanId && p.DeletedAt == null), cancellationToken);
            return link is not null && link.StandsAt(clock.GetUtcNow());
        }
    }
}

/// <summary>Opens a plan by the token of a link, and notes that it was opened.</summary>
public static class OpenLink
{
    public sealed record Command(string Token) : IRequest<Outcome<Opened>>;

    public sealed record Opened(PlanId PlanId, Guid LinkId);

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Token).NotEmpty().MaximumLength(100);
    }

    internal sealed class Handler(PlannerDb db, TimeProvider clock) : IRequestHandler<Command, Outcome<Opened>>
    {
        public async Task<Outcome<Opened>> Handle(Command command, CancellationToken cancellationToken)
        {
            var (hash, now) = (Tokens.HashOf(command.Token), clock.GetUtcNow());
            var link = await db.ShareLinks.SingleOrDefaultAsync(l => l.TokenHash == hash && db.Plans.Any(p => p.Id == l.PlanId && p.DeletedAt == null), cancellationToken);
            // Unknown, expired and revoked look the same from outside.
            if (link is null || !link.StandsAt(now)) return new Failure.NotFound();
            link.Open(now);
            await db.SaveChangesAsync(cancellationToken);
            return new Opened(link.PlanId, link.Id);
        }
    }
}
