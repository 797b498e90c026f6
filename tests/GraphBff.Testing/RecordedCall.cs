using Grpc.Core;

namespace GraphBff.Testing;

/// <summary>A call as the service saw it.</summary>
public sealed class RecordedCall
{
    public RecordedCall(object request, ServerCallContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        Method = context.Method[(context.Method.LastIndexOf('/') + 1)..];
        Request = request;
        Headers = context.RequestHeaders;
        Deadline = context.Deadline;
        TimeLeft = context.Deadline - TimeProvider.System.GetUtcNow().UtcDateTime;
        Peer = context.Peer;
        Cancelled = context.CancellationToken;
    }

    /// <summary>The name of the method, without the service.</summary>
    public string Method { get; }

    public object Request { get; }

    public Metadata Headers { get; }

    public DateTime Deadline { get; }

    /// <summary>The time until the deadline when the call arrived at the service.</summary>
    public TimeSpan TimeLeft { get; }

    /// <summary>The address of the client, as gRPC writes it.</summary>
    public string Peer { get; }

    public CancellationToken Cancelled { get; }
}
