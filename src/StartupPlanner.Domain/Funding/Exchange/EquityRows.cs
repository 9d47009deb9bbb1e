using System.Globalization;
using StartupPlanner.Domain.Plans;
using StartupPlanner.Domain.Plans.Fields;
using StartupPlanner.Finance.Equity;

namespace StartupPlanner.Domain.Funding.Exchange;

/// <summary>An imported history as rows of a plan: the way back from <see cref="EquityPlan.HistoryOf"/>.</summary>
/// <param name="Changes">What adds the rows.</param>
/// <param name="Losses">What the rows have no field for.</param>
public sealed record EquityRows(IReadOnlyList<Change> Changes, IReadOnlyList<ExchangeLoss> Losses)
{
    /// <summary>The rows of a history.</summary>
    /// <param name="history">The history; its classes, holders and pools become rows too.</param>
    /// <param name="newId">Makes the id of a new row.</param>
    public static EquityRows Of(EquityHistory history, Func<Guid> newId)
    {
        ArgumentNullException.ThrowIfNull(history);
        ArgumentNullException.ThrowIfNull(newId);
        var writing = new EquityRowWriter(newId);
        foreach (var holder in history.Holders) writing.Write(holder);
        foreach (var known in history.Classes) writing.Write(known);
        foreach (var pool in history.Pools) writing.Write(pool);
        foreach (var happened in history.InOrder()) writing.Write(happened);
        return new(writing.Changes, writing.Losses);
    }
}

/// <summary>Writes the rows, each with the addresses of those that it names.</summary>
internal sealed class EquityRowWriter(Func<Guid> newId)
{
    private const int NameLength = 80, PriceDecimals = 8;

    private readonly Dictionary<string, string> addresses = [];

    public List<Change> Changes { get; } = [];

    public List<ExchangeLoss> Losses { get; } = [];

    public void Write(Holder holder) => Add("holders", holder.Id, ("name", Name(holder.Name, holder.Id)), ("kind", Code(holder.Kind)));

    public void Write(OptionPool pool) => Add("pools", pool.Id, ("name", Name(pool.Name, pool.Id)), ("class", At(pool.Class)));

    public void Write(ShareClass known)
    {
        Add("share-classes", known.Id, ("name", Name(known.Name, known.Id)), ("kind", Code(known.Kind)), ("issue-price", Price(known.Id, known.OriginalIssuePrice)), ("conversion-price", Price(known.Id, known.ConversionPrice)),
            ("seniority", Number(Math.Clamp(known.Seniority, 0, 100))), ("liquidation-multiple", Number(known.LiquidationMultiple)), ("participation", Code(known.Participation)), ("participation-cap", Number(known.ParticipationCapMultiple)),
            ("dividend-rate", Percent(known.Dividend?.AnnualRate.Fraction)),
            ("dividend-kind", known.Dividend is not { } dividend ? "" : Code(!dividend.Cumulative ? DividendKind.NonCumulative : dividend.Compounding == Compounding.Simple ? DividendKind.Cumulative : DividendKind.Compounding)),
            ("anti-dilution", Code(known.AntiDilution)), ("average-base", Code(known.WeightedAverageBase)), ("pay-to-play", Code(known.PayToPlay)), ("redemption-rate", Percent(known.Redemption?.AnnualRate.Fraction)), ("redemption-from", Day(known.Redemption?.From)),
            ("rights", string.Join(',', ((ClassRight, bool)[])[(ClassRight.DragAlong, known.DragAlong), (ClassRight.TagAlong, known.TagAlong)] is var rights ? rights.Where(right => right.Item2).Select(right => Code(right.Item1)) : [])));
        if (known.ShadowOf is { } series) Lose(known.Id, nameof(known.ShadowOf), series);
    }

    public void Write(EquityEvent happened)
    {
        switch (happened)
        {
            case SharesIssued issued:
                Add("shares", issued.Id, [("date", Day(issued.Date)), ("holder", At(issued.Holder)), ("class", At(issued.Class)), ("shares", Number(issued.Shares)), ("price", Price(issued.Id, issued.PricePerShare)), ("pool", issued.Pool is { } from ? At(from) : ""), .. Vesting(issued.Vesting)]);
                break;
            case OptionsGranted { Grant: var grant } granted:
                Add("grants", granted.Id, [("date", Day(granted.Date)), ("holder", At(grant.Holder)), ("pool", At(grant.Pool)), ("shares", Number(grant.Shares)), ("strike", Price(granted.Id, grant.StrikePrice)), ("acceleration-at-exit", Percent(grant.AccelerationAtExit.Fraction)), ("expires", Day(grant.Expires)), .. Vesting(grant.Vesting)]);
                if (grant.EarlyExercise) Lose(granted.Id, nameof(grant.EarlyExercise), "true");
                if (grant.Promise is { } promise) Lose(granted.Id, nameof(grant.Promise), promise);
                break;
            case ConvertibleIssued { Instrument: var instrument } bought:
                Write(bought, instrument);
                break;
            case RoundClosed { Terms: var terms } closed:
                Write(closed, terms);
                break;
            default:
                Act(happened);
                break;
        }
    }

