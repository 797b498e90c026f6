using Google.Protobuf;
using GraphBff.Engine.Operations;
using GraphBff.Engine.Types;
using GraphBff.Upstream.Calls;
using Grpc.Core;

namespace GraphBff.Upstream.Streaming;

/// <summary>
/// The source of a subscription: a server stream of a service. A module says which method to call and what its messages mean;
/// that equal subscriptions share one stream, that it is opened again when it breaks, and that a client can go on where it was,
/// is written here once. Registered as a singleton.
/// </summary>
/// <remarks>
/// A stream that breaks is resumed with its last token. Where that cannot be, the next event tells a gap, and the current state
/// comes with it from a service that has one. Events that come twice after a resume are dropped by their tokens.
/// <para>
/// A message that cannot be read, and one on which a method of the module's throws, is an error of that one event. The stream goes on.
/// </para>
/// <para>
/// A stream has no read mask: what is shared holds what any subscriber may select, and one stream for all is worth more than
/// narrow messages.
/// </para>
/// </remarks>
/// <typeparam name="TFilter">What is watched: a record of values, equal for equal subscriptions. Sets of keys are a <see cref="KeySet"/>.</typeparam>
/// <typeparam name="TMessage">A message of the stream.</typeparam>
/// <param name="hubs">What all streams share.</param>
/// <param name="upstream">The upstream's name, as it was registered: <c>orders</c>.</param>
public abstract class WatchStream<TFilter, TMessage>(StreamHubs hubs, string upstream)
    where TFilter : notnull
    where TMessage : class
{
    /// <summary>Who shares a stream.</summary>
    /// <value>Default <see cref="StreamScope.PerCaller"/>.</value>
    protected virtual StreamScope Scope => StreamScope.PerCaller;

    /// <summary>Whether the service answers a call at once: with headers, the current state or a checkpoint.</summary>
    /// <value>
    /// Default true: silence for <see cref="StreamOptions.OpenTimeout"/> is then a failure. False for a service that says
    /// nothing before its first event; one that hangs cannot be told from it.
    /// </value>
    protected virtual bool AnswersAtOnce => true;

    /// <summary>Calls the watch method.</summary>
    /// <param name="filter">What is watched.</param>
    /// <param name="from">Where the stream begins.</param>
    /// <param name="options">The metadata and the cancellation; a stream has no deadline.</param>
    protected abstract AsyncServerStreamingCall<TMessage> Watch(TFilter filter, WatchStart from, CallOptions options);

    /// <summary>What a message is.</summary>
    protected abstract WatchMessageKind KindOf(TMessage message);

    /// <summary>The token that resumes the stream after a message; empty where the service gives none.</summary>
    protected abstract string ResumeTokenOf(TMessage message);

    /// <summary>The id of what a message is about, for the current state. Not asked of checkpoints.</summary>
    /// <returns>Null for a message about nothing: its subscribers get it, and the current state does not change.</returns>
    protected abstract string? KeyOf(TMessage message);

    /// <summary>A copy of a message as part of the current state: its kind says so, and its resume token is the given one, often empty.</summary>
    protected abstract TMessage AsCurrent(TMessage message, string resumeToken);

    /// <summary>Whether a call failed because its resume token is too old. Its subscribers are then told a gap and get the current state.</summary>
    /// <remarks>Default: OUT_OF_RANGE.</remarks>
    protected virtual bool IsTokenExpired(RpcException failure) => failure.StatusCode == StatusCode.OutOfRange;

    /// <summary>Whether a call failed because its resume token is none of this stream: <c>BAD_RESUME_TOKEN</c> for a client's.</summary>
    /// <remarks>Default: INVALID_ARGUMENT, unless it names other fields than <c>resume_token</c>.</remarks>
    protected virtual bool IsTokenRefused(RpcException failure) =>
        failure.StatusCode == StatusCode.InvalidArgument && StreamErrors.MayMeanToken(failure);

    /// <summary>A field's source of events.</summary>
    /// <param name="field">The subscription's field.</param>
    /// <param name="filter">What is watched.</param>
    /// <param name="resumeAfter">The resume token of the last event that the client got; null or empty to begin now.</param>
    /// <param name="currentState">Whether the current state comes first. Has no effect with a token that can be resumed from.</param>
    /// <returns>
    /// The events. Reading them fails with a <see cref="GraphBff.Engine.Errors.GraphException"/>: <c>BAD_RESUME_TOKEN</c>,
    /// <c>SLOW_CONSUMER</c>, <c>TOO_MANY_STREAMS</c>, or the code of the status by which the service ended the stream.
    /// </returns>
    public IAsyncEnumerable<StreamEvent> Subscribe(FieldContext field, TFilter filter, string? resumeAfter = null, bool currentState = false) =>
        Subscribe(field.Operation.Caller, filter, resumeAfter, currentState, Scope.Rule is { } rule ? () => rule(field) : null);

    internal IAsyncEnumerable<StreamEvent> Subscribe(
        Caller caller, TFilter filter, string? resumeAfter = null, bool currentState = false, Func<ValueTask>? authorize = null) =>
        new Subscription(Hubs, new Source(this, filter), new HubKey(this, Scope.IsPerCaller ? caller.Identity : null, filter, currentState))
        {
            Caller = caller,
            ResumeAfter = resumeAfter ?? "",
            Authorize = authorize,
        };

    private sealed class Source(WatchStream<TFilter, TMessage> stream, TFilter filter) : IWatchSource
    {
        public string Service => stream.Upstream;

        public string Name => stream.GetType().Name;

        public StreamScope Scope => stream.Scope;

        public bool AnswersAtOnce => stream.AnswersAtOnce;

        public IWatchCall Open(WatchStart from, CallOptions options) => new Call(stream, stream.Watch(filter, from, options));

        public StreamEvent AsCurrent(object message, string resumeToken)
        {
            try
            {
                return new(stream.AsCurrent((TMessage)message, resumeToken), resumeToken);
            }
            catch (Exception exception)
            {
                stream.Hubs.BadEvent(this, exception);
                return new(StreamErrors.BadEvent(Service, exception), resumeToken);
            }
        }

        public bool IsTokenExpired(RpcException failure) => stream.IsTokenExpired(failure);

        public bool IsTokenRefused(RpcException failure) => stream.IsTokenRefused(failure);
    }

    private sealed class Call(WatchStream<TFilter, TMessage> stream, AsyncServerStreamingCall<TMessage> call) : IWatchCall
    {
        public Task Headers => call.ResponseHeadersAsync;

        public WatchMessage Current
        {
            get
            {
                var message = call.ResponseStream.Current;
                int bytes = message is IMessage known ? known.CalculateSize() : 0;
                var kind = WatchMessageKind.Change;
                string token = "";
                try
                {
                    token = stream.ResumeTokenOf(message);
                    kind = stream.KindOf(message);
                    return TolerantReading.FaultOf(message) is { } fault
                        ? new(message, kind, token, Key: null, bytes, fault)
                        : new(message, kind, token, kind == WatchMessageKind.Checkpoint ? null : stream.KeyOf(message), bytes);
                }
                catch (Exception exception)
                {
                    return new(message, kind, token, Key: null, bytes, exception);
                }
            }
        }

        public Task<bool> MoveNextAsync(CancellationToken cancellationToken) => call.ResponseStream.MoveNext(cancellationToken);

        public void Dispose() => call.Dispose();
    }

    private StreamHubs Hubs { get; } = hubs;

    private string Upstream { get; } = upstream;
}
