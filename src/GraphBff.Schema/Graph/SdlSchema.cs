namespace GraphBff.Schema.Graph;

/// <summary>A schema as its SDL defines it, without the built-in scalars and directives.</summary>
internal sealed class SdlSchema
{
    public Dictionary<string, SdlType> Types { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, SdlDirective> Directives { get; } = new(StringComparer.Ordinal);

    /// <summary>The root types by <c>query</c>, <c>mutation</c> and <c>subscription</c>; only those that exist.</summary>
    public Dictionary<string, string> Roots { get; } = new(StringComparer.Ordinal);
}
