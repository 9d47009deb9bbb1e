using System.Globalization;
using StartupPlanner.Finance.Equity;

namespace StartupPlanner.Finance.Tests.Equity;

/// <summary>All that a story tells, as text, so that two can be compared.</summary>
internal static class Snapshot
{
    public static string Of(EquityStory story)
    {
        var table = story.Table;
        object[] lines =
        [
            .. table.Holders, .. table.Holdings, .. table.Pools, .. table.Warrants, .. table.Convertibles, .. story.Flows, .. story.Rounds.Select(round => round.Id),
            .. table.Classes.Select(position => (position.Class.Id, position.OriginalIssuePrice, position.ConversionPrice, position.Issued, position.AsConverted, position.FirstIssued)),
            .. table.Grants.Select(grant => (grant.Id, grant.Grant.Shares, grant.Grant.StrikePrice, grant.Outstanding, grant.Vested, grant.Exercised)),
            .. story.Steps.Select(step => $"{step.Kind} {step.Subject} {string.Join(' ', step.Figures)}"),
        ];
        return string.Join('\n', lines.Select(line => Convert.ToString(line, CultureInfo.InvariantCulture)));
    }
}
