using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Npgsql;
using StartupPlanner.Domain.Common;
using StartupPlanner.Domain.Plans.Fields;
using StartupPlanner.Web.Data;
using StartupPlanner.Web.Hosting;
using StartupPlanner.Web.Identity;
using StartupPlanner.Web.Pages.Sharing;
using StartupPlanner.Web.Pipeline;

namespace StartupPlanner.Web.Pages.Account;

/// <summary>
/// Makes an account. Whether the address had one already is told to nobody but its owner: the answer and the work are the same,
/// which is why even a fresh account has to sign in, unless it was made with an invitation to this very address.
/// </summary>
public static class RegisterAccount
{
    private const string InvitationPath = "/invitations/";

    /// <param name="Invitation">The token of an invitation; it allows what is closed to others.</param>
    public sealed record Command(string Name, string Email, string Password, string Language, string TimeZone, string? Invitation, string Network)
        : IRequest<Outcome<Registered>>
    {
        public string Name { get; } = TypedText.Line(Name);
    }

    public readonly record struct Registered(bool IsSignedIn);

    /// <summary>The token in the address of an invitation's page.</summary>
    public static string? InvitationIn(string? path) =>
        path is not null && path.StartsWith(InvitationPath, StringComparison.Ordinal) ? path[InvitationPath.Length..] : null;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(command => command.Name).NotEmpty().MaximumLength(User.NameMaxLength);
            RuleFor(command => command.Email).IsEmail();
            RuleFor(command => command.Language).IsLanguage();
            RuleFor(command => command.Password).NotEmpty();
        }
    }

    internal sealed class Handler(
        PlannerDb db, UserManager<User> users, UserSession session, NobodysPassword nobody, Letters letters, SignInThrottle throttle,
        IOptions<PlannerOptions> options, TimeProvider clock) : IRequestHandler<Command, Outcome<Registered>>
    {
        public async Task<Outcome<Registered>> Handle(Command command, CancellationToken cancellationToken)
        {
            var now = clock.GetUtcNow();
            var invited = command.Invitation is null ? null : await db.OpenInvitation(command.Invitation, now).Select(invitation => invitation.Email).SingleOrDefaultAsync(cancellationToken);
            if (!options.Value.OpenRegistration && invited is null) return new Failure.Forbidden();
            if (!throttle.Allows(command.Network, command.Email)) return new Failure.Refused(AccountPageModel.TooOften);
            var user = NewUser.Of(command.Name, command.Email, command.Language, command.TimeZone, now);
            if (await users.WrongWithAsync(user, command.Password, nameof(command.Password)) is { Count: > 0 } errors) return new Failure.Invalid(errors);
            if (!await MakeAsync(user, command.Password, cancellationToken)) return new Registered(false);
            if (!command.Email.Equals(invited, StringComparison.OrdinalIgnoreCase)) return new Registered(false);
            await session.BeginAsync(user);
            return new Registered(true);
        }

        private async Task<bool> MakeAsync(User user, string password, CancellationToken cancellationToken)
        {
            if (await users.FindByEmailAsync(user.Email!) is { } owner)
            {
                nobody.Hash(password);
                letters.Taken(owner, owner.Email!);
                await db.SaveChangesAsync(cancellationToken);
                return false;
            }
            try
            {
                return (await users.CreateAsync(user, password)).Succeeded;
            }
            catch (DbUpdateException wrong) when (wrong.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
            {
                // Twice the same form at the same moment: the other one made the account.
                return false;
            }
        }
    }
}

internal static class NewUser
{
    public static User Of(string name, string email, string language, string timeZone, DateTimeOffset now) => new()
    {
        Name = name,
        UserName = email,
        Email = email,
        Language = language,
        TimeZone = AccountRules.ZoneOf(timeZone)?.Id ?? "UTC",
        CreatedAt = now,
    };
}
