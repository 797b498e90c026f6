using Google.Protobuf.Reflection;

namespace GraphBff.MockServices.Faults;

/// <summary>A service that the mock serves.</summary>
/// <param name="Name">The name by which options name it, such as <c>users</c>.</param>
/// <param name="Descriptor">The service, with generated classes for its messages.</param>
public sealed record MockedService(string Name, ServiceDescriptor Descriptor);
