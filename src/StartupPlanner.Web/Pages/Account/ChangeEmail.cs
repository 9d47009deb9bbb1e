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

    internal sealed class Handler(PlannerDb db, UserManager<User> users, Letters letters, SignInThrottle throttle, Viewer viewer) : IRequestHandler<Command, Outcome<Done>>
    {
        public async Task<Outcome<Done>> Handle(Command command, CancellationToken cancellationToken)
        {
            if (await users.FindByIdAsync($"{viewer.RequiredUserId}") is not { } user) return new Failure.NotFound();
            if (!throttle.Allows(command.Network, user.Email!)) return new Failure.Refused(AccountPageModel.TooOften);
            if (!await users.CheckPasswordAsync(user, command.EmailPassword)) return new Failure.Invalid([new(nameof(command.EmailPassword), "Account.NotThePassword")]);
            if (users.NormalizeEmail(command.Email) == user.NormalizedEmail) return new Failure.Invalid([new(nameof(command.Email), "Account.SameEmail")]);
            // That the address belongs to somebody else is told to nobody but its owner.
            if (await users.FindByEmailAsync(command.Email) is { } owner) letters.Taken(owner, owner.Email!);
            else letters.ConfirmAddress(user, command.Email, await users.GenerateChangeEmailTokenAsync(user, command.Email));
            letters.AddressAsked(user, command.Email);
            await db.SaveChangesAsync(cancellationToken);
            return new Done();
        }
    }
}

/// <summary>Gives the account the address to which the link was sent.</summary>
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

    internal sealed class Handler(PlannerDb db, UserManager<User> users, UserSession session, Sessions sessions, Viewer viewer) : IRequestHandler<Command, Outcome<Done>>
    {
        public async Task<Outcome<Done>> Handle(Command command, CancellationToken cancellationToken)
        {
            if (await users.FindByIdAsync($"{command.UserId}") is not { } user) return new Failure.Refused(ResetPassword.LinkExpired);
            try
            {
                await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
                if (!(await users.ChangeEmailAsync(user, command.Email, command.Token)).Succeeded) return new Failure.Refused(ResetPassword.LinkExpired);
                if (!(await users.SetUserNameAsync(user, command.Email)).Succeeded) return new Failure.Refused(ResetPassword.LinkExpired);
                await sessions.EndAllAsync(user.Id, session.Id, cancellationToken);
                await transaction.CommitAsync(cancellationToken);
            }
            catch (DbUpdateException wrong) when (wrong.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
            {
                return new Failure.Refused(ResetPassword.LinkExpired);
            }
            if (viewer.UserId == user.Id) await session.RefreshAsync(user);
            return new Done();
        }
    }
}
