using Microsoft.Extensions.Time.Testing;

namespace GraphBff.Upstream.Tests.Streaming.Feed;

/// <summary>Waits for a condition, for half a minute at most.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(5);

    public static async Task TrueAsync(Func<bool> condition, Func<string>? otherwise = null)
    {
        long start = TimeProvider.System.GetTimestamp();
        while (!condition())
        {
            Assert.True(TimeProvider.System.GetElapsedTime(start) < Patience, otherwise?.Invoke() ?? "It did not happen.");
            await Task.Delay(Interval, TimeProvider.System);
        }
    }

    /// <summary>Lets a clock run until a condition holds; what waits on it needs the machine's time as well.</summary>
    public static Task PassesAsync(FakeTimeProvider time, TimeSpan step, Func<bool> condition) => TrueAsync(() =>
    {
        if (condition())
        {
            return true;
        }

        time.Advance(step);
        return condition();
    });
}
