using System.Runtime.CompilerServices;
using StartupPlanner.Domain.Common;
using StartupPlanner.Domain.Costs;
using StartupPlanner.Domain.Plans;
using StartupPlanner.Domain.Plans.Fields;
using StartupPlanner.Finance.Modeling;
using StartupPlanner.Finance.Statements;
using StartupPlanner.Finance.Values;

namespace StartupPlanner.Domain.Forecasting;

/// <summary>What a plan's author entered, as inputs of the model. What is not entered is 0; what cannot be is a problem with its address.</summary>
internal sealed class PlanInputs(Plan plan, Books books, Month first, int months)
{
    private readonly Dictionary<CurrencyCode, Line?> rates = [];
    private readonly HashSet<CurrencyCode> missing = [];
    private readonly Dictionary<string, Input> inputs = [];

    /// <summary>The plan.</summary>
    public Plan Plan { get; } = plan;

    /// <summary>The books.</summary>
    public Books Books { get; } = books;

    /// <summary>What is called how, as far as it is written down.</summary>
    public ForecastNames NamesSoFar => new(Plan, Books.Names.Items);

    /// <summary>The month of the calendar year in which the fiscal year starts.</summary>
    public int FirstMonthOfYear => (int)(Plan.Finance.FiscalYearStart ?? 1);

    /// <summary>How many months there are.</summary>
    public int Months { get; } = months;

    /// <summary>What cannot be, each with its address.</summary>
    public List<FieldError> Problems { get; } = [];

    /// <summary>The item that a row is.</summary>
    public static Item ItemOf(string list, Row row, string name) => new(name.Length > 0 ? name : $"#{row.Position + 1}", $"{list}/{row.Key}");

    /// <summary>The number of a month in the model, 1 for the first.</summary>
    public int NumberOf(Month month) => month.MonthsSince(first) + 1;

    /// <summary>When something goes on; from the first month on where nothing is said. An end before the start is a problem.</summary>
    public Span SpanOf(Item item, Month? start, Month? end)
    {
        if (end < start) Refuse(item, "End", ForecastErrors.EndBeforeStart);
        return new(start is { } from ? NumberOf(from) : 1, end is { } to ? NumberOf(to) : null);
    }

    /// <summary>An estimate.</summary>
    public Formula Amount(Item item, Estimate? value, Unit unit, [CallerArgumentExpression(nameof(value))] string property = "") =>
        value is null ? Formula.Amount(0, unit) : InputAt(AddressOf(item, property), Books.Names[item, Term(property)], unit, value);

    /// <summary>An estimate in per cent, as a fraction.</summary>
    public Formula Share(Item item, Estimate? value, [CallerArgumentExpression(nameof(value))] string property = "") =>
        Amount(item, value is null ? null : new(value.Low / 100, value.Likely / 100, value.High / 100), Unit.Percentage, property);

    /// <summary>An estimate of money for each of a unit, in the plan's currency.</summary>
    public Formula Money(Item item, Estimate? value, CurrencyCode? currency, Unit? per = null, [CallerArgumentExpression(nameof(value))] string property = "")
    {
        var amount = Amount(item, value, per is { } unit ? Unit.Money.Per(unit) : Unit.Money, property);
        return value is null ? amount : InPlanCurrency(item, amount, currency);
    }

    /// <summary>An estimate of money that is paid in one month, by the rate of exchange of that month; what it pays for keeps that value.</summary>
    public Formula MoneyIn(Month month, Item item, Estimate? value, CurrencyCode? currency, Unit? per = null, [CallerArgumentExpression(nameof(value))] string property = "")
    {
        var amount = Amount(item, value, per is { } unit ? Unit.Money.Per(unit) : Unit.Money, property);
        if (value is null || currency is not { } other || other == Plan.Currency || RatesOf(item, other).Count == 0) return amount;
        return amount * InputOf(ForeignCurrencies.RateIn(Plan, other, month)!);
    }

    /// <summary>An amount of another currency, or of the plan's own, in the plan's, by the rate of each month.</summary>
    public Formula InPlanCurrency(Item item, Formula amount, CurrencyCode? currency) =>
        currency is { } other && other != Plan.Currency && RateOf(item, other) is { } rate ? amount * rate : amount;

