namespace GraphBff.Schema.Usage;

/// <summary>One version of one client in the usage record.</summary>
/// <param name="Name">
/// The name from its headers; <c>(none)</c> for clients without a name, <c>(other)</c> for clients above the maximum number.
/// </param>
/// <param name="Version">The version from its headers; empty for none.</param>
/// <param name="LastSeen">When it last ran an operation, rounded to the interval of the record.</param>
/// <param name="Operations">How many operations it ran.</param>
/// <param name="Coordinates">How many of them use each coordinate; see <see cref="Engine.Operations.OperationUsage.Coordinates"/>.</param>
public sealed record UsageClient(
    string Name, string Version, DateTimeOffset LastSeen, long Operations, IReadOnlyDictionary<string, long> Coordinates);
