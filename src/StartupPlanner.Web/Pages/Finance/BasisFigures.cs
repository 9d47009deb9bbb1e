using StartupPlanner.Domain.Costs;
using StartupPlanner.Domain.Forecasting;
using StartupPlanner.Domain.Plans;
using StartupPlanner.Finance.Values;
using StartupPlanner.Web.Localization;
using StartupPlanner.Web.Pages.Planning;

namespace StartupPlanner.Web.Pages.Finance;

/// <summary>How the plan is taxed, and which currencies lack a rate of exchange.</summary>
internal sealed class BasisFigures : IFigures
{
    public IReadOnlyList<string> Groups => ["taxes", "currencies"];

    public IEnumerable<KeyValuePair<string, string>> Of(Plan plan, Texts texts, Display display)
    {
        yield return new("taxes.verdict", Taxes(plan, texts, display));
        yield return new("currencies.verdict", Currencies(plan, texts));
    }

    /// <summary>What the preset and the plan's own rates mean together.</summary>
    public static string Taxes(Plan plan, Texts texts, Display display)
    {
        if (plan.Finance is { TaxPreset: null, IncomeTax: null, SalesTax: null }) return texts["Finance.Taxes.NoneYet"];
        var rules = TaxRules.Of(plan.Finance.TaxPreset ?? TaxPreset.None);
        var (income, sales) = (plan.Finance.IncomeTax ?? rules.IncomeTax, plan.Finance.SalesTax ?? rules.SalesTax);
        // A rate of one's own without a preset is one that can be reclaimed.
        var reclaims = rules.Reclaims || plan.Finance is { SalesTax: not null, TaxPreset: null or TaxPreset.None };
        return string.Join(texts.IsChinese ? "" : " ",
        [
            income == 0 ? texts["Finance.Taxes.NoIncomeTax"] : texts["Finance.Taxes.IncomeTax", display.Percent(income, 2), Every(rules.IncomeTaxMonths, texts)],
            sales == 0 ? texts["Finance.Taxes.NoSalesTax"] : texts[reclaims ? "Finance.Taxes.SalesTaxReclaimed" : "Finance.Taxes.SalesTaxBorne", display.Percent(sales, 2), Every(rules.SalesTaxMonths, texts)],
        ]);
    }

    public static string Every(int months, Texts texts) => texts[months switch { 1 => "Finance.Taxes.EachMonth", 3 => "Finance.Taxes.EachQuarter", _ => "Finance.Taxes.EachYear" }];

    /// <summary>Which currencies the plan uses, and for which it needs a rate still.</summary>
    public static string Currencies(Plan plan, Texts texts)
    {
        var (used, missing) = (ForeignCurrencies.In(plan).ToList(), ForeignCurrencies.WithoutRate(plan).ToList());
        return used.Count == 0 ? texts["Finance.Currencies.None", Name(plan.Currency)]
            : missing.Count == 0 ? texts["Finance.Currencies.All", Names(used)]
            : texts["Finance.Currencies.Missing", Names(used), Names(missing)];

        string Names(IEnumerable<CurrencyCode> codes) => texts.List(codes.Select(Name));

        string Name(CurrencyCode code) => texts[$"Finance.Currency.{code}"];
    }
}
