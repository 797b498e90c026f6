using Google.Protobuf.Reflection;

namespace GraphBff.Upstream.Checks;

/// <summary>The contract that a service serves, by its reflection.</summary>
/// <param name="Files">
/// The service's file and all that it imports; empty if nothing at the address has the service. Null if the service does not say.
/// </param>
/// <param name="Detail">Why there are no files; else null. It may hold text of the service.</param>
public sealed record ServedContract(FileDescriptorSet? Files, string? Detail = null);
