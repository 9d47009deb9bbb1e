using StartupPlanner.Domain.Forecasting;
using StartupPlanner.Domain.Plans;
using StartupPlanner.Domain.Revenue;
using StartupPlanner.Finance.Values;
using StartupPlanner.Web.Localization;
using StartupPlanner.Web.Pages.Planning;
using StartupPlanner.Web.Pages.Shared;
using StartupPlanner.Web.Pipeline;

namespace StartupPlanner.Web.Pages.Revenue;

/// <summary>What the streams earn, and what a customer of each costs and brings. Those of one stream are a group of their own.</summary>
internal sealed class StreamFigures(PlanForecasts forecasts) : IFigures
{
    /// <summary>What is said of a customer, in the order in which it is read.</summary>
    public static IReadOnlyList<string> Terms { get; } = ["price", "gross-margin", "acquisition-cost", "lifetime-value", "value-to-cost", "payback"];

    public IReadOnlyList<string> Groups => ["streams"];

    public IEnumerable<KeyValuePair<string, string>> Of(Plan plan, Texts texts, Display display) => Of(plan, ["streams", .. plan.Revenue.Streams.Select(GroupOf)], texts, display);

    public IEnumerable<KeyValuePair<string, string>> Of(Plan plan, IReadOnlyCollection<string> groups, Texts texts, Display display)
    {
        var named = plan.Revenue.Streams.Where(stream => groups.Contains(GroupOf(stream))).ToList();
        return groups.Contains("streams") ? AllFigures(plan, texts, display).Concat(named.SelectMany(OwnFigures)) : named.SelectMany(OwnFigures);

        IEnumerable<KeyValuePair<string, string>> OwnFigures(RevenueStream stream) => ChartOf(plan, stream, texts, display).Figures
            .Concat(Economics(plan, stream, GroupOf(stream), texts, display)).Concat(FunnelOf(plan, stream, texts, display).SelectMany(step => step.Figures(GroupOf(stream))));
    }

    /// <summary>The group of the figures of one stream.</summary>
    public static string GroupOf(RevenueStream stream) => $"stream-{stream.Key}";

    /// <summary>What all streams earn, month by month, on top of each other.</summary>
    public Chart ChartOf(Plan plan, Texts texts, Display display)
    {
        var made = forecasts.Of(plan);
        if (made.Failure is not null) return new("streams.chart", texts["Revenue.Chart.Empty"], texts["Shared.Month"], [], []);
        var (forecast, unit) = (made.Value, Display.Symbol(plan.Currency).Trim());
        var series = plan.Revenue.Streams.Select(stream => new ChartSeries(NameOf(stream, texts), Rounded(RevenueOf(forecast, stream)), ChartShape.Bars, "revenue", Unit: unit)).ToList();
        return new("streams.chart", Title(plan, forecast, texts, display), texts["Shared.Month"], forecast.MonthNames(display), series);
    }

    /// <summary>Customers and revenue of one stream.</summary>
    public Chart ChartOf(Plan plan, RevenueStream stream, Texts texts, Display display)
    {
        var (name, made) = ($"{GroupOf(stream)}.chart", forecasts.Of(plan));
        if (made.Failure is not null) return new(name, texts["Revenue.Chart.Empty"], texts["Shared.Month"], [], []);
        var (forecast, unit) = (made.Value, Display.Symbol(plan.Currency).Trim());
        var economics = UnitEconomics.Of(forecast, stream);
        List<ChartSeries> series = [new(texts["Revenue.Revenue"], Rounded(economics.Revenue), ChartShape.Bars, Unit: unit)];
        if (economics.RevenuePerCustomer.Why != WhyNot.NoCustomers) series.Add(new(CustomersName(stream, texts), Rounded(economics.Customers), ChartShape.Line, Axis: 1));
        var last = forecast.Months - 1;
        var title = TooLarge(forecast, texts, display) ?? (economics.Revenue.All(amount => amount == 0) ? texts["Revenue.Chart.Nothing"]
            : texts["Revenue.Chart.Stream", Money(economics.Revenue.Sum(), plan, display), Money(economics.Revenue[last], plan, display), display.Month(forecast.MonthOf(forecast.Months))]);
        return new(name, title, texts["Shared.Month"], forecast.MonthNames(display), series);
    }

