using System.CommandLine;
using System.Text.Json.Nodes;
using StartupPlanner.Domain.Funding;
using StartupPlanner.Finance.Equity;
using StartupPlanner.Finance.Modeling;

namespace StartupPlanner.Cli.Commands;

/// <summary><c>planner round FILE ROUND</c>: a round worked out: price, conversions, pool, who holds what before and after, step by step.</summary>
internal static class RoundCommand
{
    private const int NameWidth = 34, FigureWidth = 16;

    public static Command On(Terminal terminal)
    {
        var text = terminal.Text;
        var (file, name) = (Options.File(text, "FILE"), new Argument<string>("ROUND") { Description = text["Argument.Round"] });
        var command = new Command("round", text["Round"]) { file, name };
        command.SetAction(parsed =>
        {
            var json = parsed.WantsJson();
            if (terminal.ReadEquity(parsed.GetRequiredValue(file), json, out var code) is not { } equity) return (int)code;
            if (terminal.Round(equity.Plan, parsed.GetRequiredValue(name)) is not { } asked) return (int)ExitCode.Trouble;
            var history = EquityPlan.AsFarAs(equity.Plan, asked);
            if (history.Failure is { } wrong) return (int)terminal.Refuse(parsed.GetRequiredValue(file), wrong, json);
            if (EquityStory.Of(history.Value).Rounds.FirstOrDefault(closed => closed.Id == EquitySource.IdOf(asked)) is not { } round) return (int)terminal.Complain("Equity.NotCounted", asked.Name);
            if (json) terminal.Write(ToJson(equity, terminal.Text, round));
            else Say(terminal, equity, round);
            return (int)ExitCode.Success;
        });
        return command;
    }

    private static void Say(Terminal terminal, ToldEquity equity, PricedRound round)
    {
        var text = terminal.Text;
        string Money(decimal amount) => text.Figure(amount, Unit.Money);
        terminal.Say("Round.Title", equity.NameOf(round.Id), round.Date.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), Money(round.NewMoney), equity.Plan.Currency.ToString());
        terminal.Say("Round.Price", round.Price.ToString("#,0.00##########", text.Culture), Money(round.PreMoneyValuation), Money(round.PostMoneyValuation), Money(round.EffectivePreMoneyValuation));
        terminal.Say("Round.Pool", round.PoolIncrease, round.FullyDilutedBefore, round.FullyDilutedAfter);
        terminal.Out.WriteLine();
        Row(text["CapTable.Holder"], text["Round.Before"], text["Round.After"], text["Round.SharesAfter"]);
        foreach (var change in round.Ownership.Where(change => change.Before + change.After > 0))
            Row(change.Holder is { } holder ? equity.NameOf(holder) : text["CapTable.Reserved"], text.Share(change.OwnershipBefore.Fraction), text.Share(change.OwnershipAfter.Fraction), change.After.ToString("#,0", text.Culture));
        terminal.Out.WriteLine();
        foreach (var step in round.Steps) terminal.Out.WriteLine("  " + text.Explain(equity, step));

        void Row(string name, params string[] cells) => terminal.Out.WriteLine(TextTable.Cell(name, NameWidth) + string.Concat(cells.Select(cell => TextTable.Right(cell, FigureWidth))));
    }

    public static JsonObject ToJson(ToldEquity equity, CliText text, PricedRound round) => new()
    {
        ["id"] = round.Id,
        ["name"] = equity.NameOf(round.Id),
        ["date"] = round.Date.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
        ["price"] = ForecastSource.Plain(round.Price),
        ["exactPrice"] = ForecastSource.Plain(round.ExactPrice),
        ["newMoney"] = ForecastSource.Plain(round.NewMoney),
        ["preMoney"] = ForecastSource.Plain(round.PreMoneyValuation),
        ["postMoney"] = ForecastSource.Plain(round.PostMoneyValuation),
        ["effectivePreMoney"] = ForecastSource.Plain(round.EffectivePreMoneyValuation),
        ["poolIncrease"] = round.PoolIncrease,
        ["fullyDilutedBefore"] = round.FullyDilutedBefore,
        ["fullyDilutedAfter"] = round.FullyDilutedAfter,
        ["conversions"] = new JsonArray([.. round.Conversions.Select(conversion => (JsonNode)new JsonObject
        {
            ["instrument"] = conversion.Instrument,
            ["name"] = equity.NameOf(conversion.Instrument),
            ["holder"] = conversion.Holder,
            ["class"] = conversion.Class,
            ["principal"] = ForecastSource.Plain(conversion.Principal),
            ["interest"] = ForecastSource.Plain(conversion.Interest),
            ["price"] = ForecastSource.Plain(conversion.Price),
            ["by"] = conversion.By.ToString(),
            ["shares"] = conversion.Shares,
        })]),
        ["purchases"] = new JsonArray([.. round.Purchases.Select(purchase => (JsonNode)new JsonObject { ["investor"] = purchase.Investor, ["name"] = equity.NameOf(purchase.Investor), ["shares"] = purchase.Shares, ["paid"] = ForecastSource.Plain(purchase.Paid), ["byRight"] = purchase.ByRight })]),
        ["adjustments"] = new JsonArray([.. round.Adjustments.Select(adjustment => (JsonNode)new JsonObject { ["class"] = adjustment.Class, ["before"] = ForecastSource.Plain(adjustment.Before), ["after"] = ForecastSource.Plain(adjustment.After) })]),
        ["ownership"] = new JsonArray([.. round.Ownership.Select(change => (JsonNode)new JsonObject
        {
            ["holder"] = change.Holder,
            ["name"] = change.Holder is { } holder ? equity.NameOf(holder) : text["CapTable.Reserved"],
            ["before"] = change.Before,
            ["after"] = change.After,
            ["ownershipBefore"] = ForecastSource.ToJson(change.OwnershipBefore.Fraction),
            ["ownershipAfter"] = ForecastSource.ToJson(change.OwnershipAfter.Fraction),
        })]),
        ["steps"] = EquitySource.ToJson(equity, text, round.Steps),
    };
}