    private void Write(ConvertibleIssued bought, ConvertibleInstrument instrument)
    {
        var note = instrument as ConvertibleNote;
        var kind = note is not null ? ConvertibleKind.Note : instrument.Capitalization == CompanyCapitalization.PreMoneySafe ? ConvertibleKind.PreMoneySafe : ConvertibleKind.PostMoneySafe;
        var rights = new List<string>();
        if (instrument is Safe { MostFavoredNation: true }) rights.Add(Code(ConvertibleRight.MostFavoredNation));
        if (instrument.ProRataRight) rights.Add(Code(ConvertibleRight.ProRata));
        Add("convertibles", bought.Id, ("name", Name("", bought.Id)), ("date", Day(bought.Date)), ("holder", At(instrument.Holder)), ("kind", Code(kind)), ("amount", Number(instrument.Amount)), ("cap", Number(instrument.ValuationCap)),
            ("discount", Percent(instrument.Discount?.Reduction.Fraction)), ("rights", string.Join(',', rights)), ("interest-rate", Percent(note?.Interest.AnnualRate.Fraction)), ("compounding", note is null ? "" : Code(note.Interest.Compounding)),
            ("day-count", note is null ? "" : Code(note.Interest.DayCount)), ("maturity", Day(note?.Maturity)), ("at-maturity", note is null ? "" : Code(note.AtMaturity)), ("qualified", Number(note?.QualifiedFinancing)));
        var usual = kind switch { ConvertibleKind.Note => CompanyCapitalization.FullyDiluted, ConvertibleKind.PreMoneySafe => CompanyCapitalization.PreMoneySafe, _ => CompanyCapitalization.PostMoneySafe };
        if (instrument.Capitalization != usual) Lose(bought.Id, nameof(instrument.Capitalization), instrument.Capitalization.ToString());
        if (note is { InterestConverts: false }) Lose(bought.Id, nameof(note.InterestConverts), "false");
    }

    private void Write(RoundClosed closed, RoundTerms terms)
    {
        Add("rounds", closed.Id, ("name", Name("", closed.Id)), ("status", Code(RoundStatus.Closed)), ("date", Day(closed.Date)), ("class", At(terms.Class)), ("valuation-kind", Code(terms.Valuation.Kind)), ("valuation", Price(closed.Id, terms.Valuation.Amount)),
            ("pool", terms.Pool is { } pool ? At(pool.Pool) : ""), ("pool-target", Percent(terms.Pool?.Share.Fraction)), ("pool-of", terms.Pool is { } of ? Code(of.Of) : ""), ("pool-counts", terms.Pool is { } counts ? Code(counts.Counts) : ""),
            ("pool-placement", terms.Pool is { } placed ? Code(placed.Placement) : ""), ("conversions", Code(terms.Conversions)), ("conversion-shares", Code(terms.ConversionShares)), ("down-round", Code(terms.AntiDilution)),
            ("price-decimals", Number(terms.Rounding.PriceDecimals)), ("costs", Number(terms.Costs)));
        foreach (var commitment in terms.Commitments) Add("round-investors", "", ("round", At(closed.Id)), ("holder", At(commitment.Investor)), ("amount", Number(commitment.Amount)));
        foreach (var right in terms.ProRata) Add("round-investors", "", ("round", At(closed.Id)), ("holder", At(right.Holder)), ("pro-rata", Number(right.Multiple)));
        if (terms.Converting is not null) Lose(closed.Id, nameof(terms.Converting), string.Join(' ', terms.Converting));
    }

