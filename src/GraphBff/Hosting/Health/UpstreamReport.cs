using GraphBff.Upstream.Checks;

namespace GraphBff.Hosting.Health;

/// <summary>What is known of one service.</summary>
/// <param name="Name">The upstream's name.</param>
/// <param name="Address">Its address, as configured.</param>
/// <param name="Health">What it says of its health.</param>
/// <param name="Contract">Its contract.</param>
internal sealed record UpstreamReport(string Name, string Address, ServiceHealth Health, ContractReport Contract);
