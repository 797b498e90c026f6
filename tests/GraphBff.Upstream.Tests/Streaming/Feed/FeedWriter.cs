using Google.Protobuf;
using Grpc.Core;

namespace GraphBff.Upstream.Tests.Streaming.Feed;

/// <summary>Writes changes as messages, with their flaws.</summary>
internal static class FeedWriter
{
    public static async Task WriteAsync(
        FeedEntry entry, FeedKind kind, string token, IServerStreamWriter<WatchFeedResponse> writer, ServerCallContext context)
    {
        var message = new WatchFeedResponse { Kind = kind, Number = entry.Number, ResumeToken = token };
        switch (entry.Flaw)
        {
            case FeedFlaw.NotUtf8:
                await WriteAsync([0x12, 1, 0xF6, .. message.ToByteArray()], context);
                return;
            case FeedFlaw.CutOff:
                await WriteAsync([.. message.ToByteArray(), 0x12, 100, (byte)'a'], context);
                return;
            case FeedFlaw.WithoutKey:
                break;
            case FeedFlaw.Throws:
                message.Key = ScriptedFeed.Throws;
                break;
            case FeedFlaw.TooLarge:
                message.Key = new string('x', 2 << 20);
                break;
            default:
                message.Key = entry.Key;
                break;
        }

        await writer.WriteAsync(message, context.CancellationToken);
    }

    // A message that protobuf's own code would never write.
    private static async Task WriteAsync(byte[] message, ServerCallContext context)
    {
        var response = context.GetHttpContext().Response;
        if (!response.HasStarted)
        {
            await context.WriteResponseHeadersAsync([]);
        }

        byte[] frame = [0, 0, 0, 0, (byte)message.Length, .. message];
        await response.BodyWriter.WriteAsync(frame, context.CancellationToken);
    }
}
