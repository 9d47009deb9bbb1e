using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using StartupPlanner.Domain.Common;
using StartupPlanner.Domain.Plans.Fields;
using StartupPlanner.Web.Data;
using StartupPlanner.Web.Hosting;
using StartupPlanner.Web.Identity;
using StartupPlanner.Web.Pages.Sharing;
using StartupPlanner.Web.Pipeline;

namespace StartupPlanner.Web.Pages.Account;

/// <summary>
/// Makes an account and signs in to it at once, whether the address has an owner or not: the answer, what it sets and the work are the same. What differs is told
/// by a mail to the address alone: confirm it, or take what was begun into the account that you have.
/// </summary>
public static class RegisterAccount
{
    private const string InvitationPath = "/invitations/";

    // Any number that nothing else locks by.
    private const int Lock = 5_081;

    /// <param name="Invitation">The token of an invitation; it allows what is closed to others.</param>
    public sealed record Command(string Name, string Email, string Password, string Language, string TimeZone, string? Invitation, string Network)
        : IRequest<Outcome<Done>>
    {
        public string Name { get; } = TypedText.Line(Name);
    }

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
        PlannerDb db, UserManager<User> users, Addresses addresses, UserSession session, Letters letters, SignInThrottle throttle,
        IOptions<PlannerOptions> options, TimeProvider clock) : IRequestHandler<Command, Outcome<Done>>
    {
        public async Task<Outcome<Done>> Handle(Command command, CancellationToken cancellationToken)
        {
            var now = clock.GetUtcNow();
            var isInvited = command.Invitation is not null && await db.OpenInvitation(command.Invitation, now).AnyAsync(cancellationToken);
            if (!options.Value.OpenRegistration && !isInvited) return new Failure.Forbidden();
            if (!throttle.Allows(command.Network, command.Email) || !throttle.AllowsStranger(command.Email)) return new Failure.Refused(AccountPageModel.TooOften);
            var user = NewUser.Claiming(command.Name, command.Email, command.Language, command.TimeZone, now);
            if (await users.WrongWithAsync(user, command.Password, nameof(command.Password)) is { Count: > 0 } errors) return new Failure.Invalid(errors);
            await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
            // Of one form that is sent twice the second waits here, and then finds the account of the first.
            await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock({Lock}, hashtext({users.NormalizeEmail(command.Email)}))", cancellationToken);
            var accounts = await addresses.AccountsAsync(command.Email, cancellationToken);
            var known = await addresses.WithPasswordAsync(accounts, command.Password);
            if (known is null) await MakeAsync(user, accounts[0], command.Password, cancellationToken);
            await session.BeginAsync(known ?? user);
            await transaction.CommitAsync(cancellationToken);
            return new Done();
        }

        private async Task MakeAsync(User user, User? owner, string password, CancellationToken cancellationToken)
        {
            var made = await users.CreateAsync(user, password);
            if (!made.Succeeded) throw new InvalidOperationException(string.Join(' ', made.Errors.Select(error => error.Code)));
            letters.Claimed(user, owner, await addresses.TokenAsync(user));
            await db.SaveChangesAsync(cancellationToken);
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

    /// <summary>One that has yet to prove the address.</summary>
    public static User Claiming(string name, string email, string language, string timeZone, DateTimeOffset now)
    {
        var user = Of(name, email, language, timeZone, now);
        user.UserName = $"{user.Id}";
        return user;
    }
}
