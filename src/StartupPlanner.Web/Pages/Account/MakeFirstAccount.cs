using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using StartupPlanner.Domain.Common;
using StartupPlanner.Domain.Plans.Fields;
using StartupPlanner.Web.Data;
using StartupPlanner.Web.Identity;
using StartupPlanner.Web.Pipeline;

namespace StartupPlanner.Web.Pages.Account;

/// <summary>Makes the first account of an installation, for whoever holds the code from its log.</summary>
public static class MakeFirstAccount
{
    // Any number that nothing else locks by.
    private const long Lock = 5_080_001;

    public sealed record Command(string Code, string Name, string Email, string Password, string Language, string TimeZone, string Network) : IRequest<Outcome<Done>>
    {
        public string Name { get; } = TypedText.Line(Name);
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(command => command.Code).NotEmpty().MaximumLength(100);
            RuleFor(command => command.Name).NotEmpty().MaximumLength(User.NameMaxLength);
            RuleFor(command => command.Email).IsEmail();
            RuleFor(command => command.Language).IsLanguage();
            RuleFor(command => command.Password).NotEmpty();
        }
    }

    internal sealed class Handler(PlannerDb db, UserManager<User> users, UserSession session, SetupCode code, SignInThrottle throttle, TimeProvider clock)
        : IRequestHandler<Command, Outcome<Done>>
    {
        public async Task<Outcome<Done>> Handle(Command command, CancellationToken cancellationToken)
        {
            await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
            // Of two set-ups at the same moment the second waits here, and then finds the first one's account.
            await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock({Lock})", cancellationToken);
            if (await db.Users.AnyAsync(cancellationToken)) return new Failure.NotFound();
            if (!throttle.Allows(command.Network, "")) return new Failure.Refused(AccountPageModel.TooOften);
            if (!code.Fits(command.Code)) return new Failure.Invalid([new(nameof(command.Code), "Account.WrongCode")]);
            var user = NewUser.Of(command.Name, command.Email, command.Language, command.TimeZone, clock.GetUtcNow());
            user.IsOperator = true;
            if (await users.WrongWithAsync(user, command.Password, nameof(command.Password)) is { Count: > 0 } errors) return new Failure.Invalid(errors);
            var made = await users.CreateAsync(user, command.Password);
            if (!made.Succeeded) throw new InvalidOperationException(string.Join(' ', made.Errors.Select(error => error.Code)));
            await transaction.CommitAsync(cancellationToken);
            await session.BeginAsync(user);
            return new Done();
        }
    }
}

/// <summary>Whether the first account is still to be made; nothing is found where it was.</summary>
public static class AwaitsSetup
{
    public sealed record Query : IRequest<Outcome<Done>>;

    internal sealed class Handler(PlannerDb db) : IRequestHandler<Query, Outcome<Done>>
    {
        public async Task<Outcome<Done>> Handle(Query query, CancellationToken cancellationToken) =>
            await db.Users.AnyAsync(cancellationToken) ? new Failure.NotFound() : new Done();
    }
}
