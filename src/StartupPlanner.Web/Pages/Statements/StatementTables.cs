using Microsoft.Extensions.Caching.Memory;
using StartupPlanner.Domain.Costs;
using StartupPlanner.Domain.Forecasting;
using StartupPlanner.Domain.Plans;
using StartupPlanner.Web.Localization;

namespace StartupPlanner.Web.Pages.Statements;

/// <summary>The tables of statements that were looked at lately: each is written down once for a revision of its plan, a language and a choice.</summary>
public sealed class StatementTables : IDisposable
{
    private const int Cells = 400_000;
    private static readonly TimeSpan Unused = TimeSpan.FromMinutes(10);

    private readonly MemoryCache cache = new(new MemoryCacheOptions { SizeLimit = Cells });

    public StatementTable Of(Plan plan, PlanForecast forecast, StatementChoice choice, AccountingStandard standard, Texts texts)
    {
        var key = (plan.Id, plan.Revision, texts.Lang, standard, choice.Statement.Segment, choice.By, choice.WithZeros, string.Join(',', choice.Open));
        if (cache.TryGetValue(key, out StatementTable? known)) return known!;
        var table = StatementWriter.Write(forecast, new(forecast, texts, new Display(texts, TimeZoneInfo.Utc), standard), choice);
        return cache.Set(key, table, new MemoryCacheEntryOptions { Size = 1 + table.Rows.Count * table.Periods.Count, SlidingExpiration = Unused });
    }

    public void Dispose() => cache.Dispose();
}
