namespace GraphBff.Transport.Tests.Hosting;

internal static class Condition
{
    /// <summary>Waits until it holds, for 20 s at most.</summary>
    public static async Task HoldsAsync(Func<bool> condition)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (!condition())
        {
            Assert.True(TimeProvider.System.GetElapsedTime(start) < TimeSpan.FromSeconds(20), "The condition does not hold.");
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System);
        }
    }

    /// <summary>Waits until a count goes on no more: nothing else tells that a connection is full.</summary>
    public static async Task StandsStillAsync(Func<long> count, long atLeast)
    {
        var last = -1L;
        while (last != count() || last < atLeast)
        {
            last = count();
            await Task.Delay(TimeSpan.FromMilliseconds(300), TimeProvider.System);
        }
    }
}
