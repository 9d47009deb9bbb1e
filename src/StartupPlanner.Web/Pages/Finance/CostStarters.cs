using System.Globalization;
using StartupPlanner.Domain.Forecasting;
using StartupPlanner.Domain.Plans;
using StartupPlanner.Domain.Plans.Fields;
using StartupPlanner.Web.Localization;
using StartupPlanner.Web.Pages.Planning;

namespace StartupPlanner.Web.Pages.Finance;

/// <summary>What companies of an industry and a stage usually spend on, to begin the lists of costs and of assets with. The amounts are guesses, and say so.</summary>
internal static class CostStarters
{
    /// <summary>The costs of an industry at a stage.</summary>
    public static Starters Of(Part part, Plan plan, string industry, string stage, Texts texts) => new(
        part, texts[$"Finance.Stage.{Texts.Pascal(stage)}"], [.. TypicalCosts.Of(industry).Select(cost => Row(cost, plan, stage, texts))]);

    /// <summary>What is usually bought to last.</summary>
    public static Starters Assets(Part part, Plan plan, Texts texts) => new(
        part, texts["Finance.Starters"],
        [
            .. from asset in TypicalCosts.Of("assets")
               select Row(asset, plan, "seed", texts, new()
               {
                   ["price"] = Range(asset.AmountIn(plan.Currency, "seed")), ["month"] = $"{plan.FirstMonth}", ["life"] = Text(asset.Life), ["quantity"] = Text(asset.Quantity["seed"]), ["salvage"] = "10",
               }, "price"),
        ]);

    private static Starters.Row Row(TypicalCost cost, Plan plan, string stage, Texts texts)
    {
        var values = new Dictionary<string, string> { ["area"] = cost.Area, ["kind"] = cost.Kind };
        if (cost.IsShare) values["share"] = Range(cost.Amounts[stage]);
        else values["amount"] = Range(cost.AmountIn(plan.Currency, stage));
        if (cost.Quantity[stage] > 0) values["quantity"] = Text(cost.Quantity[stage]);
        if (cost.Every > 0) values["every"] = Text(cost.Every);
        return Row(cost, plan, stage, texts, values, cost.IsShare ? "share" : "amount");
    }

    private static Starters.Row Row(TypicalCost cost, Plan plan, string stage, Texts texts, Dictionary<string, string> values, string guessed)
    {
        var name = cost.NameIn(plan.Language == PlanLanguage.Zh);
        values["name"] = name;
        return new(texts.IsChinese ? cost.NameIn(isChinese: true) : cost.NameIn(isChinese: false), values)
        {
            Guessed = guessed,
            Source = texts["Finance.Starters.Source", texts[$"Finance.Stage.{Texts.Pascal(stage)}"]],
        };
    }

    // Nobody knows it better than by a third less or half as much again.
    private static string Range(decimal likely) => $"{Text(Round(likely * 0.7m))};{Text(likely)};{Text(Round(likely * 1.5m))}";

    private static decimal Round(decimal amount) => amount < 10 ? decimal.Round(amount, 2) : decimal.Round(amount);

    private static string Text(decimal number) => number.ToString("0.####", CultureInfo.InvariantCulture);
}
