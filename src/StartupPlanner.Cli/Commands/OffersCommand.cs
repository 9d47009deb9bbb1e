using System.CommandLine;
using System.Text.Json.Nodes;
using StartupPlanner.Domain.Funding;
using StartupPlanner.Finance.Equity.Exit;
using StartupPlanner.Finance.Modeling;

namespace StartupPlanner.Cli.Commands;

/// <summary><c>planner offers FILE A B</c>: term sheets side by side: ownership, price, effective pre-money, votes, and what founders are paid when the company is sold.</summary>
internal static class OffersCommand
{
    private const int NameWidth = 40, FigureWidth = 28;

    // Of the first offer's post-money valuation.
    private static readonly decimal[] ExitMultiples = [0.25m, 0.5m, 1, 2, 4, 10];

    public static Command On(Terminal terminal)
    {
        var text = terminal.Text;
        var (file, names) = (Options.File(text, "FILE"), new Argument<string[]>("OFFER") { Description = text["Argument.Offers"], Arity = new ArgumentArity(2, 3) });
        var command = new Command("offers", text["Offers"]) { file, names };
        command.SetAction(parsed =>
        {
            var json = parsed.WantsJson();
            if (terminal.ReadEquity(parsed.GetRequiredValue(file), json, out var code) is not { } equity) return (int)code;
            var sheets = new List<TermSheet>();
            decimal[]? values = null;
            foreach (var name in parsed.GetRequiredValue(names))
            {
                if (terminal.Round(equity.Plan, name) is not { } offer) return (int)ExitCode.Trouble;
                var history = EquityPlan.AsFarAs(equity.Plan, offer);
                if (history.Failure is { } wrong) return (int)terminal.Refuse(parsed.GetRequiredValue(file), wrong, json);
                if (!history.Value.Events.Any(happened => happened.Id == EquitySource.IdOf(offer))) return (int)terminal.Complain("Equity.NotCounted", name);
                var sheet = TermSheet.Of(history.Value, EquitySource.IdOf(offer), values ?? []);
                values ??= [.. ExitMultiples.Select(multiple => decimal.Round(sheet.Round.PostMoneyValuation * multiple))];
                sheets.Add(sheets.Count == 0 ? TermSheet.Of(history.Value, EquitySource.IdOf(offer), values) : sheet);
            }
            if (json) terminal.Write(ToJson(equity, sheets));
            else Say(terminal, equity, sheets);
            return (int)ExitCode.Success;
        });
        return command;
    }

    private static void Say(Terminal terminal, ToldEquity equity, List<TermSheet> sheets)
    {
        var text = terminal.Text;
        string Money(decimal amount) => amount.ToString("#,0", text.Culture);
        Row("", sheet => equity.NameOf(sheet.Round.Id));
        Row(text["Offers.NewMoney"], sheet => Money(sheet.Round.NewMoney));
        Row(text["Offers.PreMoney"], sheet => Money(sheet.Round.PreMoneyValuation));
        Row(text["Offers.EffectivePreMoney"], sheet => Money(sheet.Round.EffectivePreMoneyValuation));
        Row(text["Offers.PostMoney"], sheet => Money(sheet.Round.PostMoneyValuation));
        Row(text["Offers.Price"], sheet => text.Figure(sheet.Round.Price, Unit.Money.Per(Unit.Count)));
        Row(text["Offers.Founders"], sheet => text.Share(sheet.Founders.Fraction));
        Row(text["Offers.Investors"], sheet => text.Share(sheet.NewInvestors.Fraction));
        Row(text["Offers.Pool"], sheet => text.Share(sheet.Pool.Fraction));
        Row(text["Offers.Votes"], sheet => text.Share(sheet.FoundersVotes.Fraction));
        Row(text["Offers.Blocks"], sheet => Names(sheet.Control.Where(position => position.BlocksCharter)));
        Row(text["Offers.Passes"], sheet => Names(sheet.Control.Where(position => position.PassesAlone)));
        terminal.Out.WriteLine();
        terminal.Say("Offers.Paid");
        for (var index = 0; index < sheets[0].FoundersPaid.Count; index++)
        {
            var at = index;
            Row("  " + Money(sheets[0].FoundersPaid[at].ExitValue.Amount), sheet => Money(sheet.FoundersPaid[at].Amount.Amount));
        }

        void Row(string name, Func<TermSheet, string> cell) => terminal.Out.WriteLine(TextTable.Cell(name, NameWidth) + string.Concat(sheets.Select(sheet => TextTable.Right(cell(sheet), FigureWidth))));

        string Names(IEnumerable<ControlPosition> positions) => string.Join(", ", positions.Select(position => equity.NameOf(position.Holder))) is { Length: > 0 } names ? names : text["Nothing"];
    }

    private static JsonObject ToJson(ToldEquity equity, List<TermSheet> sheets) => new()
    {
        ["offers"] = new JsonArray([.. sheets.Select(sheet => (JsonNode)new JsonObject
        {
            ["id"] = sheet.Round.Id,
            ["name"] = equity.NameOf(sheet.Round.Id),
            ["newMoney"] = ForecastSource.Plain(sheet.Round.NewMoney),
            ["preMoney"] = ForecastSource.Plain(sheet.Round.PreMoneyValuation),
            ["effectivePreMoney"] = ForecastSource.Plain(sheet.Round.EffectivePreMoneyValuation),
            ["postMoney"] = ForecastSource.Plain(sheet.Round.PostMoneyValuation),
            ["price"] = ForecastSource.Plain(sheet.Round.Price),
            ["founders"] = ForecastSource.ToJson(sheet.Founders.Fraction),
            ["newInvestors"] = ForecastSource.ToJson(sheet.NewInvestors.Fraction),
            ["pool"] = ForecastSource.ToJson(sheet.Pool.Fraction),
            ["foundersVotes"] = ForecastSource.ToJson(sheet.FoundersVotes.Fraction),
            ["control"] = new JsonArray([.. sheet.Control.Select(position => (JsonNode)new JsonObject
            {
                ["holder"] = position.Holder,
                ["name"] = equity.NameOf(position.Holder),
                ["votes"] = ForecastSource.ToJson(position.Votes.Fraction),
                ["passesAlone"] = position.PassesAlone,
                ["changesCharterAlone"] = position.ChangesCharterAlone,
                ["blocksCharter"] = position.BlocksCharter,
            })]),
            ["foundersPaid"] = new JsonArray([.. sheet.FoundersPaid.Select(paid => (JsonNode)new JsonObject { ["exitValue"] = paid.ExitValue.Amount, ["amount"] = paid.Amount.Amount })]),
        })]),
    };
}
