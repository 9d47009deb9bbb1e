using StartupPlanner.Domain.Forecasting;
using StartupPlanner.Domain.Plans;
using StartupPlanner.Web.Localization;
using StartupPlanner.Web.Pages.Planning;
using StartupPlanner.Web.Pipeline;

namespace StartupPlanner.Web.Pages.Finance;

/// <summary>The investments, the one that is worth most first, a sentence each.</summary>
internal sealed class InvestmentFigures(PlanForecasts forecasts) : IFigures
{
    public IReadOnlyList<string> Groups => ["investments"];

    public IEnumerable<KeyValuePair<string, string>> Of(Plan plan, Texts texts, Display display) => [new("investments.ranking", Ranking(plan, texts, display))];

    public IReadOnlyList<JudgedInvestment> Judged(Plan plan) => CapitalBudget.Of(plan, forecasts.Of(plan) is { Failure: null } made ? made.Value : null);

    public string Ranking(Plan plan, Texts texts, Display display)
    {
        var words = new FinanceWords(plan, texts, display);
        var lines = Judged(plan).Select((judged, index) => Line(judged, index + 1, words, texts)).ToList();
        return lines.Count == 0 ? texts["Finance.Investments.NoneYet"] : string.Join('\n', lines);
    }

    private static string Line(JudgedInvestment judged, int rank, FinanceWords words, Texts texts)
    {
        var name = judged.Investment.Name.Length > 0 ? judged.Investment.Name : texts["Finance.Investments.Row"];
        return judged.NetPresentValue is { } worth
            ? texts["Finance.Investments.Ranked", rank, name, words.Money(worth), words.Rates(judged.Rates), words.Payback(judged), words.Verdict(judged)]
            : texts["Finance.Investments.Unranked", name, words.Verdict(judged)];
    }
}
