using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Identity;
using StartupPlanner.Domain.Common;
using StartupPlanner.Web.Data;
using StartupPlanner.Web.Identity;
using StartupPlanner.Web.Pipeline;

namespace StartupPlanner.Web.Pages.Account;

/// <summary>Changes the viewer's password. Other browsers are signed out at once.</summary>
public static class ChangePassword
{
    public sealed record Command(string Current, string New, string Network) : IRequest<Outcome<Done>>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(command => command.Current).IsPassword();
            RuleFor(command => command.New).NotEmpty();
        }
    }

    internal sealed class Handler(PlannerDb db, UserManager<User> users, UserSession session, Sessions sessions, Letters letters, SignInThrottle throttle, Viewer viewer)
        : IRequestHandler<Command, Outcome<Done>>
    {
        public async Task<Outcome<Done>> Handle(Command command, CancellationToken cancellationToken)
        {
            if (await users.FindByIdAsync($"{viewer.RequiredUserId}") is not { } user) return new Failure.NotFound();
            if (!throttle.Allows(command.Network, user.Email!)) return new Failure.Refused(AccountPageModel.TooOften);
            if (await users.WrongWithAsync(user, command.New, nameof(command.New)) is { Count: > 0 } errors) return new Failure.Invalid(errors);
            await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
            if (!(await users.ChangePasswordAsync(user, command.Current, command.New)).Succeeded)
                return new Failure.Invalid([new(nameof(command.Current), "Account.NotThePassword")]);
            await sessions.EndAllAsync(user.Id, session.Id, cancellationToken);
            letters.PasswordChanged(user);
            await db.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            await session.RefreshAsync(user);
            return new Done();
        }
    }
}
