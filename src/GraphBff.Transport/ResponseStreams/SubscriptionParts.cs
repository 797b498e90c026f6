using System.Buffers;

namespace GraphBff.Transport.ResponseStreams;

/// <summary>
/// Apollo's subscriptions over multipart HTTP, <c>subscriptionSpec=1.0</c>. A response is the <c>payload</c> of a part. Errors from outside
/// that end the subscription come next to a payload of null.
/// </summary>
internal sealed class SubscriptionParts : ResponseStreamEncoder
{
    public override string ContentType => "multipart/mixed;boundary=\"graphql\";subscriptionSpec=1.0";

    // A boundary is sent right after each part, not before the next one. It shows the client that the part is complete.
    public override ReadOnlySpan<byte> Opening => "\r\n--graphql"u8;

    public override ReadOnlySpan<byte> Heartbeat => "\r\ncontent-type: application/json\r\n\r\n{}\r\n--graphql"u8;

    public override ReadOnlySpan<byte> Completion => "--\r\n"u8;

    public override void WriteResponse(IBufferWriter<byte> output, ReadOnlySpan<byte> body, string resumeToken)
    {
        output.Write("\r\ncontent-type: application/json\r\n\r\n{\"payload\":"u8);
        output.Write(body);
        output.Write("}\r\n--graphql"u8);
    }

    public override void WriteFailure(IBufferWriter<byte> output, ReadOnlySpan<byte> body)
    {
        // {"errors":[…]} becomes {"payload":null,"errors":[…]}.
        output.Write("\r\ncontent-type: application/json\r\n\r\n{\"payload\":null,"u8);
        output.Write(body[1..]);
        output.Write("\r\n--graphql--\r\n"u8);
    }

    /// <summary>
    /// Sends an error for which Apollo's <c>RetryLink</c> reconnects. An end without an error would mean that the source has ended.
    /// </summary>
    public override void WriteShutdown(IBufferWriter<byte> output, ReadOnlySpan<byte> body) => WriteFailure(output, body);
}
