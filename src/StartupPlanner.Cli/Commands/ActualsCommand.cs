using System.CommandLine;
using System.Text;
using System.Text.Json.Nodes;
using StartupPlanner.Domain.Common;
using StartupPlanner.Domain.Forecasting;
using StartupPlanner.Domain.Plans;
using StartupPlanner.Finance.Modeling;
using StartupPlanner.Workbook;

namespace StartupPlanner.Cli.Commands;

/// <summary><c>planner actuals FILE</c>: what lines really were beside what was forecast; with <c>--import DATA -o OUT</c>, figures of the books taken into the plan.</summary>
internal static class ActualsCommand
{
    private const int AmountWidth = 18;

    public static Command On(Terminal terminal)
    {
        var text = terminal.Text;
        var file = Options.File(text, "FILE");
        var data = new Option<string?>("--import") { Description = text["Option.Import"] };
        var map = new Option<string[]>("--map") { Description = text["Option.Map"], DefaultValueFactory = _ => [] };
        var output = new Option<string?>("--output", "-o") { Description = text["Option.PlanOutput"] };
        var command = new Command("actuals", text["Actuals"]) { file, data, map, output };
        command.Validators.Add(result =>
        {
            if (result.GetValue(data) is null != result.GetValue(output) is null) result.AddError(text["Actuals.Both"]);
            foreach (var wrong in result.GetValue(map)!.Where(pair => !pair.Contains('=', StringComparison.Ordinal))) result.AddError(text["Actuals.NotAPair", wrong]);
        });
        command.SetAction(parsed =>
        {
            var json = parsed.WantsJson();
            if (terminal.ReadForecast(parsed.GetRequiredValue(file), null, json, out var code) is not { } made) return (int)code;
            if (parsed.GetValue(data) is not { } table) return (int)Show(terminal, made, json);
            if (parsed.GetValue(map)!.Any(pair => !Remember(terminal, made, pair))) return (int)ExitCode.Trouble;
            return (int)Import(terminal, made, table, parsed.GetValue(output)!, json);
        });
        return command;
    }

    // 'Label=line' or 'Label=line*factor'; 'Label=' passes the label over.
    private static bool Remember(Terminal terminal, MadeForecast made, string pair)
    {
        var at = pair.LastIndexOf('=');
        var (label, line, factor) = (pair[..at].Trim(), pair[(at + 1)..].Trim(), "");
        if (line.LastIndexOf('*') is > 0 and var star) (line, factor) = (line[..star].Trim(), line[(star + 1)..].Trim());
        if (line.Length > 0 && terminal.Take(made.Computed.LineOf(line)) is null) return false;
        var values = new Dictionary<string, string> { ["label"] = label, ["line"] = line.Length > 0 ? made.Forecast.KeyOf(made.Forecast.Find(line)!) : "", ["factor"] = factor };
        foreach (var old in made.Plan.Finance.ActualSources.Where(source => source.Label.Equals(label, StringComparison.OrdinalIgnoreCase)).ToList())
            made.Plan.Apply(new Change.RemoveRow(Address.Read($"finance/actual-sources/{old.Key}")!), terminal.Clock.GetUtcNow());
        var added = made.Plan.Apply(new Change.AddRow(Address.Read("finance/actual-sources")!, NewId(terminal), values, null), terminal.Clock.GetUtcNow());
        if (!added.Succeeded) terminal.Complain("Actuals.NotAPair", pair);
        return added.Succeeded;
    }

    private static ExitCode Import(Terminal terminal, MadeForecast made, string data, string output, bool json)
    {
        if (Table(terminal, data) is not { } table) return ExitCode.Trouble;
        var imported = ActualsImport.Read(made.Plan, made.Forecast, table);
        var applied = imported.Succeeded ? Apply(terminal, made, imported.Value) : imported.Failure!;
        if (applied is { } wrong)
        {
            if (json) terminal.Write(terminal.ToJson(wrong));
            else terminal.SayMistakes(terminal.Error, data, wrong, "Actuals.Invalid");
            return ExitCode.Negative;
        }
        try
        {
            File.WriteAllText(output, PlanFile.Write(made.Plan));
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return terminal.Complain("File.NotWritable", output);
        }
        Tell(terminal, made, imported.Value, output, json);
        return ExitCode.Success;
    }

    private static Failure? Apply(Terminal terminal, MadeForecast made, ImportedActuals imported)
    {
        var changes = ActualsImport.ChangesOf(made.Plan, made.Forecast, imported, () => NewId(terminal));
        if (changes.Failure is { } gap) return gap;
        foreach (var change in changes.Value)
            if (made.Plan.Apply(change, terminal.Clock.GetUtcNow()).Failure is Failure.Refused refused) return new Failure.Invalid([new(change.At.Text, refused.Code, refused.Args)]);
        return null;
    }

