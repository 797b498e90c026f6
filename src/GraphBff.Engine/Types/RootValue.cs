namespace GraphBff.Engine.Types;

/// <summary>The parent of the root fields. It holds no data.</summary>
public sealed class RootValue
{
    private RootValue()
    {
    }

    internal static RootValue Instance { get; } = new();
}
