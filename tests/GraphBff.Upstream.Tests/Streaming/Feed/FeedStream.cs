using Grpc.Core;

namespace GraphBff.Upstream.Tests.Streaming.Feed;

/// <summary>An open call of the feed.</summary>
internal sealed class FeedStream(ServerCallContext context)
{
    private TaskCompletionSource _written = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public ServerCallContext Context { get; } = context;

    public Status? Ended { get; set; }

    public bool IsStarted { get; set; }

    public bool HasCheckpoint { get; set; }

    public bool IsFrozen { get; set; }

    /// <summary>Completes when there is new work since this was read.</summary>
    public Task Written => Volatile.Read(ref _written).Task;

    public void Wake() => Interlocked.Exchange(ref _written, new(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();
}
