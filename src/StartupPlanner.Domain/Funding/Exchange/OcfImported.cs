using StartupPlanner.Finance.Equity;

namespace StartupPlanner.Domain.Funding.Exchange;

/// <summary>A company's equity as read from a package.</summary>
/// <param name="History">What happened; it folds without problems.</param>
/// <param name="Losses">What of the package is left out or taken for something else.</param>
/// <param name="LegalName">Of the issuer.</param>
/// <param name="FormationDate">Of the issuer.</param>
/// <param name="AsOf">The day for which the package stands.</param>
public sealed record OcfImported(EquityHistory History, IReadOnlyList<ExchangeLoss> Losses, string LegalName, DateOnly FormationDate, DateOnly AsOf);
