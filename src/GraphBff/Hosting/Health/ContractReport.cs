using GraphBff.Schema.Drift;

namespace GraphBff.Hosting.Health;

/// <summary>How a service's own contract compares with the one that the graph was built with.</summary>
/// <param name="Status"><c>SAME</c>, <c>DIFFERENT</c>, or <c>UNKNOWN</c> if the service does not say.</param>
/// <param name="Detail">Why it is unknown; else null.</param>
/// <param name="Differences">What is different, the severest first.</param>
internal sealed record ContractReport(string Status, string? Detail, IReadOnlyList<ServiceDifference> Differences);
