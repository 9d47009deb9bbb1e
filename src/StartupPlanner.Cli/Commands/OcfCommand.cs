using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using StartupPlanner.Domain.Funding.Exchange;

namespace StartupPlanner.Cli.Commands;

/// <summary><c>planner ocf FILE -o OUT.zip</c>: the plan's equity in Open Cap Table Format, with a list of what does not fit.</summary>
internal static class OcfCommand
{
    private const string AssumedCountry = "CN";

    public static Command On(Terminal terminal)
    {
        var text = terminal.Text;
        var file = Options.File(text, "FILE");
        var output = new Option<string>("--output", "-o") { Description = text["Option.OcfOutput"], Required = true };
        var through = new Option<string?>("--through") { Description = text["Option.Through"] };
        var country = new Option<string>("--country") { Description = text["Option.Country"], DefaultValueFactory = _ => AssumedCountry };
        country.Validators.Add(result =>
        {
            if (result.GetValue(country) is not [>= 'A' and <= 'Z', >= 'A' and <= 'Z']) result.AddError(text["Ocf.NotACountry"]);
        });
        var command = new Command("ocf", text["Ocf"]) { file, output, through, country };
        command.SetAction(parsed =>
        {
            var json = parsed.WantsJson();
            if (terminal.ReadEquity(parsed.GetRequiredValue(file), json, out var code) is not { } equity) return (int)code;
            DateOnly? day = null;
            if (parsed.GetValue(through) is { } typed && (day = terminal.Day(typed)) is null) return (int)ExitCode.Trouble;
            var now = terminal.Clock.GetUtcNow();
            var founded = equity.History.Events.Count > 0 ? equity.History.Events.Min(happened => happened.Date) : DateOnly.FromDateTime(now.UtcDateTime);
            var package = OcfExport.Of(equity.History, new(equity.Plan.Name, parsed.GetValue(country)!, founded, now), day);
            var to = parsed.GetRequiredValue(output);
            try
            {
                File.WriteAllBytes(to, package.ToZip());
            }
            catch (Exception refused) when (refused is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
            {
                return (int)terminal.Complain("File.NotWritable", to);
            }
            if (json)
            {
                terminal.Write(new JsonObject
                {
                    ["file"] = to,
                    ["files"] = new JsonArray([.. package.Files.Select(each => (JsonNode)each.Key)]),
                    ["losses"] = new JsonArray([.. package.Losses.Select(loss => (JsonNode)new JsonObject
                    {
                        ["subject"] = loss.Subject,
                        ["code"] = loss.Code,
                        ["figures"] = new JsonArray([.. loss.Figures.Select(figure => (JsonNode)Convert.ToString(figure, CultureInfo.InvariantCulture)!)]),
                    })]),
                });
                return (int)ExitCode.Success;
            }
            terminal.Say("Ocf.Written", to, package.Files.Count, package.Losses.Count);
            foreach (var loss in package.Losses) terminal.Out.WriteLine($"  {equity.NameOf(loss.Subject)}: {terminal.Text[loss.Code, [.. loss.Figures.Select(figure => (object)(figure is string id ? equity.NameOf(id) : figure)), "", "", ""]]}");
            return (int)ExitCode.Success;
        });
        return command;
    }
}
