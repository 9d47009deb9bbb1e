using StartupPlanner.Finance.Values;

namespace StartupPlanner.Finance.Equity;

/// <summary>Who holds what on a day. Immutable.</summary>
/// <remarks>
/// Fully diluted: shares as if converted, options, warrants, and of each pool what is available, or what is promised where that is more. SAFEs and notes stand apart until they convert.
/// Preferred that converts at another ratio than one for one counts rounded down, each holding for itself.
/// </remarks>
public sealed record CapTable
{
    internal CapTable(DateOnly date, CurrencyCode currency) => (Date, Currency) = (date, currency);

    /// <summary>The day, at its end.</summary>
    public DateOnly Date { get; }

    /// <summary>In which all amounts are.</summary>
    public CurrencyCode Currency { get; }

    /// <summary>Everybody, in the order of the history; also who holds nothing.</summary>
    public IReadOnlyList<HolderPosition> Holders { get; internal init; } = [];

    /// <summary>The classes, in the order of the history, shadow series after those of the history.</summary>
    public IReadOnlyList<ClassPosition> Classes { get; internal init; } = [];

    /// <summary>What each holder has of each class, where it has any; in the order of holders, then of classes.</summary>
    public IReadOnlyList<Holding> Holdings { get; internal init; } = [];

    /// <summary>The pools, in the order of the history.</summary>
    public IReadOnlyList<PoolPosition> Pools { get; internal init; } = [];

    /// <summary>The grants of which options are left, in the order in which they were made.</summary>
    public IReadOnlyList<GrantPosition> Grants { get; internal init; } = [];

    /// <summary>The warrants that are left.</summary>
    public IReadOnlyList<WarrantPosition> Warrants { get; internal init; } = [];

    /// <summary>The SAFEs and notes that are neither converted nor paid back.</summary>
    public IReadOnlyList<OutstandingConvertible> Convertibles { get; internal init; } = [];

    /// <summary>Shares issued and outstanding, each class as it is.</summary>
    public long Issued { get; internal init; }

    /// <summary>Shares issued and outstanding, preferred as if converted.</summary>
    public long IssuedAsConverted { get; internal init; }

    /// <summary>Options granted and not exercised.</summary>
    public long Options { get; internal init; }

    /// <summary>Shares of warrants not exercised.</summary>
    public long WarrantShares { get; internal init; }

    /// <summary>Of the pools, what is available, or what is promised where that is more.</summary>
    public long Reserved { get; internal init; }

    /// <summary>Fully diluted shares.</summary>
    public long FullyDiluted => IssuedAsConverted + Options + WarrantShares + Reserved;

    /// <summary>What one holder has.</summary>
    /// <exception cref="KeyNotFoundException">There is no such holder.</exception>
    public HolderPosition Of(string holder) => Holders.FirstOrDefault(position => position.Holder.Id == holder) ?? throw new KeyNotFoundException(holder);

    /// <summary>One class.</summary>
    /// <exception cref="KeyNotFoundException">There is no such class.</exception>
    public ClassPosition Class(string id) => Classes.FirstOrDefault(position => position.Class.Id == id) ?? throw new KeyNotFoundException(id);

    /// <summary>One pool.</summary>
    /// <exception cref="KeyNotFoundException">There is no such pool.</exception>
    public PoolPosition Pool(string id) => Pools.FirstOrDefault(position => position.Pool.Id == id) ?? throw new KeyNotFoundException(id);

    /// <summary>How many shares of a class a holder has.</summary>
    public long Shares(string holder, string shareClass) => Holdings.FirstOrDefault(holding => holding.Holder == holder && holding.Class == shareClass)?.Shares ?? 0;

    /// <summary>The table at the end of a day.</summary>
    /// <exception cref="EquityException">The history up to that day cannot have happened.</exception>
    public static CapTable At(EquityHistory history, DateOnly day) => EquityStory.Of(history, day).OrThrow().Table;
}

