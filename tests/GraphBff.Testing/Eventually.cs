using Microsoft.Extensions.Time.Testing;

namespace GraphBff.Testing;

/// <summary>Waits for a condition, for at most half a minute.</summary>
public static class Eventually
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(5);

    /// <exception cref="TimeoutException">The condition did not hold in time; the message is <paramref name="otherwise"/>.</exception>
    public static Task TrueAsync(Func<bool> condition, Func<string>? otherwise = null)
    {
        ArgumentNullException.ThrowIfNull(condition);
        return TrueAsync(() => Task.FromResult(condition()), otherwise);
    }

    /// <exception cref="TimeoutException">The condition did not hold in time; the message is <paramref name="otherwise"/>.</exception>
    public static async Task TrueAsync(Func<Task<bool>> condition, Func<string>? otherwise = null)
    {
        ArgumentNullException.ThrowIfNull(condition);
        var start = TimeProvider.System.GetTimestamp();
        while (!await condition())
        {
            if (TimeProvider.System.GetElapsedTime(start) > Patience)
            {
                throw new TimeoutException(otherwise?.Invoke() ?? "The condition does not hold.");
            }

            await Task.Delay(Interval, TimeProvider.System);
        }
    }

    /// <summary>Advances a clock until a condition holds. Code that waits on the clock needs real time too.</summary>
    public static Task PassesAsync(FakeTimeProvider time, TimeSpan step, Func<bool> condition)
    {
        ArgumentNullException.ThrowIfNull(time);
        ArgumentNullException.ThrowIfNull(condition);
        return TrueAsync(() =>
        {
            if (condition())
            {
                return true;
            }

            time.Advance(step);
            return condition();
        });
    }

    /// <summary>Waits until a count no longer grows: nothing else shows that a connection is full.</summary>
    /// <exception cref="TimeoutException">It still grew when the time was up.</exception>
    public static async Task StopsGrowingAsync(Func<long> count, long atLeast)
    {
        ArgumentNullException.ThrowIfNull(count);
        var start = TimeProvider.System.GetTimestamp();
        var last = -1L;
        while (last != count() || last < atLeast)
        {
            if (TimeProvider.System.GetElapsedTime(start) > Patience)
            {
                throw new TimeoutException($"The count is {count()} and grows, or is less than {atLeast}.");
            }

            last = count();
            await Task.Delay(TimeSpan.FromMilliseconds(300), TimeProvider.System);
        }
    }
}
