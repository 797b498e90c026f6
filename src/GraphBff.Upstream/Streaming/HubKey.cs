namespace GraphBff.Upstream.Streaming;

/// <summary>What subscriptions have in common that share a stream.</summary>
/// <param name="Stream">The module's stream.</param>
/// <param name="Identity">The caller's; null for everyone.</param>
/// <param name="Filter">What is watched.</param>
/// <param name="WithState">Whether the current state comes first.</param>
internal readonly record struct HubKey(object Stream, string? Identity, object Filter, bool WithState);
