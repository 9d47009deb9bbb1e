namespace StartupPlanner.Domain.Funding.Exchange;

/// <summary>The codes of what an export or import leaves out or changes.</summary>
public static class ExchangeLosses
{
    /// <summary>An event after the last day exported; quotes its date.</summary>
    public const string AfterLastDay = "Ocf.AfterLastDay";

    /// <summary>A holder, class or pool that only events after the last day name; quotes its kind.</summary>
    public const string OnlyLater = "Ocf.OnlyLater";

    /// <summary>An event that cannot have happened; quotes the codes of its problems, none where it only needs another that cannot.</summary>
    public const string Impossible = "Ocf.Impossible";

    /// <summary>A right or term that the format has no field for; quotes the property and its value.</summary>
    public const string Term = "Ocf.Term";

    /// <summary>A figure with more decimals than the format holds; quotes the property, the figure and what is written.</summary>
    public const string Rounded = "Ocf.Rounded";

    /// <summary>A solved round becomes issuances, conversions and pool adjustments; its terms are left out. Quotes its pre-money and post-money valuation.</summary>
    public const string RoundTerms = "Ocf.RoundTerms";

    /// <summary>What a round's closing cost; quotes the amount.</summary>
    public const string RoundCosts = "Ocf.RoundCosts";

    /// <summary>Shares that lost rights by pay-to-play become a plain conversion; quotes holder, class and shares.</summary>
    public const string PayToPlay = "Ocf.PayToPlay";

    /// <summary>A promise of options; quotes holder, pool and shares.</summary>
    public const string Promise = "Ocf.Promise";

    /// <summary>That a holder left; what goes back with it is there. Quotes the holder.</summary>
    public const string Termination = "Ocf.Termination";

    /// <summary>A note's moved maturity stands as if agreed from the start; quotes the note and the maturity.</summary>
    public const string Extension = "Ocf.Extension";

    /// <summary>An agreement on targets (对赌); shares that it moved are there, its terms and cash are not. Quotes the investor, and the cash or shares owed.</summary>
    public const string ValuationAdjustment = "Ocf.ValuationAdjustment";

    /// <summary>A right of redemption used (回购) becomes a repurchase or transfer; quotes the holder, the shares and the price for one.</summary>
    public const string Redemption = "Ocf.Redemption";

    /// <summary>An object or transaction of the file of a kind that has no effect on holdings here; quotes its kind.</summary>
    public const string NotTaken = "Ocf.NotTaken";

    /// <summary>A field of the file that has no place here; quotes its name.</summary>
    public const string Field = "Ocf.Field";

    /// <summary>Something that the file does not say, and what is taken for it; quotes the property and the value.</summary>
    public const string Assumed = "Ocf.Assumed";

    /// <summary>A vesting schedule that months, cliff and instalments do not describe; quotes months, cliff and instalment taken for it.</summary>
    public const string Vesting = "Ocf.Vesting";

    /// <summary>A conversion price that changed with time stands as it is at the end from the start; quotes the class and the conversion price.</summary>
    public const string ConversionPriceHistory = "Ocf.ConversionPriceHistory";

    /// <summary>A conversion that is taken as repurchase and issue; quotes both classes, shares before and after.</summary>
    public const string ConversionAsReissue = "Ocf.ConversionAsReissue";

    /// <summary>Fractions that a split leaves are lost for each holding, not for each security; quotes holder, class, shares in the file and shares here.</summary>
    public const string SplitFractions = "Ocf.SplitFractions";

    /// <summary>A file that is not as its manifest's checksum has it; quotes its name.</summary>
    public const string Checksum = "Ocf.Checksum";
}
