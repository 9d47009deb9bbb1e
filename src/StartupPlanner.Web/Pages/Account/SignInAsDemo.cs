using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Identity;
using StartupPlanner.Domain.Common;
using StartupPlanner.Web.Data.Samples;
using StartupPlanner.Web.Identity;
using StartupPlanner.Web.Pipeline;

namespace StartupPlanner.Web.Pages.Account;

/// <summary>Signs in as one of the demo accounts, without a password. Only in development is there such a thing.</summary>
public static class SignInAsDemo
{
    public static IReadOnlyList<string> Emails { get; } = [SamplePlans.FounderEmail, SamplePlans.AdvisorEmail];

    public sealed record Command(string Email) : IRequest<Outcome<Done>>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Email).IsEmail();
    }

    internal sealed class Handler(UserManager<User> users, UserSession session, IHostEnvironment environment) : IRequestHandler<Command, Outcome<Done>>
    {
        public async Task<Outcome<Done>> Handle(Command command, CancellationToken cancellationToken)
        {
            if (!environment.IsDevelopment() || !Emails.Contains(command.Email)) return new Failure.NotFound();
            if (await users.FindByNameAsync(command.Email) is not { } user) return new Failure.NotFound();
            await session.BeginAsync(user);
            return new Done();
        }
    }
}