    private void Act(EquityEvent happened)
    {
        var (kind, values) = happened switch
        {
            SharesTransferred e => Row(EquityActionKind.Transfer, ("holder", At(e.From)), ("to", At(e.To)), ("class", At(e.Class)), ("shares", Number(e.Shares))),
            SharesRepurchased e => Row(EquityActionKind.Repurchase, ("holder", At(e.Holder)), ("class", At(e.Class)), ("shares", Number(e.Shares)), ("price", Price(e.Id, e.PricePerShare))),
            SharesConverted e => Row(EquityActionKind.ConvertShares, ("holder", e.Holder is { } holder ? At(holder) : ""), ("class", At(e.Class)), ("into", At(e.Into)), ("shares", Number(e.Shares))),
            SharesSplit e => Row(EquityActionKind.Split, ("new", Number(e.New)), ("old", Number(e.Old))),
            SharesRedeemed e => Row(EquityActionKind.Redeem, ("holder", At(e.Holder)), ("to", e.Buyer is { } buyer ? At(buyer) : ""), ("class", At(e.Class)), ("shares", Number(e.Shares))),
            Terminated e => Row(EquityActionKind.Leave, ("holder", At(e.Holder))),
            PoolReserved e => Row(EquityActionKind.ReservePool, ("pool", At(e.Pool)), ("shares", Number(e.Shares))),
            OptionsPromised e => Row(EquityActionKind.Promise, ("holder", At(e.Holder)), ("pool", At(e.Pool)), ("shares", Number(e.Shares))),
            OptionsExercised e => Row(EquityActionKind.Exercise, ("of", At(e.Grant)), ("shares", Number(e.Shares))),
            OptionsCancelled e => Row(EquityActionKind.Cancel, ("of", At(e.Grant)), ("shares", Number(e.Shares))),
            WarrantIssued { Warrant: var warrant } => Row(EquityActionKind.IssueWarrant, ("holder", At(warrant.Holder)), ("class", At(warrant.Class)), ("shares", Number(warrant.Shares)), ("price", Price(happened.Id, warrant.StrikePrice)), ("until", Day(warrant.Expires))),
            WarrantExercised e => Row(EquityActionKind.ExerciseWarrant, ("of", At(e.Warrant)), ("shares", Number(e.Shares))),
            ConvertibleConverted e => Row(EquityActionKind.ConvertInstrument, ("of", At(e.Instrument)), ("into", At(e.Class)), ("price", Price(e.Id, e.PricePerShare))),
            ConvertibleRepaid e => Row(EquityActionKind.RepayInstrument, ("of", At(e.Instrument))),
            NoteExtended e => Row(EquityActionKind.ExtendNote, ("of", At(e.Note)), ("until", Day(e.Maturity))),
            ValuationAdjusted { Adjustment: var e } => Row(EquityActionKind.AdjustValuation, ("holder", At(e.Investor)), ("to", e.Payer is { } payer ? At(payer) : ""), ("class", e.Class is { } given ? At(given) : ""), ("amount", Number(e.Investment)), ("post-money", Number(e.PostMoneyValuation)), ("target", Number(e.Target)), ("actual", Number(e.Actual)), ("form", Code(e.Form))),
            _ => throw new ArgumentOutOfRangeException(nameof(happened), happened, "Unknown event."),
        };
        Add("equity-actions", happened.Id, [("kind", Code(kind)), ("date", Day(happened.Date)), .. values]);

        static (EquityActionKind Kind, (string, string)[] Values) Row(EquityActionKind kind, params (string, string)[] values) => (kind, values);
    }

    private static (string, string)[] Vesting(Vesting? vesting)
    {
        if (vesting is null) return [];
        return [("vesting-months", Number(vesting.Months)), ("cliff-months", Number(vesting.CliffMonths)), ("every-months", Number(vesting.EveryMonths)), ("vesting-start", Day(vesting.Start))];
    }

    private void Add(string list, string id, params (string Field, string Value)[] values)
    {
        var row = newId();
        if (id.Length > 0) addresses[id] = $"funding/{list}/{row}";
        Changes.Add(new Change.AddRow(Address.Read($"funding/{list}")!, row, values.Where(value => value.Value.Length > 0).ToDictionary(value => value.Field, value => value.Value), RowPlace.Last));
    }

    private void Lose(string subject, string property, string value) => Losses.Add(new(subject, ExchangeLosses.Term, [property, value]));

    private string At(string id) => addresses.GetValueOrDefault(id, id);

    private string Price(string subject, decimal? price)
    {
        if (price is not { } exact) return "";
        var written = decimal.Round(exact, PriceDecimals);
        if (written != exact) Losses.Add(new(subject, ExchangeLosses.Rounded, [nameof(Price), exact, written]));
        return Number(written);
    }

    private static string Name(string name, string id) => (name.Trim().Length > 0 ? name.Trim() : id) is var text && text.Length > NameLength ? text[..NameLength] : text;

    private static string Code<T>(T value) where T : struct, Enum => Names.Kebab(value.ToString());

    private static string Number(decimal? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";

    private static string Percent(decimal? fraction) => fraction is { } part ? (decimal.Round(part, 4) * 100).ToString(CultureInfo.InvariantCulture) + "%" : "";

    private static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";
}
