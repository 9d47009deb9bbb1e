using MediatR;
using StartupPlanner.Domain.Common;
using StartupPlanner.Web.Identity;

namespace StartupPlanner.Web.Pages.Account;

/// <summary>Signs out of this browser.</summary>
public static class EndSession
{
    public sealed record Command : IRequest<Outcome<Done>>;

    internal sealed class Handler(UserSession session) : IRequestHandler<Command, Outcome<Done>>
    {
        public async Task<Outcome<Done>> Handle(Command command, CancellationToken cancellationToken)
        {
            await session.EndAsync();
            return new Done();
        }
    }
}
