namespace GraphBff.Schema.Graph;

/// <summary>A type with its extensions merged in. Parts that its kind does not have are empty.</summary>
internal sealed class SdlType(string name, string kind)
{
    public const string ObjectKind = "object type";

    public string Name { get; } = name;

    /// <summary>The kind as messages name it: <see cref="ObjectKind"/>, <c>enum</c>, …</summary>
    public string Kind { get; } = kind;

    public string? Description { get; set; }

    public string? SpecifiedBy { get; set; }

    public bool IsOneOf { get; set; }

    public Dictionary<string, SdlField> Fields { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, SdlInput> Inputs { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, SdlEnumValue> Values { get; } = new(StringComparer.Ordinal);

    public SortedSet<string> Interfaces { get; } = new(StringComparer.Ordinal);

    public SortedSet<string> Members { get; } = new(StringComparer.Ordinal);
}
