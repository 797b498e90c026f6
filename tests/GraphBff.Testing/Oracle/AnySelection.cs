using GraphBff.Engine.Types;

namespace GraphBff.Testing.Oracle;

/// <summary>For resolvers that look ahead: everything may be selected.</summary>
internal sealed class AnySelection : Selection
{
    public static AnySelection Instance { get; } = new();

    public override bool Contains(params ReadOnlySpan<string> path) => true;
}
