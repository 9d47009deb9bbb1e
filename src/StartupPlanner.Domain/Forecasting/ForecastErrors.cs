namespace StartupPlanner.Domain.Forecasting;

/// <summary>The codes of what a forecast cannot be made of.</summary>
public static class ForecastErrors
{
    /// <summary>No such stream, role or scenario; quotes the text.</summary>
    public const string NoSuchRow = "Forecast.NoSuchRow";

    /// <summary>A line of the forecast that is no money, of which a cost is a share; quotes it.</summary>
    public const string NotMoney = "Forecast.NotMoney";

    /// <summary>No rate of exchange; quotes both currencies.</summary>
    public const string NoRate = "Forecast.NoRate";

    /// <summary>The end lies before the start.</summary>
    public const string EndBeforeStart = "Forecast.EndBeforeStart";

    /// <summary>A grace period as long as the loan.</summary>
    public const string GraceTooLong = "Forecast.GraceTooLong";

    /// <summary>A share of another stream's customers, where no other stream is named.</summary>
    public const string SoldToNobody = "Forecast.SoldToNobody";

    /// <summary>A tier of a stream that has none; quotes its name.</summary>
    public const string NoTiers = "Forecast.NoTiers";

    /// <summary>Shares of the tiers of a subscription that do not add up to 100 %; quotes its name and what they add up to.</summary>
    public const string SharesOfTiers = "Forecast.SharesOfTiers";

    /// <summary>A change of the price of a stream that has none; quotes its name.</summary>
    public const string NoPrice = "Forecast.NoPrice";

    /// <summary>A change of the price of a subscription whose tiers have the prices; quotes its name.</summary>
    public const string PriceOfTiers = "Forecast.PriceOfTiers";

    /// <summary>A curve of retention by which customers who are gone come back.</summary>
    public const string RetentionRises = "Forecast.RetentionRises";

    /// <summary>Actual amounts below 0 of what is counted; quotes the line.</summary>
    public const string NegativeCount = "Forecast.NegativeCount";

    /// <summary>A milestone of a stream that is no contract; quotes its name.</summary>
    public const string NoContract = "Forecast.NoContract";

    /// <summary>A milestone before its contract starts or after it ends; quotes the contract's name.</summary>
    public const string OutsideStream = "Forecast.OutsideStream";

    /// <summary>Customers before the first month of a stream that starts after it; quotes its start.</summary>
    public const string StartsLater = "Forecast.StartsLater";

    /// <summary>Two scenarios, or the actual amounts of two rows, with one name; quotes it.</summary>
    public const string SameName = "Forecast.SameName";

    /// <summary>An amount that grows beyond 7.9 × 10^28, so that the cash is not known; quotes the line and the month.</summary>
    public const string TooLarge = "Forecast.TooLarge";

    /// <summary>Leads for a stream that does not grow by a funnel; quotes its name.</summary>
    public const string NoFunnel = "Forecast.NoFunnel";

    /// <summary>Sold to the customers of a stream that has none; quotes the reference.</summary>
    public const string NoCustomers = "Forecast.NoCustomers";

    /// <summary>Sold to the customers of a stream that is sold, itself or through others, to those of this one; quotes the reference.</summary>
    public const string SoldInCircle = "Forecast.SoldInCircle";

    /// <summary>Amounts that depend on each other within a month; quotes the names of the lines.</summary>
    public const string Circle = "Forecast.Circle";

    /// <summary>A scenario that builds on itself.</summary>
    public const string ScenarioCircle = "Forecast.ScenarioCircle";

    /// <summary>An estimate that is distributed by its logarithm and may be 0 or less; quotes its address.</summary>
    public const string NotPositive = "Forecast.NotPositive";

    /// <summary>An estimate cannot be correlated with itself.</summary>
    public const string WithItself = "Forecast.WithItself";

    /// <summary>Correlations that cannot all be at once.</summary>
    public const string Contradiction = "Forecast.Contradiction";

    /// <summary>The money of a round or convertible that another instrument counts already; quotes it.</summary>
    public const string CountedTwice = "Forecast.CountedTwice";

    /// <summary>An address that the plan does not have; quotes it.</summary>
    public const string NoSuchAddress = "Forecast.NoSuchAddress";

    /// <summary>A line that the forecast does not have; quotes it.</summary>
    public const string NoSuchLine = "Forecast.NoSuchLine";
}
