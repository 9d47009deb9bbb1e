using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using StartupPlanner.Domain.Common;
using StartupPlanner.Domain.Plans;
using StartupPlanner.Domain.Sharing;
using StartupPlanner.Web.Data;
using StartupPlanner.Web.Hosting;
using StartupPlanner.Web.Identity;
using StartupPlanner.Web.Localization;
using StartupPlanner.Web.Pipeline;

namespace StartupPlanner.Web.Pages.Sharing;

/// <summary>Invites somebody: by mail where there is an address, and in any case by a token to hand on, which is the answer.</summary>
public static class Invite
{
    private const int MaxOpen = 100;

    public sealed record Command(PlanId PlanId, string Email, PlanRole Role) : IPlanCommand<string>
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

    internal sealed class Handler(PlannerDb db, PlanScope scope, Viewer viewer, TimeProvider clock, Texts texts, PublicAddress address) : IRequestHandler<Command, Outcome<string>>
    {
        public async Task<Outcome<string>> Handle(Command command, CancellationToken cancellationToken)
        {
            if (await db.Invitations.CountAsync(i => i.PlanId == command.PlanId, cancellationToken) >= MaxOpen) return new Failure.Refused("Sharing.TooMany", MaxOpen);
            var plan = await scope.PlanAsync(cancellationToken);
            var (token, now) = (Tokens.New(), clock.GetUtcNow());
            db.Invitations.Add(new(plan.Id, command.Email, command.Role, Tokens.HashOf(token), viewer.RequiredUserId, now));
            db.Activity.Add(ActivityEntry.Of(plan, ActivityKind.MemberInvited, command.Email, viewer.RequiredUserId, now, after: $"{command.Role}"));
            if (command.Email.Length > 0)
            {
                var inviter = await db.Users.Where(u => u.Id == viewer.UserId).Select(u => u.Name).SingleAsync(cancellationToken);
                var body = texts["Sharing.Mail.Body", inviter, plan.Name, texts[$"Shared.Role.{command.Role}"], address.Link(PathOf(token))].Replace("\\n", "\n", StringComparison.Ordinal);
                db.Mails.Add(new Mail(command.Email, texts["Sharing.Mail.Subject", inviter, plan.Name], body, now));
            }
            return token;
        }
    }

    /// <summary>Where a token leads.</summary>
    public static string PathOf(string token) => $"/invitations/{token}";
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
    /// <summary>The invitation that a token opens: not expired, not to a plan in the bin, and from somebody who may still invite.</summary>
    public static IQueryable<Invitation> OpenInvitation(this PlannerDb db, string token, DateTimeOffset now)
    {
        var hash = Tokens.HashOf(token);
        return db.Invitations.Where(i => i.TokenHash == hash && i.ExpiresAt > now && db.Plans.Any(p => p.Id == i.PlanId && p.DeletedAt == null)
            && db.Members.Any(m => m.PlanId == i.PlanId && m.UserId == i.InvitedBy && m.Role == PlanRole.Owner));
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
    /// <param name="PlanId">The plan to which the viewer was told that it leads: whoever clicked twice is in by the first click.</param>
    public sealed record Command(string Token, PlanId PlanId) : IRequest<Outcome<PlanId>>;

    internal sealed class Handler(PlannerDb db, Viewer viewer, TimeProvider clock) : IRequestHandler<Command, Outcome<PlanId>>
    {
        public async Task<Outcome<PlanId>> Handle(Command command, CancellationToken cancellationToken)
        {
            var (now, user) = (clock.GetUtcNow(), viewer.RequiredUserId);
            await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
            var id = command.PlanId;
            var members = db.Members.Where(m => m.PlanId == id && m.UserId == user);
            var open = db.OpenInvitation(command.Token, now).Where(i => i.PlanId == id);
            // Nobody else may make a plan's other changes wait.
            if (!await open.AnyAsync(cancellationToken) && !await members.AnyAsync(cancellationToken)) return new Failure.NotFound();
            await db.LockPlanAsync(id, cancellationToken);
            var isMember = await members.AnyAsync(cancellationToken);
            if (await open.SingleOrDefaultAsync(cancellationToken) is not { } invitation) return isMember ? id : new Failure.NotFound();
            db.Invitations.Remove(invitation);
            if (!isMember)
            {
                var plan = await db.Plans.SingleAsync(p => p.Id == id, cancellationToken);
                db.Members.Add(new(plan.Id, user, invitation.Role, now));
                db.Activity.Add(ActivityEntry.Of(plan, ActivityKind.MemberJoined, "", user, now, after: $"{invitation.Role}"));
            }
            await db.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return id;
        }
    }
}
