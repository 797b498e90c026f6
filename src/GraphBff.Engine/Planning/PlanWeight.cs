namespace GraphBff.Engine.Planning;

/// <summary>
/// The memory that the parts of a plan take, in bytes. The figures were measured on many kinds of plans. They tend to be too high.
/// </summary>
internal static class PlanWeight
{
    /// <summary>A plan without its fields.</summary>
    public const int Plan = 800;

    /// <summary>An object's plan, with the array slots of its fields.</summary>
    public const int Object = 120;

    /// <summary>The extra size of an interface or union, without the plans of its types.</summary>
    public const int Abstract = 400;

    /// <summary>The extra size of a step over a leaf.</summary>
    public const int Step = 500;

    /// <summary>The extra size of a shared leaf.</summary>
    public const int Shared = 100;

    /// <summary>A node of the document.</summary>
    public const int Node = 60;

    /// <summary>
    /// An operation with its text, but without its document's nodes and its plans. The names in the nodes are slices of the text, so the
    /// text lives as long as the nodes. The same goes for the table of line starts.
    /// </summary>
    public static long Of(ReadOnlySpan<char> text) => 2000 + (2L * text.Length) + (4L * text.CountAny('\r', '\n'));

    /// <summary>A field's plan and its site.</summary>
    public static int Of(FieldSite site) => 180 + (3 * site.ResponseKey.Length) + (8 * site.Locations.Length);
}
