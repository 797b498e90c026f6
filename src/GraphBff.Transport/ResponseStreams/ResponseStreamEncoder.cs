using System.Buffers;

namespace GraphBff.Transport.ResponseStreams;

/// <summary>Encodes several responses into one body. It has no state, so one instance serves every client.</summary>
internal abstract class ResponseStreamEncoder
{
    /// <summary>The <c>Content-Type</c>.</summary>
    public abstract string ContentType { get; }

    /// <summary>Sent with the headers, so that the client knows at once that it is connected.</summary>
    public abstract ReadOnlySpan<byte> Opening { get; }

    /// <summary>Sent from time to time. Empty if the format has nothing that clients ignore.</summary>
    public virtual ReadOnlySpan<byte> Heartbeat => default;

    /// <summary>Marks the end of the responses.</summary>
    public abstract ReadOnlySpan<byte> Completion { get; }

    /// <summary>Writes one response.</summary>
    /// <param name="output">The buffer to write to.</param>
    /// <param name="body">JSON without line breaks.</param>
    /// <param name="resumeToken">The token from which the client can resume after this response; empty for none.</param>
    public abstract void WriteResponse(IBufferWriter<byte> output, ReadOnlySpan<byte> body, string resumeToken);

    /// <summary>Writes the errors that end a subscription after it has begun.</summary>
    public virtual void WriteFailure(IBufferWriter<byte> output, ReadOnlySpan<byte> body)
    {
        WriteResponse(output, body, "");
        output.Write(Completion);
    }

    /// <summary>Ends a subscription so that its client reconnects, because the server stops and the source does not.</summary>
    public abstract void WriteShutdown(IBufferWriter<byte> output, ReadOnlySpan<byte> body);
}
