using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Identity;
using StartupPlanner.Domain.Common;
using StartupPlanner.Domain.Plans.Fields;
using StartupPlanner.Web.Data;
using StartupPlanner.Web.Identity;
using StartupPlanner.Web.Pipeline;

namespace StartupPlanner.Web.Pages.Account;

/// <summary>Changes name, language and time zone.</summary>
public static class ChangeProfile
{
    public sealed record Command(string Name, string Language, string TimeZone) : IRequest<Outcome<Done>>
    {
        public string Name { get; } = TypedText.Line(Name);
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(command => command.Name).NotEmpty().MaximumLength(User.NameMaxLength);
            RuleFor(command => command.Language).IsLanguage();
            RuleFor(command => command.TimeZone).IsTimeZone();
        }
    }

    internal sealed class Handler(PlannerDb db, UserManager<User> users, UserSession session, Viewer viewer) : IRequestHandler<Command, Outcome<Done>>
    {
        public async Task<Outcome<Done>> Handle(Command command, CancellationToken cancellationToken)
        {
            if (await users.FindByIdAsync($"{viewer.RequiredUserId}") is not { } user) return new Failure.NotFound();
            (user.Name, user.Language, user.TimeZone) = (command.Name, command.Language, command.TimeZone);
            await db.SaveChangesAsync(cancellationToken);
            await session.RefreshAsync(user);
            session.Follow(user.Language);
            return new Done();
        }
    }
}
