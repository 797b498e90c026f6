namespace GraphBff.Transport.Tests.Hosting;

/// <summary>Measures how much of this process's memory idle connections keep.</summary>
internal static class IdleMemory
{
    private const int Rounds = 3;

    /// <summary>
    /// More than the 3 KiB that the live benchmark allows. The benchmark measures the product alone, in an optimized build. Here both ends
    /// live in one process, and all its pools and tables count too: rounds differ by 1.5 KiB. Without optimization, each method that waits
    /// has one more object. So 5 KiB are seen, and one kept buffer of 4 KiB exceeds the bound.
    /// </summary>
    public const int Bound = 8 * 1024;

    /// <summary>How many connections wait at a time. Each takes two file descriptors of this process.</summary>
    public static int Connections { get; } = Environment.GetEnvironmentVariable("GRAPHBFF_LONG") is null ? 2_000 : 8_000;

    /// <summary>
    /// Runs the measures in turn, and takes the median of each. A pool that empties or fills in between spoils only one round.
    /// </summary>
    /// <param name="measures">
    /// Each returns bytes per connection. The first one also runs once in advance, because a process keeps memory for its first sockets.
    /// </param>
    public static async Task<long[]> MeasureAsync(params Func<Task<long>>[] measures)
    {
        await measures[0]();
        var rounds = new List<long[]>();
        for (var round = 0; round < Rounds; round++)
        {
            var seen = new long[measures.Length];
            for (var i = 0; i < measures.Length; i++)
            {
                seen[i] = await measures[i]();
            }

            rounds.Add(seen);
        }

        return [.. Enumerable.Range(0, measures.Length).Select(i => rounds.Select(seen => seen[i]).Order().ElementAt(Rounds / 2))];
    }

    /// <summary>The managed memory in use, in bytes.</summary>
    public static long Used()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return GC.GetTotalMemory(forceFullCollection: true);
    }
}
