using Google.Protobuf.Reflection;

namespace GraphBff.Binding.Serving;

/// <summary>A service of the options file that is in the graph.</summary>
/// <param name="Name">Its name in errors and settings: its own, or with its package if a service before it has that name.</param>
/// <param name="Service">The service.</param>
/// <param name="Address">Its address, with variables replaced; null if the file has none.</param>
/// <param name="Place">Where the file says so.</param>
/// <param name="Reads">The full names of its methods that only read, as <c>/shop.v1.Shop/GetProduct</c>.</param>
public sealed record BoundService(
    string Name, ServiceDescriptor Service, string? Address, string Place, IReadOnlyList<string> Reads);
