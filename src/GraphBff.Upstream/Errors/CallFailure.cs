using Grpc.Core;

namespace GraphBff.Upstream.Errors;

/// <summary>What a failed call ran into, and the status that gRPC gives to that.</summary>
internal readonly record struct CallFailure(CallFault Fault, StatusCode Status);
