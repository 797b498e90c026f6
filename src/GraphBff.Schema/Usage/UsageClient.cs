namespace GraphBff.Schema.Usage;

/// <summary>One version of one client in the record.</summary>
/// <param name="Name">As its headers say; <c>(none)</c> for clients without a name, <c>(other)</c> for those beyond the bound.</param>
/// <param name="Version">As its headers say; empty for none.</param>
/// <param name="LastSeen">When it last ran an operation, to the interval of the record.</param>
/// <param name="Operations">How many operations it ran.</param>
/// <param name="Coordinates">How many of them use each coordinate; see <see cref="Engine.Operations.OperationUsage.Coordinates"/>.</param>
public sealed record UsageClient(
    string Name, string Version, DateTimeOffset LastSeen, long Operations, IReadOnlyDictionary<string, long> Coordinates);
