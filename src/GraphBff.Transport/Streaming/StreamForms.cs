using GraphBff.Transport.Multipart;
using GraphBff.Transport.Negotiation;
using GraphBff.Transport.Sse;

namespace GraphBff.Transport.Streaming;

/// <summary>The form behind each format.</summary>
internal static class StreamForms
{
    private static readonly EventStream Events = new();
    private static readonly IncrementalParts Incremental = new();
    private static readonly SubscriptionParts Subscription = new();

    public static StreamForm? Find(StreamFormat format)
        => format switch
        {
            StreamFormat.EventStream => Events,
            StreamFormat.IncrementalParts => Incremental,
            StreamFormat.SubscriptionParts => Subscription,
            _ => null,
        };
}
