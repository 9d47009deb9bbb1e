using StartupPlanner.Domain.Funding.Exchange;
using StartupPlanner.Finance.Equity;
using StartupPlanner.Finance.Values;

namespace StartupPlanner.Domain.Tests.Funding.Exchange;

/// <summary>What the format cannot hold is named.</summary>
public sealed class ALossReport
{
    [Fact]
    public void Names_what_comes_after_the_last_day()
    {
        var package = OcfExport.Of(OcfStories.Funded, OcfStories.Issuer, OcfStories.Day(600));
        Assert.Contains(new ExchangeLoss("a-round", ExchangeLosses.AfterLastDay, [OcfStories.Day(800)]), package.Losses);
        Assert.Contains(new ExchangeLoss("bridge", ExchangeLosses.AfterLastDay, [OcfStories.Day(850)]), package.Losses);
        Assert.Contains(new ExchangeLoss("A", ExchangeLosses.OnlyLater, [nameof(ShareClass)]), package.Losses);
        var read = AnExportReadAgain.Read(package);
        Assert.Equal(OcfStories.Day(600), read.AsOf);
        Assert.DoesNotContain(read.History.Classes, shareClass => shareClass.Id == "A");
        SameTable.Assert(CapTable.At(OcfStories.Funded, OcfStories.Day(600)), CapTable.At(read.History, OcfStories.Day(600)));
    }

    [Fact]
    public void Names_terms_of_rounds_and_classes()
    {
        var losses = OcfExport.Of(OcfStories.Funded, OcfStories.Issuer).Losses;
        var round = EquityStory.Of(OcfStories.Funded).Rounds[0];
        Assert.Contains(new ExchangeLoss("seed-round", ExchangeLosses.RoundTerms, [round.PreMoneyValuation, round.PostMoneyValuation]), losses);
        Assert.Contains(new ExchangeLoss("seed-round", ExchangeLosses.RoundCosts, [20_000m]), losses);
        Assert.Contains(new ExchangeLoss("seed", ExchangeLosses.Term, [nameof(ShareClass.AntiDilution), nameof(AntiDilution.WeightedAverage)]), losses);
    }

    [Fact]
    public void Names_promises_extensions_and_agreements_on_targets()
    {
        var history = OcfStories.Funded with
        {
            Events =
            [
                .. OcfStories.Funded.Events,
                new OptionsPromised("offer", OcfStories.Day(900), "cai", "plan", 1_000),
                new ConvertibleIssued("loan", OcfStories.Day(901), new ConvertibleNote("angel", 50_000, new(Percentage.FromPercent(6), DayCount: DayCount.Actual360), OcfStories.Day(1000))),
                new NoteExtended("extension", OcfStories.Day(950), "loan", OcfStories.Day(1400)),
                new ValuationAdjusted("target", OcfStories.Day(960), new("fund", 5_000_000, 36_000_000, 100, 80) { Form = AdjustmentForm.Shares, Payer = "ben", Class = "common" }),
                new Terminated("leaves", OcfStories.Day(970), "cai"),
                new SharesIssued("nobody's", OcfStories.Day(980), "nobody", "common", 1, 1),
            ],
        };
        var package = OcfExport.Of(history, OcfStories.Issuer);
        var owed = (long)EquityStory.Of(history).Steps.Single(step => step.Kind == StepKind.AdjustmentInShares)[FigureKey.Shares];
        Assert.True(owed > 0);
        foreach (var loss in (ExchangeLoss[])
        [
            new("offer", ExchangeLosses.Promise, ["cai", "plan", 1_000L]),
            new("loan", ExchangeLosses.Term, [nameof(DayCount), nameof(DayCount.Actual360)]),
            new("extension", ExchangeLosses.Extension, ["loan", OcfStories.Day(1400)]),
            new("target", ExchangeLosses.ValuationAdjustment, ["fund", owed]),
            new("leaves", ExchangeLosses.Termination, ["cai"]),
            new("nobody's", ExchangeLosses.Impossible, [EquityErrors.UnknownHolder]),
        ])
            Assert.Contains(loss, package.Losses);
        var (before, after) = (EquityStory.Of(history).Table, EquityStory.Of(AnExportReadAgain.Read(package).History).Table);
        Assert.Equal(before.Holdings.Select(holding => (holding.Holder, holding.Class, holding.Shares)), after.Holdings.Select(holding => (holding.Holder, holding.Class, holding.Shares)));
        Assert.Equal(OcfStories.Day(1400), ((ConvertibleNote)after.Convertibles[^1].Instrument).Maturity);
    }

    [Fact]
    public void Of_an_import_names_what_has_no_place_here()
    {
        var losses = AnExportReadAgain.Read(OcfExport.Of(OcfStories.Funded, OcfStories.Issuer)).Losses;
        Assert.Contains(losses, loss => loss is { Code: ExchangeLosses.NotTaken, Figures: ["FINANCING"] });
        Assert.Contains(new ExchangeLoss("seed", ExchangeLosses.Assumed, [nameof(Participation), nameof(Participation.None)]), losses);
    }
}
