using GraphBff.Engine.Errors;
using GraphBff.Upstream.Errors;
using Grpc.Core;

namespace GraphBff.Upstream.Streaming;

/// <summary>
/// Reads a hub's upstream stream as long as the hub is open. Opens the stream, reopens it if it breaks, and checks it if it is silent.
/// </summary>
internal sealed class HubReader(StreamHub hub)
{
    // A call may fail right after its headers. One that lasted this long after them was open.
    private static readonly TimeSpan Settled = TimeSpan.FromSeconds(1);

    private readonly StreamHubs _owner = hub.Group.Owner;
    private readonly IWatchSource _source = hub.Source;
    private readonly StreamOptions _options = hub.Group.Owner.Options;
    private readonly TimeProvider _time = hub.Group.Owner.Time;
    private readonly CancellationToken _closing = hub.Closing;
    private readonly BurstHold _burst = new(hub);
    // When the stream last made progress. The timeouts count from here.
    private long _downSince = hub.Group.Owner.Time.GetTimestamp();
    private bool _wasOpen;
    // Whether the last call was open, and whether it received a message.
    private bool _isCut;
    private bool _isRead;
    private bool _hasMessage;
    private bool _hasProgress;
    private bool _isUnanswered;
    private int _failures;

    /// <summary>Reads until no subscriber is left, or the stream has ended for good.</summary>
    public async Task RunAsync()
    {
        try
        {
            while (!_closing.IsCancellationRequested)
            {
                var failure = await ReadAsync().ConfigureAwait(false);
                if (_closing.IsCancellationRequested || Decide(failure) is not { } delay)
                {
                    return;
                }

                _owner.Reopens(_source);
                Log.Broken(_owner.Logger, _source.Service, _source.Name, failure.StatusCode, (int)delay.TotalMilliseconds);
                await Task.Delay(delay, _time, _closing).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (_closing.IsCancellationRequested)
        {
            // The last subscriber left.
        }
        catch (Exception exception)
        {
            Log.Unexpected(_owner.Logger, exception, _source.Service, _source.Name);
            hub.End(StreamErrors.Unexpected(_source.Service, exception));
        }
    }

    /// <summary>Opens the stream and reads until it breaks.</summary>
    /// <returns>Why it broke.</returns>
    private async Task<RpcException> ReadAsync()
    {
        _isUnanswered = false;
        var call = new HubCall(hub, hub.Begin(), _closing);
        try
        {
            if (!await AnswersAsync(call).ConfigureAwait(false) && _source.AnswersAtOnce)
            {
                return Unanswered("The service did not answer in time.");
            }

            while (true)
            {
                if (await IsSilentAsync(call).ConfigureAwait(false))
                {
                    var second = new HubCall(hub, new(hub.LastToken, IncludeCurrentState: false), _closing);
                    var isAlive = await AnswersAsync(second, call.Next).ConfigureAwait(false);
                    Log.Silent(_owner.Logger, _source.Service, _source.Name, isAlive);
                    if (call.Next.IsCompleted)
                    {
                        second.Dispose();
                        continue;
                    }

                    NoteEnd(call);
                    call.Dispose();
                    call = second;
                    hub.Resumed();
                    if (!isAlive && _source.AnswersAtOnce)
                    {
                        return Unanswered("The service was silent and did not answer a second call.");
                    }
                }

                if (!await call.Next.ConfigureAwait(false))
                {
                    return Failed(StatusCode.OK, "The service ended the stream.");
                }

                await ReceiveAsync(call).ConfigureAwait(false);
                call.Read();
            }
        }
        catch (RpcException failure)
        {
            return failure;
        }
        finally
        {
            NoteEnd(call);
            call.Dispose();
        }
    }

    private async Task ReceiveAsync(HubCall call)
    {
        call.HasMessage = true;
        _hasMessage = true;
        var message = call.Current;
        if (message.Fault is { } fault)
        {
            _owner.BadEvent(_source, fault);
        }

        if (message.Kind != WatchMessageKind.Checkpoint)
        {
            _owner.Metrics.Event(_source);
        }

        _hasProgress |= hub.Receive(message);
        if (_burst.Room() is { } room)
        {
            await _burst.HoldBackAsync(room).ConfigureAwait(false);
        }
    }

    /// <summary>Whether the service answers a call in time.</summary>
    private async Task<bool> AnswersAsync(HubCall call, Task? sooner = null)
    {
        var answered = sooner is null ? call.Answered : Task.WhenAny(call.Answered, sooner);
        await answered.WaitAsync(_options.OpenTimeout, _time, _closing).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!call.Answered.IsCompleted)
        {
            return false;
        }

        call.AnsweredAt = _time.GetTimestamp();
        Log.Answered(_owner.Logger, _source.Service, _source.Name);
        return true;
    }

    /// <summary>Whether the stream is silent for so long that it should be checked.</summary>
    private async Task<bool> IsSilentAsync(HubCall call)
    {
        if (call.Next.IsCompleted || _options.StallTimeout == TimeSpan.Zero || hub.LastToken.Length == 0)
        {
            return false;
        }

        await ((Task)call.Next)
            .WaitAsync(_options.StallTimeout, _time, _closing)
            .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return !call.Next.IsCompleted && !_closing.IsCancellationRequested;
    }

    /// <summary>Notes how far a call got, for the decision about its failure.</summary>
    private void NoteEnd(HubCall call)
    {
        var open = call.AnsweredAt is { } answered ? _time.GetElapsedTime(answered) : TimeSpan.Zero;
        var isOpen = call.HasMessage || open >= Settled
            || (!_source.AnswersAtOnce && _time.GetElapsedTime(call.OpenedAt) >= _options.OpenTimeout);
        if (_hasProgress || open >= _options.MaxReopenDelay || (isOpen && !_wasOpen))
        {
            _downSince = _time.GetTimestamp();
            _failures = 0;
        }

        _hasProgress = false;
        _isRead = call.HasMessage;
        _isCut = isOpen;
        _wasOpen |= isOpen;
    }

    /// <summary>Decides whether the stream ends or reopens.</summary>
    /// <returns>How long to wait before it reopens; null if it has ended.</returns>
    private TimeSpan? Decide(RpcException failure)
    {
        var fault = failure is UpstreamException known ? known.Fault : CallFault.Status;
        if (fault is CallFault.ResponseTooLarge or CallFault.Unreadable)
        {
            return StepOver(failure);
        }

        var isRestart = false;
        if (hub.LastToken.Length > 0)
        {
            var isRefused = _source.IsTokenRefused(failure);
            if (isRefused && !_hasMessage && hub.Kind == HubKind.CatchUp)
            {
                return End(StreamErrors.BadResumeToken(failure), failure);
            }

            // A token that came from the service, which it now refuses, counts as too old.
            isRestart = isRefused || _source.IsTokenExpired(failure);
        }

        var isUnreachable = IsUnreachable(failure, fault);
        if (!isRestart && !isUnreachable && !HasExpired(failure)
            && (fault == CallFault.MetadataTooLarge || ReopenDecisions.Of(failure.StatusCode) == ReopenDecision.End))
        {
            return End(UpstreamErrors.Of(failure), failure);
        }

        var delay = Backoff();
        var asked = StatusDetails.Of(failure, FieldPaths.OfArguments).RetryAfter;
        delay = asked > delay ? asked.Value : delay;
        // Without its token the stream may well open. So it ends only if the service asks for too long a pause.
        var mayEnd = !isRestart || asked is not null;
        if (mayEnd && _time.GetElapsedTime(_downSince) + delay > (_wasOpen ? _options.ReopenTimeout : _options.OpenTimeout))
        {
            return End(ErrorOf(failure, isUnavailable: isRestart || isUnreachable, asked), failure);
        }

        // If the call was never open, no event is lost.
        if ((isRestart || (_isCut && hub.LastToken.Length == 0)) && hub.Restart())
        {
            Log.Gap(_owner.Logger, _source.Service, _source.Name);
        }

        return delay;
    }

    /// <summary>
    /// Skips a message that cannot be received. Its token is unknown, so after a resume it would come again. Subscribers get its error
    /// instead, and the stream starts over without a token.
    /// </summary>
    private TimeSpan? StepOver(RpcException failure)
    {
        var error = UpstreamErrors.Of(failure);
        if (!hub.StepOver(error, _isRead))
        {
            return End(error, failure);
        }

        _owner.Metrics.BadEvent(_source);
        Log.Gap(_owner.Logger, _source.Service, _source.Name);
        return Backoff();
    }

    /// <summary>
    /// Whether something other than the service failed. The end of a connection or the reset of a stream may have any code. A proxy may
    /// have no route for a moment, even if a stream was open before.
    /// </summary>
    private bool IsUnreachable(RpcException failure, CallFault fault)
        => fault is CallFault.Connection or CallFault.UnreadableConnection or CallFault.NotConnected or CallFault.Refused
            || (_wasOpen && fault == CallFault.NotGrpc && failure.StatusCode == StatusCode.Unimplemented);

    /// <summary>
    /// Whether the graph's own credentials expired while the stream was open. Subscribers cannot know this, and each new call reads these
    /// credentials again. A caller's credentials do not change, and credentials that never opened the stream were not valid before.
    /// </summary>
    private bool HasExpired(RpcException failure)
        => failure.StatusCode == StatusCode.Unauthenticated && !_source.Scope.IsPerCaller && _isCut;

    private TimeSpan? End(GraphError error, RpcException failure)
    {
        Log.Ended(_owner.Logger, _source.Service, _source.Name, failure.StatusCode);
        hub.End(error);
        return null;
    }

    /// <summary>The error for subscribers of a stream that was down for too long, or will be.</summary>
    private GraphError ErrorOf(RpcException failure, bool isUnavailable, TimeSpan? asked)
    {
        if (_isUnanswered)
        {
            Log.Unanswered(_owner.Logger, _source.Service, _source.Name, _options.OpenTimeout.TotalSeconds);
            return StreamErrors.Unanswered(failure, _options.OpenTimeout);
        }

        return isUnavailable ? StreamErrors.Unavailable(failure, asked) : UpstreamErrors.Of(failure);
    }

    private TimeSpan Backoff()
    {
        var grown = _options.ReopenDelay.TotalMilliseconds * Math.Pow(2, Math.Min(_failures++, 30));
        var most = Math.Min(grown, _options.MaxReopenDelay.TotalMilliseconds);
        // Random, so that streams which broke together do not all reopen together.
        return TimeSpan.FromMilliseconds(most * (0.5 + (_owner.Random() / 2)));
    }

    private UpstreamException Unanswered(string detail)
    {
        _isUnanswered = true;
        return Failed(StatusCode.DeadlineExceeded, detail);
    }

    private UpstreamException Failed(StatusCode status, string detail)
        => new(_source.Service, _source.Name, new RpcException(new Status(status, detail)));
}
