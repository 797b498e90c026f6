namespace GraphBff.Transport.Negotiation;

/// <summary>How several responses are sent in one body.</summary>
internal enum ResponseStreamFormat
{
    /// <summary>The client accepts no format that fits.</summary>
    None,

    /// <summary><c>text/event-stream</c>: responses of every kind.</summary>
    EventStream,

    /// <summary><c>multipart/mixed</c> with a response, or a deferred payload, in each part.</summary>
    IncrementalParts,

    /// <summary><c>multipart/mixed; subscriptionSpec=1.0</c>.</summary>
    SubscriptionParts,
}
