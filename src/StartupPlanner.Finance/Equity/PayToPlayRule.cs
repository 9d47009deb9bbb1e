namespace StartupPlanner.Finance.Equity;

/// <summary>Who loses what because it does not buy its part of a round.</summary>
internal static class PayToPlayRule
{
    /// <summary>The losses. A holder's part is its share of the fully diluted company before conversions, of the new money.</summary>
    public static IReadOnlyList<PayToPlayLoss> LossesOf(CapTable before, RoundTerms terms, decimal newMoney, ShadowSeries shadows, List<Step> steps)
    {
        var losses = new List<PayToPlayLoss>();
        foreach (var position in before.Classes.Where(position => position.Class.PayToPlay != PayToPlay.None && position.Class.Id != terms.Class))
        {
            string? into = null;
            foreach (var holding in before.Holdings.Where(holding => holding.Class == position.Class.Id))
            {
                var due = newMoney * before.Of(holding.Holder).FullyDiluted / before.FullyDiluted;
                var bought = terms.Commitments.Where(commitment => commitment.Investor == holding.Holder).Sum(commitment => commitment.Amount)
                    + terms.ProRata.Where(right => right.Holder == holding.Holder).Sum(right => right.Multiple * due);
                if (bought >= due) continue;
                var lost = Rounding.Shares(holding.Shares * (1 - bought / due), RoundingRule.Down);
                if (lost == 0) continue;
                into ??= position.Class.PayToPlay == PayToPlay.LosesAntiDilution ? shadows.Unprotected(position) : before.Classes.First(other => other.Class.Kind == ShareClassKind.Common).Class.Id;
                var became = position.Class.PayToPlay == PayToPlay.LosesAntiDilution ? lost : Rounding.Shares(lost * position.ConversionRatio, RoundingRule.Down);
                losses.Add(new(holding.Holder, position.Class.Id, into, lost, became));
                steps.Add(new(StepKind.PayToPlay, holding.Holder, [new(FigureKey.Amount, due), new(FigureKey.Paid, bought), new(FigureKey.Shares, lost), new(FigureKey.NewShares, became)]));
            }
        }
        return losses;
    }
}
