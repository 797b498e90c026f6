using GraphBff.Engine.Operations;
using GraphBff.Engine.Types;

namespace GraphBff.Upstream.Streaming;

/// <summary>A field's subscription, before its events are read.</summary>
internal sealed class Subscription(StreamHubs hubs, IWatchSource source, HubKey key) : IAsyncEnumerable<SubscriptionEvent>
{
    public StreamHubs Hubs { get; } = hubs;

    public IWatchSource Source { get; } = source;

    public HubKey Key { get; } = key;

    public required Caller Caller { get; init; }

    /// <summary>The resume token; empty to begin now.</summary>
    public required string ResumeAfter { get; init; }

    public required Func<ValueTask>? Authorize { get; init; }

    public IAsyncEnumerator<SubscriptionEvent> GetAsyncEnumerator(CancellationToken cancellationToken = default)
        => new StreamSubscriber(this, cancellationToken);
}
