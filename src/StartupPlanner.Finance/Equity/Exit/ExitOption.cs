using StartupPlanner.Finance.Values;

namespace StartupPlanner.Finance.Equity.Exit;

/// <summary>An option or a warrant on common shares. It is exercised only if a common share is paid more than the strike.</summary>
/// <param name="Key">Names the grant; used once among all claims.</param>
/// <param name="Holder">Who holds it.</param>
/// <param name="Vested">Shares that can be bought, at least 0.</param>
/// <param name="Strike">Exercise price of one share, at least 0; 0 for restricted stock units.</param>
/// <remarks>
/// A warrant on preferred shares whose strike is their liquidation preference is one on the common shares into which they convert: shares × ratio at strike ÷ ratio.
/// </remarks>
public sealed record ExitOption(string Key, string Holder, long Vested, Money Strike)
{
    /// <summary>Shares not yet vested, at least 0; <see cref="SecuritiesAtExit.UnvestedOptions"/> says what becomes of them.</summary>
    public long Unvested { get; init; }
}
