using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using StartupPlanner.Domain.Forecasting;
using StartupPlanner.Domain.Funding;
using StartupPlanner.Finance.Equity;
using StartupPlanner.Finance.Equity.Exit;
using StartupPlanner.Finance.Modeling;
using StartupPlanner.Finance.Values;

namespace StartupPlanner.Cli.Commands;

/// <summary><c>planner exit FILE --at VALUE</c>: who receives what when the company is sold.</summary>
internal static class ExitCommand
{
    private const int NameWidth = 34, FigureWidth = 20;
    private const int RangeSteps = 10;

    public static Command On(Terminal terminal)
    {
        var text = terminal.Text;
        var file = Options.File(text, "FILE");
        var at = new Option<decimal>("--at") { Description = text["Option.ExitValue"], Required = true };
        var on = new Option<string?>("--on") { Description = text["Option.On"] };
        var range = new Option<string?>("--range") { Description = text["Option.Range"] };
        var costs = new Option<decimal>("--costs") { Description = text["Option.ExitCosts"] };
        var accelerate = new Option<bool>("--accelerate") { Description = text["Option.Accelerate"] };
        var command = new Command("exit", text["Exit"]) { file, at, on, range, costs, accelerate };
        command.Validators.Add(result =>
        {
            if (result.GetValue(at) is < 0 or > 1e15m) result.AddError(text["Exit.OutOfRange"]);
            if (result.GetValue(costs) is < 0 or >= 100) result.AddError(text["Exit.CostsOutOfRange"]);
            if (result.GetValue(range) is { } typed && Range(typed) is null) result.AddError(text["Exit.NotARange", typed]);
        });
        command.SetAction(parsed =>
        {
            var json = parsed.WantsJson();
            if (terminal.ReadEquity(parsed.GetRequiredValue(file), json, out var code) is not { } equity) return (int)code;
            DateOnly? day = null;
            if (parsed.GetValue(on) is { } typed && (day = terminal.Day(typed)) is null) return (int)ExitCode.Trouble;
            var story = EquityStory.Of(equity.History, day);
            var currency = equity.Plan.Currency;
            var terms = new ExitTerms
            {
                Debts = Debts(terminal, parsed.GetRequiredValue(file), story.Table.Date, currency),
                Costs = parsed.GetValue(costs) is > 0 and var percent ? new(new(0, currency), Percentage.FromPercent(percent)) : null,
                UnvestedOptions = parsed.GetValue(accelerate) ? UnvestedOptions.Accelerated : UnvestedOptions.Excluded,
            };
            var securities = CompanyAtExit.Of(story, terms);
            if (ExitMistakes.Of(securities) is [var mistake, ..]) return (int)terminal.Complain("Exit.Impossible", equity.NameOf(mistake.Key), mistake.Kind.ToString());
            var waterfall = Waterfall.Of(securities);
            decimal[] values = parsed.GetValue(range) is { } asked && Range(asked) is var (from, to) ? [.. Enumerable.Range(0, RangeSteps + 1).Select(step => decimal.Round(from + (to - from) * step / RangeSteps, 2))] : [];
            var payout = waterfall.At(new(parsed.GetValue(at), currency));
            var many = values.Select(value => waterfall.At(new(value, currency)).Rounded()).ToList();
            if (json) terminal.Write(ToJson(equity, waterfall, payout, many));
            else Say(terminal, equity, waterfall, payout, many, story.Table.Date);
            return (int)ExitCode.Success;
        });
        return command;
    }

    // What the plan's loans still come to at the end of that month. Notes and SAFEs are claims of the cap table.
    private static IReadOnlyList<ExitDebt> Debts(Terminal terminal, string file, DateOnly day, CurrencyCode currency)
    {
        if (terminal.ReadPlan(file) is not { Succeeded: true, Value: { } plan } || Forecast.Of(plan) is not { Succeeded: true, Value: { } forecast }) return [];
        var month = Month.Of(day).MonthsSince(forecast.Model.First) + 1;
        if (month < 1 || month > forecast.Model.Months) return [];
        var evaluation = forecast.Evaluate();
        return [.. plan.Funding.Instruments.Where(instrument => instrument.Kind is InstrumentKind.Loan or InstrumentKind.FounderLoan)
            .Select(instrument => (instrument, Owed: forecast.Find($"funding/instruments/{instrument.Key}/owed") is { } line ? evaluation[line, month] ?? 0 : 0))
            .Where(debt => debt.Owed > 0).Select(debt => new ExitDebt($"funding/instruments/{debt.instrument.Key}", debt.instrument.Name, new Money(debt.Owed, currency).Rounded()))];
    }

    private static (decimal From, decimal To)? Range(string typed) =>
        typed.Split("..") is [var low, var high] && decimal.TryParse(low, NumberStyles.Number, CultureInfo.InvariantCulture, out var from) && decimal.TryParse(high, NumberStyles.Number, CultureInfo.InvariantCulture, out var to) && from >= 0 && to > from && to <= 1e15m
            ? (from, to) : null;

