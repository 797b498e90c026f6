using GraphBff.Engine.Operations;
using GraphBff.Engine.Types;
using GraphBff.Upstream.Calls;
using Grpc.Core;

namespace GraphBff.Upstream.Streaming;

/// <summary>
/// The source of a subscription: a server stream of a service. A module says which method to call and what its messages mean. Everything
/// else is here: equal subscriptions share one upstream stream, a broken stream reopens, and a client resumes where it left off. Register
/// it as a singleton.
/// </summary>
/// <remarks>
/// A broken stream resumes with its last token. If it cannot, the next event reports a gap, and the service sends the current state if it
/// has one. Tokens show which events are repeated after a resume, and those are dropped.
/// <para>If a message cannot be read, or a method of the module throws, that one event is an error. The stream continues.</para>
/// <para>
/// A stream has no read mask: a shared stream holds what any subscriber may select. One stream for all is worth more than small messages.
/// </para>
/// </remarks>
/// <typeparam name="TFilter">
/// The filter of a subscription: a record of values, equal for equal subscriptions. A set of keys is a <see cref="KeySet"/>.
/// </typeparam>
/// <typeparam name="TMessage">A message of the stream.</typeparam>
/// <param name="hubs">The hubs of all streams.</param>
/// <param name="upstream">The upstream's name, as it was registered: <c>orders</c>.</param>
public abstract class WatchStream<TFilter, TMessage>(StreamHubs hubs, string upstream)
    where TFilter : notnull
    where TMessage : class
{
    /// <summary>Which callers share a stream.</summary>
    /// <value>Default <see cref="StreamScope.PerCaller"/>.</value>
    protected virtual StreamScope Scope => StreamScope.PerCaller;

    /// <summary>Whether the service answers a call at once: with headers, the current state or a checkpoint.</summary>
    /// <value>
    /// Default true: silence for <see cref="StreamOptions.OpenTimeout"/> is then a failure. Set false for a service that sends nothing
    /// before its first event. A service that hangs then looks the same.
    /// </value>
    protected virtual bool AnswersAtOnce => true;

    /// <summary>The stream's name, in logs and metrics.</summary>
    /// <value>Default: the class.</value>
    protected virtual string Name => GetType().Name;

    /// <summary>Calls the watch method.</summary>
    /// <param name="filter">The subscription's filter.</param>
    /// <param name="from">Where the stream begins.</param>
    /// <param name="options">The metadata and the cancellation. A stream has no deadline.</param>
    protected abstract AsyncServerStreamingCall<TMessage> Watch(TFilter filter, WatchStart from, CallOptions options);

    /// <summary>The meaning of a message.</summary>
    protected abstract WatchMessageKind KindOf(TMessage message);

    /// <summary>What the subscription's field selects from.</summary>
    /// <value>Default: the message.</value>
    protected virtual object ValueOf(TMessage message) => message;

    /// <summary>How much memory a message takes, in bytes: its size on the wire, if nothing better is known.</summary>
    private protected virtual int SizeOf(TMessage message) => MessageSize.Of(message) ?? 0;

    /// <summary>The token that resumes the stream after a message; empty if the service gives none.</summary>
    protected abstract string ResumeTokenOf(TMessage message);

    /// <summary>The id of a message's object, for the current state. Not called for checkpoints.</summary>
    /// <returns>Null for a message without an object: subscribers get it, and the current state does not change.</returns>
    protected abstract string? KeyOf(TMessage message);

    /// <summary>
    /// A copy of a message as part of the current state: with that kind, and with the given resume token, which is often empty.
    /// </summary>
    protected abstract TMessage AsCurrent(TMessage message, string resumeToken);

    /// <summary>Whether a call failed because its resume token is too old. Its subscribers then get a gap and the current state.</summary>
    /// <remarks>Default: OUT_OF_RANGE.</remarks>
    protected virtual bool IsTokenExpired(RpcException failure) => failure.StatusCode == StatusCode.OutOfRange;

    /// <summary>
    /// Whether a call failed because its resume token is not of this stream. For a client's token that is <c>BAD_RESUME_TOKEN</c>.
    /// </summary>
    /// <remarks>Default: INVALID_ARGUMENT, unless it names other fields than <c>resume_token</c>.</remarks>
    protected virtual bool IsTokenRefused(RpcException failure)
        => failure.StatusCode == StatusCode.InvalidArgument && StreamErrors.MayBeAboutToken(failure);

    /// <summary>Makes a field's source of events.</summary>
    /// <param name="field">The subscription's field.</param>
    /// <param name="filter">The subscription's filter.</param>
    /// <param name="resumeAfter">The resume token of the last event that the client got; null or empty to begin now.</param>
    /// <param name="currentState">Whether the current state comes first. Has no effect with a token that can still be resumed.</param>
    /// <returns>
    /// The events. Reading them fails with a <see cref="GraphBff.Engine.Errors.GraphException"/>: <c>BAD_RESUME_TOKEN</c>,
    /// <c>SLOW_CONSUMER</c>, <c>TOO_MANY_STREAMS</c>, or the code of the status with which the service ended the stream.
    /// </returns>
    public IAsyncEnumerable<SubscriptionEvent> Subscribe(
        FieldContext field, TFilter filter, string? resumeAfter = null, bool currentState = false)
        => Subscribe(field.Operation.Caller, filter, resumeAfter, currentState, Scope.Rule is { } rule ? () => rule(field) : null);

    internal IAsyncEnumerable<SubscriptionEvent> Subscribe(
        Caller caller, TFilter filter, string? resumeAfter = null, bool currentState = false, Func<ValueTask>? authorize = null)
        => new Subscription(
            Hubs, new Source(this, filter), new HubKey(this, Scope.IsPerCaller ? caller.Identity : null, filter, currentState))
        {
            Caller = caller,
            ResumeAfter = resumeAfter ?? "",
            Authorize = authorize,
        };

    private sealed class Source(WatchStream<TFilter, TMessage> stream, TFilter filter) : IWatchSource
    {
        public string Service => stream.Upstream;

        public string Name => stream.Name;

        public StreamScope Scope => stream.Scope;

        public bool AnswersAtOnce => stream.AnswersAtOnce;

        public IWatchCall Open(WatchStart from, CallOptions options) => new Call(stream, stream.Watch(filter, from, options));

        public SubscriptionEvent AsCurrent(object message, string resumeToken)
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
                var kind = WatchMessageKind.Change;
                var token = "";
                try
                {
                    token = stream.ResumeTokenOf(message);
                    kind = stream.KindOf(message);
                    return TolerantReading.FaultOf(message) is { } fault
                        ? new(message, kind, token, Key: null, stream.SizeOf(message), fault)
                        : new(
                            stream.ValueOf(message),
                            kind,
                            token,
                            kind == WatchMessageKind.Checkpoint ? null : stream.KeyOf(message),
                            stream.SizeOf(message));
                }
                catch (Exception exception)
                {
                    return new(message, kind, token, Key: null, stream.SizeOf(message), exception);
                }
            }
        }

        public Task<bool> MoveNextAsync(CancellationToken cancellationToken) => call.ResponseStream.MoveNext(cancellationToken);

        public void Dispose() => call.Dispose();
    }

    private StreamHubs Hubs { get; } = hubs;

    private string Upstream { get; } = upstream;
}
