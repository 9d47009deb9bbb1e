using StartupPlanner.Finance.Modeling;

namespace StartupPlanner.Finance.Statements;

/// <summary>How a fixed asset is written off.</summary>
public enum DepreciationMethod
{
    /// <summary>The same each month: (cost − salvage) ÷ life.</summary>
    StraightLine,

    /// <summary>A steady share of what is left, twice the straight line's rate, never below salvage; from where equal parts of the rest over the rest of its life are more, those (as the spreadsheets' VDB).</summary>
    DecliningBalance,
}

/// <summary>What lasts longer than a year, and money left with others.</summary>
public static class Assets
{
    /// <summary>A fixed asset bought in one month and written off from the next on; one from before the first month is there with what is left of it.</summary>
    /// <param name="books">The books.</param>
    /// <param name="item">The asset.</param>
    /// <param name="month">When it is bought; before 1 where that was before the first month.</param>
    /// <param name="cost">Without tax.</param>
    /// <param name="salvage">Share of the cost that is left at the end of its life.</param>
    /// <param name="likelySalvage">Its likeliest value, by which a declining balance has declined before the first month.</param>
    /// <param name="life">In months; at least 1.</param>
    /// <param name="method">How it is written off.</param>
    /// <param name="tax">Rate of value added tax that can be reclaimed; null for none.</param>
    public static void Own(Books books, Item item, int month, Formula cost, Formula salvage, decimal likelySalvage, int life, DepreciationMethod method, Formula? tax)
    {
        var bought = books.Flow(item, "CapitalExpenditure", Span.At(month) * cost);
        books.Buy(item, Account.FixedAssets, bought, tax, 0);
        var left = books.Declare(item, "BookValue", Unit.Money, Aggregation.Stock);
        if (month < 1)
        {
            left.Opening = cost * (method == DepreciationMethod.StraightLine ? 1 - (1 - salvage) * Math.Min(-month, life) / life : LeftAfter(-month, likelySalvage, life));
            books.Open(Account.FixedAssets, Account.PaidInCapital, cost);
            books.Open(Account.PaidInCapital, Account.AccumulatedDepreciation, cost - left.Opening);
        }
        var inUse = new Span(month + 1, month + life).Active;
        var rest = left.Previous - cost * salvage;
        var remaining = Formula.Max(1, (Formula.Amount(month + life + 1, Unit.Months) - Formula.Month) / Formula.Amount(1, Unit.Months));
        var writtenOff = books.Flow(item, "WriteOff", method == DepreciationMethod.StraightLine
            ? inUse * cost * (1 - salvage) / life
            : inUse * Formula.Max(0, Formula.Min(Formula.Max(left.Previous * Math.Min(1m, 2m / life), rest / remaining), rest)));
        left.Formula = left.Previous + bought - writtenOff;
        books.Post(Account.Depreciation, Account.AccumulatedDepreciation, writtenOff);
    }

    // Of a declining balance, as a share of the cost.
    private static decimal LeftAfter(int months, decimal salvage, int life)
    {
        var left = 1m;
        for (var month = 1; month <= Math.Min(months, life); month++)
        {
            var rest = left - salvage;
            left -= Math.Max(0, Math.Min(Math.Max(left * Math.Min(1m, 2m / life), rest / (life - month + 1)), rest));
        }
        return left;
    }

    /// <summary>A share of what development costs is an asset, written off in equal parts over its life.</summary>
    /// <param name="books">The books, with all costs of research posted.</param>
    /// <param name="share">Share of the cost of research and development that is capitalised.</param>
    /// <param name="life">In months; at least 1.</param>
    public static void Capitalise(Books books, Formula share, int life)
    {
        var added = books.Line("CapitalisedDevelopment", Unit.Money, Aggregation.Flow, books.Movement(Account.Research) * share);
        var before = books.Line("CapitalisedBefore", Unit.Money, Aggregation.Flow, added.Previous);
        var writtenOff = books.Line("WriteOffOfDevelopment", Unit.Money, Aggregation.Flow, before.Last(life) / life);
        books.Post(Account.Intangibles, Account.Research, added);
        books.Post(Account.Amortisation, Account.AccumulatedAmortisation, writtenOff);
    }

    /// <summary>Money left with others from one month to another: the deposit of a lease.</summary>
    public static void Deposit(Books books, Item item, Span span, Formula amount)
    {
        books.Post(Account.Deposits, Account.Cash, books.Flow(item, "DepositPaid", (span.First - span.Last) * amount));
        if (span.Start < 1 && span.End is null or >= 1) books.Open(Account.Deposits, Account.PaidInCapital, amount);
    }
}
