namespace GraphBff.Schema.Graph;

/// <summary>A value of an enum.</summary>
internal sealed record SdlEnumValue(string Name, string? Description, string? Deprecation);
