namespace StartupPlanner.Finance.Modeling;

/// <summary>Random numbers by their place: the same for a seed, a draw and a stream, in whatever order they are asked for.</summary>
/// <remarks>The output function of SplitMix64 over a counter (Steele, Lea, Flood, Fast Splittable Pseudorandom Number Generators, OOPSLA 2014).</remarks>
internal readonly struct Chance(ulong seed)
{
    private const ulong Golden = 0x9e3779b97f4a7c15;

    /// <summary>Numbers evenly spread over 0 to 1, both excluded: those of draws in a row.</summary>
    /// <param name="to">Takes them.</param>
    /// <param name="first">The number of the first draw.</param>
    /// <param name="stream">The stream.</param>
    public void Even(Span<double> to, int first, int stream)
    {
        unchecked
        {
            var place = Mix(seed + Golden * (uint)stream) + Golden * (uint)first;
            for (var i = 0; i < to.Length; i++) to[i] = ((Mix(place += Golden) >> 12) + 0.5) * (1.0 / (1UL << 52));
        }
    }

    private static ulong Mix(ulong z)
    {
        unchecked
        {
            z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9;
            z = (z ^ z >> 27) * 0x94d049bb133111eb;
            return z ^ z >> 31;
        }
    }
}
