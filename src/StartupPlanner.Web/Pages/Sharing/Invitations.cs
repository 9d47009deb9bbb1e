using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using StartupPlanner.Domain.Common;
using StartupPlanner.Domain.Plans;
using StartupPlanner.Domain.Sharing;
using StartupPlanner.Web.Data;
using StartupPlanner.Web.Identity;
using StartupPlanner.Web.Localization;
using StartupPlanner.Web.Pipeline;

namespace StartupPlanner.Web.Pages.Sharing;

/// <summary>Invites somebody: by mail where there is an address, and in any case by a token to hand on.</summary>
public static class Invite
{
    private const int MaxOpen = 100;

    /// <param name="Root">Scheme and host of this installation, for the link in the mail.</param>
    public sealed record Command(PlanId PlanId, string Email, PlanRole Role, string Root) : IPlanCommand<string>
    {
        public PlanRight Right => PlanRight.Manage;
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            When(command => command.Email.Length > 0, () => RuleFor(command => command.Email).IsEmail());
            RuleFor(command => command.Role).IsInEnum().NotEqual(PlanRole.Owner).WithErrorCode("EnumValidator");
        }
    }

    internal sealed class Handler(PlannerDb db, PlanScope scope, Viewer viewer, TimeProvider clock, Texts texts) : IRequestHandler<Command, Outcome<string>>
    {
        public async Task<Outcome<string>> Handle(Command command, CancellationToken cancellationToken)
        {
            if (await db.Invitations.CountAsync(i => i.PlanId == command.PlanId, cancellationToken) >= MaxOpen) return new Failure.Refused("Sharing.TooMany", MaxOpen);
            var plan = await scope.PlanAsync(cancellationToken);
            var (token, now) = (Tokens.New(), clock.GetUtcNow());
            db.Invitations.Add(new(plan.Id, command.Email, command.Role, Tokens.HashOf(token), viewer.RequiredUserId, now));
            db.Activity.Add(ActivityEntry.Of(plan, ActivityKind.MemberInvited, command.Email, viewer.RequiredUserId, now, after: $"{command.Role}"));
            var link = $"{command.Root}/invitations/{token}";
            if (command.Email.Length > 0)
            {
                var inviter = await db.Users.Where(u => u.Id == viewer.UserId).Select(u => u.Name).SingleAsync(cancellationToken);
                var body = texts["Sharing.Mail.Body", inviter, plan.Name, texts[$"Shared.Role.{command.Role}"], link].Replace("\\n", "\n", StringComparison.Ordinal);
                db.Mails.Add(new Mail(command.Email, texts["Sharing.Mail.Subject", inviter, plan.Name], body, now));
            }
            return link;
        }
    }
}

/// <summary>Takes an invitation back.</summary>
public static class Withdraw
{
    public sealed record Command(PlanId PlanId, Guid Id) : IPlanCommand<Done>
    {
        public PlanRight Right => PlanRight.Manage;
    }

    internal sealed class Handler(PlannerDb db) : IRequestHandler<Command, Outcome<Done>>
    {
        public async Task<Outcome<Done>> Handle(Command command, CancellationToken cancellationToken)
        {
            var found = await db.Invitations.SingleOrDefaultAsync(i => i.PlanId == command.PlanId && i.Id == command.Id, cancellationToken);
            if (found is null) return new Failure.NotFound();
            db.Invitations.Remove(found);
            return new Done();
        }
    }
}

internal static class OpenInvitations
{
    /// <summary>The invitation that a token opens: neither expired nor to a plan in the bin.</summary>
    public static IQueryable<Invitation> OpenInvitation(this PlannerDb db, string token, DateTimeOffset now)
    {
        var hash = Tokens.HashOf(token);
        return db.Invitations.Where(i => i.TokenHash == hash && i.ExpiresAt > now && db.Plans.Any(p => p.Id == i.PlanId && p.DeletedAt == null));
    }
}

/// <summary>What an invitation offers, to whoever holds its token.</summary>
public static class ViewInvitation
{
    public sealed record Query(string Token) : IRequest<Outcome<View>>;

    public sealed record View(PlanId PlanId, string Plan, string InvitedBy, PlanRole Role, string Email);

    internal sealed class Handler(PlannerDb db, TimeProvider clock) : IRequestHandler<Query, Outcome<View>>
    {
        public async Task<Outcome<View>> Handle(Query query, CancellationToken cancellationToken)
        {
            var found = await (
                from invitation in db.OpenInvitation(query.Token, clock.GetUtcNow())
                join plan in db.Plans on invitation.PlanId equals plan.Id
                join user in db.Users on invitation.InvitedBy equals user.Id
                select new View(plan.Id, plan.Name, user.Name, invitation.Role, invitation.Email)).SingleOrDefaultAsync(cancellationToken);
            return found is null ? new Failure.NotFound() : found;
        }
    }
}

/// <summary>Makes the viewer a member by an invitation, which is then used up.</summary>
public static class AcceptInvitation
{
    public sealed record Command(string Token) : IRequest<Outcome<PlanId>>;

    internal sealed class Handler(PlannerDb db, Viewer viewer, TimeProvider clock) : IRequestHandler<Command, Outcome<PlanId>>
    {
        public async Task<Outcome<PlanId>> Handle(Command command, CancellationToken cancellationToken)
        {
            var (now, user) = (clock.GetUtcNow(), viewer.RequiredUserId);
            await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
            if (await db.OpenInvitation(command.Token, now).SingleOrDefaultAsync(cancellationToken) is not { } invitation) return new Failure.NotFound();
            var plan = await db.Plans.SingleAsync(p => p.Id == invitation.PlanId, cancellationToken);
            db.Invitations.Remove(invitation);
            if (!await db.Members.AnyAsync(m => m.PlanId == plan.Id && m.UserId == user, cancellationToken))
            {
                db.Members.Add(new(plan.Id, user, invitation.Role, now));
                db.Activity.Add(ActivityEntry.Of(plan, ActivityKind.MemberJoined, "", user, now, after: $"{invitation.Role}"));
            }
            await db.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return plan.Id;
        }
    }
}
