namespace StartupPlanner.Finance.Equity.Exit;

/// <summary>What is left for notes, SAFEs, shares and options, shared out among them.</summary>
/// <remarks>
/// First the preferences are paid by seniority, then discounts are made good. What is left beyond that is a function of the payout per common share: the sum of what
/// each claim is paid, continuous, never falling, with a kink where a claim turns. It is laid out once, and inverted by a search among its kinks.
/// </remarks>
internal sealed class ShareOut
{
    private readonly Claim[] claims;
    private readonly Layer[] layers;
    private readonly Kink[] kinks;

    public ShareOut(IEnumerable<Claim> claims)
    {
        this.claims = [.. claims];
        layers = [.. Layers()];
        kinks = [.. Kinks()];
    }

    public IReadOnlyList<Claim> Claims => claims;

    /// <summary>All preferences and discounts: common shares are paid only beyond it.</summary>
    public decimal AheadOfCommon => layers[^1].From + layers[^1].Total;

    /// <summary>The payout per common share; 0 while preferences are being paid.</summary>
    public decimal PerShare(decimal left)
    {
        if (left <= AheadOfCommon) return 0;
        var (first, last) = (0, kinks.Length - 1);
        while (first < last)
        {
            var middle = (first + last + 1) / 2;
            if (kinks[middle].Left < left) first = middle;
            else last = middle - 1;
        }
        var from = kinks[first];
        if (from.Shares <= 0) return from.PerShare;
        var perShare = from.PerShare + (left - from.Left) / from.Shares;
        return first + 1 < kinks.Length ? Math.Min(perShare, kinks[first + 1].PerShare) : perShare;
    }

    /// <summary>What must be left for common shares to be paid so much each: the inverse of <see cref="PerShare"/>.</summary>
    public decimal LeftAt(decimal perShare) => claims.Sum(claim => claim.At(perShare).Amount);

    /// <summary>What each claim is paid while the preferences are not all paid, in the order of the claims.</summary>
    public decimal[] Preferences(decimal left)
    {
        var paid = new decimal[claims.Length];
        foreach (var layer in layers)
        {
            if (left <= layer.From) break;
            var share = Math.Min(left - layer.From, layer.Total);
            foreach (var (index, amount) in layer.Parts) paid[index] += share == layer.Total ? amount : share * amount / layer.Total;
        }
        return paid;
    }

    /// <summary>Where the payouts bend, each with what is left there and what a common share is paid.</summary>
    public IEnumerable<(decimal Left, decimal PerShare, BreakPointKind Kind, Claim Claim)> Bends()
    {
        foreach (var layer in layers)
            foreach (var (index, _) in layer.Parts) yield return (layer.From + layer.Total, 0, layer.Kind, claims[index]);
        var at = 0;
        foreach (var turn in Turns())
        {
            while (kinks[at].PerShare < turn.PerShare) at++;
            yield return (kinks[at].Left, turn.PerShare, turn.Kind, turn.Claim);
        }
    }

    private IEnumerable<Layer> Layers()
    {
        var from = 0m;
        var ranks = claims.Select((claim, index) => (claim, index)).GroupBy(each => each.claim.Seniority).OrderByDescending(rank => rank.Key)
            .Select(rank => (BreakPointKind.PreferencePaid, Parts: rank.Select(each => (each.index, each.claim.Preference))));
        // A discount is worth more shares the less they are paid, so it comes ahead of common shares, and behind every preference.
        var discounts = (BreakPointKind.DiscountPaid, Parts: claims.Select((claim, index) => (index, claim.Floor - claim.Preference)));
        foreach (var (kind, parts) in ranks.Append(discounts))
        {
            var claimed = parts.Where(part => part.Item2 > 0).ToArray();
            var layer = new Layer(kind, from, claimed.Sum(part => part.Item2), claimed);
            yield return layer;
            from += layer.Total;
        }
    }

    private IEnumerable<Turn> Turns() => claims.SelectMany(claim => claim.Turns()).Where(turn => turn.Shares != 0).OrderBy(turn => turn.PerShare);

    private IEnumerable<Kink> Kinks()
    {
        var (perShare, left, shares) = (0m, AheadOfCommon, 0m);
        foreach (var turns in Turns().GroupBy(turn => turn.PerShare))
        {
            left += shares * (turns.Key - perShare);
            perShare = turns.Key;
            shares += turns.Sum(turn => turn.Shares);
            yield return new(perShare, left, shares);
        }
    }

    private sealed record Layer(BreakPointKind Kind, decimal From, decimal Total, (int Index, decimal Amount)[] Parts);

    /// <summary>From here on as many shares as it says take part in what is left.</summary>
    private readonly record struct Kink(decimal PerShare, decimal Left, decimal Shares);
}
