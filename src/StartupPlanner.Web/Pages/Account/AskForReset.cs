using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Identity;
using StartupPlanner.Domain.Common;
using StartupPlanner.Web.Data;
using StartupPlanner.Web.Identity;
using StartupPlanner.Web.Pipeline;

namespace StartupPlanner.Web.Pages.Account;

/// <summary>Mails a link for a new password, if there is an account with the address. Whether there is one is not told.</summary>
public static class AskForReset
{
    public sealed record Command(string Email, string Network) : IRequest<Outcome<Done>>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Email).IsEmail();
    }

    internal sealed class Handler(PlannerDb db, UserManager<User> users, Addresses addresses, Letters letters, SignInThrottle throttle) : IRequestHandler<Command, Outcome<Done>>
    {
        public async Task<Outcome<Done>> Handle(Command command, CancellationToken cancellationToken)
        {
            if (!throttle.Allows(command.Network, "reset " + command.Email)) return new Failure.Refused(AccountPageModel.TooOften);
            var accounts = await addresses.AccountsAsync(command.Email, cancellationToken);
            var found = accounts[0] ?? accounts[^1];
            // For an unknown address the same mail is written too, and then taken back: the time that it takes says nothing.
            var user = found ?? new User { Email = command.Email, SecurityStamp = Guid.NewGuid().ToString() };
            await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
            letters.Reset(user, await users.GeneratePasswordResetTokenAsync(user));
            await db.SaveChangesAsync(cancellationToken);
            if (found is null) await transaction.RollbackAsync(cancellationToken);
            else await transaction.CommitAsync(cancellationToken);
            return new Done();
        }
    }
}
