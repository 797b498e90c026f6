using System.Collections.Frozen;
using GraphBff.Upstream.Budgets;
using GraphBff.Upstream.Configuration;
using GraphBff.Upstream.Errors;
using Grpc.Core;

namespace GraphBff.Upstream.Retries;

/// <summary>
/// Decides whether a failed call to one service is sent again, and when: a read where the service is UNAVAILABLE or cancelled it,
/// anything else only where the service has processed nothing of it.
/// </summary>
/// <param name="options">How often and how many.</param>
/// <param name="reads">The full names of the methods that may run twice, as in <see cref="IMethod.FullName"/>.</param>
/// <param name="time">What waits. Calls have their deadlines on the system's clock, so that is the product's.</param>
/// <param name="random">From 0 to 1.</param>
internal sealed class CallRetries(UpstreamOptions options, IEnumerable<string> reads, TimeProvider time, Func<double> random)
{
    /// <summary>The metadata by which a call that is sent again says so (gRFC A6, "Exposed Retry Metadata").</summary>
    public const string PreviousAttempts = "grpc-previous-rpc-attempts";

    private static readonly TimeSpan FirstBackoff = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan MaxBackoff = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan MaxSpread = TimeSpan.FromMilliseconds(200);

    // No timer takes more.
    private static readonly TimeSpan MaxDelay = TimeSpan.FromMilliseconds(int.MaxValue);

    private readonly FrozenSet<string> _reads = reads.ToFrozenSet(StringComparer.Ordinal);

    public TimeProvider Time { get; } = time;

    /// <summary>What the calls that are sent again are charged to.</summary>
    public CallBudget Budget { get; } = new(options.RetryRatio, options.RetryReserve);

    /// <summary>How long to wait before a call is sent again; null if it is not.</summary>
    /// <param name="method">The method's full name.</param>
    /// <param name="cause">What the call ran into.</param>
    /// <param name="failure">The failure, for what the service says of another attempt.</param>
    /// <param name="attempts">How often the call was sent.</param>
    /// <param name="deadline">When the call has to be over; null if nothing bounds it.</param>
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
        bool isInTime = deadline is null ? delay <= MaxDelay : deadline.Value - Time.GetUtcNow().UtcDateTime > delay;
        return isInTime && Budget.TryTake(1) ? delay : null;
    }

    // CANCELLED that was received is no wish of this side. Servers on gRPC's C core answer so to what arrives while they stop.
    private static bool IsPassing(CallFailure cause) =>
        cause.Status == StatusCode.Unavailable || cause is { Fault: CallFault.Status, Status: StatusCode.Cancelled };

    // Each time costs all calls of a connection, if it is this call's answer that cannot be read.
    private int MaxAttempts(CallFailure cause) =>
        cause.Fault == CallFault.UnreadableConnection ? Math.Min(2, options.MaxAttempts) : options.MaxAttempts;

    private TimeSpan Backoff(CallFailure cause, int attempts) => cause.Fault switch
    {
        // It costs a service nothing, and another connection may take the call (A6, "Transparent Retries").
        CallFault.Refused when attempts == 1 => TimeSpan.Zero,
        // The one call whose answer it was is among those that come back: they should not meet it again.
        CallFault.UnreadableConnection => MaxSpread * random(),
        _ => Backoff(attempts),
    };

    // Random, so that calls that failed together do not all come back together.
    private TimeSpan Backoff(int attempts)
    {
        double grown = Math.Min(FirstBackoff.TotalMilliseconds * Math.Pow(2, attempts - 1), MaxBackoff.TotalMilliseconds);
        return TimeSpan.FromMilliseconds(grown * (0.5 + (random() / 2)));
    }
}
