using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using StartupPlanner.Domain.Common;
using StartupPlanner.Web.Data;
using StartupPlanner.Web.Identity;
using StartupPlanner.Web.Pipeline;

namespace StartupPlanner.Web.Pages.Account;

/// <summary>
/// Gives the account the address to which the link was sent. Where the address has an owner, what was begun with it moves into the owner's account: the link was in
/// the owner's mails, and the viewer is one of the two.
/// </summary>
public static class ConfirmEmail
{
    public sealed record Command(Guid UserId, string Email, string Token) : IRequest<Outcome<Done>>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(command => command.Email).IsEmail();
            RuleFor(command => command.Token).MaximumLength(2000);
        }
    }

    internal sealed class Handler(PlannerDb db, UserManager<User> users, Addresses addresses, Move move, UserSession session, Sessions sessions, Viewer viewer)
        : IRequestHandler<Command, Outcome<Done>>
    {
        public async Task<Outcome<Done>> Handle(Command command, CancellationToken cancellationToken)
        {
            if (await users.FindByIdAsync($"{command.UserId}") is not { } user) return new Failure.Refused(ResetPassword.LinkExpired);
            var owner = await addresses.OwnerAsync(command.Email);
            if (ClaimedAddress.IsFor(user, command.Email) && viewer.UserId != user.Id && viewer.UserId != owner?.Id) return new Failure.Forbidden();
            try
            {
                await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
                var isDone = owner is null || owner.Id == user.Id ? await GiveAsync(user, command, cancellationToken) : await MoveAsync(user, owner, command, cancellationToken);
                if (!isDone) return new Failure.Refused(ResetPassword.LinkExpired);
                await transaction.CommitAsync(cancellationToken);
                return new Done();
            }
            catch (DbUpdateException wrong) when (wrong.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
            {
                return new Failure.Refused(ResetPassword.LinkExpired);
            }
        }

        private async Task<bool> GiveAsync(User user, Command command, CancellationToken cancellationToken)
        {
            if (!(await users.ChangeEmailAsync(user, command.Email, command.Token)).Succeeded) return false;
            if (!(await users.SetUserNameAsync(user, command.Email)).Succeeded) return false;
            await sessions.EndAllAsync(user.Id, session.Id, cancellationToken);
            if (viewer.UserId == user.Id) await session.RefreshAsync(user);
            return true;
        }

        private async Task<bool> MoveAsync(User claim, User owner, Command command, CancellationToken cancellationToken)
        {
            if (!ClaimedAddress.IsFor(claim, command.Email) || !await addresses.ProvesAsync(claim, command.Email, command.Token)) return false;
            await move.IntoAsync(owner, claim, cancellationToken);
            await session.BeginAsync(owner);
            return true;
        }
    }
}

/// <summary>What the link of an address would do, to be read before it does.</summary>
public static class ViewEmailLink
{
    public sealed record Query(Guid UserId, string Email, string Token) : IRequest<Outcome<View>>;

    /// <param name="IsClaim">Whether the account was registered with the address; then its owner alone may confirm.</param>
    /// <param name="Moves">The plans that move into the account that owns the address; null where nothing moves.</param>
    public sealed record View(bool IsClaim, IReadOnlyList<string>? Moves);

    internal sealed class Handler(PlannerDb db, UserManager<User> users, Addresses addresses, Viewer viewer) : IRequestHandler<Query, Outcome<View>>
    {
        public async Task<Outcome<View>> Handle(Query query, CancellationToken cancellationToken)
        {
            if (await users.FindByIdAsync($"{query.UserId}") is not { } user || !ClaimedAddress.IsFor(user, query.Email)) return new View(false, null);
            var owner = await addresses.OwnerAsync(query.Email);
            // What the plans are called is for those alone who may move them.
            if (viewer.UserId != user.Id && viewer.UserId != owner?.Id || !await addresses.ProvesAsync(user, query.Email, query.Token)) return new View(true, null);
            if (owner is null) return new View(true, null);
            var names = from plan in db.Plans join member in db.Members on plan.Id equals member.PlanId where member.UserId == user.Id orderby plan.Name select plan.Name;
            return new View(true, await names.ToListAsync(cancellationToken));
        }
    }
}

/// <summary>Mails once more the link by which the viewer proves the address of the account.</summary>
public static class SendConfirmation
{
    public sealed record Command(string Network) : IRequest<Outcome<Done>>;

    internal sealed class Validator : AbstractValidator<Command>;

    internal sealed class Handler(PlannerDb db, UserManager<User> users, Addresses addresses, Letters letters, SignInThrottle throttle, Viewer viewer)
        : IRequestHandler<Command, Outcome<Done>>
    {
        public async Task<Outcome<Done>> Handle(Command command, CancellationToken cancellationToken)
        {
            if (await users.FindByIdAsync($"{viewer.RequiredUserId}") is not { OwnsAddress: false } user) return new Failure.NotFound();
            if (!throttle.Allows(command.Network, "confirm " + user.Email)) return new Failure.Refused(AccountPageModel.TooOften);
            letters.Claimed(user, await addresses.OwnerAsync(user.Email!), await addresses.TokenAsync(user));
            await db.SaveChangesAsync(cancellationToken);
            return new Done();
        }
    }
}

internal static class ClaimedAddress
{
    /// <summary>Whether the account was registered with the address and has yet to prove it.</summary>
    public static bool IsFor(User user, string email) => !user.OwnsAddress && string.Equals(user.Email, email, StringComparison.OrdinalIgnoreCase);
}
