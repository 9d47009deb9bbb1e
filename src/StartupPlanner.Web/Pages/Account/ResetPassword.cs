using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Identity;
using StartupPlanner.Domain.Common;
using StartupPlanner.Web.Data;
using StartupPlanner.Web.Identity;

namespace StartupPlanner.Web.Pages.Account;

/// <summary>Sets a new password by the link of a mail. It works once: the token holds the security stamp, which changes with the password.</summary>
public static class ResetPassword
{
    public const string LinkExpired = "Account.LinkExpired";

    public sealed record Command(Guid UserId, string Token, string Password) : IRequest<Outcome<Done>>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(command => command.Token).MaximumLength(2000);
            RuleFor(command => command.Password).NotEmpty();
        }
    }

    internal sealed class Handler(PlannerDb db, UserManager<User> users, Sessions sessions, Letters letters) : IRequestHandler<Command, Outcome<Done>>
    {
        public async Task<Outcome<Done>> Handle(Command command, CancellationToken cancellationToken)
        {
            if (await users.FindByIdAsync($"{command.UserId}") is not { } user) return new Failure.Refused(LinkExpired);
            if (await users.WrongWithAsync(user, command.Password, nameof(command.Password)) is { Count: > 0 } errors) return new Failure.Invalid(errors);
            await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
            // Whoever opened the link reads the mails of the address.
            if (!user.OwnsAddress && await users.FindByNameAsync(user.Email!) is null) user.UserName = user.Email;
            if (!(await users.ResetPasswordAsync(user, command.Token, command.Password)).Succeeded) return new Failure.Refused(LinkExpired);
            await sessions.EndAllAsync(user.Id, null, cancellationToken);
            letters.PasswordChanged(user);
            await db.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return new Done();
        }
    }
}
