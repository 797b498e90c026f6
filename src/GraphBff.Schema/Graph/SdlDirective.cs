namespace GraphBff.Schema.Graph;

/// <summary>The definition of a directive.</summary>
internal sealed record SdlDirective(
    string Name, IReadOnlyDictionary<string, SdlInput> Arguments, IReadOnlySet<string> Locations, bool IsRepeatable, string? Description);
