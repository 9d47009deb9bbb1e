using Microsoft.Extensions.Caching.Memory;
using StartupPlanner.Domain.Common;
using StartupPlanner.Domain.Forecasting;
using StartupPlanner.Domain.Plans;

namespace StartupPlanner.Web.Pipeline;

/// <summary>The forecasts of plans that were read lately: each is computed once for a revision, whoever asks.</summary>
public sealed class PlanForecasts : IDisposable
{
    private const int Forecasts = 100;
    private static readonly TimeSpan Unused = TimeSpan.FromMinutes(20);

    private readonly MemoryCache cache = new(new MemoryCacheOptions { SizeLimit = Forecasts });

    /// <summary>The forecast of a plan as it stands, or in one of its scenarios; rolling, where it goes on from what was.</summary>
    /// <returns>The forecast, or what cannot be, each with its address.</returns>
    public Outcome<PlanForecast> Of(Plan plan, string? scenario = null, bool rolling = false)
    {
        var key = (plan.Id, plan.Revision, scenario, rolling);
        if (cache.TryGetValue(key, out Outcome<PlanForecast>? known)) return known!;
        return cache.Set(key, PlanForecast.Of(plan, scenario, rolling), new MemoryCacheEntryOptions { Size = 1, SlidingExpiration = Unused });
    }

    /// <summary>What the plan's cash may come to with its estimates drawn many times over; null where none has a range, or where there is no forecast.</summary>
    public Outlook? OutlookOf(Plan plan)
    {
        var key = (plan.Id, plan.Revision, nameof(Outlook));
        if (cache.TryGetValue(key, out Outlook? known)) return known;
        return cache.Set(key, Of(plan) is { Succeeded: true } forecast ? Outlook.Of(forecast.Value) : null, new MemoryCacheEntryOptions { Size = 1, SlidingExpiration = Unused });
    }

    public void Dispose() => cache.Dispose();
}
