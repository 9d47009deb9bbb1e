using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.EntityFrameworkCore;
using StartupPlanner.Web.Data;

namespace StartupPlanner.Web.Identity;

/// <summary>Which sign-ins stand. Asked at every request with a cookie, so that what is ended is ended at once, in every instance.</summary>
internal sealed class Sessions(PlannerDb db, TimeProvider clock)
{
    private static readonly Func<PlannerDb, Guid, Guid, DateTimeOffset, Task<bool>> Standing = EF.CompileAsyncQuery(
        (PlannerDb db, Guid id, Guid user, DateTimeOffset now) => db.Sessions.Any(session => session.Id == id && session.UserId == user && session.ExpiresAt > now));

    /// <summary>Begins a session and forgets those of the user that have run out.</summary>
    public async Task<Guid> BeginAsync(Guid user, CancellationToken cancellationToken)
    {
        var session = new Session(user, clock.GetUtcNow());
        await db.Sessions.Where(old => old.UserId == user && old.ExpiresAt <= session.StartedAt).ExecuteDeleteAsync(cancellationToken);
        db.Sessions.Add(session);
        await db.SaveChangesAsync(cancellationToken);
        return session.Id;
    }

    public Task<bool> StandsAsync(Guid id, Guid user) => Standing(db, id, user, clock.GetUtcNow());

    public Task EndAsync(Guid id, CancellationToken cancellationToken) => db.Sessions.Where(session => session.Id == id).ExecuteDeleteAsync(cancellationToken);

    /// <summary>Ends every session of a user but one.</summary>
    /// <param name="user">The user.</param>
    /// <param name="kept">The session that goes on; null to end all.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task EndAllAsync(Guid user, Guid? kept, CancellationToken cancellationToken) =>
        db.Sessions.Where(session => session.UserId == user && session.Id != kept).ExecuteDeleteAsync(cancellationToken);

    /// <summary>The session that a cookie names; null for one that names none.</summary>
    public static Guid? Of(ClaimsPrincipal? principal) => Guid.TryParse(principal?.FindFirstValue(Claims.Session), out var id) ? id : null;

    /// <summary>Refuses a cookie whose session does not stand.</summary>
    public static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var sessions = context.HttpContext.RequestServices.GetRequiredService<Sessions>();
        if (Of(context.Principal) is { } id && Guid.TryParse(context.Principal?.FindFirstValue(ClaimTypes.NameIdentifier), out var user)
            && await sessions.StandsAsync(id, user)) return;
        context.RejectPrincipal();
        await context.HttpContext.SignOutAsync(context.Scheme.Name);
    }
}
