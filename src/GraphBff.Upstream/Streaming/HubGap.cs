namespace GraphBff.Upstream.Streaming;

/// <summary>Marks where a ring lost events. A subscriber that reads past it gets a gap with its next event.</summary>
internal sealed class HubGap
{
    private HubGap()
    {
    }

    public static HubGap Instance { get; } = new();
}
