namespace GraphBff.Engine.Tracing;

/// <summary>Why a batch was not one call.</summary>
/// <param name="Method">The batch method; empty where its name is not known.</param>
/// <param name="Status">Its gRPC status: <c>UNIMPLEMENTED</c>, or what a key in it makes it fail with.</param>
internal sealed record BatchFallback(string Method, string Status);
