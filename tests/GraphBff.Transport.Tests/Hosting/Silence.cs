using GraphBff.Engine.Types;

namespace GraphBff.Transport.Tests.Hosting;

/// <summary>A source without events. It keeps almost no memory for a subscriber.</summary>
internal sealed class Silence : IAsyncEnumerable<SubscriptionEvent>
{
    private int _subscribers;

    public int Subscribers => Volatile.Read(ref _subscribers);

    public IAsyncEnumerator<SubscriptionEvent> GetAsyncEnumerator(CancellationToken cancellationToken = default)
        => new Subscriber(this, cancellationToken);

    private sealed class Subscriber(Silence silence, CancellationToken cancellationToken) : IAsyncEnumerator<SubscriptionEvent>
    {
        private readonly TaskCompletionSource<bool> _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public SubscriptionEvent Current => throw new InvalidOperationException();

        public ValueTask<bool> MoveNextAsync()
        {
            Interlocked.Increment(ref silence._subscribers);
            cancellationToken.UnsafeRegister(static (ended, token) => ((TaskCompletionSource<bool>)ended!).TrySetCanceled(token), _ended);
            return new ValueTask<bool>(_ended.Task);
        }

        public ValueTask DisposeAsync()
        {
            Interlocked.Decrement(ref silence._subscribers);
            return ValueTask.CompletedTask;
        }
    }
}
