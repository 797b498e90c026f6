namespace GraphBff.Engine.Planning;

/// <summary>
/// What the parts of a plan take in memory, in bytes: measured on plans of many shapes, and rather too much than too little.
/// </summary>
internal static class PlanWeight
{
    /// <summary>A plan without its fields.</summary>
    public const int Plan = 800;

    /// <summary>An object's plan, its fields' places included.</summary>
    public const int Object = 120;

    /// <summary>What an interface or union takes besides its types' objects.</summary>
    public const int Abstract = 400;

    /// <summary>What a step takes beyond a leaf.</summary>
    public const int Step = 500;

    /// <summary>What a leaf takes more that is shared.</summary>
    public const int Shared = 100;

    /// <summary>A node of the document.</summary>
    public const int Node = 60;

    /// <summary>
    /// An operation with its text, and without the nodes of its document and its plans. The text stays as long as the nodes do, whose names
    /// are slices of it, and so does where its lines begin.
    /// </summary>
    public static long Of(ReadOnlySpan<char> text) => 2000 + (2L * text.Length) + (4L * text.CountAny('\r', '\n'));

    /// <summary>A field's plan and its site.</summary>
    public static int Of(FieldSite site) => 180 + (3 * site.ResponseKey.Length) + (8 * site.Locations.Length);
}
