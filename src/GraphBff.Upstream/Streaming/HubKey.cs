namespace GraphBff.Upstream.Streaming;

/// <summary>Identifies equal subscriptions, which share an upstream stream.</summary>
/// <param name="Stream">The module's stream.</param>
/// <param name="Identity">The caller's identity; null if all callers share.</param>
/// <param name="Filter">The subscription's filter.</param>
/// <param name="WithState">Whether the current state comes first.</param>
internal readonly record struct HubKey(object Stream, string? Identity, object Filter, bool WithState);
