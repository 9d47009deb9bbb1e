using StartupPlanner.Domain.Plans;
using StartupPlanner.Domain.Team;
using StartupPlanner.Finance.Values;

namespace StartupPlanner.Web.Pages.Team;

/// <summary>Somebody in the organisation chart, or a role that is still to be filled, with those who report to them.</summary>
/// <param name="Start">The month from which a role is filled; null for whoever is here.</param>
public sealed record OrgNode(string Name, string Role, string Address, Month? Start, IReadOnlyList<OrgNode> Reports)
{
    /// <summary>Whoever reports to nobody, with all who report to them. Who reports in a circle stands at the top.</summary>
    public static IReadOnlyList<OrgNode> Of(Plan plan)
    {
        var team = plan.Team;
        var members = team.Members.Where(member => member.Standing != MemberStanding.Advisor && member.Name.Length > 0);
        var roles = team.Hires.Where(hire => hire.FilledBy.Count == 0 && hire.Role.Length > 0 && (hire.Start is null || hire.Start > plan.FirstMonth));
        List<(Guid Id, Guid? To, OrgNode Node)> all =
        [
            .. members.Select(member => (member.Id, member.ReportsTo, new OrgNode(member.Name, member.Role, $"team/members/{member.Key}", null, []))),
            .. roles.Select(hire => (hire.Id, hire.ReportsTo, new OrgNode(hire.Role, "", $"team/hires/{hire.Key}", hire.Start, []))),
        ];
        var known = all.Select(one => one.Id).ToHashSet();
        HashSet<Guid> placed = [];
        List<OrgNode> tops = [.. all.Where(one => one.To is not { } to || !known.Contains(to)).Select(one => Under(one.Id, one.Node))];
        tops.AddRange(all.Where(one => !placed.Contains(one.Id)).Select(one => Under(one.Id, one.Node)));
        return tops;

        OrgNode Under(Guid id, OrgNode node)
        {
            placed.Add(id);
            return node with { Reports = [.. all.Where(one => one.To == id && placed.Add(one.Id)).Select(one => Under(one.Id, one.Node))] };
        }
    }
}
