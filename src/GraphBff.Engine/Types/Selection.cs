namespace GraphBff.Engine.Types;

/// <summary>What an operation selects below a field, after @skip and @include.</summary>
public abstract class Selection
{
    /// <summary>
    /// Whether the field at the path (names in the schema, not aliases) is selected, for any type that the field can have.
    /// </summary>
    public abstract bool Contains(params ReadOnlySpan<string> path);
}
