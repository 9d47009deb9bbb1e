namespace StartupPlanner.Domain.Funding.Exchange;

/// <summary>What a package says of the company itself.</summary>
/// <param name="LegalName">As registered.</param>
/// <param name="Country">Of formation: two capital letters (ISO 3166-1).</param>
/// <param name="FormationDate">The day of formation.</param>
/// <param name="GeneratedAt">When the package is made; written in UTC, to the second.</param>
public sealed record OcfIssuer(string LegalName, string Country, DateOnly FormationDate, DateTimeOffset GeneratedAt)
{
    /// <summary>Of the issuer in the package; not empty.</summary>
    public string Id { get; init; } = "issuer";
}
