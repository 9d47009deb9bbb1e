using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using StartupPlanner.Domain.Common;
using StartupPlanner.Domain.Plans;
using StartupPlanner.Domain.Sharing;
using StartupPlanner.Web.Data;
using StartupPlanner.Web.Pipeline;

namespace StartupPlanner.Web.Pages.Sharing;

/// <summary>Gives a member another role.</summary>
public static class ChangeRole
{
    public sealed record Command(PlanId PlanId, Guid UserId, PlanRole Role) : IPlanCommand<Done>
    {
        public PlanRight Right => PlanRight.Manage;
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Role).IsInEnum();
    }

    internal sealed class Handler(PlannerDb db, PlanScope scope, Viewer viewer, TimeProvider clock) : IRequestHandler<Command, Outcome<Done>>
    {
        public async Task<Outcome<Done>> Handle(Command command, CancellationToken cancellationToken)
        {
            var members = await db.Members.Where(m => m.PlanId == command.PlanId).ToListAsync(cancellationToken);
            if (members.Find(m => m.UserId == command.UserId) is not { } member) return new Failure.NotFound();
            if (member.Role == command.Role) return new Done();
            if (member.Role == PlanRole.Owner && members.Count(m => m.Role == PlanRole.Owner) == 1) return new Failure.Refused("Sharing.LastOwner");
            var name = await db.Users.Where(u => u.Id == command.UserId).Select(u => u.Name).SingleAsync(cancellationToken);
            var plan = await scope.PlanAsync(cancellationToken);
            db.Activity.Add(ActivityEntry.Of(plan, ActivityKind.MemberRoleChanged, name, viewer.RequiredUserId, clock.GetUtcNow(), $"{member.Role}", $"{command.Role}"));
            member.Become(command.Role);
            return new Done();
        }
    }
}

/// <summary>Removes a member, at once; anybody may remove themselves.</summary>
public static class RemoveMember
{
    public sealed record Command(PlanId PlanId, Guid UserId) : IPlanCommand<Done>
    {
        public PlanRight Right => PlanRight.Read;
    }

    internal sealed class Handler(PlannerDb db, PlanScope scope, Viewer viewer, TimeProvider clock) : IRequestHandler<Command, Outcome<Done>>
    {
        public async Task<Outcome<Done>> Handle(Command command, CancellationToken cancellationToken)
        {
            if (command.UserId != viewer.UserId && !scope.Role.Has(PlanRight.Manage)) return new Failure.Forbidden();
            var members = await db.Members.Where(m => m.PlanId == command.PlanId).ToListAsync(cancellationToken);
            if (members.Find(m => m.UserId == command.UserId) is not { } member) return new Failure.NotFound();
            if (member.Role == PlanRole.Owner && members.Count(m => m.Role == PlanRole.Owner) == 1) return new Failure.Refused("Sharing.LastOwner");
            var name = await db.Users.Where(u => u.Id == command.UserId).Select(u => u.Name).SingleAsync(cancellationToken);
            var plan = await scope.PlanAsync(cancellationToken);
            db.Members.Remove(member);
            db.Activity.Add(ActivityEntry.Of(plan, ActivityKind.MemberRemoved, name, viewer.RequiredUserId, clock.GetUtcNow()));
            return new Done();
        }
    }
}
