using System.Collections.Frozen;
using GraphBff.Upstream.Budgets;
using GraphBff.Upstream.Configuration;
using GraphBff.Upstream.Errors;
using Grpc.Core;

namespace GraphBff.Upstream.Retries;

/// <summary>
/// Decides whether and when a failed call to one service is sent again. A read is, if the service is UNAVAILABLE or cancelled it. Any other
/// call is only if the service has processed nothing of it.
/// </summary>
/// <param name="options">The limits.</param>
/// <param name="reads">The full names of the methods that may run twice, as in <see cref="IMethod.FullName"/>.</param>
/// <param name="time">The clock for waits. The product uses the system's clock, since the deadlines of calls do.</param>
/// <param name="random">From 0 to 1.</param>
internal sealed class CallRetries(UpstreamOptions options, IEnumerable<string> reads, TimeProvider time, Func<double> random)
{
    /// <summary>The metadata that marks a call as sent again (gRFC A6, "Exposed Retry Metadata").</summary>
    public const string PreviousAttempts = "grpc-previous-rpc-attempts";

    private static readonly TimeSpan FirstBackoff = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan MaxBackoff = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan MaxSpread = TimeSpan.FromMilliseconds(200);

    // The longest delay of a timer.
    private static readonly TimeSpan MaxDelay = TimeSpan.FromMilliseconds(int.MaxValue);

    private readonly FrozenSet<string> _reads = reads.ToFrozenSet(StringComparer.Ordinal);

    public TimeProvider Time { get; } = time;

    /// <summary>The budget that calls which are sent again are charged to.</summary>
    public CallBudget Budget { get; } = new(options.RetryRatio, options.RetryReserve);

    /// <summary>How long to wait before the call is sent again; null if it is not sent again.</summary>
    /// <param name="method">The method's full name.</param>
    /// <param name="cause">The cause of the failure.</param>
    /// <param name="failure">The failure, which may hold the service's wish about another attempt.</param>
    /// <param name="attempts">How often the call was sent.</param>
    /// <param name="deadline">When the call must end; null if nothing bounds it.</param>
    public TimeSpan? DelayOf(string method, CallFailure cause, RpcException failure, int attempts, DateTime? deadline)
    {
        if (!IsPassing(cause) || attempts >= MaxAttempts(cause)
            || (cause.Fault is not (CallFault.NotConnected or CallFault.Refused) && !_reads.Contains(method)))
        {
            return null;
        }

        var pushback = Pushback.Of(failure);
        if (!pushback.MayRepeat)
        {
            return null;
        }

        var delay = pushback.Delay ?? Backoff(cause, attempts);
        var isInTime = deadline is null ? delay <= MaxDelay : deadline.Value - Time.GetUtcNow().UtcDateTime > delay;
        return isInTime && Budget.TryTake(1) ? delay : null;
    }

    // A CANCELLED that was received was not this side's wish. Servers on gRPC's C core send it for calls that arrive while they stop.
    private static bool IsPassing(CallFailure cause)
        => cause.Status == StatusCode.Unavailable || cause is { Fault: CallFault.Status, Status: StatusCode.Cancelled };

    // If this call's response is the unreadable one, each attempt costs all calls of a connection.
    private int MaxAttempts(CallFailure cause)
        => cause.Fault == CallFault.UnreadableConnection ? Math.Min(2, options.MaxAttempts) : options.MaxAttempts;

    private TimeSpan Backoff(CallFailure cause, int attempts) => cause.Fault switch
    {
        // The refused call cost the service nothing, and another connection may take it (A6, "Transparent Retries").
        CallFault.Refused when attempts == 1 => TimeSpan.Zero,
        // The call with the unreadable response is sent again too. The spread keeps the others off its connection.
        CallFault.UnreadableConnection => MaxSpread * random(),
        _ => Backoff(attempts),
    };

    // Random, so that calls that failed together are not all sent again together.
    private TimeSpan Backoff(int attempts)
    {
        var grown = Math.Min(FirstBackoff.TotalMilliseconds * Math.Pow(2, attempts - 1), MaxBackoff.TotalMilliseconds);
        return TimeSpan.FromMilliseconds(grown * (0.5 + (random() / 2)));
    }
}
