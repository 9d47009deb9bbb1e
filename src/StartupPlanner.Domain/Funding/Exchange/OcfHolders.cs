using System.Text.Json.Nodes;
using StartupPlanner.Finance.Equity;

namespace StartupPlanner.Domain.Funding.Exchange;

/// <summary>Holders as the format's stakeholders.</summary>
internal static class OcfHolders
{
    /// <summary>What each kind is written as. Together the two words tell all kinds apart.</summary>
    private static readonly Dictionary<HolderKind, (string Relationship, string Type)> Kinds = new()
    {
        [HolderKind.Founder] = ("FOUNDER", "INDIVIDUAL"),
        [HolderKind.Employee] = ("EMPLOYEE", "INDIVIDUAL"),
        [HolderKind.Adviser] = ("ADVISOR", "INDIVIDUAL"),
        [HolderKind.Investor] = ("INVESTOR", "INSTITUTION"),
        [HolderKind.HoldingPlatform] = ("EMPLOYEE", "INSTITUTION"),
        [HolderKind.Other] = ("OTHER", "INSTITUTION"),
    };

    public static JsonObject Write(string id, Holder holder) => OcfJson.Object(
        ("id", id), ("object_type", "STAKEHOLDER"), ("name", OcfJson.Object(("legal_name", holder.Name.Length > 0 ? holder.Name : holder.Id))),
        ("stakeholder_type", Kinds[holder.Kind].Type), ("current_relationships", OcfJson.Array(Kinds[holder.Kind].Relationship)));

    /// <summary>The kind of a stakeholder by the first of its relationships.</summary>
    public static HolderKind Kind(string? relationship, string type) => (relationship, type) switch
    {
        ("FOUNDER", _) => HolderKind.Founder,
        ("EMPLOYEE" or "EX_EMPLOYEE" or "NON_US_EMPLOYEE" or "EXECUTIVE" or "OFFICER", "INSTITUTION") => HolderKind.HoldingPlatform,
        ("EMPLOYEE" or "EX_EMPLOYEE" or "NON_US_EMPLOYEE" or "EXECUTIVE" or "OFFICER", _) => HolderKind.Employee,
        ("ADVISOR" or "EX_ADVISOR" or "CONSULTANT" or "EX_CONSULTANT" or "BOARD_MEMBER", _) => HolderKind.Adviser,
        ("INVESTOR", _) => HolderKind.Investor,
        _ => HolderKind.Other,
    };
}
