using System.Buffers;

namespace GraphBff.Transport.ResponseStreams;

/// <summary>How many responses are written into the body of one. Without state, so that one instance serves every client.</summary>
internal abstract class ResponseStreamEncoder
{
    /// <summary>The <c>Content-Type</c>.</summary>
    public abstract string ContentType { get; }

    /// <summary>Sent with the headers, so that the client knows at once that it is connected.</summary>
    public abstract ReadOnlySpan<byte> Opening { get; }

    /// <summary>Sent from time to time; empty where the form has nothing that a client passes over.</summary>
    public virtual ReadOnlySpan<byte> Heartbeat => default;

    /// <summary>Says that there is no more to come.</summary>
    public abstract ReadOnlySpan<byte> Completion { get; }

    /// <summary>Writes one response.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="body">JSON without line breaks.</param>
    /// <param name="resumeToken">Where the client can go on after it; empty for nowhere.</param>
    public abstract void WriteResponse(IBufferWriter<byte> output, ReadOnlySpan<byte> body, string resumeToken);

    /// <summary>Writes the errors that end a subscription which had begun.</summary>
    public virtual void WriteFailure(IBufferWriter<byte> output, ReadOnlySpan<byte> body)
    {
        WriteResponse(output, body, "");
        output.Write(Completion);
    }

    /// <summary>Ends a subscription so that its client reconnects: the server stops, the source does not.</summary>
    public abstract void WriteShutdown(IBufferWriter<byte> output, ReadOnlySpan<byte> body);
}
