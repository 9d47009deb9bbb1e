using System.CommandLine;
using System.Text;
using System.Text.Json.Nodes;
using StartupPlanner.Domain.Common;
using StartupPlanner.Domain.Funding;
using StartupPlanner.Domain.Funding.Exchange;
using StartupPlanner.Domain.Plans;
using StartupPlanner.Finance.Equity;

namespace StartupPlanner.Cli.Commands;

/// <summary><c>planner import-equity FILE DATA -o OUT</c>: a cap table in Open Cap Table Format or CSV, taken into a plan that has none.</summary>
internal static class ImportEquityCommand
{
    public static Command On(Terminal terminal)
    {
        var text = terminal.Text;
        var (file, data) = (Options.File(text, "FILE"), new Argument<string>("DATA") { Description = text["Argument.EquityData"] });
        var output = new Option<string>("--output", "-o") { Description = text["Option.PlanOutput"], Required = true };
        var command = new Command("import-equity", text["ImportEquity"]) { file, data, output };
        command.SetAction(parsed =>
        {
            var json = parsed.WantsJson();
            if (terminal.ReadEquity(parsed.GetRequiredValue(file), json, out var code) is not { } equity) return (int)code;
            if (equity.History.Holders.Count + equity.History.Classes.Count > 0) return (int)terminal.Complain("ImportEquity.NotEmpty", parsed.GetRequiredValue(file));
            if (Read(terminal, parsed.GetRequiredValue(data), equity.Plan) is not { } read) return (int)ExitCode.Trouble;
            IReadOnlyList<ExchangeLoss> untaken = [];
            var failure = read.Failure ?? Take(terminal, equity.Plan, read.Value.History, out untaken);
            if (failure is not null)
            {
                if (json) terminal.Write(terminal.ToJson(failure));
                else terminal.SayMistakes(terminal.Error, parsed.GetRequiredValue(data), failure, "Actuals.Invalid");
                return (int)ExitCode.Negative;
            }
            return (int)Write(terminal, equity.Plan, (read.Value.History, [.. read.Value.Losses, .. untaken]), parsed.GetRequiredValue(output), json);
        });
        return command;
    }

    private static Outcome<(EquityHistory History, IReadOnlyList<ExchangeLoss> Losses)>? Read(Terminal terminal, string data, Plan plan)
    {
        try
        {
            var bytes = File.ReadAllBytes(data);
            // A package is a zip archive, whatever its name is.
            if (bytes is [(byte)'P', (byte)'K', ..]) return OcfImport.FromZip(bytes) is { Succeeded: true, Value: var package } ? (package.History, package.Losses) : OcfImport.FromZip(bytes).Failure!;
            return CapTableCsv.Read(new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes), plan.Currency) is var table && table.Succeeded ? (table.Value, []) : table.Failure!;
        }
        catch (DecoderFallbackException)
        {
            terminal.Complain("File.NotUtf8", data);
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            terminal.Complain(wrong is FileNotFoundException or DirectoryNotFoundException ? "File.NotFound" : "File.NotReadable", data);
        }
        return null;
    }

    private static Failure? Take(Terminal terminal, Plan plan, EquityHistory history, out IReadOnlyList<ExchangeLoss> losses)
    {
        var now = terminal.Clock.GetUtcNow();
        var rows = EquityRows.Of(history, () => Guid.CreateVersion7(now));
        losses = rows.Losses;
        if (history.Currency != plan.Currency) return new Failure.Invalid([new("overview/currency", ExchangeErrors.OtherCurrency, history.Currency.ToString(), plan.Currency.ToString())]);
        foreach (var change in rows.Changes)
            if (plan.Apply(change, now).Failure is Failure.Refused refused) return new Failure.Invalid([new(change.At.Text, refused.Code, refused.Args)]);
        return EquityPlan.StoryOf(plan).Failure;
    }

    private static ExitCode Write(Terminal terminal, Plan plan, (EquityHistory History, IReadOnlyList<ExchangeLoss> Losses) read, string output, bool json)
    {
        try
        {
            File.WriteAllText(output, PlanFile.Write(plan));
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return terminal.Complain("File.NotWritable", output);
        }
        if (json) terminal.Write(new JsonObject { ["file"] = output, ["events"] = read.History.Events.Count, ["losses"] = new JsonArray([.. read.Losses.Select(loss => (JsonNode)new JsonObject { ["subject"] = loss.Subject, ["code"] = loss.Code })]) });
        else
        {
            terminal.Say("ImportEquity.Written", output, read.History.Events.Count, read.Losses.Count);
            foreach (var loss in read.Losses) terminal.Out.WriteLine($"  {loss.Subject}: {terminal.Text[loss.Code, [.. loss.Figures, "", "", "", ""]]}");
        }
        return ExitCode.Success;
    }
}
