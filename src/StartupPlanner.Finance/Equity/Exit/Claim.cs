namespace StartupPlanner.Finance.Equity.Exit;

/// <summary>What one security is paid as a function of what one common share is paid.</summary>
/// <remarks>Every decision in a waterfall hangs on that one number, so a claim knows at which payout per common share it converts, is exercised or reaches its cap.</remarks>
internal sealed record Claim(string Key, ClaimKind Kind, Owners Owners)
{
    /// <summary>What it does once the preferences are paid.</summary>
    public ClaimShape Shape { get; init; }

    /// <summary>Common shares that it counts as.</summary>
    public decimal Shares { get; init; }

    /// <summary>Paid ahead of common shares.</summary>
    public decimal Preference { get; init; }

    /// <summary>The preference, or what a discount makes of it once all preferences are paid.</summary>
    public decimal Floor { get; init; }

    /// <summary>Limits preference and participation together, for a capped claim.</summary>
    public decimal Cap { get; init; }

    /// <summary>Price of a share, for an option.</summary>
    public decimal Strike { get; init; }

    /// <summary>Higher is paid first.</summary>
    public long Seniority { get; init; }

    /// <summary>The payout per common share above which it converts or is exercised; null if it never does.</summary>
    public decimal? ConvertsAbove => Shape switch
    {
        ClaimShape.Option => Strike,
        ClaimShape.Convertible when Shares > 0 => Floor / Shares,
        ClaimShape.Capped when Shares > 0 => Cap / Shares,
        _ => null,
    };

    /// <summary>The payout per common share at which participation ends; null if it does not.</summary>
    public decimal? CappedFrom => Shape == ClaimShape.Capped && Shares > 0 ? (Cap - Preference) / Shares : null;

    /// <summary>What it is paid in all, and by which decision, once every preference is paid.</summary>
    public (decimal Amount, ExitDecision Decision) At(decimal perShare)
    {
        var asCommon = Shares * perShare;
        if (Shape == ClaimShape.Common) return (asCommon, ExitDecision.SharedAsCommon);
        if (Shape == ClaimShape.Participating) return (Preference + asCommon, ExitDecision.Participated);
        if (perShare > ConvertsAbove) return Shape == ClaimShape.Option ? (Shares * (perShare - Strike), ExitDecision.Exercised) : (asCommon, ExitDecision.Converted);
        return Shape switch
        {
            ClaimShape.Option => (0, ExitDecision.Lapsed),
            ClaimShape.Capped when Cap > Preference && perShare >= CappedFrom => (Cap, ExitDecision.ReachedCap),
            ClaimShape.Capped when Cap == Preference => (Preference, ExitDecision.TookPreference),
            ClaimShape.Capped => (Preference + asCommon, ExitDecision.Participated),
            _ => (Floor, ExitDecision.TookPreference),
        };
    }

    /// <summary>Where its share of what is left changes, as the payout per common share rises: each with what it adds to the number of shares that take part.</summary>
    public IEnumerable<Turn> Turns()
    {
        switch (Shape)
        {
            case ClaimShape.Common:
                yield return new(0, Shares, BreakPointKind.CommonStarts, this);
                break;
            case ClaimShape.Participating:
                yield return new(0, Shares, BreakPointKind.ParticipationStarts, this);
                break;
            case ClaimShape.Capped when CappedFrom is > 0 and var capped:
                yield return new(0, Shares, BreakPointKind.ParticipationStarts, this);
                yield return new(capped, -Shares, BreakPointKind.CapReached, this);
                break;
        }
        if (ConvertsAbove is { } threshold) yield return new(threshold, Shares, Kind switch
        {
            ClaimKind.Option => BreakPointKind.OptionExercised,
            ClaimKind.Safe => BreakPointKind.SafeConverts,
            ClaimKind.Note => BreakPointKind.NoteConverts,
            _ => BreakPointKind.ClassConverts,
        }, this);
    }
}

/// <summary>Somebody who receives a part of what a claim is paid.</summary>
internal readonly record struct Owner(string Holder, decimal Weight);

/// <summary>Those among whom a claim's payout is divided, by weight, each once.</summary>
internal sealed class Owners(params IEnumerable<Owner> owners)
{
    public Owner[] List { get; } = [.. owners.GroupBy(owner => owner.Holder).Select(held => new Owner(held.Key, held.Sum(owner => owner.Weight)))];

    public decimal AllWeights { get; } = owners.Sum(owner => owner.Weight);
}

/// <summary>A payout per common share at which a claim begins or ceases to take part in what is left.</summary>
internal readonly record struct Turn(decimal PerShare, decimal Shares, BreakPointKind Kind, Claim Claim);

/// <summary>What a claim does once the preferences are paid.</summary>
internal enum ClaimShape
{
    Common,
    Convertible,
    Participating,
    Capped,
    Option,
}
