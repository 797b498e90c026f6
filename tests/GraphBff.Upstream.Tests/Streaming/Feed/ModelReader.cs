using GraphBff.Engine.Errors;
using GraphBff.Engine.Operations;
using GraphBff.Engine.Types;

namespace GraphBff.Upstream.Tests.Streaming.Feed;

/// <summary>
/// A subscriber that knows the service's log, and so what each next event must be: the one after the last, or after its token; a complete
/// state; or any later event with a gap.
/// </summary>
internal sealed class ModelReader : IAsyncDisposable
{
    private readonly FeedGraph _graph;
    private readonly FeedReader _reader;
    private readonly string? _key;
    private readonly List<WatchFeedResponse> _state = [];
    private int? _position;
    private int _latest;

    public ModelReader(FeedGraph graph, string? key, string? resumeAfter, bool currentState)
    {
        _graph = graph;
        _key = key;
        _position = resumeAfter is null ? null : ScriptedFeed.Number(resumeAfter);
        LastToken = resumeAfter;
        var filter = key is null ? FeedFilter.All : FeedFilter.Of(key);
        _reader = new(graph.ForEveryone.Subscribe(Caller.Anonymous, filter, resumeAfter, currentState));
        _reader.Begin();
    }

    /// <summary>The token from which a client would resume.</summary>
    public string? LastToken { get; private set; }

    public int Gaps { get; private set; }

    public bool HasNext => _reader.HasNext;

    /// <summary>Whether the subscription ended because it was too slow.</summary>
    public bool IsTooSlow { get; private set; }

    /// <summary>Reads one event and checks it.</summary>
    public async Task ReadAsync()
    {
        SubscriptionEvent next;
        try
        {
            next = await _reader.NextAsync();
        }
        catch (GraphException exception) when (exception.Error.Code == "SLOW_CONSUMER")
        {
            IsTooSlow = true;
            return;
        }

        if (next.IsGap)
        {
            Gaps++;
            _position = null;
            _state.Clear();
        }

        if (next.Value is WatchFeedResponse { Kind: FeedKind.Current } state)
        {
            CheckState(state, next.ResumeToken);
            _latest = state.Number;
        }
        else
        {
            CheckChange(next);
        }

        LastToken = next.ResumeToken.Length > 0 ? next.ResumeToken : LastToken;
    }

    /// <summary>Whether it has read an event of the log, or a state that contains it.</summary>
    public bool HasReached(int number) => _latest >= number || (LastToken is { } token && ScriptedFeed.Number(token) >= number);

    public ValueTask DisposeAsync() => _reader.DisposeAsync();

    private void CheckChange(SubscriptionEvent next)
    {
        var number = ScriptedFeed.Number(next.ResumeToken);
        var told = Matching().First(entry => entry.Number >= (_position + 1 ?? number));
        Assert.Equal(told.Number, number);
        Assert.Equal(told.IsError, next.Value is GraphError { Code: "INTERNAL", Service: "feed" });
        Assert.Equal(told.IsError ? null : number, (next.Value as WatchFeedResponse)?.Number);
        (_position, _latest) = (number, number);
    }

    private void CheckState(WatchFeedResponse message, string token)
    {
        _state.Add(message);
        if (token.Length == 0)
        {
            return;
        }

        // The last event of the state has the state's number in the log.
        var moment = ScriptedFeed.Number(token);
        int[] expected = [.. Matching().Where(entry => entry.Number <= moment && entry.IsState)
            .GroupBy(entry => entry.Key)
            .Select(group => group.Last())
            .Where(entry => !entry.IsRemoval)
            .Select(entry => entry.Number)
            .Order()];
        Assert.Equal(expected, _state.Select(item => item.Number).Order());
        Assert.True(_position is null, "The current state was told twice.");
        _position = moment;
        _state.Clear();
    }

    private IEnumerable<FeedEntry> Matching() => _graph.Feed.Log.Where(entry => _key is null || entry.Key == _key);
}
