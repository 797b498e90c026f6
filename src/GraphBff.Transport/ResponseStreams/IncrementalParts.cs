using System.Buffers;

namespace GraphBff.Transport.ResponseStreams;

/// <summary>
/// Incremental delivery as <c>multipart/mixed</c>, with a response or a payload in each part (GraphQL over HTTP, RFC Incremental Delivery;
/// payloads as <c>incrementalSpec=v0.2</c> has them).
/// </summary>
internal sealed class IncrementalParts : ResponseStreamEncoder
{
    public override string ContentType => "multipart/mixed; boundary=\"-\"; incrementalSpec=v0.2";

    // A boundary is sent right after each part, not before the next one. It shows the client that the part is complete.
    public override ReadOnlySpan<byte> Opening => "\r\n---"u8;

    public override ReadOnlySpan<byte> Completion => "--\r\n"u8;

    public override void WriteResponse(IBufferWriter<byte> output, ReadOnlySpan<byte> body, string resumeToken)
    {
        output.Write("\r\nContent-Type: application/json; charset=utf-8\r\n\r\n"u8);
        output.Write(body);
        output.Write("\r\n---"u8);
    }

    public override void WriteShutdown(IBufferWriter<byte> output, ReadOnlySpan<byte> body) => WriteFailure(output, body);
}
