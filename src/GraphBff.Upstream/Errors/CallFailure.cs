using Grpc.Core;

namespace GraphBff.Upstream.Errors;

/// <summary>The cause of a failed call, and gRPC's status for it.</summary>
internal readonly record struct CallFailure(CallFault Fault, StatusCode Status);
