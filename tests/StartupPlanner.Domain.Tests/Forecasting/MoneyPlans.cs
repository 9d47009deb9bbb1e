using System.Globalization;
using StartupPlanner.Domain.Plans;
using StartupPlanner.Domain.Plans.Fields;
using StartupPlanner.Domain.Tests.Plans;

namespace StartupPlanner.Domain.Tests.Forecasting;

/// <summary>Plans full of money inputs that fit together: what is referred to exists. Much began before the plan does. They have no cap table.</summary>
internal sealed class MoneyPlans(int seed, bool points)
{
    private static readonly string[] References = ["served-by", "stream", "based-on", "scenario", "at", "of", "options", "holder", "to", "class", "into", "pool", "round"];
    private static readonly Domain.Revenue.RevenueKind?[] Paying = [Domain.Revenue.RevenueKind.Subscription, Domain.Revenue.RevenueKind.Usage, Domain.Revenue.RevenueKind.Licence, Domain.Revenue.RevenueKind.Data, Domain.Revenue.RevenueKind.Marketplace, Domain.Revenue.RevenueKind.Freemium];
    private readonly Random random = new(seed);
    private readonly Plan plan = PlanUnderTest.Start();

    /// <summary>How many plans are tried: a few hundred in every run, as many as PLANNER_CASES says in a long one.</summary>
    public static int Cases { get; } = int.TryParse(Environment.GetEnvironmentVariable("PLANNER_CASES"), CultureInfo.InvariantCulture, out var cases) ? cases : 400;

    /// <summary>The plan of a seed; the same seed gives the same plan.</summary>
    /// <param name="seed">Any number.</param>
    /// <param name="points">Whether every estimate is known for certain.</param>
    public static Plan Of(int seed, bool points = false) => new MoneyPlans(seed, points).Made();

    private Plan Made()
    {
        plan.Set("overview/name", "A plan");
        Section[] sections = [Domain.Team.Team.Section, Domain.Revenue.Revenue.Section, Domain.Costs.Finances.Section, Domain.Funding.Funding.Section];
        foreach (var part in sections.SelectMany(section => section.Parts).Where(CountsMoney))
        {
            var count = part.Shape == PartShape.Rows ? random.Next(0, 4) : 0;
            for (var row = 0; row < count; row++) part.RowsOf(plan)!.Insert(PlanUnderTest.Id(random.Next()), RowPlace.Last);
            foreach (var (_, entity) in part.Entries(plan))
                foreach (var field in part.Fields)
                    if (random.Next(4) > 0 || field.Segment == "from") Write(field, entity);
        }
        // Machines serve as people do.
        var machines = plan.Finance.Assets.Where(asset => asset.Month is not null).Select(asset => $"finance/assets/{asset.Key}").Concat(plan.Finance.Costs.Where(cost => cost is { Kind: Domain.Costs.CostKind.Fixed, Quantity: not null }).Select(cost => $"finance/costs/{cost.Key}"));
        var served = Outline.Parts.Single(part => part.Address == "revenue/streams").FieldAt("served-by")!;
        foreach (var stream in plan.Revenue.Streams.Where(stream => stream.Kind != Domain.Revenue.RevenueKind.Services && random.Next(2) == 0)) served.Write(stream, served.NormalizeIn(plan, Key(machines)).Value);
        // The shares of the tiers of a stream add up to 100.
        var shares = Outline.Parts.Single(part => part.Address == "revenue/tiers").FieldAt("share-of-new")!;
        foreach (var tiers in plan.Revenue.Tiers.GroupBy(tier => tier.Stream))
        {
            foreach (var tier in tiers.SkipLast(1)) Write(tier, points ? "30" : "20;30;50");
            Write(tiers.Last(), Text(100 - 30 * (tiers.Count() - 1)));

            void Write(object tier, string share) => shares.Write(tier, shares.Normalize(share).Value);
        }
        foreach (var code in Finance.Values.CurrencyCode.Known.Where(_ => plan.Finance.Rates.Count < 190))
        {
            var rate = plan.Finance.Rates;
            var row = ((IRowList)rate).Insert(PlanUnderTest.Id(random.Next()), RowPlace.Last);
            var part = Outline.Parts.Single(part => part.Address == "finance/rates");
            part.FieldAt("currency")!.Write(row, code.ToString());
            part.FieldAt("rate")!.Write(row, "7.25");
        }
        return plan;
    }

