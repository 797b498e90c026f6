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

    /// <summary>Its name, without the service's.</summary>
    public string Method { get; }

    public object Request { get; }

    public Metadata Headers { get; }

    public DateTime Deadline { get; }

    /// <summary>How long the service was given, as it saw the call arrive.</summary>
    public TimeSpan TimeLeft { get; }

    /// <summary>The other end of the connection.</summary>
    public string Peer { get; }

    public CancellationToken Cancelled { get; }
}
