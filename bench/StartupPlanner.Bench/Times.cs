using System.Diagnostics;

namespace StartupPlanner.Bench;

/// <summary>How long things take.</summary>
internal static class Times
{
    /// <summary>Runs each of several in turn, many times: what else the machine does meets them alike.</summary>
    /// <returns>For each the seconds of all its runs, the least first.</returns>
    public static double[][] InTurns(int rounds, params Action[] acts)
    {
        var times = acts.Select(_ => new double[rounds]).ToArray();
        for (var round = 0; round < rounds; round++)
            for (var act = 0; act < acts.Length; act++)
            {
                var started = Stopwatch.GetTimestamp();
                acts[act]();
                times[act][round] = Stopwatch.GetElapsedTime(started).TotalSeconds;
            }
        foreach (var each in times) Array.Sort(each);
        return times;
    }
}