    /// <summary>What a customer of a stream costs and brings in words, by the term.</summary>
    public IEnumerable<KeyValuePair<string, string>> Economics(Plan plan, RevenueStream stream, string prefix, Texts texts, Display display)
    {
        var made = forecasts.Of(plan);
        if (made.Failure is not null) return Terms.Select(term => new KeyValuePair<string, string>($"{prefix}.{term}", texts["Shared.None"])).Append(new($"{prefix}.verdict", ""));
        var economics = UnitEconomics.Of(made.Value, stream);
        var words = new EconomicsWords(plan, economics, texts, display);
        return [.. Terms.Select(term => new KeyValuePair<string, string>($"{prefix}.{term}", words.Of(stream, term))),
            .. Terms.Select(term => new KeyValuePair<string, string>($"{prefix}.{term}.why", words.IsWhy(stream, term) ? "true" : "")), new($"{prefix}.verdict", words.Verdict), new($"{prefix}.state", economics.Verdict.ToString())];
    }

    /// <summary>What each stream earns in each year of the plan, and all together last.</summary>
    public YearsTable YearsOf(Plan plan, Texts texts, Display display)
    {
        var made = forecasts.Of(plan);
        if (made.Failure is not null) return new("", [], []);
        var years = Period.Of(made.Value.Forecast, PeriodLength.Year);
        var rows = plan.Revenue.Streams.Select(stream => (stream.Key, Name: NameOf(stream, texts), Months: RevenueOf(made.Value, stream))).ToList();
        var all = (Key: "all", Name: texts["Revenue.All"], Months: (IReadOnlyList<decimal>)[.. Enumerable.Range(0, made.Value.Months).Select(month => rows.Sum(row => row.Months[month]))]);
        return new(texts["Revenue.Years"], [.. years.Select(year => PeriodWords.Head(year, texts))],
            [.. rows.Append(all).Select(row => new YearsTable.Row(row.Key, row.Name, [.. years.Select(year => Amount(row.Months, year))]))]);

        string Amount(IReadOnlyList<decimal> months, Period year) => year.To <= made.Value.KnownMonths && year.SumOf(months) is var sum and not 0 ? Money(sum, plan, display) : "–";
    }

    /// <summary>The steps of a funnel; none where the stream does not grow by one.</summary>
    public static IReadOnlyList<FunnelStep> FunnelOf(Plan plan, RevenueStream stream, Texts texts, Display display)
    {
        if (SalesFunnel.Of(plan, stream) is not { } funnel) return [];
        return [Step("leads", funnel.Leads), Step("customers", funnel.Customers), .. funnel.AfterAYear is { } staying ? (FunnelStep[])[Step("after-a-year", staying)] : []];

        FunnelStep Step(string key, decimal count) => new(key, texts[$"Revenue.Funnel.{Texts.Pascal(key)}"], display.Number(decimal.Round(count, count < 10 ? 1 : 0)),
            Math.Max(1, decimal.Round(count / funnel.Leads * 100, 1)));
    }

    public static string NameOf(RevenueStream stream, Texts texts) => stream.Name.Length > 0 ? stream.Name : texts["Revenue.Streams.Row"];

    private IEnumerable<KeyValuePair<string, string>> AllFigures(Plan plan, Texts texts, Display display)
    {
        foreach (var figure in ChartOf(plan, texts, display).Figures) yield return figure;
        foreach (var stream in plan.Revenue.Streams)
            foreach (var figure in Economics(plan, stream, $"streams.{stream.Key}", texts, display)) yield return figure;
        foreach (var (key, _, amounts) in YearsOf(plan, texts, display).Rows)
            for (var year = 0; year < amounts.Count; year++) yield return new($"streams.{key}.year-{year}", amounts[year]);
    }

    private static string Title(Plan plan, PlanForecast forecast, Texts texts, Display display)
    {
        if (TooLarge(forecast, texts, display) is { } tooLarge) return tooLarge;
        var years = PeriodWords.Comparable(Period.Of(forecast.Forecast, PeriodLength.Year));
        var streams = plan.Revenue.Streams.Select(stream => (stream, Months: RevenueOf(forecast, stream))).ToList();
        if (streams.All(stream => stream.Months.All(amount => amount == 0))) return texts["Revenue.Chart.Nothing"];
        var largest = streams.MaxBy(stream => years[^1].SumOf(stream.Months)).stream;
        return texts["Revenue.Chart", Total(years[0]), PeriodWords.InText(years[0], texts), Total(years[^1]), PeriodWords.InText(years[^1], texts), NameOf(largest, texts)];

        string Total(Period year) => Money(streams.Sum(stream => year.SumOf(stream.Months)), plan, display);
    }

    /// <summary>Which amount is too large to be computed, in words; null where there is none.</summary>
    private static string? TooLarge(PlanForecast forecast, Texts texts, Display display) => forecast.WordsFor(texts, display).TooLarge;

    private static IReadOnlyList<decimal> RevenueOf(PlanForecast forecast, RevenueStream stream) => forecast.SumOf([$"revenue/streams/{stream.Key}/revenue"]);

    private static IReadOnlyList<decimal?> Rounded(IReadOnlyList<decimal> amounts) => [.. amounts.Select(amount => (decimal?)decimal.Round(amount, 2))];

