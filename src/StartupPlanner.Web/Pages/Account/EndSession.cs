using MediatR;
using StartupPlanner.Domain.Common;
using StartupPlanner.Web.Identity;
using StartupPlanner.Web.Pipeline;

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

/// <summary>Signs out of every browser but this one.</summary>
public static class EndOtherSessions
{
    public sealed record Command : IRequest<Outcome<Done>>;

    internal sealed class Handler(Sessions sessions, UserSession session, Viewer viewer) : IRequestHandler<Command, Outcome<Done>>
    {
        public async Task<Outcome<Done>> Handle(Command command, CancellationToken cancellationToken)
        {
            await sessions.EndAllAsync(viewer.RequiredUserId, session.Id, cancellationToken);
            return new Done();
        }
    }
}
