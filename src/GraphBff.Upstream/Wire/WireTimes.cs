using System.Globalization;
using GraphBff.Engine.Types;

namespace GraphBff.Upstream.Wire;

/// <summary>The texts of well-known messages in protobuf's JSON mapping.</summary>
internal static class WireTimes
{
    private const long MinSeconds = -62_135_596_800;
    private const long MaxSeconds = 253_402_300_799;
    private const int MaxNanos = 999_999_999;

    /// <exception cref="WireException">The time is not in the years 1 to 9999.</exception>
    public static string Timestamp(WireMessage message)
    {
        var (seconds, nanos) = Read(message);
        return seconds is >= MinSeconds and <= MaxSeconds && nanos is >= 0 and <= MaxNanos
            ? DateTime.UnixEpoch.AddSeconds(seconds).ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture)
                + DurationValue.Fraction(nanos) + "Z"
            : throw new WireException("A time is out of range.");
    }

    /// <exception cref="WireException">The duration is longer than 10,000 years, or its parts have different signs.</exception>
    public static string Duration(WireMessage message)
    {
        var (seconds, nanos) = Read(message);
        return new DurationValue(seconds, nanos) is { IsValid: true } duration
            ? duration.ToString()
            : throw new WireException("A duration is out of range.");
    }

    private static (long Seconds, int Nanos) Read(WireMessage message)
        => (message.Get(message.Type["seconds"]).Int64, (int)message.Get(message.Type["nanos"]).Int64);
}