    private static void Tell(Terminal terminal, MadeForecast made, ImportedActuals imported, string output, bool json)
    {
        if (json)
        {
            terminal.Write(new JsonObject
            {
                ["file"] = output,
                ["firstMonth"] = imported.First.ToString(),
                ["lastMonth"] = imported.Last.ToString(),
                ["lines"] = new JsonArray([.. imported.Lines.Select(line => (JsonNode)new JsonObject { ["key"] = made.Forecast.KeyOf(line.Line), ["amounts"] = new JsonArray([.. line.Amounts.Select(amount => (JsonNode)ForecastSource.Plain(amount))]) })]),
                ["sources"] = new JsonArray([.. imported.Sources.Select(source => (JsonNode)new JsonObject { ["label"] = source.Label, ["key"] = made.Forecast.KeyOf(source.Line), ["factor"] = source.Factor })]),
                ["unknown"] = new JsonArray([.. imported.Unknown.Select(label => (JsonNode)label)]),
            });
            return;
        }
        terminal.Say("Actuals.Imported", imported.Lines.Count, imported.First, imported.Last, output);
        foreach (var (line, amounts) in imported.Lines) terminal.Out.WriteLine($"{made.Words.Amount(amounts.Sum(), line.Unit),AmountWidth}  {made.Words.NameOf(line)} ({made.Forecast.KeyOf(line)})");
        if (PlanForecast.Of(made.Plan, rolling: true) is { Succeeded: true, Value: var rolling })
            foreach (var compared in new ForecastWords(rolling, terminal.Text.Culture).ComparedOnly()) terminal.Out.WriteLine(compared);
        if (imported.Unknown.Count == 0) return;
        terminal.Say("Actuals.Unknown");
        foreach (var label in imported.Unknown) terminal.Out.WriteLine($"  {label}");
    }

    private static ExitCode Show(Terminal terminal, MadeForecast made, bool json)
    {
        var forecast = made.Forecast;
        if (json)
        {
            terminal.Write(new JsonObject { ["actuals"] = ForecastSource.Actuals(made) });
            return ExitCode.Success;
        }
        if (forecast.Actuals.Count == 0)
        {
            terminal.Say("Actuals.None");
            return ExitCode.Success;
        }
        var (text, words) = (terminal.Text, made.Words);
        terminal.Out.WriteLine(string.Concat(((string[])["Actuals.Actual", "Actuals.Forecast", "Actuals.Variance", "Actuals.Share"]).Select(key => text[key].PadLeft(AmountWidth))));
        foreach (var (line, amounts) in forecast.Actuals)
        {
            decimal? actual = line.Aggregation == Aggregation.Flow ? amounts.Sum() : amounts[^1];
            var expected = made.Evaluation.Total(line, 1, amounts.Count);
            var share = expected is null or 0 ? null : (actual - expected) / Math.Abs(expected.Value);
            terminal.Out.WriteLine(string.Concat(((string[])[words.Amount(actual, line.Unit), words.Amount(expected, line.Unit), words.Amount(actual - expected, line.Unit), words.Amount(share, Unit.Percentage)]).Select(amount => amount.PadLeft(AmountWidth)))
                + "  " + text["Actuals.Of", words.NameOf(line), made.MonthOf(1), made.MonthOf(amounts.Count)]);
        }
        return ExitCode.Success;
    }

    private static IReadOnlyList<IReadOnlyList<string>>? Table(Terminal terminal, string data)
    {
        try
        {
            var bytes = File.ReadAllBytes(data);
            // A workbook is a zip archive, whatever its name is.
            return bytes is [(byte)'P', (byte)'K', ..] ? WorkbookTable.Read(new MemoryStream(bytes)) : Csv.Read(new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes));
        }
        catch (DecoderFallbackException)
        {
            terminal.Complain("File.NotUtf8", data);
        }
        catch (Exception wrong) when (wrong is InvalidDataException or FormatException)
        {
            terminal.Complain("Actuals.NotATable", data, WorkbookTable.MostRows, WorkbookTable.MostColumns);
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            terminal.Complain(wrong is FileNotFoundException or DirectoryNotFoundException ? "File.NotFound" : "File.NotReadable", data);
        }
        return null;
    }

    private static Guid NewId(Terminal terminal) => Guid.CreateVersion7(terminal.Clock.GetUtcNow());
}
