using Grpc.Core;

namespace GraphBff.Testing;

/// <summary>A call as the service saw it.</summary>
public sealed record RecordedCall(string Method, object Request, Metadata Headers, DateTime Deadline);
