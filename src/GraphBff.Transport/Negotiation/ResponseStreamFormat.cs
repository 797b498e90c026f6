namespace GraphBff.Transport.Negotiation;

/// <summary>How many responses go into the body of one.</summary>
internal enum ResponseStreamFormat
{
    /// <summary>The client takes none that fits.</summary>
    None,

    /// <summary><c>text/event-stream</c>: responses of every kind.</summary>
    EventStream,

    /// <summary><c>multipart/mixed</c> with a response, or what was deferred, in each part.</summary>
    IncrementalParts,

    /// <summary><c>multipart/mixed; subscriptionSpec=1.0</c>.</summary>
    SubscriptionParts,
}
