using System.Buffers;
using System.Diagnostics;
using System.Text;
using GraphBff.Transport.Negotiation;

namespace GraphBff.Transport.ResponseStreams;

/// <summary>
/// Server-sent events (WHATWG HTML, 9.2) as graphql-sse's distinct connections mode has them: <c>next</c> with a response, <c>complete</c>
/// after the last one.
/// </summary>
internal sealed class EventStream : ResponseStreamEncoder
{
    /// <summary>
    /// How long an event's id may be, in characters: it comes back in a header, of which servers and proxies take so much only.
    /// </summary>
    public const int MaxIdLength = 1024;

    public override string ContentType => MediaTypes.EventStream;

    /// <summary>A comment: some browsers do not see a response before its first byte.</summary>
    public override ReadOnlySpan<byte> Opening => Heartbeat;

    public override ReadOnlySpan<byte> Heartbeat => ":\n\n"u8;

    /// <summary>With empty data: a browser's <c>EventSource</c> drops an event without.</summary>
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

    /// <summary>Without <c>complete</c>: a stream that just ends is one that graphql-sse and <c>EventSource</c> open again.</summary>
    public override void WriteShutdown(IBufferWriter<byte> output, ReadOnlySpan<byte> body)
    {
    }

    // What would not survive in a header, the client is better off without.
    private static bool IsId(string token) => token.Length is > 0 and <= MaxIdLength && !token.AsSpan().ContainsAnyExceptInRange('!', '~');
}
