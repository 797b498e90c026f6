namespace GraphBff.Engine.Tracing;

/// <summary>How long a service had at least one call of an operation under way.</summary>
/// <param name="Service">The service.</param>
/// <param name="Time">How long; calls that overlap count once.</param>
/// <param name="Calls">How many calls.</param>
public readonly record struct ServiceTime(string Service, TimeSpan Time, int Calls)
{
    /// <summary>The services of the calls, the one that took the most time first. Calls that still run end now.</summary>
    internal static List<ServiceTime> Of(IEnumerable<CallTrace> calls, long now) => [
        .. calls
            .GroupBy(call => call.Service)
            .Select(group => new ServiceTime(group.Key, Covered(group, now), group.Count()))
            .OrderByDescending(service => service.Time)
            .ThenBy(service => service.Service, StringComparer.Ordinal),
    ];

    private static TimeSpan Covered(IEnumerable<CallTrace> calls, long now)
    {
        long covered = 0;
        var until = long.MinValue;
        foreach (var call in calls.OrderBy(call => call.Start))
        {
            var end = call.Finish ?? now;
            covered += Math.Max(0, end - Math.Max(call.Start, until));
            until = Math.Max(until, end);
        }

        return TimeSpan.FromMicroseconds(covered);
    }
}
