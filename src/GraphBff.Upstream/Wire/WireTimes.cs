using System.Globalization;

namespace GraphBff.Upstream.Wire;

/// <summary>The texts of well-known messages in protobuf's JSON mapping.</summary>
internal static class WireTimes
{
    private const long MinSeconds = -62_135_596_800;
    private const long MaxSeconds = 253_402_300_799;
    private const long MaxDuration = 315_576_000_000;
    private const int MaxNanos = 999_999_999;

    /// <exception cref="WireException">The time is not in the years 1 to 9999.</exception>
    public static string Timestamp(WireMessage message)
    {
        var (seconds, nanos) = Read(message);
        return seconds is >= MinSeconds and <= MaxSeconds && nanos is >= 0 and <= MaxNanos
            ? DateTime.UnixEpoch.AddSeconds(seconds).ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture) + Fraction(nanos) + "Z"
            : throw new WireException("A time is out of range.");
    }

    /// <exception cref="WireException">The duration is longer than 10,000 years, or its parts have different signs.</exception>
    public static string Duration(WireMessage message)
    {
        var (seconds, nanos) = Read(message);
        return seconds is >= -MaxDuration and <= MaxDuration
            && nanos is >= -MaxNanos and <= MaxNanos
            && Math.Sign(seconds) * Math.Sign(nanos) >= 0
            ? (seconds < 0 || nanos < 0 ? "-" : "")
                + Math.Abs(seconds).ToString(CultureInfo.InvariantCulture)
                + Fraction(Math.Abs(nanos)) + "s"
            : throw new WireException("A duration is out of range.");
    }

    private static (long Seconds, long Nanos) Read(WireMessage message)
        => (message.Get(message.Type["seconds"]).Int64, message.Get(message.Type["nanos"]).Int64);

    // Three, six or nine digits, as many as are needed.
    private static string Fraction(long nanos)
        => nanos == 0 ? ""
            : nanos % 1_000_000 == 0 ? string.Create(CultureInfo.InvariantCulture, $".{nanos / 1_000_000:000}")
            : nanos % 1000 == 0 ? string.Create(CultureInfo.InvariantCulture, $".{nanos / 1000:000000}")
            : string.Create(CultureInfo.InvariantCulture, $".{nanos:000000000}");
}
