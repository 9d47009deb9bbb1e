namespace StartupPlanner.Finance.Equity.Exit;

/// <summary>Reads securities as claims.</summary>
internal static class Claims
{
    public static Claim Of(Convertible convertible, decimal shares) => new(convertible.Key, convertible.Kind, new(new Owner(convertible.Holder, 1)))
    {
        Shape = ClaimShape.Convertible,
        Shares = shares,
        Preference = convertible.Preference,
        Floor = convertible.Floor,
        Seniority = convertible.Seniority,
    };

    public static Claim Of(ExitClass shares)
    {
        var owners = new Owners(shares.Holdings.Select(holding => new Owner(holding.Holder, holding.Shares)));
        var asConverted = shares.Shares * shares.ConversionRatio;
        if (shares.Preference is not { } terms) return new(shares.Key, ClaimKind.Common, owners) { Shape = ClaimShape.Common, Shares = asConverted };
        var invested = shares.Shares * terms.OriginalIssuePrice.Amount;
        var preference = invested * terms.Multiple + shares.Shares * (terms.AccruedDividends?.Amount ?? 0);
        return new(shares.Key, ClaimKind.Preferred, owners)
        {
            Shape = terms.Participation switch
            {
                Participation.Full => ClaimShape.Participating,
                Participation.Capped => ClaimShape.Capped,
                _ => ClaimShape.Convertible,
            },
            Shares = asConverted,
            Preference = preference,
            Floor = preference,
            Cap = terms.Participation is Participation.Capped cap ? Math.Max(preference, invested * cap.Multiple) : 0,
            Seniority = terms.Seniority,
        };
    }

    public static Claim Of(ExitOption option, UnvestedOptions unvested) => new(option.Key, ClaimKind.Option, new(new Owner(option.Holder, 1)))
    {
        Shape = ClaimShape.Option,
        Shares = option.Vested + (unvested == UnvestedOptions.Accelerated ? (decimal)option.Unvested : 0),
        Strike = option.Strike.Amount,
    };
}
