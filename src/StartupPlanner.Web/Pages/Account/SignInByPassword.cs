using FluentValidation;
using MediatR;
using StartupPlanner.Domain.Common;
using StartupPlanner.Web.Identity;
using StartupPlanner.Web.Pipeline;

namespace StartupPlanner.Web.Pages.Account;

/// <summary>Signs in by e-mail address and password. An unknown address and a wrong password look the same, and take the same time.</summary>
public static class SignInByPassword
{
    public sealed record Command(string Email, string Password, string Network) : IRequest<Outcome<Done>>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(command => command.Email).IsEmail();
            RuleFor(command => command.Password).IsPassword();
        }
    }

    internal sealed class Handler(Addresses addresses, UserSession session, KnownBrowser browser, SignInThrottle throttle)
        : IRequestHandler<Command, Outcome<Done>>
    {
        public async Task<Outcome<Done>> Handle(Command command, CancellationToken cancellationToken)
        {
            if (!throttle.Allows(command.Network, command.Email)) return new Failure.Refused(AccountPageModel.TooOften);
            var accounts = await addresses.AccountsAsync(command.Email, cancellationToken);
            if (!accounts.Any(account => browser.Knows(account?.Id)) && !throttle.AllowsStranger(command.Email)) return new Failure.Refused(AccountPageModel.TooOften);
            if (await addresses.WithPasswordAsync(accounts, command.Password) is not { } user) return new Failure.Refused("Account.WrongPassword");
            await session.BeginAsync(user);
            return new Done();
        }
    }
}
