namespace GraphBff.Upstream.Streaming;

/// <summary>Stands in a ring where events were lost. Who reads past it is told with the next event.</summary>
internal sealed class HubGap
{
    private HubGap()
    {
    }

    public static HubGap Instance { get; } = new();
}
