using System.Text.Json.Nodes;
using StartupPlanner.Finance.Equity;

namespace StartupPlanner.Domain.Funding.Exchange;

/// <summary>Writes events as the format's transactions, one event after the other.</summary>
internal sealed partial class OcfTransactions
{
    /// <summary>Why something goes back that is not vested: its holder left.</summary>
    public const string Terminated = "TERMINATED";

    private readonly EquityStory story;
    private readonly OcfIds ids;
    private readonly List<ExchangeLoss> losses;
    private readonly string currency;
    private readonly OcfHoldings holdings;
    private readonly Dictionary<string, OcfPool> pools = [];
    private readonly Dictionary<string, OcfGrant> grants = [];
    private readonly Dictionary<string, OcfPromise> promises = [];
    private readonly Dictionary<string, OcfWarrant> warrants = [];
    private readonly Dictionary<string, ConvertibleIssued> convertibles = [];
    private readonly Queue<Step> adjustmentSteps;
    private readonly Dictionary<string, Step> agreedConversions;
    private string current = "";
    private DateOnly today;

    public OcfTransactions(EquityHistory history, EquityStory story, OcfIds ids, List<ExchangeLoss> losses)
    {
        (this.story, this.ids, this.losses) = (story, ids, losses);
        currency = history.Currency.ToString();
        holdings = new(history.Holders.Select(holder => holder.Id), story.Table.Classes.Select(position => position.Class.Id));
        // Series that rounds bring about come with their rounds.
        foreach (var shareClass in history.Classes) Classes.TryAdd(shareClass.Id, new(shareClass));
        foreach (var pool in story.Table.Pools) pools.Add(pool.Pool.Id, new(pool.Pool));
        adjustmentSteps = new(story.Steps.Where(step => step.Kind is StepKind.AdjustmentInCash or StepKind.AdjustmentInShares));
        agreedConversions = story.Steps.Where(step => step.Kind == StepKind.ConvertedAtAgreedPrice).DistinctBy(step => step.Subject).ToDictionary(step => step.Subject!);
    }

    /// <summary>What was written so far.</summary>
    public List<JsonObject> Written { get; } = [];

    /// <summary>The rounds with the securities that they issued.</summary>
    public List<JsonObject> Financings { get; } = [];

    /// <summary>The vesting terms that the transactions name, by their id.</summary>
    public Dictionary<string, JsonObject> VestingTerms { get; } = [];

    /// <summary>The classes, with the prices to which the transactions have brought them.</summary>
    public Dictionary<string, OcfClass> Classes { get; } = [];

    /// <summary>Writes an event that happened.</summary>
    public void Write(EquityEvent happened)
    {
        (current, today) = (happened.Id, happened.Date);
        switch (happened)
        {
            case SharesIssued issue: Issue(issue); break;
            case SharesTransferred transfer: Transfer(transfer.From, transfer.To, transfer.Class, transfer.Shares); break;
            case SharesRepurchased repurchase: Repurchase(repurchase.Holder, repurchase.Class, repurchase.Shares, repurchase.PricePerShare); break;
            case SharesConverted conversion: Convert(conversion); break;
            case SharesSplit split: Split(split); break;
            case SharesRedeemed redemption: Redeem(redemption); break;
            case Terminated termination: Terminate(termination); break;
            case PoolReserved reservation: Reserve(pools[reservation.Pool], reservation.Shares); break;
            case OptionsPromised promise: Promise(promise); break;
            case OptionsGranted grant: Grant(grant); break;
            case OptionsExercised exercise: Exercise(exercise); break;
            case OptionsCancelled cancellation: Cancel(cancellation); break;
            case WarrantIssued warrant: Issue(warrant); break;
            case WarrantExercised exercise: Exercise(exercise); break;
            case ConvertibleIssued issue: Issue(issue); break;
            case ConvertibleConverted conversion: Convert(conversion.Instrument, conversion.Class); break;
            case ConvertibleRepaid repayment: Repay(repayment.Instrument); break;
            case NoteExtended extension: Lose(ExchangeLosses.Extension, extension.Note, extension.Maturity); break;
            case RoundClosed: Close(story.Rounds.First(round => round.Id == happened.Id)); break;
            case ValuationAdjusted adjustment: Settle(adjustment.Adjustment); break;
        }
    }

    /// <summary>Writes a note that ended at its maturity, without an event of its own.</summary>
    public void WriteMaturity(string note, DateOnly day, bool repaid)
    {
        (current, today) = (note, day);
        if (repaid) Repay(note);
        else Convert(note, Classes.Values.First(entry => entry.IsCommon).Class.Id);
    }

    private void Lose(string code, params object[] figures) => losses.Add(new(current, code, figures));

    private string Id(string part = "") => ids.New("event", part.Length == 0 ? current : $"{current}/{part}");

    private JsonObject Add(string type, string id, params ReadOnlySpan<(string Name, JsonNode? Value)> members)
    {
        var written = OcfJson.Object([("id", id), ("object_type", type), ("date", OcfJson.Date(today)), .. members]);
        Written.Add(written);
        return written;
    }

    private JsonObject Money(string property, decimal amount)
    {
        if (OcfJson.Cut(amount)) Lose(ExchangeLosses.Rounded, property, amount, decimal.Round(amount, OcfJson.Decimals, MidpointRounding.AwayFromZero));
        return OcfJson.Monetary(amount, currency);
    }

    private string Holder(string id) => ids.Of("stakeholder", id);

    private string Class(string id) => ids.Of("stock-class", id);

    private string Plan(string id) => ids.Of("stock-plan", id);

    private string? Terms(Vesting? vesting)
    {
        if (vesting is null) return null;
        var id = ids.Of("vesting-terms", OcfVestingTerms.Name(vesting));
        VestingTerms.TryAdd(id, OcfVestingTerms.Write(id, vesting));
        return id;
    }

    private void StartVesting(string security, Vesting? vesting)
    {
        if (vesting is null) return;
        Add("TX_VESTING_START", ids.New("event", security + "/vesting"), ("security_id", security), ("vesting_condition_id", OcfVestingTerms.Start));
        Written[^1]["date"] = OcfJson.Date(vesting.Start);
    }
}
