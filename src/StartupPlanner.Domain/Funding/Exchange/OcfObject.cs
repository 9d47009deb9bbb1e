using System.Globalization;
using System.Text.Json;
using StartupPlanner.Domain.Common;
using StartupPlanner.Finance.Values;

namespace StartupPlanner.Domain.Funding.Exchange;

/// <summary>An object of a file while it is read: every mistake is noted at its place, and what was never asked for is known.</summary>
internal sealed class OcfObject(string place, JsonElement element, OcfReading reading)
{
    // A number of shares and a price of this size can still be multiplied.
    private const decimal Most = 1e13m;
    private readonly HashSet<string> asked = ["id", "object_type"];
    private readonly List<OcfObject> parts = [];

    public string Place { get; } = place;

    public OcfReading Reading { get; } = reading;

    public string Id => Text("id");

    public string Type { get; } = element.ValueKind == JsonValueKind.Object && element.TryGetProperty("object_type", out var type) && type.ValueKind == JsonValueKind.String ? type.GetString()! : "";

    public void Refuse(string code, string member, params object[] figures) => Reading.Errors.Add(new(member.Length == 0 ? Place : $"{Place}/{member}", code, figures));

    public bool Has(string member) => Find(member) is not null;

    private JsonElement? Find(string member)
    {
        asked.Add(member);
        return element.ValueKind == JsonValueKind.Object && element.TryGetProperty(member, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;
    }

    private JsonElement? Find(string member, JsonValueKind kind, bool required)
    {
        if (Find(member) is not { } value)
        {
            if (required) Refuse(ExchangeErrors.Missing, member);
            return null;
        }
        if (value.ValueKind == kind) return value;
        Refuse(ExchangeErrors.WrongType, member);
        return null;
    }

    /// <summary>A text that must be there; empty, and noted, where it is not.</summary>
    public string Text(string member) => Text(member, required: true) ?? "";

    public string? Text(string member, bool required)
    {
        var text = Find(member, JsonValueKind.String, required)?.GetString();
        if (text is null || (text.Length > 0 || !required) && text.Length <= 2000) return text;
        Refuse(text.Length == 0 ? ExchangeErrors.Missing : ExchangeErrors.TooLarge, member);
        return null;
    }

    public bool Flag(string member) => Find(member) is { ValueKind: JsonValueKind.True };

    public DateOnly Date(string member) => Date(member, required: true) ?? new(2000, 1, 1);

    public DateOnly? Date(string member, bool required)
    {
        if (Text(member, required) is not { } text) return null;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= 1900 and < 2200) return day;
        Refuse(ExchangeErrors.WrongType, member);
        return null;
    }

    public decimal Number(string member) => Number(member, required: true) ?? 0;

    public decimal? Number(string member, bool required)
    {
        if (Text(member, required) is not { } text) return null;
        if (!decimal.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)) Refuse(ExchangeErrors.WrongType, member);
        else if (Math.Abs(number) > Most) Refuse(ExchangeErrors.OutOfRange, member, text);
        else return number;
        return null;
    }

    /// <summary>A whole number of shares that is not negative.</summary>
    public long Shares(string member)
    {
        var number = Number(member);
        if (number < 0) Refuse(ExchangeErrors.OutOfRange, member, number);
        else if (number != decimal.Truncate(number)) Refuse(ExchangeErrors.NotWhole, member, number);
        else return (long)number;
        return 0;
    }

    public int Whole(string member, int otherwise, int most)
    {
        if (Find(member) is not { } value) return otherwise;
        if (value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) && number >= 0 && number <= most) return number;
        Refuse(ExchangeErrors.OutOfRange, member, value.ToString());
        return otherwise;
    }

    /// <summary>An amount in the package's currency, which the first amount sets.</summary>
    public decimal? Money(string member, bool required)
    {
        if (Part(member, required) is not { } money) return null;
        var amount = money.Number("amount");
        if (!CurrencyCode.TryParse(money.Text("currency"), null, out var currency)) money.Refuse(ExchangeErrors.WrongType, "currency");
        else if (!Reading.Accept(currency)) money.Refuse(ExchangeErrors.OtherCurrency, "currency", currency.ToString(), Reading.Currency!.Value.ToString());
        if (amount >= 0) return amount;
        money.Refuse(ExchangeErrors.OutOfRange, "amount", amount);
        return null;
    }

    public OcfObject? Part(string member, bool required = false)
    {
        if (Find(member, JsonValueKind.Object, required) is not { } value) return null;
        if (parts.Find(known => known.Place == $"{Place}/{member}") is { } before) return before;
        var part = new OcfObject($"{Place}/{member}", value, Reading);
        parts.Add(part);
        return part;
    }

    public List<OcfObject> Parts(string member, bool required = false)
    {
        if (Find(member, JsonValueKind.Array, required) is not { } value) return [];
        var read = value.EnumerateArray().Select((item, index) => (item, index)).Where(entry => Is(entry.item, JsonValueKind.Object, member, entry.index))
            .Select(entry => new OcfObject($"{Place}/{member}/{entry.index.ToString(CultureInfo.InvariantCulture)}", entry.item, Reading)).ToList();
        parts.AddRange(read);
        return read;
    }

    public List<string> Texts(string member, bool required = false)
    {
        if (Find(member, JsonValueKind.Array, required) is not { } value) return [];
        return [.. value.EnumerateArray().Select((item, index) => (item, index)).Where(entry => Is(entry.item, JsonValueKind.String, member, entry.index)).Select(entry => entry.item.GetString()!)];
    }

    private bool Is(JsonElement item, JsonValueKind kind, string member, int index)
    {
        if (item.ValueKind == kind) return true;
        Refuse(ExchangeErrors.WrongType, $"{member}/{index.ToString(CultureInfo.InvariantCulture)}");
        return false;
    }

    /// <summary>Members that mean nothing here.</summary>
    public void Ignore(params ReadOnlySpan<string> members)
    {
        foreach (var member in members) asked.Add(member);
    }

    /// <summary>The members that hold something and were never asked for, with those of its parts.</summary>
    public IEnumerable<string> Unread()
    {
        if (element.ValueKind != JsonValueKind.Object) yield break;
        foreach (var member in element.EnumerateObject())
            if (!asked.Contains(member.Name) && member.Value.ValueKind != JsonValueKind.Null && (member.Value.ValueKind != JsonValueKind.Array || member.Value.GetArrayLength() > 0))
                yield return member.Name;
        foreach (var part in parts)
            foreach (var name in part.Unread()) yield return $"{part.Place[(Place.Length + 1)..]}/{name}";
    }
}

/// <summary>What one import has come to know so far.</summary>
internal sealed class OcfReading
{
    public List<FieldError> Errors { get; } = [];

    public List<ExchangeLoss> Losses { get; } = [];

    /// <summary>Instalments of vesting that are still read; a small file can describe very many.</summary>
    public int InstalmentsLeft { get; set; } = 1_000_000;

    public CurrencyCode? Currency { get; private set; }

    public bool Accept(CurrencyCode currency) => (Currency ??= currency) == currency;
}
