namespace GraphBff.Engine.Tracing;

/// <summary>Why a batch was not one call.</summary>
/// <param name="Method">The batch method; empty if its name is unknown.</param>
/// <param name="Status">Its gRPC status: <c>UNIMPLEMENTED</c>, or the status with which a bad key made it fail.</param>
internal sealed record BatchFallback(string Method, string Status);