    private static bool CountsMoney(Part part) => part.Section switch
    {
        "team" => part.Segment is "" or "hires" or "training",
        "funding" => part.Segment == "instruments",
        _ => part.Segment is not ("scenarios" or "overrides" or "actuals"),
    };

    private void Write(Field field, object entity)
    {
        var text = field.Segment switch
        {
            "end" or "conversion" when field.Type == FieldType.Month => random.Next(2) == 0 ? "" : Month(80, 130),
            "grace" => "0",
            "line" => entity is Domain.Costs.Cost && random.Next(2) == 0 ? "other-income" : "",
            "customers-before" when entity is Domain.Revenue.RevenueStream { Start: not null } => "",
            "served-by" => Key(plan.Team.Hires.Select(hire => $"team/hires/{hire.Key}")),
            "stream" when entity is Domain.Revenue.Milestone => Key(plan.Revenue.Streams.Where(stream => stream is { Kind: null or Domain.Revenue.RevenueKind.Contract, Start: null, End: null }).Select(stream => $"revenue/streams/{stream.Key}")),
            "stream" when entity is Domain.Revenue.PriceTier => Key(plan.Revenue.Streams.Where(stream => stream.Kind is Domain.Revenue.RevenueKind.Subscription or Domain.Revenue.RevenueKind.Usage).Select(stream => $"revenue/streams/{stream.Key}")),
            "of" when entity is Domain.Revenue.PriceChange => Key(plan.Revenue.Streams.Where(stream => stream.Kind is not (Domain.Revenue.RevenueKind.Contract or Domain.Revenue.RevenueKind.Series) && plan.Revenue.Tiers.All(tier => tier.Stream != stream.Id)).Select(stream => $"revenue/streams/{stream.Key}")
                .Concat(plan.Revenue.Tiers.Select(tier => $"revenue/tiers/{tier.Key}"))),
            "stream" => Key(plan.Revenue.Streams.Where(stream => stream.Growth is Domain.Revenue.GrowthKind.Funnel || stream is { Growth: null, Conversion: not null }).Select(stream => $"revenue/streams/{stream.Key}")),
            "growth" when entity is Domain.Revenue.RevenueStream { SoldTo: null } => field.Codes.Where(code => code != "share").ElementAt(random.Next(field.Codes.Count - 1)),
            "sold-to" => Key(plan.Revenue.Streams.TakeWhile(stream => stream != entity).Where(stream => Paying.Contains(stream.Kind)).Select(stream => $"revenue/streams/{stream.Key}")),
            _ when References.Contains(field.Segment) => "",
            _ => Value(field),
        };
        field.Write(entity, field.NormalizeIn(plan, text).Value);
    }

    private string Key(IEnumerable<string> addresses) => addresses.ToList() is { Count: > 0 } all && random.Next(3) > 0 ? all[random.Next(all.Count)] : "";

    private string Value(Field field) => field.Type switch
    {
        FieldType.ShortText or FieldType.Markdown => $"Thing {random.Next(5)}",
        FieldType.Month => Month(-30, 70),
        FieldType.Date => Month(0, 70) + "-15",
        FieldType.Reference or FieldType.References => "",
        FieldType.Choice => field.Codes[random.Next(field.Codes.Count)],
        FieldType.Percentage => Text(random.Next(0, 60)) + "%",
        FieldType.Estimate when points => Text(Number(field)),
        FieldType.Estimate => string.Join(';', new[] { Number(field), Number(field), Number(field) }.Order().Select(Text)),
        // Of those who came fewer and fewer are there.
        FieldType.Series when field.Segment == "retention" => string.Join(';', Enumerable.Range(0, random.Next(0, 20)).Select(_ => Number(field)).OrderDescending().Select(Text)),
        FieldType.Series => string.Join(';', Enumerable.Range(0, random.Next(0, 20)).Select(_ => Text(Number(field)))),
        _ => Text(Number(field)),
    };

    private decimal Number(Field field)
    {
        var (min, max) = (Math.Max(field.Min!.Value, -20), Math.Min(field.Max!.Value, field.Segment == "monthly-growth" ? 4 : field.Unit == "percent" ? 40 : random.Next(3) switch { 0 => 3, 1 => 200, _ => 50_000 }));
        var number = min + (max - min) * (decimal)random.NextDouble();
        return Math.Max(field.Min.Value, decimal.Round(number, Math.Min(2, field.Decimals!.Value)));
    }

    private string Month(int from, int to) => plan.FirstMonth!.Value.PlusMonths(random.Next(from, to)).ToString();

    private static string Text(decimal number) => number.ToString("0.########", CultureInfo.InvariantCulture);
}
