namespace StartupPlanner.Finance.Equity;

/// <summary>What a round solves for, all in shares, not yet whole; or, as a form, how something depends on it.</summary>
/// <param name="PreMoney">The shares that the pre-money buys at the price: price = pre-money ÷ these.</param>
/// <param name="Converting">Shares that all SAFEs and notes become.</param>
/// <param name="PoolIncrease">New shares of the pool.</param>
/// <param name="Adjusted">Shares, as converted, that older preferred gains because its conversion price falls.</param>
internal readonly record struct RoundUnknowns(decimal PreMoney, decimal Converting, decimal PoolIncrease, decimal Adjusted)
{
    public const int Count = 4;

    public decimal this[int index] => index switch
    {
        0 => PreMoney,
        1 => Converting,
        2 => PoolIncrease,
        _ => Adjusted,
    };
}

/// <summary>A number of shares that depends on the unknowns in a straight line.</summary>
/// <param name="Constant">What does not depend on them.</param>
/// <param name="By">Shares for each share of each unknown; none negative.</param>
internal readonly record struct Form(decimal Constant, RoundUnknowns By)
{
    public static Form Of(decimal constant = 0, decimal preMoney = 0, decimal converting = 0, decimal pool = 0, decimal adjusted = 0) => new(constant, new(preMoney, converting, pool, adjusted));

    public static Form operator *(decimal factor, Form form) => new(factor * form.Constant, new(factor * form.By.PreMoney, factor * form.By.Converting, factor * form.By.PoolIncrease, factor * form.By.Adjusted));

    public static Form operator -(Form form, decimal constant) => form with { Constant = form.Constant - constant };

    public decimal At(RoundUnknowns point) =>
        Constant + By.PreMoney * point.PreMoney + By.Converting * point.Converting + By.PoolIncrease * point.PoolIncrease + By.Adjusted * point.Adjusted;
}

/// <summary>A part of an unknown that is the largest of several forms: a SAFE's shares by cap, by discount or by price.</summary>
internal sealed class Largest(int unknown, params Form[] forms)
{
    public int Unknown { get; } = unknown;

    public Form[] Forms { get; } = forms;

    /// <summary>The index of the form that holds.</summary>
    public int Holding { get; set; }
}
