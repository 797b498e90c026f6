using System.Buffers;
using System.Diagnostics;
using System.Text;
using GraphBff.Transport.Negotiation;

namespace GraphBff.Transport.ResponseStreams;

/// <summary>
/// Server-sent events (WHATWG HTML, 9.2) in graphql-sse's distinct connections mode: <c>next</c> with a response, and <c>complete</c> after
/// the last one.
/// </summary>
internal sealed class EventStream : ResponseStreamEncoder
{
    /// <summary>
    /// The maximum length of an event's id, in characters. The client sends the id back in a header, and servers and proxies limit the size
    /// of headers.
    /// </summary>
    public const int MaxIdLength = 1024;

    public override string ContentType => MediaTypes.EventStream;

    /// <summary>A comment, since some browsers show a response only after its first byte.</summary>
    public override ReadOnlySpan<byte> Opening => Heartbeat;

    public override ReadOnlySpan<byte> Heartbeat => ":\n\n"u8;

    /// <summary>Has empty data, since a browser's <c>EventSource</c> drops an event without data.</summary>
    public override ReadOnlySpan<byte> Completion => "event: complete\ndata:\n\n"u8;

    public override void WriteResponse(IBufferWriter<byte> output, ReadOnlySpan<byte> body, string resumeToken)
    {
        Debug.Assert(!body.ContainsAny((byte)'\n', (byte)'\r'), "A line break would end the event's data.");
        output.Write("event: next\n"u8);
        if (IsId(resumeToken))
        {
            output.Write("id: "u8);
            Encoding.ASCII.GetBytes(resumeToken, output);
            output.Write("\n"u8);
        }

        output.Write("data: "u8);
        output.Write(body);
        output.Write("\n\n"u8);
    }

    /// <summary>Sends no <c>complete</c>: graphql-sse and <c>EventSource</c> reconnect if a stream just ends.</summary>
    public override void WriteShutdown(IBufferWriter<byte> output, ReadOnlySpan<byte> body)
    {
    }

    // An id that a header cannot carry is not sent.
    private static bool IsId(string token) => token.Length is > 0 and <= MaxIdLength && !token.AsSpan().ContainsAnyExceptInRange('!', '~');
}
