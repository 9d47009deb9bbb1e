using System.Globalization;
using StartupPlanner.Domain.Forecasting;
using StartupPlanner.Domain.Plans;
using StartupPlanner.Domain.Revenue;
using StartupPlanner.Web.Localization;
using StartupPlanner.Web.Pages.Planning;

namespace StartupPlanner.Web.Pages.Revenue;

/// <summary>The ways to earn, each as a stream that is filled with values to begin with.</summary>
internal static class StreamStarters
{
    private const string Streams = "revenue/streams";
    private const string Tiers = "revenue/tiers";
    private const string Milestones = "revenue/milestones";

    // What is money among the values; the amounts below are in US dollars.
    private static readonly string[] Money = ["price", "unit-cost", "by-month", "amount"];

    // Low, likely and high where a range is usual.
    private static readonly Dictionary<RevenueKind, string> Usual = new()
    {
        [RevenueKind.Subscription] = "growth=rate, new-customers=5;10;15, monthly-growth=2;5;8, price=80;99;120, churn=1.5;2.5;4, unit-cost=10;15;25, payment-days=30, paid-yearly=10;30;50, yearly-discount=15",
        [RevenueKind.Usage] = "growth=rate, new-customers=5;10;15, monthly-growth=2;5;8, per-customer=500;1000;2000, included=100, price=0.08;0.1;0.12, churn=2;3;5, unit-cost=0.02;0.03;0.05, payment-days=30",
        [RevenueKind.Licence] = "growth=rate, new-customers=0.5;1;2, monthly-growth=0;2;4, price=15000;20000;25000, rate=15;18;20, churn=0;0.5;1, unit-cost=50;100;200, payment-days=60",
        [RevenueKind.Hardware] = "growth=rate, new-customers=10;20;30, monthly-growth=1;3;5, price=1800;2000;2200, unit-cost=1100;1200;1400, inventory-days=45, payment-days=30",
        [RevenueKind.Services] = "people=1;2;3, rate=50;65;80, working-days=20, price=1200;1500;1800, payment-days=45",
        [RevenueKind.Data] = "growth=rate, new-customers=0.5;1;2, monthly-growth=1;3;5, per-customer=1, price=4000;5000;6000, churn=1;2;4, unit-cost=500;800;1200, payment-days=45",
        [RevenueKind.Advertising] = "growth=rate, new-customers=1000;2000;4000, monthly-growth=3;6;10, per-customer=20;40;60, rate=50;70;85, price=5;8;12, churn=5;8;12, unit-cost=0.01;0.02;0.04, payment-days=60",
        [RevenueKind.Marketplace] = "growth=rate, new-customers=50;100;150, monthly-growth=3;6;10, per-customer=1;2;3, price=60;80;100, rate=8;10;15, churn=4;6;9, unit-cost=0.5;1;2, payment-days=15",
        [RevenueKind.Freemium] = "growth=rate, new-customers=500;1000;2000, monthly-growth=3;6;10, rate=2;4;6, price=8;10;15, churn=3;5;8, unit-cost=0.05;0.1;0.2, payment-days=0",
        [RevenueKind.Contract] = "payment-days=45",
        [RevenueKind.Series] = "by-month=1000;1200;1500, payment-days=30",
    };

