using GraphBff.Engine.Types;

namespace GraphBff.Transport.Tests.Hosting;

/// <summary>A source that always has a next event, and never checks for cancellation.</summary>
internal sealed class Flood
{
    private int _subscribers;
    private long _events;

    public int Subscribers => Volatile.Read(ref _subscribers);

    /// <summary>How many events the engine has pulled.</summary>
    public long Events => Volatile.Read(ref _events);

    public async IAsyncEnumerable<SubscriptionEvent> SubscribeAsync(Tick tick)
    {
        Interlocked.Increment(ref _subscribers);
        try
        {
            while (true)
            {
                await Task.Yield();
                Interlocked.Increment(ref _events);
                yield return new SubscriptionEvent(tick);
            }
        }
        finally
        {
            Interlocked.Decrement(ref _subscribers);
        }
    }
}
