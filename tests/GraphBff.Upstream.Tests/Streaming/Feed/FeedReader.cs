using GraphBff.Engine.Errors;
using GraphBff.Engine.Types;

namespace GraphBff.Upstream.Tests.Streaming.Feed;

/// <summary>One subscriber. It reads as the engine does.</summary>
internal sealed class FeedReader(IAsyncEnumerable<SubscriptionEvent> events) : IAsyncDisposable
{
    public const int Bad = int.MinValue;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly CancellationTokenSource _left = new();
    private IAsyncEnumerator<SubscriptionEvent>? _enumerator;
    private Task<bool>? _next;

    /// <summary>The resume token of the last event.</summary>
    public string LastToken { get; private set; } = "";

    /// <summary>Whether an event, the end or an error is available without waiting.</summary>
    public bool HasNext => Next.IsCompleted;

    private IAsyncEnumerator<SubscriptionEvent> Enumerator => _enumerator ??= events.GetAsyncEnumerator(_left.Token);

    private Task<bool> Next => _next ??= Enumerator.MoveNextAsync().AsTask();

    /// <summary>Starts to wait for the next event. The first call joins the stream.</summary>
    public void Begin() => _ = Next;

    /// <summary>Reads the end.</summary>
    public async Task EndsAsync() => Assert.False(await Next.WaitAsync(Patience), "There are more events.");

    /// <summary>Reads the next event.</summary>
    public async Task<SubscriptionEvent> NextAsync()
    {
        Assert.True(await Next.WaitAsync(Patience), "The events ended.");
        _next = null;
        if (Enumerator.Current.ResumeToken.Length > 0)
        {
            LastToken = Enumerator.Current.ResumeToken;
        }

        return Enumerator.Current;
    }

    /// <summary>
    /// Reads events and compares their numbers. A number is negative for current state. A zero comes before an event with a gap.
    /// <see cref="Bad"/> is an event with an error.
    /// </summary>
    public async Task ReadsAsync(params int[] expected)
    {
        var numbers = new List<int>();
        while (numbers.Count < expected.Length)
        {
            var next = await NextAsync();
            if (next.IsGap)
            {
                numbers.Add(0);
            }

            numbers.Add(next.Value switch
            {
                WatchFeedResponse { Kind: FeedKind.Current } state => -state.Number,
                WatchFeedResponse change => change.Number,
                _ => Bad,
            });
        }

        Assert.Equal(expected, numbers);
    }

    /// <summary>Reads the error that ends the subscription.</summary>
    public async Task<GraphError> ErrorAsync()
    {
        var exception = await Assert.ThrowsAsync<GraphException>(() => Next.WaitAsync(Patience));
        _next = null;
        return exception.Error;
    }

    /// <summary>Leaves as the engine does: cancels the current read, then disposes.</summary>
    public async ValueTask DisposeAsync()
    {
        await _left.CancelAsync();
        if (_enumerator is { } enumerator)
        {
            await enumerator.DisposeAsync();
        }

        if (_next is { } next)
        {
            await ((Task)next).WaitAsync(Patience).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            Assert.True(next.IsCompleted, "A subscriber that left still waits.");
        }
    }
}
