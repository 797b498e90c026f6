using GraphBff.Engine.Types;
using GraphBff.Upstream.Wire;

namespace GraphBff.Binding.Serving;

/// <summary>Moments and durations as protobuf has them.</summary>
internal static class Times
{
    private const int NanosPerTick = 100;
    private const long MinSeconds = -62_135_596_800;
    private const long MaxSeconds = 253_402_300_799;

    /// <summary>Null if it is not in the years 1 to 9999.</summary>
    public static DateTimeOffset? Moment(WireMessage timestamp)
    {
        var (seconds, nanos) = Parts(timestamp);
        return seconds is >= MinSeconds and <= MaxSeconds && nanos is >= 0 and < 1_000_000_000
            ? DateTimeOffset.UnixEpoch.AddTicks((seconds * TimeSpan.TicksPerSecond) + (nanos / NanosPerTick))
            : null;
    }

    /// <summary>Null if it is out of range.</summary>
    public static DurationValue? Duration(WireMessage duration)
    {
        var (seconds, nanos) = Parts(duration);
        return new DurationValue(seconds, (int)nanos) is { IsValid: true } value ? value : null;
    }

    /// <summary>The fields of <c>google.protobuf.Timestamp</c>.</summary>
    public static (long Seconds, int Nanos) Parts(DateTimeOffset moment)
    {
        var ticks = moment.UtcTicks - DateTimeOffset.UnixEpoch.UtcTicks;
        var seconds = Math.DivRem(ticks, TimeSpan.TicksPerSecond, out var rest);
        return rest < 0 ? (seconds - 1, (int)(rest + TimeSpan.TicksPerSecond) * NanosPerTick) : (seconds, (int)rest * NanosPerTick);
    }

    private static (long Seconds, long Nanos) Parts(WireMessage message)
        => (message.Get(message.Type["seconds"]).Int64, message.Get(message.Type["nanos"]).Int64);
}