    /// <summary>A number that is known for certain; as an input, so that it can be traced and varied.</summary>
    /// <param name="item">The item.</param>
    /// <param name="value">The number.</param>
    /// <param name="unit">Its unit.</param>
    /// <param name="property">The property that holds it, from which its address comes.</param>
    /// <param name="term">What it is called; by its property where that is null.</param>
    public Formula Certain(Item item, decimal value, Unit unit, string property, string? term = null) => InputAt(AddressOf(item, property), Books.Names[item, term ?? property], unit, Estimate.Point(value));

    /// <summary>Numbers typed month by month, from the month in which the item starts.</summary>
    public Formula Series(Item item, IReadOnlyList<decimal> values, Span span, Unit unit, [CallerArgumentExpression(nameof(values))] string property = "")
    {
        var placed = span.Start >= 1 ? [.. Enumerable.Repeat(0m, Math.Min(Months, span.Start - 1)), .. values] : values.Skip(1 - span.Start).ToList();
        return Books.Model.Series(Books.Names[item, Term(property)], unit, AddressOf(item, property), [.. placed.Take(Months)]);
    }

    /// <summary>Per cent by month of the calendar year, as a fraction for each month of the model; null where nothing is entered. A month for which nothing is entered is like any other.</summary>
    public Formula? Season(Item item, IReadOnlyList<decimal> values, [CallerArgumentExpression(nameof(values))] string property = "")
    {
        if (values.Count == 0) return null;
        var months = Enumerable.Range(0, Months).Select(month => first.PlusMonths(month).Number - 1).Select(month => month < values.Count ? values[month] / 100 : 1);
        return Books.Model.Series(Books.Names[item, Term(property)], Unit.Percentage, AddressOf(item, property), [.. months]);
    }

    /// <summary>The rate of value added tax of an item: its own, else the plan's; null where there is none.</summary>
    public Formula? SalesTax(Item item, decimal? own, Formula? general) => own is { } rate ? rate == 0 ? null : Certain(item, rate, Unit.Percentage, "SalesTax") : general;

    /// <summary>By what a price is multiplied because its value added tax cannot be reclaimed: where no rate of its own is entered, the price is what it costs.</summary>
    public Formula TaxBorne(Item item, decimal? own, bool reclaims) => !reclaims && own is { } rate and not 0 ? 1 + Certain(item, rate, Unit.Percentage, "SalesTax") : 1;

    /// <summary>Notes something that cannot be.</summary>
    public void Refuse(Item item, string property, string code, params object[] args) => Problems.Add(new(AddressOf(item, property), code, args));

    private Line? RateOf(Item item, CurrencyCode currency)
    {
        if (rates.TryGetValue(currency, out var known)) return known;
        if (RatesOf(item, currency) is not { Count: > 0 } all) return rates[currency] = null;
        // Before the first rate that is known it holds already.
        Formula monthly = InputOf(all.LastOrDefault(rate => rate.From is null) ?? all[0]);
        foreach (var rate in all.Where(rate => rate.From is not null))
            monthly = NumberOf(rate.From!.Value) is > 1 and var number ? Formula.If(new Span(number).Active, InputOf(rate), monthly) : InputOf(rate);
        return rates[currency] = Books.Line(new Item(currency.ToString(), $"finance/rates/{currency}"), "ExchangeRate", Unit.Ratio, Aggregation.Stock, monthly);
    }

    private Input InputOf(ExchangeRate rate)
    {
        var item = new Item($"{rate.Currency} {rate.From?.ToString() ?? $"#{rate.Position + 1}"}", $"finance/rates/{rate.Key}", "ExchangeRate");
        return InputAt($"{item.Address}/rate", Books.Names[item], Unit.Ratio, Estimate.Point(rate.Rate!.Value));
    }

    // What is entered once is one input, however many lines read it.
    private Input InputAt(string address, string name, Unit unit, Estimate value) => inputs.TryGetValue(address, out var known) ? known : inputs[address] = Books.Model.Input(name, unit, address, value);

    // The rates of a currency, the earliest first; none is a problem, said once.
    private IReadOnlyList<ExchangeRate> RatesOf(Item item, CurrencyCode currency)
    {
        var all = ForeignCurrencies.RatesOf(Plan, currency);
        if (all.Count == 0 && missing.Add(currency)) Refuse(item, "Currency", ForecastErrors.NoRate, currency.ToString(), Plan.Currency.ToString());
        return all;
    }

    // “stream.Price” is the property Price.
    private static string Term(string property) => property[(property.LastIndexOf('.') + 1)..];

    private static string AddressOf(Item item, string property) => $"{item.Address}/{Names.Kebab(Term(property))}";
}
