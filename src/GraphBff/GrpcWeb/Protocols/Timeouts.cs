using System.Globalization;
using Grpc.Core;

namespace GraphBff.GrpcWeb.Protocols;

/// <summary>How long a client waits, as its protocol writes it.</summary>
internal static class Timeouts
{
    // Longer times cannot be told apart, and a date has an end.
    private static readonly TimeSpan Longest = TimeSpan.FromDays(365);

    /// <summary>Up to eight digits and a unit (gRPC over HTTP2, "Timeout").</summary>
    public static TimeSpan? OfGrpc(string? text) => text is null ? null
        : text is [.. { Length: <= 8 } digits, var unit] && Number(digits) is { } count && TicksOf(unit) is { } ticks ? Of(count * ticks)
        : throw Malformed("grpc-timeout", "up to eight digits and one of H, M, S, m, u, n");

    /// <summary>Up to ten digits, in milliseconds (Connect, "Timeout-Milliseconds").</summary>
    public static TimeSpan? OfConnect(string? text) => text is null ? null
        : text is { Length: <= 10 } && Number(text) is { } count ? Of(count * (double)TimeSpan.TicksPerMillisecond)
        : throw Malformed("connect-timeout-ms", "up to ten digits");

    private static TimeSpan Of(double ticks) => ticks < Longest.Ticks ? TimeSpan.FromTicks((long)ticks) : Longest;

    private static long? Number(string digits)
        => long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static double? TicksOf(char unit) => unit switch
    {
        'H' => TimeSpan.TicksPerHour,
        'M' => TimeSpan.TicksPerMinute,
        'S' => TimeSpan.TicksPerSecond,
        'm' => TimeSpan.TicksPerMillisecond,
        'u' => TimeSpan.TicksPerMicrosecond,
        'n' => 1.0 / TimeSpan.NanosecondsPerTick,
        _ => null,
    };

    private static RefusedCallException Malformed(string header, string form)
        => new(StatusCode.InvalidArgument, $"The header {header} is malformed: it is {form}.");
}
