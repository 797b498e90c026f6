using GraphBff.Transport.Negotiation;

namespace GraphBff.Transport.ResponseStreams;

/// <summary>The encoder of each format.</summary>
internal static class ResponseStreamEncoders
{
    private static readonly EventStream Events = new();
    private static readonly IncrementalParts Incremental = new();
    private static readonly SubscriptionParts Subscription = new();

    public static ResponseStreamEncoder? Find(ResponseStreamFormat format)
        => format switch
        {
            ResponseStreamFormat.EventStream => Events,
            ResponseStreamFormat.IncrementalParts => Incremental,
            ResponseStreamFormat.SubscriptionParts => Subscription,
            _ => null,
        };
}