    /// <summary>Those of the articles on companies that build on large models.</summary>
    private static readonly Dictionary<string, (RevenueKind Kind, string Values)> Models = new()
    {
        ["OpenPlatform"] = (RevenueKind.Usage, "growth=funnel, leads=50;100;150, monthly-growth=3;6;10, conversion=5;10;15, per-customer=2000;5000;9000, included=1000, price=0.008;0.01;0.012, churn=2;3;5, unit-cost=0.002;0.003;0.005, payment-days=15"),
        ["DataDriven"] = (RevenueKind.Data, "growth=funnel, leads=4;8;12, monthly-growth=1;3;5, conversion=8;12;20, per-customer=1, price=6000;8000;10000, churn=1;2;3, unit-cost=1200;1500;2500, payment-days=60"),
        ["OnDemand"] = (RevenueKind.Usage, "growth=rate, new-customers=10;20;30, monthly-growth=3;6;9, per-customer=50;100;200, price=0.8;1;1.2, churn=3;5;8, unit-cost=0.2;0.3;0.5, payment-days=0"),
        ["Bundles"] = (RevenueKind.Subscription, "growth=rate, new-customers=10;20;30, monthly-growth=2;5;8, churn=1.5;2.5;4, unit-cost=10;18;30, payment-days=30, paid-yearly=20;40;60, yearly-discount=15"),
        ["JointInnovation"] = (RevenueKind.Contract, "payment-days=60"),
    };

    public static StarterCards Kinds(Plan plan, Texts texts) => new(texts["Revenue.Cards.Kinds"],
        [.. Usual.Select(usual => Card($"RevenueKind.{usual.Key}", usual.Key, usual.Value, plan, texts))]);

    public static StarterCards Articles(Plan plan, Texts texts) => new(texts["Revenue.Cards.Models"],
        [.. Models.Select(model => Card($"Model.{model.Key}", model.Value.Kind, model.Value.Values, plan, texts))]);

    private static StarterCards.Card Card(string key, RevenueKind kind, string usual, Plan plan, Texts texts)
    {
        var values = usual.Split(", ").Select(pair => pair.Split('=')).ToDictionary(pair => pair[0], pair => pair[1]);
        values["kind"] = Address.Read(Streams)!.Part!.FieldAt("kind")!.Codes[(int)kind];
        values["name"] = texts[$"Revenue.{key}.Name"];
        return new(texts[$"Revenue.{key}.Card"], texts[$"Revenue.{key}.Says"], new(Streams, InCurrency(plan, values), ChildrenOf(key, kind, plan, texts))
        {
            Source = texts["Revenue.Starters.Source"],
            Guessed = GuessedOf(values),
        });
    }

    private static IReadOnlyList<RowStart.Child> ChildrenOf(string key, RevenueKind kind, Plan plan, Texts texts)
    {
        if (key == "Model.Bundles") return [Tier("Basic", "39;49;59", "60"), Tier("Team", "129;149;169", "30"), Tier("Company", "349;399;449", "10")];
        if (kind != RevenueKind.Contract || plan.FirstMonth is not { } first) return [];
        return [Milestone("First", first.PlusMonths(3).ToString(), "40000;50000;50000"), Milestone("Second", first.PlusMonths(9).ToString(), "60000;100000;100000")];

        RowStart.Child Tier(string name, string price, string share) => Child(Tiers, new() { ["name"] = texts[$"Revenue.Tier.{name}"], ["price"] = price, ["share-of-new"] = share });

        RowStart.Child Milestone(string name, string month, string amount) => Child(Milestones, new() { ["name"] = texts[$"Revenue.Milestone.{name}"], ["month"] = month, ["amount"] = amount });

        RowStart.Child Child(string at, Dictionary<string, string> values) => new(at, InCurrency(plan, values)) { Guessed = GuessedOf(values) };
    }

    private static IReadOnlyList<string> GuessedOf(Dictionary<string, string> values) => [.. Money.Where(values.ContainsKey)];

    /// <summary>The amounts of money as they are of that size in the plan's currency.</summary>
    private static Dictionary<string, string> InCurrency(Plan plan, Dictionary<string, string> values) =>
        values.ToDictionary(value => value.Key, value => Money.Contains(value.Key) ? string.Join(';', value.Value.Split(';').Select(amount => Amount(amount, plan))) : value.Value);

    private static string Amount(string dollars, Plan plan) =>
        TypicalCosts.Rough(decimal.Parse(dollars, CultureInfo.InvariantCulture), plan.Currency).ToString("0.########", CultureInfo.InvariantCulture);
}
