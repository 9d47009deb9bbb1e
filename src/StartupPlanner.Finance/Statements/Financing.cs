using StartupPlanner.Finance.Modeling;

namespace StartupPlanner.Finance.Statements;

/// <summary>How a loan is paid back.</summary>
public enum Repayment
{
    /// <summary>Equal payments of interest and principal together.</summary>
    Annuity,

    /// <summary>Equal parts of the principal.</summary>
    Linear,

    /// <summary>All at the end.</summary>
    Bullet,
}

/// <summary>Terms of a loan.</summary>
/// <param name="Rate">Interest a year, as a fraction; a twelfth of it each month.</param>
/// <param name="Months">From the month after it is paid out to the last payment; at least 1.</param>
/// <param name="Grace">Months at the beginning in which only interest is paid; less than the months.</param>
/// <param name="Repayment">How it is paid back.</param>
public sealed record LoanTerms(Formula Rate, int Months, int Grace, Repayment Repayment);

/// <summary>Where the money comes from that is not earned.</summary>
public static class Financing
{
    /// <summary>Shareholders pay in; what it costs to issue the shares is taken off.</summary>
    public static void Equity(Books books, Item item, int month, Formula amount, Formula costs)
    {
        books.Post(Account.Cash, Account.PaidInCapital, books.Flow(item, "PaidIn", Span.At(month) * amount));
        books.Post(Account.PaidInCapital, Account.Cash, books.Flow(item, "CostsOfIssue", Span.At(month) * costs));
    }

    /// <summary>The company pays shareholders: for shares that it buys back, or for a target that was missed.</summary>
    public static void BuyBack(Books books, Item item, int month, Formula amount) => books.Post(Account.PaidInCapital, Account.Cash, books.Flow(item, "PaidToShareholders", Span.At(month) * amount));

    /// <summary>A SAFE or a convertible note: owed until it converts into shares, with interest that converts along.</summary>
    /// <param name="books">The books.</param>
    /// <param name="item">The instrument.</param>
    /// <param name="month">When it is paid in; before 1 where that was before the first month.</param>
    /// <param name="amount">Paid in.</param>
    /// <param name="rate">Interest of a month, a share of what was paid in; null for a SAFE.</param>
    /// <param name="before">Interest of the time before the first month, likewise.</param>
    /// <param name="end">The month in which it converts; null for not within the plan.</param>
    /// <param name="inCash">Whether it is paid back then instead.</param>
    public static void Convertible(Books books, Item item, int month, Formula amount, Formula? rate, Formula before, int? end, bool inCash = false)
    {
        var paid = books.Flow(item, "PaidIn", Span.At(month) * amount);
        books.Post(Account.Cash, Account.Convertibles, paid);
        var opening = amount * (1 + before);
        if (month < 1) books.Open(Account.PaidInCapital, Account.Convertibles, opening);
        var owed = books.Declare(item, "Owed", Unit.Money, Aggregation.Stock);
        Formula grown = (month < 1 ? owed.Lag(1, opening) : owed.Previous) + paid;
        if (rate is not null)
        {
            var interest = books.Flow(item, "Interest", amount * rate);
            books.Post(Account.ConvertibleInterest, Account.Convertibles, interest);
            grown += interest;
        }
        if (end is { } ends)
        {
            var ended = books.Flow(item, inCash ? "Repaid" : "Converted", Span.At(ends) * grown);
            books.Post(Account.Convertibles, inCash ? Account.Cash : Account.ConvertedCapital, ended);
            if (inCash)
            {
                books.As(Role.DebtService, ended);
                books.As(Role.InterestOfNotes, books.Flow(item, "InterestPaid", Span.At(ends) * (grown - amount)));
            }
            grown -= ended;
        }
        owed.Formula = grown;
    }

    /// <summary>A grant, earned in equal parts over its term.</summary>
    /// <param name="books">The books.</param>
    /// <param name="item">The grant.</param>
    /// <param name="month">When it is paid out; before 1 where that was before the first month: what is not earned then is deferred from its beginning.</param>
    /// <param name="amount">Paid out.</param>
    /// <param name="term">Months over which it is earned, from the month of payment on; at least 1.</param>
    /// <param name="against">The cost that it is set against; other income where it is against none.</param>
    public static void Grant(Books books, Item item, int month, Formula amount, int term, Account against)
    {
        var paid = books.Flow(item, "PaidIn", Span.At(month) * amount);
        books.Post(Account.Cash, Account.DeferredRevenue, books.As(Role.Receipts, paid));
        books.Post(Account.DeferredRevenue, against, books.Flow(item, "GrantEarned", new Span(month, month + term - 1).Active * amount / term));
        if (month < 1) books.Open(Account.PaidInCapital, Account.DeferredRevenue, amount * Math.Max(0, term - (1 - month)) / term);
    }

    /// <summary>A loan: paid out, with interest on what is owed, and paid back. What is still owed of one from before the first month is owed from its beginning.</summary>
    /// <remarks>Annuity: P × r ÷ (1 − (1 + r)^−n), with r for a month and n months after the grace period.</remarks>
    public static void Loan(Books books, Item item, Account account, int month, Formula amount, LoanTerms terms)
    {
        var drawn = books.Flow(item, "PaidIn", Span.At(month) * amount);
        books.Post(Account.Cash, account, drawn);
        var owed = books.Declare(item, "Owed", Unit.Money, Aggregation.Stock);
        if (month < 1)
        {
            owed.Opening = OwedAfter(-month, amount, terms);
            books.Open(Account.PaidInCapital, account, owed.Opening);
        }
        var rate = terms.Rate / 12;
        var interest = books.Flow(item, "Interest", owed.Previous * rate);
        var parts = terms.Months - terms.Grace;
        var repaying = new Span(month + terms.Grace + 1, month + terms.Months).Active;
        var last = Span.At(month + terms.Months);
        Formula due = terms.Repayment switch
        {
            Repayment.Bullet => last * owed.Previous,
            Repayment.Linear => repaying * amount / parts,
            _ => repaying * (amount * Formula.OrElse(rate / (1 - Formula.Pow(1 + rate, -parts)), 1m / parts) - interest),
        };
        // The last payment takes what is left, so that nothing is owed after it.
        var repaid = books.Flow(item, "Repaid", Formula.If(last, owed.Previous, Formula.Min(due, owed.Previous)));
        owed.Formula = owed.Previous + drawn - repaid;
        books.Post(account, Account.Cash, repaid);
        books.Post(Account.Interest, Account.Cash, interest);
        books.As(Role.DebtService, books.Flow(item, "DebtServiceOf", interest + repaid));
    }

    // After so many months: of an annuity A × ((1 + r)^n − (1 + r)^paid) ÷ ((1 + r)^n − 1).
    private static Formula OwedAfter(int months, Formula amount, LoanTerms terms)
    {
        var (parts, paid) = (terms.Months - terms.Grace, Math.Max(0, months - terms.Grace));
        if (paid >= parts) return amount * 0;
        if (paid == 0 || terms.Repayment == Repayment.Bullet) return amount;
        var linear = amount * (parts - paid) / parts;
        var (all, grown) = (Formula.Pow(1 + terms.Rate / 12, parts), Formula.Pow(1 + terms.Rate / 12, paid));
        return terms.Repayment == Repayment.Linear ? linear : Formula.OrElse(amount * (all - grown) / (all - 1), linear);
    }
}