/// <summary>What one holder has.</summary>
/// <param name="Holder">The holder.</param>
/// <param name="Shares">Shares issued, each class as it is.</param>
/// <param name="AsConverted">Shares issued, preferred as if converted.</param>
/// <param name="Vested">Of the shares issued, as if converted, those that are vested.</param>
/// <param name="Options">Options granted and not exercised.</param>
/// <param name="VestedOptions">Of these, those that are vested.</param>
/// <param name="WarrantShares">Shares of warrants not exercised.</param>
/// <param name="Ownership">Of all shares issued, as if converted; null where there are none.</param>
/// <param name="FullyDilutedOwnership">Of the fully diluted company; null where there are no shares.</param>
public sealed record HolderPosition(Holder Holder, long Shares, long AsConverted, long Vested, long Options, long VestedOptions, long WarrantShares, Percentage? Ownership, Percentage? FullyDilutedOwnership)
{
    /// <summary>Shares as if converted, options and warrants.</summary>
    public long FullyDiluted => AsConverted + Options + WarrantShares;
}

/// <summary>A class as it stands on a day.</summary>
/// <param name="Class">Its rights.</param>
/// <param name="OriginalIssuePrice">What one share was first sold for, after splits; null where none was sold yet.</param>
/// <param name="ConversionPrice">What of it buys one common share; null where none was sold yet.</param>
/// <param name="Issued">Shares issued and outstanding.</param>
/// <param name="AsConverted">The common shares that they convert into.</param>
public sealed record ClassPosition(ShareClass Class, decimal? OriginalIssuePrice, decimal? ConversionPrice, long Issued, long AsConverted)
{
    /// <summary>The day on which its first share was issued, however it came about; null where none was yet.</summary>
    public DateOnly? FirstIssued { get; internal init; }

    /// <summary>Common shares for one share: 1 for common.</summary>
    public decimal ConversionRatio => OriginalIssuePrice is { } issue && ConversionPrice is { } conversion && conversion > 0 ? issue / conversion : 1;
}

/// <summary>What a holder has of a class.</summary>
/// <param name="Holder">The holder's id.</param>
/// <param name="Class">The class's id.</param>
/// <param name="Shares">How many.</param>
/// <param name="Vested">Of these, those that are vested.</param>
/// <param name="AsConverted">The common shares that they convert into.</param>
/// <param name="Paid">What was paid to the company for those that are left, in its currency.</param>
public sealed record Holding(string Holder, string Class, long Shares, long Vested, long AsConverted, decimal Paid);

/// <summary>A pool on a day.</summary>
/// <param name="Pool">The pool.</param>
/// <param name="Reserved">Shares reserved in all, with those that were issued out of it.</param>
/// <param name="Granted">Options granted and not exercised.</param>
/// <param name="Issued">Shares issued out of it, by exercise or award.</param>
/// <param name="Promised">Options promised and not granted.</param>
public sealed record PoolPosition(OptionPool Pool, long Reserved, long Granted, long Issued, long Promised)
{
    /// <summary>What is reserved and neither granted nor issued; promises do not reduce it.</summary>
    public long Available => Reserved - Granted - Issued;

    /// <summary>What is neither granted, issued nor promised; 0 where more is promised than available.</summary>
    public long Unissued => Math.Max(0, Available - Promised);
}

/// <summary>A grant on a day.</summary>
/// <param name="Id">The id of its event.</param>
/// <param name="Date">When it was made.</param>
/// <param name="Grant">Its terms; shares and strike price after splits.</param>
/// <param name="Outstanding">Options neither exercised nor cancelled.</param>
/// <param name="Vested">Of these, those that are vested.</param>
/// <param name="Exercised">Options that became shares.</param>
public sealed record GrantPosition(string Id, DateOnly Date, OptionGrant Grant, long Outstanding, long Vested, long Exercised);

/// <summary>A warrant on a day.</summary>
/// <param name="Id">The id of its event.</param>
/// <param name="Warrant">Its terms; shares and strike price after splits.</param>
/// <param name="Outstanding">Shares not bought yet.</param>
public sealed record WarrantPosition(string Id, Warrant Warrant, long Outstanding);

/// <summary>A SAFE or note that is neither converted nor paid back.</summary>
/// <param name="Id">The id of its event.</param>
/// <param name="Date">When it was bought.</param>
/// <param name="Instrument">Its terms, a note with its maturity as last agreed.</param>
/// <param name="Accrued">A note's interest to the table's day, rounded to the currency; 0 of a SAFE.</param>
public sealed record OutstandingConvertible(string Id, DateOnly Date, ConvertibleInstrument Instrument, decimal Accrued);
