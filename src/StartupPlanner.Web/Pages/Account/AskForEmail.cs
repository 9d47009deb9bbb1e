using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Identity;
using StartupPlanner.Domain.Common;
using StartupPlanner.Web.Data;
using StartupPlanner.Web.Identity;
using StartupPlanner.Web.Pipeline;

namespace StartupPlanner.Web.Pages.Account;

/// <summary>Asks for another e-mail address: a link goes to the new one, a notice to the old one. Nothing changes before the link is opened.</summary>
public static class AskForEmail
{
    public sealed record Command(string Email, string EmailPassword, string Network) : IRequest<Outcome<Done>>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(command => command.Email).IsEmail();
            RuleFor(command => command.EmailPassword).IsPassword();
        }
    }

    internal sealed class Handler(PlannerDb db, UserManager<User> users, Addresses addresses, Letters letters, SignInThrottle throttle, Viewer viewer) : IRequestHandler<Command, Outcome<Done>>
    {
        public async Task<Outcome<Done>> Handle(Command command, CancellationToken cancellationToken)
        {
            if (await users.FindByIdAsync($"{viewer.RequiredUserId}") is not { } user) return new Failure.NotFound();
            if (!throttle.Allows(command.Network, user.Email!)) return new Failure.Refused(AccountPageModel.TooOften);
            if (!await users.CheckPasswordAsync(user, command.EmailPassword)) return new Failure.Invalid([new(nameof(command.EmailPassword), "Account.NotThePassword")]);
            if (users.NormalizeEmail(command.Email) == user.NormalizedEmail) return new Failure.Invalid([new(nameof(command.Email), "Account.SameEmail")]);
            // That the address belongs to somebody else is told to nobody but its owner.
            if (await addresses.OwnerAsync(command.Email) is { } owner) letters.Taken(owner, owner.Email!);
            else letters.ConfirmAddress(user, command.Email, await users.GenerateChangeEmailTokenAsync(user, command.Email));
            letters.AddressAsked(user, command.Email);
            await db.SaveChangesAsync(cancellationToken);
            return new Done();
        }
    }
}
