using Grpc.Core;

namespace GraphBff.Upstream.Tests.Streaming.Feed;

/// <summary>A call of the feed that is open.</summary>
internal sealed class FeedStream(ServerCallContext context)
{
    private TaskCompletionSource _written = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public ServerCallContext Context { get; } = context;

    public Status? Ended { get; set; }

    public bool IsStarted { get; set; }

    public bool HasCheckpoint { get; set; }

    public bool IsFrozen { get; set; }

    /// <summary>Done when there is something to do that was not there when this was asked for.</summary>
    public Task Written => Volatile.Read(ref _written).Task;

    public void Wake() => Interlocked.Exchange(ref _written, new(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();
}
