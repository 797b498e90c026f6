using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using GraphBff.Engine.Types;

namespace GraphBff.Transport.Tests.Hosting;

/// <summary>The event source of the subscription <c>ticks</c>. Every subscriber gets every event.</summary>
internal sealed class Ticks
{
    private readonly ConcurrentDictionary<Channel<SubscriptionEvent>, string> _subscribers = new();

    /// <summary>The resume token that each subscriber sent.</summary>
    public IEnumerable<string> ResumeTokens => _subscribers.Values;

    public int Subscribers => _subscribers.Count;

    public void Publish(string text, string resumeToken = "")
    {
        var tick = new SubscriptionEvent(new Tick(text), resumeToken);
        foreach (var subscriber in _subscribers.Keys)
        {
            subscriber.Writer.TryWrite(tick);
        }
    }

    /// <summary>Ends the source for all current subscribers.</summary>
    public void End(Exception? failure = null)
    {
        foreach (var subscriber in _subscribers.Keys)
        {
            subscriber.Writer.TryComplete(failure);
        }
    }

    public async IAsyncEnumerable<SubscriptionEvent> SubscribeAsync(
        string resumeAfter, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var events = Channel.CreateUnbounded<SubscriptionEvent>();
        _subscribers[events] = resumeAfter;
        try
        {
            await foreach (var happened in events.Reader.ReadAllAsync(cancellationToken))
            {
                yield return happened;
            }
        }
        finally
        {
            _subscribers.TryRemove(events, out _);
        }
    }
}
