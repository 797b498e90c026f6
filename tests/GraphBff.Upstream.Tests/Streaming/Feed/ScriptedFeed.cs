using System.Collections.Concurrent;
using System.Globalization;
using GraphBff.Testing;
using Grpc.Core;

namespace GraphBff.Upstream.Tests.Streaming.Feed;

/// <summary>
/// A service with a change log and resume tokens. A test can make it fail in every way. The log outlives the hosts that serve it.
/// </summary>
internal sealed class ScriptedFeed : FeedService.FeedServiceBase
{
    /// <summary>A key on which the stream's own code throws an exception.</summary>
    public const string Throws = "throws";

    private readonly Lock _gate = new();
    private readonly List<FeedEntry> _log = [];
    private readonly ConcurrentQueue<RecordedCall> _calls = new();
    private readonly ConcurrentDictionary<FeedStream, byte> _streams = new();
    private int _forgotten;

    /// <summary>The calls so far, in order of arrival.</summary>
    public IReadOnlyList<RecordedCall> Calls => [.. _calls];

    public IEnumerable<WatchFeedRequest> Requests => _calls.Select(call => (WatchFeedRequest)call.Request);

    /// <summary>How many calls are open.</summary>
    public int Open => _streams.Count;

    /// <summary>How many of them have begun. They miss no later change.</summary>
    public int Started => _streams.Keys.Count(stream => stream.IsStarted);

    /// <summary>The changes so far.</summary>
    public IReadOnlyList<FeedEntry> Log
    {
        get
        {
            lock (_gate)
            {
                return [.. _log];
            }
        }
    }

