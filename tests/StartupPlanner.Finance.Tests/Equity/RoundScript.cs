using System.Globalization;
using StartupPlanner.Finance.Equity;
using static StartupPlanner.Finance.Tests.Equity.Founded;

namespace StartupPlanner.Finance.Tests.Equity;

/// <summary>Reads a company and its rounds from one line, such as "common 2000000; safe S 2000000 cap=10000000; round pre=32000000 money=lead:8000000".</summary>
internal static class RoundScript
{
    public static EquityStory Played(string script)
    {
        var events = new List<EquityEvent>();
        var holders = new HashSet<string> { "founder", "employee" };
        var classes = new List<ShareClass> { new("common", ShareClassKind.Common) };
        var rounding = new RoundRounding();
        var rounds = 0;
        foreach (var statement in script.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var words = statement.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            var settings = words.Where(word => word.Contains('=', StringComparison.Ordinal)).ToDictionary(word => word[..word.IndexOf('=')], word => word[(word.IndexOf('=') + 1)..]);
            var id = $"{words[0]} {events.Count}";
            switch (words[0])
            {
                case "common": events.Add(new SharesIssued(id, Start, "founder", "common", (long)Number(words[1]), 0)); break;
                case "pool": events.Add(new PoolReserved(id, Start, "pool", (long)Number(words[1]))); break;
                case "options":
                    events.Add(new PoolReserved(id + " pool", Start, "pool", (long)Number(words[1])));
                    events.Add(new OptionsGranted(id, Start, new("employee", "pool", (long)Number(words[1]), 0)));
                    break;
                case "promised": events.Add(new OptionsPromised(id, Start, "employee", "pool", (long)Number(words[1]))); break;
                case "preferred":
                    classes.Add(Class(words[1], settings));
                    holders.Add(words[1]);
                    events.Add(new SharesIssued(id, Start, words[1], words[1], (long)Number(words[2]), Number(words[3])));
                    break;
                case "safe" or "note":
                    holders.Add(words[1]);
                    events.Add(new ConvertibleIssued(words[1], Start, Instrument(words, settings)));
                    break;
                case "rounding": rounding = Rounding(words, settings); break;
                case "round":
                    var series = $"round {++rounds}";
                    classes.Add(new(series, ShareClassKind.Preferred));
                    var terms = Terms(series, words, settings, rounding);
                    holders.UnionWith(terms.Commitments.Select(commitment => commitment.Investor));
                    events.Add(new RoundClosed(series, settings.TryGetValue("day", out var day) ? DateOnly.Parse(day, CultureInfo.InvariantCulture) : Day(365 * rounds), terms));
                    break;
                default: throw new ArgumentException($"{words[0]} is no statement.", nameof(script));
            }
        }
        return new EquityHistory(Dollar, [.. holders.Select(holder => new Holder(holder, HolderKind.Other))], classes, [new("pool", "common")], events).Story();
    }

    public static decimal Number(string text) => decimal.Parse(text, NumberStyles.Number, CultureInfo.InvariantCulture);

    private static ShareClass Class(string name, Dictionary<string, string> settings) => new(name, ShareClassKind.Preferred)
    {
        AntiDilution = settings.GetValueOrDefault("anti") switch { "ratchet" => AntiDilution.FullRatchet, null => AntiDilution.None, _ => AntiDilution.WeightedAverage },
        WeightedAverageBase = settings.GetValueOrDefault("anti") switch
        {
            "diluted" => WeightedAverageBase.FullyDiluted,
            "outstanding" => WeightedAverageBase.Outstanding,
            "preferred" => WeightedAverageBase.Preferred,
            _ => WeightedAverageBase.OutstandingWithOptions,
        },
    };

    private static ConvertibleInstrument Instrument(string[] words, Dictionary<string, string> settings)
    {
        ConvertibleInstrument instrument = words[0] == "safe"
            ? new Safe(words[1], Number(words[2])) { MostFavoredNation = words.Contains("mfn") }
            : new ConvertibleNote(words[1], Number(words[2]), new(Percent(Of("rate") ?? 0), Compounding.Simple, settings.GetValueOrDefault("days") == "360" ? DayCount.Thirty360 : DayCount.Actual365), Day(3650));
        instrument = settings.GetValueOrDefault("counts") switch
        {
            "pre" => instrument with { Capitalization = CompanyCapitalization.PreMoneySafe },
            "diluted" => instrument with { Capitalization = CompanyCapitalization.FullyDiluted },
            "post" => instrument with { Capitalization = CompanyCapitalization.PostMoneySafe },
            _ => instrument,
        };
        return instrument with { ValuationCap = Of("cap"), Discount = Of("discount") is { } off ? Discount.Off(Percent(off)) : Of("pays") is { } pays ? Discount.Paying(Percent(pays)) : null };

        decimal? Of(string name) => settings.TryGetValue(name, out var value) ? Number(value) : null;
    }

    private static RoundRounding Rounding(string[] words, Dictionary<string, string> settings) => words.Contains("five-up") ? RoundRounding.FiveDecimalsUp : new()
    {
        PriceDecimals = settings.TryGetValue("price", out var price) ? (int)Number(price) : null,
        ConversionPriceDecimals = settings.TryGetValue("conversion", out var conversion) ? (int)Number(conversion) : null,
        Price = Rule(settings, "rule", RoundingRule.Nearest),
        Shares = Rule(settings, "shares", RoundingRule.Down),
        Pool = Rule(settings, "pool", RoundingRule.Up),
    };

    private static RoundingRule Rule(Dictionary<string, string> settings, string name, RoundingRule otherwise) => settings.GetValueOrDefault(name) switch
    {
        "down" => RoundingRule.Down,
        "up" => RoundingRule.Up,
        "nearest" => RoundingRule.Nearest,
        _ => otherwise,
    };

    private static RoundTerms Terms(string series, string[] words, Dictionary<string, string> settings, RoundRounding rounding) => new(
        series,
        settings.TryGetValue("pre", out var pre) ? Valuation.PreMoney(Number(pre)) : settings.TryGetValue("post", out var post) ? Valuation.PostMoney(Number(post)) : Valuation.PricePerShare(Number(settings["price"])),
        [.. settings["money"].Split('+').Select(part => part.Split(':')).Select(part => new Commitment(part[0], Number(part[1])))])
    {
        Pool = settings.TryGetValue("target", out var target) || settings.ContainsKey("new") ? new("pool", Percent(target is null ? 0 : Number(target)))
        {
            NewShares = settings.TryGetValue("new", out var fixedShares) ? (long)Number(fixedShares) : null,
            Of = settings.GetValueOrDefault("of") == "pre" ? PoolBase.PreMoney : PoolBase.PostMoney,
            Counts = settings.GetValueOrDefault("counts") == "granted" ? PoolCount.UnissuedPromisedAndGranted : PoolCount.Unissued,
            Placement = words.Contains("after") ? PoolPlacement.AfterTheMoney : PoolPlacement.InPreMoney,
        } : null,
        Conversions = words.Contains("outside") ? ConversionBasis.OutsidePreMoney : words.Contains("dollars") ? ConversionBasis.DollarsInvested : ConversionBasis.InPreMoney,
        ProRata = settings.TryGetValue("rights", out var rights) ? [.. rights.Split('+').Select(holder => new ProRata(holder))] : [],
        Rounding = rounding,
    };
}
