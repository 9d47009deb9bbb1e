namespace StartupPlanner.Finance.Values;

/// <summary>A currency by its three-letter ISO 4217 code, such as CNY.</summary>
/// <remarks>Holds any three capital letters; <see cref="Known"/> lists those that a plan may be kept in.</remarks>
public readonly record struct CurrencyCode : IParsable<CurrencyCode>
{
    private readonly string? code;

    /// <summary>A currency by its code.</summary>
    /// <exception cref="ArgumentException"><paramref name="code"/> is not three capital letters A to Z.</exception>
    public CurrencyCode(string code)
    {
        if (!IsCode(code)) throw new ArgumentException($"\"{code}\" is no ISO 4217 code.", nameof(code));
        this.code = code;
    }

    /// <summary>The currencies that a plan may be kept in, in the order in which they are offered. All have two decimals but the yen and the won.</summary>
    public static IReadOnlyList<CurrencyCode> Known { get; } =
        [new("CNY"), new("USD"), new("EUR"), new("GBP"), new("HKD"), new("TWD"), new("SGD"), new("JPY"), new("KRW"), new("CHF"), new("CAD"), new("AUD"), new("INR")];

    /// <summary>Decimals of the smallest unit in use: 0 for the yen and the won, else 2 (ISO 4217).</summary>
    public int Decimals => code is "JPY" or "KRW" ? 0 : 2;

    /// <summary>The three-letter code; XXX (ISO 4217: no currency) for the default value.</summary>
    public override string ToString() => code ?? "XXX";

    /// <summary>Reads a three-letter code. The provider is not used.</summary>
    /// <exception cref="FormatException">The text is no such code.</exception>
    public static CurrencyCode Parse(string s, IFormatProvider? provider = null) =>
        TryParse(s, provider, out var currency) ? currency : throw new FormatException($"\"{s}\" is no ISO 4217 code.");

    /// <inheritdoc/>
    public static bool TryParse(string? s, IFormatProvider? provider, out CurrencyCode result)
    {
        result = default;
        if (!IsCode(s)) return false;
        result = new(s!);
        return true;
    }

    private static bool IsCode(string? text) => text is { Length: 3 } && text.All(char.IsAsciiLetterUpper);
}