    /// <summary>The number of changes.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _log.Count;
            }
        }
    }

    /// <summary>Whether messages have tokens. Without tokens there are no checkpoints either.</summary>
    public bool HasTokens { get; set; } = true;

    /// <summary>Whether a stream begins with a checkpoint. If not, it sends nothing at first, not even headers.</summary>
    public bool Answers { get; set; } = true;

    /// <summary>Whether the current state also has messages that cannot be read.</summary>
    public bool HasFlawedState { get; set; }

    /// <summary>How many changes are sent again after a resume.</summary>
    public int Repeats { get; set; }

    /// <summary>Called for each call when it arrives. It may throw or wait.</summary>
    public Func<WatchFeedRequest, ServerCallContext, Task>? OnOpen { get; set; }

    public static string Token(int number) => $"t{number}";

    public static int Number(string token) => int.Parse(token.AsSpan(1), CultureInfo.InvariantCulture);

    /// <summary>Adds a change.</summary>
    public int Add(string key = "a", bool isRemoval = false, FeedFlaw flaw = FeedFlaw.None)
    {
        int number;
        lock (_gate)
        {
            number = _log.Count + 1;
            _log.Add(new(key, number, isRemoval, flaw));
        }

        Wake();
        return number;
    }

    public void Add(int count)
    {
        for (var i = 0; i < count; i++)
        {
            Add();
        }
    }

    /// <summary>Forgets all changes so far. Earlier resume tokens are then too old.</summary>
    public void Forget()
    {
        lock (_gate)
        {
            _forgotten = _log.Count;
        }
    }

    /// <summary>Loses the log and begins a new one with one change. All streams end.</summary>
    public void Reset()
    {
        lock (_gate)
        {
            _log.Clear();
            _log.Add(new("a", 1));
        }

        Break(new Status(StatusCode.Unavailable, ""));
    }

    /// <summary>Sends a checkpoint on all streams.</summary>
    public void Checkpoint() => ForEach(stream => stream.HasCheckpoint = true);

    /// <summary>Ends all streams with a status.</summary>
    public void Break(Status status) => ForEach(stream => stream.Ended = status);

    /// <summary>Cuts the connections of all streams.</summary>
    public void Abort() => ForEach(stream =>
    {
        try
        {
            stream.Context.GetHttpContext().Abort();
        }
        catch (ObjectDisposedException)
        {
            // The connection has just ended.
        }
    });

    /// <summary>Makes all open streams hang forever.</summary>
    public void Freeze() => ForEach(stream => stream.IsFrozen = true);

    public override async Task WatchFeed(
        WatchFeedRequest request, IServerStreamWriter<WatchFeedResponse> responseStream, ServerCallContext context)
    {
        _calls.Enqueue(new RecordedCall(request, context));
        var stream = new FeedStream(context);
        _streams[stream] = 0;
        try
        {
            if (OnOpen is { } look)
            {
                await look(request, context);
            }

            await ServeAsync(request, responseStream, stream, context.CancellationToken);
        }
        catch (Exception) when (context.CancellationToken.IsCancellationRequested)
        {
            // The caller left.
        }
        finally
        {
            _streams.TryRemove(stream, out _);
        }
    }

    private async Task ServeAsync(
        WatchFeedRequest request, IServerStreamWriter<WatchFeedResponse> writer, FeedStream stream, CancellationToken cancellationToken)
    {
        var (number, state) = Start(request);
        stream.IsStarted = true;
        foreach (var entry in state)
        {
            await FeedWriter.WriteAsync(entry, FeedKind.Current, token: "", writer, stream.Context);
        }

        if (Answers && HasTokens)
        {
            await writer.WriteAsync(CheckpointAt(number), cancellationToken);
        }
        else if (Answers && state.Length == 0)
        {
            await stream.Context.WriteResponseHeadersAsync([]);
        }

        number = Math.Max(0, request.ResumeToken.Length > 0 ? number - Repeats : number);
        while (true)
        {
            var written = stream.Written;
            if (stream.IsFrozen)
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
            }

            if (stream.HasCheckpoint || stream.Ended is null)
            {
                number = await SendAsync(number, stream, request, writer, cancellationToken);
            }

            if (stream.Ended is { } status)
            {
                if (status.StatusCode == StatusCode.OK)
                {
                    return;
                }

                throw new RpcException(status);
            }

            await written.WaitAsync(cancellationToken);
        }
    }

    private async Task<int> SendAsync(
        int number,
        FeedStream stream,
        WatchFeedRequest request,
        IServerStreamWriter<WatchFeedResponse> writer,
        CancellationToken cancellationToken)
    {
        var (entries, read) = After(number);
        foreach (var entry in entries.Where(entry => Matches(entry, request)))
        {
            var kind = entry.IsRemoval ? FeedKind.Removal : entry.Flaw == FeedFlaw.UnknownKind ? (FeedKind)99 : FeedKind.Change;
            await FeedWriter.WriteAsync(entry, kind, HasTokens ? Token(entry.Number) : "", writer, stream.Context);
        }

        if (stream.HasCheckpoint)
        {
            stream.HasCheckpoint = false;
            await writer.WriteAsync(CheckpointAt(read), cancellationToken);
        }

        return read;
    }

    private (int Number, FeedEntry[] State) Start(WatchFeedRequest request)
    {
        lock (_gate)
        {
            if (request.ResumeToken.Length == 0)
            {
                return (_log.Count, request.IncludeCurrentState ? State(request) : []);
            }

            if (request.ResumeToken[0] != 't' || !int.TryParse(request.ResumeToken.AsSpan(1), CultureInfo.InvariantCulture, out var number))
            {
                throw new RpcException(new Status(StatusCode.InvalidArgument, "no token"));
            }

            return number >= _forgotten && number <= _log.Count
                ? (number, [])
                : throw new RpcException(new Status(StatusCode.OutOfRange, "too old"));
        }
    }

    private FeedEntry[] State(WatchFeedRequest request)
        => [.. _log.Where(entry => (entry.IsState || HasFlawedState) && Matches(entry, request))
            .GroupBy(entry => entry.Key)
            .Select(group => group.Last())
            .Where(entry => !entry.IsRemoval)];

    private (FeedEntry[] Entries, int Read) After(int number)
    {
        lock (_gate)
        {
            return ([.. _log.Skip(number)], _log.Count);
        }
    }

    private WatchFeedResponse CheckpointAt(int number)
        => new() { Kind = FeedKind.Checkpoint, ResumeToken = HasTokens ? Token(number) : "" };

    private static bool Matches(FeedEntry entry, WatchFeedRequest request) => request.Keys.Count == 0 || request.Keys.Contains(entry.Key);

    private void Wake() => ForEach(_ => { });

    private void ForEach(Action<FeedStream> action)
    {
        foreach (var stream in _streams.Keys)
        {
            action(stream);
            stream.Wake();
        }
    }
}
