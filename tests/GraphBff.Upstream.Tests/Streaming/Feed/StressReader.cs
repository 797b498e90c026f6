using GraphBff.Engine.Errors;
using GraphBff.Engine.Operations;
using GraphBff.Engine.Types;

namespace GraphBff.Upstream.Tests.Streaming.Feed;

/// <summary>
/// One of many readers that join, read and leave at the same time, in every order. It knows the key of each number of the log. So it knows
/// what each next event must be, without reading the log.
/// </summary>
internal sealed class StressReader(FeedGraph graph, int seed)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly string[] Keys = ["a", "b", "c"];

    private readonly Random _random = new(seed);
    private readonly List<WatchFeedResponse> _state = [];
    private string? _token;
    private string? _key;
    private int? _position;

    public int Events { get; private set; }

    /// <summary>Events that were errors.</summary>
    public int BadEvents { get; private set; }

    public int Gaps { get; private set; }

    public int SlowEnds { get; private set; }

    /// <summary>The key of a change, by its number.</summary>
    public static string KeyOf(int number) => Keys[number * 7919 % 101 % Keys.Length];

    /// <summary>What is wrong with a change, by its number.</summary>
    public static FeedFlaw FlawOf(int number) => (number % 29) switch
    {
        3 => FeedFlaw.WithoutKey,
        8 => FeedFlaw.Throws,
        13 => FeedFlaw.NotUtf8,
        18 => FeedFlaw.CutOff,
        23 => FeedFlaw.UnknownKind,
        _ => FeedFlaw.None,
    };

    public async Task RunAsync(int sessions)
    {
        while (sessions-- > 0)
        {
            await RunOnceAsync();
        }
    }

    private async Task RunOnceAsync()
    {
        _key = _random.Next(3) == 0 ? Keys[_random.Next(2)] : null;
        var token = _random.Next(2) == 0 ? _token : null;
        _position = token is null ? null : ScriptedFeed.Number(token);
        _state.Clear();
        using var left = new CancellationTokenSource();
        var filter = _key is null ? FeedFilter.All : FeedFilter.Of(_key);
        var events = graph.ForEveryone
            .Subscribe(Caller.Anonymous, filter, token, currentState: _random.Next(2) == 0)
            .GetAsyncEnumerator(left.Token);
        try
        {
            for (var i = _random.Next(80); i > 0; i--)
            {
                Assert.True(await events.MoveNextAsync().AsTask().WaitAsync(Patience), "The events ended.");
                Check(events.Current);
                if (_random.Next(40) == 0)
                {
                    await Task.Delay(TimeSpan.FromMilliseconds(_random.Next(30)), TimeProvider.System);
                }
            }

            await LeaveAsync(events, left);
        }
        catch (GraphException exception) when (exception.Error.Code == "SLOW_CONSUMER")
        {
            SlowEnds++;
        }
        finally
        {
            await events.DisposeAsync();
        }
    }

    // It leaves in every way: while it waits or not, by cancellation or not.
    private async Task LeaveAsync(IAsyncEnumerator<SubscriptionEvent> events, CancellationTokenSource left)
    {
        var next = _random.Next(3) > 0 ? events.MoveNextAsync().AsTask() : Task.CompletedTask;
        if (_random.Next(2) == 0)
        {
            await left.CancelAsync();
        }

        await events.DisposeAsync();
        await next.WaitAsync(Patience).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        Assert.True(next.IsCompleted, "Who has left still waits.");
    }

    private void Check(SubscriptionEvent next)
    {
        Events++;
        if (next.IsGap)
        {
            Gaps++;
            _position = null;
            _state.Clear();
        }

        if (next.Value is WatchFeedResponse { Kind: FeedKind.Current } state)
        {
            CheckState(state, next.ResumeToken);
        }
        else
        {
            var number = ScriptedFeed.Number(next.ResumeToken);
            var isError = new FeedEntry("", number, Flaw: FlawOf(number)).IsError;
            Assert.Equal(_position is { } position ? After(position) : number, number);
            Assert.Equal(isError, next.Value is GraphError { Code: "INTERNAL" });
            Assert.Equal(isError ? null : number, (next.Value as WatchFeedResponse)?.Number);
            _position = number;
            BadEvents += isError ? 1 : 0;
        }

        _token = next.ResumeToken.Length > 0 ? next.ResumeToken : _token;
    }

    private void CheckState(WatchFeedResponse message, string token)
    {
        Assert.True(_position is null, "The current state was told in the middle.");
        _state.Add(message);
        if (token.Length > 0)
        {
            // The last event of the state has the state's number in the log.
            var moment = ScriptedFeed.Number(token);
            var expected = Keys.Where(key => _key is null || key == _key).Select(key => UpTo(moment, key));
            Assert.Equal(expected.Order(), _state.Select(item => item.Number).Order());
            _position = moment;
        }
    }

    private int After(int number)
    {
        do
        {
            number++;
        }
        while (_key is not null && KeyOf(number) != _key);

        return number;
    }

    private static int UpTo(int number, string key)
    {
        while (KeyOf(number) != key || !new FeedEntry("", number, Flaw: FlawOf(number)).IsState)
        {
            number--;
        }

        return number;
    }
}
