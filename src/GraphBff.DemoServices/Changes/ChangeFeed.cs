using Google.Protobuf;
using GraphBff.Contracts.Common.V1;
using GraphBff.DemoServices.Storage;
using Grpc.Core;

namespace GraphBff.DemoServices.Changes;

/// <summary>Serves watch streams from the change log.</summary>
internal sealed class ChangeFeed(Database database, TimeProvider time, IHostApplicationLifetime lifetime)
{
    private const int ReadAtOnce = 100;

    // Writes of this process wake the streams at once. The streams poll for writes of another process on the same file.
    private static readonly TimeSpan LookInterval = TimeSpan.FromSeconds(1);

    // A watcher that sees few of the changes keeps a token that is not too old, and can distinguish a quiet stream from a dead one.
    private static readonly TimeSpan CheckpointInterval = TimeSpan.FromSeconds(30);

    // How long a write may take after the stop. A watcher that does not read must not hold up the stop.
    private static readonly TimeSpan LastWrite = TimeSpan.FromSeconds(5);

    /// <summary>Sends messages to a watcher until it leaves.</summary>
    /// <param name="watch">What the watcher wants.</param>
    /// <param name="stream">The stream of the call.</param>
    /// <param name="message">Makes a message of the stream.</param>
    /// <param name="cancellationToken">Cancelled when the watcher leaves.</param>
    /// <exception cref="RpcException">
    /// INVALID_ARGUMENT: the resume token is not of this stream. OUT_OF_RANGE, RESUME_TOKEN_EXPIRED: it is too old, or the watcher missed
    /// changes that are no longer kept. UNAVAILABLE: the service stops.
    /// </exception>
    public async Task ServeAsync<T, TMessage>(
        Watch<T> watch, IServerStreamWriter<TMessage> stream, Func<WatchEvent<T>, TMessage> message, CancellationToken cancellationToken)
        where T : class, IMessage<T>, new()
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, lifetime.ApplicationStopping);
        // Later, since grpc-dotnet resets the stream of a cancelled write, and the watcher does not see the status then.
        using var cut = new CancellationTokenSource(Timeout.InfiniteTimeSpan, time);
        await using var last = ending.Token.Register(() => cut.CancelAfter(LastWrite));
        try
        {
            await ServeUntilEndedAsync(watch, change => stream.WriteAsync(message(change), cut.Token), ending.Token);
        }
        catch (Exception) when (cancellationToken.IsCancellationRequested)
        {
            // The watcher left, which is the ordinary end of a stream. The exception of the write in progress does not matter.
        }
        catch (OperationCanceledException) when (lifetime.ApplicationStopping.IsCancellationRequested)
        {
            throw new RpcException(new Status(StatusCode.Unavailable, "The service is shutting down."));
        }
    }

    private async Task ServeUntilEndedAsync<T>(
        Watch<T> watch, Func<WatchEvent<T>, Task> write, CancellationToken cancellationToken)
        where T : class, IMessage<T>, new()
    {
        // State and position are read in one transaction, so that no change between them is lost or sent twice.
        var (point, current) = database.Read(session => (
            ResumePoint.Find(session, watch.Topic, watch.ResumeToken),
            watch.ResumeToken.Length == 0 && watch.ReadCurrentState is { } read ? read(session) : []));

        foreach (var state in current)
        {
            await SendAsync(new(ChangeKind.Current, watch.Mask.Apply(state), ResumeToken: ""));
        }

        await SendAsync(new(ChangeKind.Checkpoint, State: null, point.ToString()));
        var lastSent = time.GetTimestamp();

        while (true)
        {
            // Taken before the read, so that a write in between completes it.
            var written = database.Written;
            var changes = database.Read(session =>
            {
                point.ThrowIfForgotten(session);
                return ChangeLog.Read(session, watch.Topic, point.Number, ReadAtOnce);
            });

            foreach (var change in changes)
            {
                point = point with { Number = change.Number };
                var state = new T();
                state.MergeFrom(change.Content);
                if (watch.Matches(state))
                {
                    await SendAsync(new(change.Kind, watch.Mask.Apply(state), point.ToString()));
                    lastSent = time.GetTimestamp();
                }
            }

            if (time.GetElapsedTime(lastSent) >= CheckpointInterval)
            {
                await SendAsync(new(ChangeKind.Checkpoint, State: null, point.ToString()));
                lastSent = time.GetTimestamp();
            }

            if (changes.Count == 0)
            {
                await written
                    .WaitAsync(LookInterval, time, cancellationToken)
                    .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                cancellationToken.ThrowIfCancellationRequested();
            }
        }

        Task SendAsync(WatchEvent<T> change)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return write(change);
        }
    }
}
