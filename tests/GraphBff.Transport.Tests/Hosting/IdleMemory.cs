namespace GraphBff.Transport.Tests.Hosting;

/// <summary>What connections that wait keep of this process's memory.</summary>
internal static class IdleMemory
{
    private const int Rounds = 3;

    /// <summary>
    /// Twice the bar of 3 KiB, which the load driver holds in a process of its own and with optimization: here both ends live in one
    /// process, whose pools and tables are counted too, and each method that waits has an object more.
    /// </summary>
    public const int Bound = 6 * 1024;

    /// <summary>How many connections wait at a time: both ends of each are files of this process.</summary>
    public static int Connections { get; } = Environment.GetEnvironmentVariable("GRAPHBFF_LONG") is null ? 2_000 : 8_000;

    /// <summary>Measures in turn, and takes the median of each: a pool that is emptied or filled meanwhile spoils one round only.</summary>
    /// <param name="measures">
    /// Each gives bytes a connection; the first is also what runs before all, for what a process keeps for its first sockets.
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

    /// <summary>Bytes of managed memory that are in use.</summary>
    public static long Used()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return GC.GetTotalMemory(forceFullCollection: true);
    }
}
