namespace GraphBff.Upstream.Checks;

/// <summary>What a service says of its health.</summary>
/// <param name="Status">
/// <c>SERVING</c> or <c>NOT_SERVING</c>, as the service says; <c>UNREACHABLE</c> if it does not answer; <c>UNKNOWN</c> if it does not say.
/// </param>
/// <param name="Detail">Why it is not one of the first two; else null. It may hold text of the service.</param>
public sealed record ServiceHealth(string Status, string? Detail = null);
