using Grpc.Core;

namespace GraphBff.Upstream.Tests.Library;

/// <summary>A call that the service received.</summary>
internal sealed class SeenCall(string method, object request, ServerCallContext context)
{
    public string Method { get; } = method;

    public object Request { get; } = request;

    public Metadata Headers { get; } = context.RequestHeaders;

    /// <summary>How much time was left when the call arrived.</summary>
    public TimeSpan TimeLeft { get; } = context.Deadline - TimeProvider.System.GetUtcNow().UtcDateTime;

    /// <summary>The client's end of the connection.</summary>
    public string Peer { get; } = context.Peer;

    public CancellationToken Cancelled { get; } = context.CancellationToken;
}
