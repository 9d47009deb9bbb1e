using System.CommandLine;
using System.Text.Json.Nodes;
using StartupPlanner.Finance.Equity;

namespace StartupPlanner.Cli.Commands;

/// <summary><c>planner cap-table FILE</c>: who holds what on a day, or after a round.</summary>
internal static class CapTableCommand
{
    private const int NameWidth = 34, FigureWidth = 16;

    public static Command On(Terminal terminal)
    {
        var text = terminal.Text;
        var file = Options.File(text, "FILE");
        var at = new Option<string?>("--at") { Description = text["Option.At"] };
        var after = new Option<string?>("--after") { Description = text["Option.After"] };
        var command = new Command("cap-table", text["CapTable"]) { file, at, after };
        command.SetAction(parsed =>
        {
            var json = parsed.WantsJson();
            if (terminal.ReadEquity(parsed.GetRequiredValue(file), json, out var code) is not { } equity) return (int)code;
            var history = equity.History;
            if (parsed.GetValue(after) is { } name)
            {
                if (terminal.Round(equity.Plan, name) is not { } round) return (int)ExitCode.Trouble;
                if (!history.Events.Any(happened => happened.Id == EquitySource.IdOf(round))) return (int)terminal.Complain("Equity.NotCounted", name);
                history = history.Through(EquitySource.IdOf(round));
            }
            DateOnly? day = null;
            if (parsed.GetValue(at) is { } typed && (day = terminal.Day(typed)) is null) return (int)ExitCode.Trouble;
            var table = EquityStory.Of(history, day).Table;
            if (json) terminal.Write(ToJson(equity, table));
            else Say(terminal, equity, table);
            return (int)ExitCode.Success;
        });
        return command;
    }

    private static void Say(Terminal terminal, ToldEquity equity, CapTable table)
    {
        var text = terminal.Text;
        terminal.Say("CapTable.Title", equity.Plan.Name, table.Date.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), table.Issued, table.FullyDiluted);
        Row(text["CapTable.Holder"], text["CapTable.Shares"], text["CapTable.Vested"], text["CapTable.Options"], text["CapTable.FullyDiluted"], text["CapTable.Share"]);
        foreach (var holder in table.Holders.Where(holder => holder.FullyDiluted > 0))
            Row(holder.Holder.Name, Number(holder.AsConverted), Number(holder.Vested), Number(holder.Options + holder.WarrantShares), Number(holder.FullyDiluted), text.Share(holder.FullyDilutedOwnership?.Fraction ?? 0));
        if (table.Reserved > 0) Row(text["CapTable.Reserved"], "", "", "", Number(table.Reserved), text.Share(table.Reserved / (decimal)table.FullyDiluted));
        terminal.Out.WriteLine();
        Row(text["CapTable.Class"], text["CapTable.Issued"], text["CapTable.AsConverted"], text["CapTable.IssuePrice"], text["CapTable.ConversionPrice"], "");
        foreach (var known in table.Classes.Where(known => known.Issued > 0))
            Row(equity.NameOf(known.Class.Id), Number(known.Issued), Number(known.AsConverted), Price(known.OriginalIssuePrice), Price(known.ConversionPrice), "");
        if (table.Pools.Count > 0) terminal.Out.WriteLine();
        foreach (var pool in table.Pools) terminal.Say("CapTable.Pool", pool.Pool.Name, pool.Reserved, pool.Granted, pool.Promised, pool.Issued, pool.Unissued);
        foreach (var open in table.Convertibles) terminal.Say("CapTable.Convertible", equity.NameOf(open.Id), text.Figure(open.Instrument.Amount, Finance.Modeling.Unit.Money), text.Figure(open.Accrued, Finance.Modeling.Unit.Money), equity.NameOf(open.Instrument.Holder));

        void Row(string name, params string[] cells) => terminal.Out.WriteLine((TextTable.Cell(name, NameWidth) + string.Concat(cells.Select(cell => TextTable.Right(cell, FigureWidth)))).TrimEnd());

        string Number(long shares) => shares.ToString("#,0", text.Culture);

        string Price(decimal? price) => price is { } known ? known.ToString("#,0.00######", text.Culture) : "";
    }

    public static JsonObject ToJson(ToldEquity equity, CapTable table) => new()
    {
        ["date"] = table.Date.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
        ["currency"] = table.Currency.ToString(),
        ["issued"] = table.Issued,
        ["issuedAsConverted"] = table.IssuedAsConverted,
        ["fullyDiluted"] = table.FullyDiluted,
        ["reserved"] = table.Reserved,
        ["holders"] = new JsonArray([.. table.Holders.Where(holder => holder.FullyDiluted > 0).Select(holder => (JsonNode)new JsonObject
        {
            ["id"] = holder.Holder.Id,
            ["name"] = holder.Holder.Name,
            ["kind"] = holder.Holder.Kind.ToString(),
            ["shares"] = holder.Shares,
            ["asConverted"] = holder.AsConverted,
            ["vested"] = holder.Vested,
            ["options"] = holder.Options,
            ["vestedOptions"] = holder.VestedOptions,
            ["warrants"] = holder.WarrantShares,
            ["fullyDiluted"] = holder.FullyDiluted,
            ["ownership"] = ForecastSource.ToJson(holder.Ownership?.Fraction),
            ["fullyDilutedOwnership"] = ForecastSource.ToJson(holder.FullyDilutedOwnership?.Fraction),
            ["holdings"] = new JsonArray([.. table.Holdings.Where(holding => holding.Holder == holder.Holder.Id).Select(holding => (JsonNode)new JsonObject { ["class"] = holding.Class, ["shares"] = holding.Shares, ["vested"] = holding.Vested, ["paid"] = ForecastSource.Plain(holding.Paid) })]),
        })]),
        ["classes"] = new JsonArray([.. table.Classes.Select(known => (JsonNode)new JsonObject
        {
            ["id"] = known.Class.Id,
            ["name"] = equity.NameOf(known.Class.Id),
            ["issued"] = known.Issued,
            ["asConverted"] = known.AsConverted,
            ["originalIssuePrice"] = ForecastSource.ToJson(known.OriginalIssuePrice),
            ["conversionPrice"] = ForecastSource.ToJson(known.ConversionPrice),
        })]),
        ["pools"] = new JsonArray([.. table.Pools.Select(pool => (JsonNode)new JsonObject { ["id"] = pool.Pool.Id, ["name"] = pool.Pool.Name, ["reserved"] = pool.Reserved, ["granted"] = pool.Granted, ["promised"] = pool.Promised, ["issued"] = pool.Issued, ["unissued"] = pool.Unissued })]),
        ["convertibles"] = new JsonArray([.. table.Convertibles.Select(open => (JsonNode)new JsonObject { ["id"] = open.Id, ["name"] = equity.NameOf(open.Id), ["holder"] = open.Instrument.Holder, ["amount"] = ForecastSource.Plain(open.Instrument.Amount), ["accrued"] = ForecastSource.Plain(open.Accrued) })]),
    };
}
