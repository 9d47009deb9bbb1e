namespace StartupPlanner.Finance.Tests.Equity;

/// <summary>Runs a law over many random cases; a failure names the seed that shows it again.</summary>
internal static class Seeds
{
    public static void Hold(int count, Action<Random> law)
    {
        for (var seed = 0; seed < count; seed++)
        {
            try
            {
                law(new Random(seed));
            }
            catch (Exception failure)
            {
                throw new Xunit.Sdk.XunitException($"Seed {seed}: {failure.Message}\n{failure.StackTrace}");
            }
        }
    }

    public static T One<T>(this Random random, params ReadOnlySpan<T> of) => of[random.Next(of.Length)];

    public static bool Chance(this Random random, int percent) => random.Next(100) < percent;
}
