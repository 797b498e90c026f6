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
}
