using Google.Protobuf.WellKnownTypes;

namespace GraphBff.DemoServices.Storage;

/// <summary>Times are stored as milliseconds since the Unix epoch.</summary>
internal static class UnixTime
{
    public static long Now(this TimeProvider time) => time.GetUtcNow().ToUnixTimeMilliseconds();

    public static Timestamp ToTimestamp(long milliseconds)
        => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds).ToTimestamp();

    public static long ToMilliseconds(this Timestamp timestamp)
        => timestamp.ToDateTimeOffset().ToUnixTimeMilliseconds();
}