    private static void Say(Terminal terminal, ToldEquity equity, Waterfall waterfall, ExitPayout payout, List<RoundedPayout> many, DateOnly day)
    {
        var text = terminal.Text;
        var rounded = payout.Rounded();
        terminal.Say("Exit.Title", equity.Plan.Name, Money(payout.ExitValue), equity.Plan.Currency.ToString(), day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), text.Figure(payout.PerCommonShare.Amount, Unit.Money.Per(Unit.Count)));
        terminal.Out.WriteLine();
        foreach (var (key, amount) in rounded.Claims) Row(NameOf(equity, text, key), Money(amount), text[$"Decision.{payout[key].Decision}"]);
        terminal.Out.WriteLine();
        foreach (var (holder, amount) in rounded.Holders) Row(equity.NameOf(holder), Money(amount), payout.ExitValue.Amount == 0 ? "" : text.Share(amount.Amount / payout.ExitValue.Amount));
        terminal.Out.WriteLine();
        terminal.Say("Exit.BreakPoints");
        foreach (var point in waterfall.BreakPoints) terminal.Out.WriteLine($"{TextTable.Right(Money(point.ExitValue), FigureWidth)}  {text[$"BreakPoint.{point.Kind}", NameOf(equity, text, point.Key)]}");
        if (many.Count == 0) return;
        terminal.Out.WriteLine();
        Row(text["Exit.Values"], [.. many.Select(each => Money(each.ExitValue))]);
        foreach (var (holder, _) in rounded.Holders) Row(equity.NameOf(holder), [.. many.Select(each => Money(each.Holders.FirstOrDefault(paid => paid.Holder == holder).Amount))]);

        string Money(Money amount) => amount.Amount.ToString("#,0.00", text.Culture);

        void Row(string name, params string[] cells) => terminal.Out.WriteLine((TextTable.Cell(name, NameWidth) + string.Concat(cells.Select(cell => TextTable.Right(cell, FigureWidth)))).TrimEnd());
    }

    private static string NameOf(ToldEquity equity, CliText text, string key) => key switch
    {
        TransactionCosts.Key => text["Exit.Costs"],
        CarveOut.Key => text["Exit.CarveOut"],
        _ when key.StartsWith("funding/instruments/", StringComparison.Ordinal) => equity.Plan.Funding.Instruments.First(instrument => key.EndsWith(instrument.Key, StringComparison.Ordinal)).Name,
        _ when equity.History.Events.OfType<OptionsGranted>().FirstOrDefault(granted => granted.Id == key) is { } granted => text["Exit.OptionsOf", equity.NameOf(granted.Grant.Holder)],
        _ => equity.NameOf(key),
    };

    private static JsonObject ToJson(ToldEquity equity, Waterfall waterfall, ExitPayout payout, List<RoundedPayout> many)
    {
        var rounded = payout.Rounded();
        return new()
        {
            ["exitValue"] = ForecastSource.Plain(payout.ExitValue.Amount),
            ["currency"] = equity.Plan.Currency.ToString(),
            ["perCommonShare"] = ForecastSource.Plain(payout.PerCommonShare.Amount),
            ["claims"] = new JsonArray([.. rounded.Claims.Select(claim => (JsonNode)new JsonObject
            {
                ["id"] = claim.Key,
                ["name"] = equity.NameOf(claim.Key),
                ["amount"] = ForecastSource.Plain(claim.Amount.Amount),
                ["kind"] = payout[claim.Key].Kind.ToString(),
                ["decision"] = payout[claim.Key].Decision.ToString(),
                ["ahead"] = ForecastSource.Plain(payout[claim.Key].Ahead.Amount),
                ["steps"] = new JsonArray([.. payout.Explain(claim.Key).Select(step => (JsonNode)new JsonObject
                {
                    ["kind"] = step.Kind.ToString(),
                    ["figures"] = new JsonArray([.. step.Figures.Select(figure => (JsonNode)new JsonObject { ["name"] = figure.Kind.ToString(), ["value"] = ForecastSource.Plain(figure.Value), ["unit"] = figure.Unit.ToString() })]),
                })]),
            })]),
            ["holders"] = Holders(rounded),
            ["breakPoints"] = new JsonArray([.. waterfall.BreakPoints.Select(point => (JsonNode)new JsonObject
            {
                ["exitValue"] = ForecastSource.Plain(point.ExitValue.Amount),
                ["perCommonShare"] = ForecastSource.Plain(point.PerCommonShare.Amount),
                ["kind"] = point.Kind.ToString(),
                ["id"] = point.Key,
            })]),
            ["range"] = new JsonArray([.. many.Select(each => (JsonNode)new JsonObject { ["exitValue"] = ForecastSource.Plain(each.ExitValue.Amount), ["holders"] = Holders(each) })]),
        };

        JsonArray Holders(RoundedPayout paid) => new([.. paid.Holders.Select(holder => (JsonNode)new JsonObject { ["id"] = holder.Holder, ["name"] = equity.NameOf(holder.Holder), ["amount"] = ForecastSource.Plain(holder.Amount.Amount) })]);
    }
}
