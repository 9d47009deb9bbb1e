using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using StartupPlanner.Domain.Common;
using StartupPlanner.Domain.Plans;
using StartupPlanner.Domain.Sharing;
using StartupPlanner.Web.Data;
using StartupPlanner.Web.Identity;
using StartupPlanner.Web.Pipeline;

namespace StartupPlanner.Web.Pages.Account;

/// <summary>What would go and what would stay if the viewer deleted the account.</summary>
public static class ViewDeletion
{
    public sealed record Query : IRequest<Outcome<View>>;

    public sealed record View(IReadOnlyList<Item> Gone, IReadOnlyList<Item> Stays);

    public sealed record Item(PlanId Id, string Name, bool InBin, int Others);

    internal sealed class Handler(PlannerDb db, Viewer viewer) : IRequestHandler<Query, Outcome<View>>
    {
        public async Task<Outcome<View>> Handle(Query query, CancellationToken cancellationToken)
        {
            var user = viewer.RequiredUserId;
            var gone = Gone(db, user);
            var stays = db.Plans.Where(p => p.DeletedAt == null && db.Members.Any(m => m.PlanId == p.Id && m.UserId == user) && !gone.Any(g => g.Id == p.Id));
            return new View(await ItemsAsync(gone, user, cancellationToken), await ItemsAsync(stays, user, cancellationToken));
        }

        private Task<List<Item>> ItemsAsync(IQueryable<Plan> plans, Guid user, CancellationToken cancellationToken) => plans
            .OrderBy(p => p.Name)
            .Select(p => new Item(p.Id, p.Name, p.DeletedAt != null, db.Members.Count(m => m.PlanId == p.Id && m.UserId != user)))
            .ToListAsync(cancellationToken);
    }

    /// <summary>The plans that have no other owner, those in the bin too.</summary>
    internal static IQueryable<Plan> Gone(PlannerDb db, Guid user) => db.Plans.Where(p =>
        db.Members.Any(m => m.PlanId == p.Id && m.UserId == user && m.Role == PlanRole.Owner)
        && !db.Members.Any(m => m.PlanId == p.Id && m.UserId != user && m.Role == PlanRole.Owner));
}

/// <summary>Deletes the viewer's account with the plans that nobody else owns. What was written elsewhere stays, without a name.</summary>
public static class DeleteAccount
{
    /// <param name="Seen">The plans that the viewer was told would go.</param>
    public sealed record Command(string Password, bool Confirmed, IReadOnlyCollection<Guid> Seen, string Network) : IRequest<Outcome<Done>>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(command => command.Password).IsPassword();
            RuleFor(command => command.Confirmed).Equal(true).WithErrorCode("Account.NotConfirmed");
        }
    }

    internal sealed class Handler(PlannerDb db, UserManager<User> users, UserSession session, SignInThrottle throttle, Viewer viewer) : IRequestHandler<Command, Outcome<Done>>
    {
        public async Task<Outcome<Done>> Handle(Command command, CancellationToken cancellationToken)
        {
            if (await users.FindByIdAsync($"{viewer.RequiredUserId}") is not { } user) return new Failure.NotFound();
            if (!throttle.Allows(command.Network, user.Email!)) return new Failure.Refused(AccountPageModel.TooOften);
            if (!await users.CheckPasswordAsync(user, command.Password)) return new Failure.Invalid([new(nameof(command.Password), "Account.NotThePassword")]);
            await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
            // Changes of members take the same lock, so no plan loses its other owner meanwhile.
            await db.Database.ExecuteSqlAsync(
                $"select 1 from plans where id in (select plan_id from plan_members where user_id = {user.Id}) order by id for update", cancellationToken);
            var gone = await ViewDeletion.Gone(db, user.Id).Select(p => p.Id).ToListAsync(cancellationToken);
            if (!gone.Select(id => id.Value).ToHashSet().SetEquals(command.Seen)) return new Failure.Refused("Account.PlansChanged");
            await db.Plans.Where(p => gone.Contains(p.Id)).ExecuteDeleteAsync(cancellationToken);
            // Mails to an address that was only typed are its owner's, but for those about this account.
            var (owns, id) = (user.OwnsAddress, $"{user.Id}");
            await db.Mails.Where(m => m.Recipient == user.Email && (owns || m.Body.Contains(id))).ExecuteDeleteAsync(cancellationToken);
            await db.Users.Where(u => u.Id == user.Id).ExecuteDeleteAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            await session.EndAsync();
            return new Done();
        }
    }
}
