using Microsoft.Extensions.Options;

namespace GraphBff.Hosting.Overload;

/// <summary>Whether the server asks load balancers for a rest.</summary>
/// <param name="options">What counts as overload.</param>
/// <param name="time">The clock of the delays.</param>
/// <param name="random">Spreads the servers' absences.</param>
/// <param name="metrics">Counts absences.</param>
/// <param name="logger">Says when and why they begin and end.</param>
internal sealed class OverloadState(
    IOptions<OverloadOptions> options, TimeProvider time, Random random, OverloadMetrics metrics, ILogger<OverloadState> logger)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    // In absences. The mean of a time between Patience and this is twice an absence, so a third of overloaded servers is away.
    private const int MaxPresence = 4;

    private TimeSpan _presence;
    private long? _overloadedSince;
    private long? _calmSince;
    private long _awaySince;
    private volatile bool _isAway;

    /// <summary>Whether the server is overloaded and not ready. It serves as before.</summary>
    public bool IsAway => _isAway;

    /// <summary>Takes in how long work waited for a thread. Calls must not overlap.</summary>
    public void Observe(TimeSpan delay)
    {
        metrics.PoolDelay = delay;
        var now = time.GetTimestamp();
        var max = options.Value.MaxDelay;
        _calmSince = delay < max / 2 ? _calmSince ?? now : null;
        if (_calmSince is { } calm && time.GetElapsedTime(calm, now) >= Patience)
        {
            _overloadedSince = null;
        }
        else if (delay >= max && _overloadedSince is null)
        {
            _overloadedSince = now;
            _presence = Patience + (((options.Value.MaxAbsence * MaxPresence) - Patience) * random.NextDouble());
        }

        if (_isAway)
        {
            ReturnIfDue(now);
        }
        else if (_overloadedSince is { } since && time.GetElapsedTime(since, now) >= _presence)
        {
            _awaySince = now;
            _isAway = true;
            metrics.CountAbsence();
            Log.Overloaded(logger, (long)delay.TotalMilliseconds);
        }
    }

    private void ReturnIfDue(long now)
    {
        if (_overloadedSince is not null && time.GetElapsedTime(_awaySince, now) < options.Value.MaxAbsence)
        {
            return;
        }

        _isAway = false;
        Log.ReadyAgain(logger, _overloadedSince is not null);
        // An overload that goes on counts anew.
        _overloadedSince = null;
    }
}
