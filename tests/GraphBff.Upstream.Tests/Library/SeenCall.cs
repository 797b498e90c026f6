using Grpc.Core;

namespace GraphBff.Upstream.Tests.Library;

/// <summary>A call as the service saw it.</summary>
internal sealed class SeenCall(string method, object request, ServerCallContext context)
{
    public string Method { get; } = method;

    public object Request { get; } = request;

    public Metadata Headers { get; } = context.RequestHeaders;

    /// <summary>How long the service was given, as it saw the call arrive.</summary>
    public TimeSpan TimeLeft { get; } = context.Deadline - TimeProvider.System.GetUtcNow().UtcDateTime;

    /// <summary>The other end of the connection.</summary>
    public string Peer { get; } = context.Peer;

    public CancellationToken Cancelled { get; } = context.CancellationToken;
}
