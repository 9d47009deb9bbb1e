namespace StartupPlanner.Finance.Functions;

/// <summary>How much growth the money buys.</summary>
/// <remarks>Amounts are in one currency. Ratios and shares are fractions: 30 % is 0.3. Null is undefined.</remarks>
public static class GrowthEfficiency
{
    /// <summary>Magic number, (revenue of the quarter − revenue of the quarter before) × 4 ÷ sales and marketing of the quarter before.</summary>
    /// <param name="revenue">Of the quarter.</param>
    /// <param name="previousRevenue">Of the quarter before.</param>
    /// <param name="previousSalesAndMarketing">Spent in the quarter before, above 0.</param>
    /// <remarks>L. Leonard, Scale Venture Partners, 2008.</remarks>
    public static decimal? MagicNumber(decimal revenue, decimal previousRevenue, decimal previousSalesAndMarketing) =>
        Defined.Of(() => ((revenue - previousRevenue) * 4).Per(previousSalesAndMarketing));

    /// <summary>Magic number on annual recurring revenue, net new ARR ÷ sales and marketing: another figure under the same name.</summary>
    /// <param name="netNewAnnualRecurringRevenue">ARR at the end of the period less ARR at its start.</param>
    /// <param name="salesAndMarketing">Spent to win it, above 0.</param>
    public static decimal? MagicNumberOnRecurringRevenue(decimal netNewAnnualRecurringRevenue, decimal salesAndMarketing) =>
        Defined.Of(() => netNewAnnualRecurringRevenue.Per(salesAndMarketing));

    /// <summary>Burn multiple, net burn ÷ net new ARR of the same period. Below 1 is called amazing, from 1 great, from 1.5 good, from 2 suspect, from 3 bad.</summary>
    /// <param name="netBurn">Cash paid less cash received; negative where cash grows.</param>
    /// <param name="netNewAnnualRecurringRevenue">ARR at the end of the period less ARR at its start, above 0.</param>
    /// <remarks>D. Sacks, The Burn Multiple, Craft Ventures, 2020. His bands leave 2.0 in doubt; here each holds its lower end.</remarks>
    public static decimal? BurnMultiple(decimal netBurn, decimal netNewAnnualRecurringRevenue) => Defined.Of(() => netBurn.Per(netNewAnnualRecurringRevenue));

    /// <summary>Rule of 40, growth + profit margin; 0.4 or more passes.</summary>
    /// <param name="growth">Of revenue over a year, a fraction.</param>
    /// <param name="profitMargin">A fraction of revenue; negative for a loss.</param>
    /// <remarks>B. Feld, The Rule of 40 % for a Healthy SaaS Company, 2015.</remarks>
    public static decimal? RuleOfForty(decimal growth, decimal profitMargin) => Defined.Of(() => growth + profitMargin);
}
