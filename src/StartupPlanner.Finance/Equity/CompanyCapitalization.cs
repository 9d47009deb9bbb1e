namespace StartupPlanner.Finance.Equity;

/// <summary>What a definition of company capitalization counts; a cap divided by it is the cap price.</summary>
[Flags]
public enum CompanyCapitalization
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Shares issued and outstanding, preferred as if converted.</summary>
    Outstanding = 1,

    /// <summary>Options granted and not exercised, vested or not.</summary>
    Options = 2,

    /// <summary>Warrants not exercised.</summary>
    Warrants = 4,

    /// <summary>Options promised and not granted.</summary>
    PromisedOptions = 8,

    /// <summary>The pool before the round that is neither granted nor promised.</summary>
    UnissuedPool = 16,

    /// <summary>The pool's increase in connection with the round.</summary>
    PoolIncrease = 32,

    /// <summary>All SAFEs and notes that convert in the round, this one too.</summary>
    ConvertingSecurities = 64,

    /// <summary>What is fully diluted before the round, without SAFEs and notes.</summary>
    FullyDiluted = Outstanding | Options | Warrants | PromisedOptions | UnissuedPool,

    /// <summary>The post-money SAFE (Y Combinator, v1.1, "Company Capitalization"): everything before the round with all that converts, without the pool's increase.</summary>
    PostMoneySafe = FullyDiluted | ConvertingSecurities,

    /// <summary>The pre-money SAFE (Y Combinator, 2013 to 2018, "Company Capitalization"): everything before the round with the pool's increase, without what converts.</summary>
    PreMoneySafe = FullyDiluted | PoolIncrease,
}
