namespace GraphBff.MockServices.Faults;

/// <summary>How long calls wait before they are answered.</summary>
/// <param name="Target">Which calls.</param>
/// <param name="Least">The shortest wait.</param>
/// <param name="Most">The longest wait.</param>
public sealed record LatencyRule(CallTarget Target, TimeSpan Least, TimeSpan Most)
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    /// <summary>Reads <c>200ms</c>, <c>50-300ms</c>, <c>users:200ms</c> or <c>users.GetUser:200ms</c>.</summary>
    /// <exception cref="FormatException">The text is none of these; the message says why.</exception>
    public static LatencyRule Parse(string text, IReadOnlyList<MockedService> services)
    {
        var colon = text.LastIndexOf(':');
        var target = colon < 0 ? CallTarget.All : CallTarget.Parse(text[..colon], services);
        var time = text[(colon + 1)..];
        var (first, last) = time.Split('-') switch
        {
            [var one] => (one, one),
            [var least, var most] => (char.IsAsciiDigit(least.LastOrDefault()) ? $"{least}{UnitOf(most)}" : least, most),
            _ => ("", ""),
        };
        return Durations.Parse(first) is { } shortest && Durations.Parse(last) is { } longest && shortest <= longest && longest <= Longest
            ? new LatencyRule(target, shortest, longest)
            : throw new FormatException($"'{time}' is not a latency of at most 1m, such as 200ms or 50-300ms.");
    }

    private static string UnitOf(string text) => text.TrimStart([.. "0123456789."]);
}