    private static string CustomersName(RevenueStream stream, Texts texts) => texts[$"Revenue.Counted.{stream.Kind switch { RevenueKind.Hardware => "Sold", RevenueKind.Advertising => "Users", RevenueKind.Freemium => "Members", _ => "Customers" }}"];

    internal static string Money(decimal amount, Plan plan, Display display) => display.Money(decimal.Round(amount, Math.Abs(amount) < 100 ? 2 : 0), plan.Currency);
}

/// <summary>What each stream earns in each year.</summary>
internal sealed record YearsTable(string Title, IReadOnlyList<string> Years, IReadOnlyList<YearsTable.Row> Rows)
{
    /// <param name="Key">Of the stream, or all.</param>
    public sealed record Row(string Key, string Name, IReadOnlyList<string> Amounts);
}

/// <summary>A step of a funnel.</summary>
/// <param name="Width">Per cent of the first one.</param>
internal sealed record FunnelStep(string Key, string Name, string Count, decimal Width)
{
    public string WidthText => Width.ToString(System.Globalization.CultureInfo.InvariantCulture);

    public IEnumerable<KeyValuePair<string, string>> Figures(string group) => [new($"{group}.funnel.{Key}", Count), new($"{group}.funnel.{Key}.width", WidthText)];
}

/// <summary>What a customer costs and brings, in words: where a figure is not defined, why.</summary>
internal sealed class EconomicsWords(Plan plan, UnitEconomics economics, Texts texts, Display display)
{
    public string Verdict => texts[
        economics is { Verdict: EconomicsVerdict.Healthy, Payback.Why: WhyNot.SoldOnce } ? "Revenue.Verdict.HealthyOnce" : $"Revenue.Verdict.{economics.Verdict}", Months(economics.Payback), Times(economics.ValueToCost), Percent(economics.GrossMargin), Money(economics.AcquisitionCost), Money(economics.LifetimeValue)];

    public string Of(RevenueStream stream, string term) => term switch
    {
        "price" => PriceOf(stream),
        "gross-margin" => Percent(economics.GrossMargin),
        "acquisition-cost" => Money(economics.AcquisitionCost),
        "lifetime-value" => Money(economics.LifetimeValue),
        "value-to-cost" => Times(economics.ValueToCost),
        "payback" => Months(economics.Payback),
        _ => throw new ArgumentOutOfRangeException(nameof(term), term, "No such term."),
    };

    /// <summary>Whether it says why there is no figure.</summary>
    public bool IsWhy(RevenueStream stream, string term) => term switch
    {
        "price" => stream.Kind is null or RevenueKind.Contract or RevenueKind.Series || PriceOf(stream) == texts["Revenue.Why.NoPriceYet"],
        "gross-margin" => economics.GrossMargin.Why is not null,
        "acquisition-cost" => economics.AcquisitionCost.Why is not null,
        "lifetime-value" => economics.LifetimeValue.Why is not null,
        "value-to-cost" => economics.ValueToCost.Why is not null,
        _ => economics.Payback.Why is not null,
    };

    private string Times(DefinedFigure figure) => Said(figure, value => texts["Revenue.Times", display.Number(decimal.Round(value, 1))]);

    private string Months(DefinedFigure figure) => Said(figure, value => texts["Revenue.Months", display.Number(decimal.Round(value, value < 3 ? 1 : 0))]);

    private string Money(DefinedFigure figure) => Said(figure, value => StreamFigures.Money(value, plan, display));

    private string Percent(DefinedFigure figure) => Said(figure, value => display.Percent(value));

    private string Said(DefinedFigure figure, Func<decimal, string> say) => figure.Value is { } value ? say(value) : texts[$"Revenue.Why.{figure.Why}"];

    /// <summary>As entered: of tiers from the lowest to the highest, in the stream's own currency.</summary>
    private string PriceOf(RevenueStream stream)
    {
        if (stream.Kind is null or RevenueKind.Contract or RevenueKind.Series) return texts["Revenue.Why.NoPrice"];
        List<Estimate> prices = [.. plan.Revenue.Tiers.Where(tier => tier.Stream == stream.Id).Select(tier => tier.Price).OfType<Estimate>()];
        if (stream.Kind != RevenueKind.Subscription || prices.Count == 0) prices = [.. prices, .. stream.Price is { } own ? (Estimate[])[own] : []];
        if (prices.Count == 0) return texts["Revenue.Why.NoPriceYet"];
        var currency = stream.Currency ?? plan.Currency;
        var (least, most) = (prices.Min(price => price.Likely), prices.Max(price => price.Likely));
        return least == most ? display.Money(least, currency) : $"{display.Money(least, currency)}–{display.Money(most, currency)}";
    }
}
