using StartupPlanner.Finance.Equity.Exit;

namespace StartupPlanner.Finance.Tests.Equity.Exit;

/// <summary>
/// Shares out proceeds when everybody's decision is given, as simply as it can be done: it knows no thresholds and no curve, only a pot that is emptied step by step.
/// </summary>
internal static class FixedDecisions
{
    /// <summary>Those who have something to decide: classes that could convert, options, SAFEs and notes with a cap.</summary>
    public static string[] Deciding(SecuritiesAtExit securities) =>
    [
        .. securities.Classes.Where(each => each.Preference is { Participation: not Participation.Full }).Select(each => each.Key),
        .. securities.Options.Select(option => option.Key),
        .. securities.Safes.Where(safe => safe.ValuationCap is not null).Select(safe => safe.Key),
        .. securities.Notes.Where(note => note.ValuationCap is not null).Select(note => note.Key),
    ];

    /// <summary>What each security is paid, net of its strike, out of a pot for notes, SAFEs, shares and options.</summary>
    public static Dictionary<string, decimal> Paid(SecuritiesAtExit securities, decimal pot, IReadOnlySet<string> converting)
    {
        var takers = Takers(securities, converting).ToArray();
        var paid = takers.ToDictionary(taker => taker.Key, taker => -taker.StrikePaid);
        pot += takers.Sum(taker => taker.StrikePaid);
        foreach (var rank in takers.GroupBy(taker => taker.Seniority).OrderByDescending(rank => rank.Key)) pot = Pay(rank, taker => taker.Preference, pot, paid);
        pot = Pay(takers, taker => taker.AfterPreferences, pot, paid);
        while (pot > 0.000000001m)
        {
            // All who still take part receive the same for each share, until the pot is empty or the next of them has his fill.
            var open = takers.Where(taker => taker.Shares > 0 && (taker.Most is not { } most || paid[taker.Key] < most)).ToArray();
            if (open.Length == 0) break;
            var each = pot / open.Sum(taker => taker.Shares);
            foreach (var taker in open)
                if (taker.Most is { } most) each = Math.Min(each, (most - paid[taker.Key]) / taker.Shares);
            foreach (var taker in open)
            {
                pot -= each * taker.Shares;
                paid[taker.Key] = taker.Most is { } most && most - paid[taker.Key] - each * taker.Shares < 0.000000000001m ? most : paid[taker.Key] + each * taker.Shares;
            }
        }
        return paid;
    }

    private static decimal Pay(IEnumerable<Taker> takers, Func<Taker, decimal> due, decimal pot, Dictionary<string, decimal> paid)
    {
        var owed = takers.Sum(due);
        if (owed == 0) return pot;
        var share = Math.Min(pot, owed);
        foreach (var taker in takers) paid[taker.Key] += share * due(taker) / owed;
        return pot - share;
    }

    private static IEnumerable<Taker> Takers(SecuritiesAtExit securities, IReadOnlySet<string> converting)
    {
        foreach (var each in securities.Classes)
        {
            var shares = each.Holdings.Sum(holding => (decimal)holding.Shares);
            var asConverted = shares * each.ConversionRatio;
            if (each.Preference is not { } terms || converting.Contains(each.Key)) yield return new(each.Key, asConverted);
            else
            {
                var preference = shares * (terms.OriginalIssuePrice.Amount * terms.Multiple + (terms.AccruedDividends?.Amount ?? 0));
                yield return new(each.Key, terms.Participation is Participation.None ? 0 : asConverted)
                {
                    Preference = preference,
                    Seniority = terms.Seniority,
                    Most = terms.Participation is Participation.Capped cap ? Math.Max(preference, shares * terms.OriginalIssuePrice.Amount * cap.Multiple) : null,
                };
            }
        }
        foreach (var option in securities.Options)
        {
            var count = option.Vested + (securities.UnvestedOptions == UnvestedOptions.Accelerated ? option.Unvested : 0);
            yield return converting.Contains(option.Key) ? new(option.Key, count) { StrikePaid = count * option.Strike.Amount } : new(option.Key, 0);
        }
        foreach (var taker in Convertibles(securities, converting)) yield return taker;
    }

    private static IEnumerable<Taker> Convertibles(SecuritiesAtExit securities, IReadOnlySet<string> converting)
    {
        var all = securities.Safes.Select(safe => (safe.Key, Part: safe.PurchaseAmount.Amount / safe.ValuationCap?.Amount, safe.CapBasis, Seniority: (long)safe.Seniority,
                CashOut: safe.PurchaseAmount.Amount * safe.ExitMultiple, Discounted: safe.PurchaseAmount.Amount / (1 - (safe.Discount?.Fraction ?? 0))))
            .Concat(securities.Notes.Select(note => (note.Key, Part: (note.Principal.Amount + note.AccruedInterest.Amount) / note.ValuationCap?.Amount, note.CapBasis,
                Seniority: note.Seniority ?? long.MaxValue, CashOut: note.Principal.Amount * note.RepaymentMultiple + note.AccruedInterest.Amount, Discounted: 0m))).ToArray();
        var issued = securities.Classes.Sum(each => each.Holdings.Sum(holding => holding.Shares) * each.ConversionRatio)
            + securities.Options.Sum(option => option.Vested + option.Unvested) + securities.PromisedOptions;
        var preMoney = all.Where(each => each.CapBasis == CapBasis.PreMoney).Sum(each => (each.Part ?? 0) * issued);
        var postMoney = all.Where(each => each.CapBasis == CapBasis.PostMoney && (securities.LiquidityCapitalization == LiquidityCapitalization.All || converting.Contains(each.Key))).Sum(each => each.Part ?? 0);
        foreach (var each in all)
        {
            var capitalization = each.CapBasis == CapBasis.PreMoney ? issued : (issued + preMoney) / (1 - postMoney);
            yield return converting.Contains(each.Key)
                ? new(each.Key, each.Part!.Value * capitalization)
                : new(each.Key, 0) { Preference = each.CashOut, Seniority = each.Seniority, AfterPreferences = Math.Max(0, each.Discounted - each.CashOut) };
        }
    }

    private sealed record Taker(string Key, decimal Shares)
    {
        public decimal Preference { get; init; }
        public long Seniority { get; init; }
        public decimal AfterPreferences { get; init; }
        public decimal? Most { get; init; }
        public decimal StrikePaid { get; init; }
    }
}
