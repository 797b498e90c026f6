using GraphBff.Engine.Execution;
using GraphBff.Engine.Planning;

namespace GraphBff.Engine.Incremental;

/// <summary>An object or a list of which a part is still to be written.</summary>
internal sealed class LateRecord(LatePart part, object source, PathSegment[] path, Delivery[] deliveries, int position)
{
    public LatePart Part { get; } = part;

    /// <summary>The object whose fields, or the list whose items, are late.</summary>
    public object Source { get; } = source;

    public PathSegment[] Path { get; } = path;

    /// <summary>What it is delivered with; the first that is complete takes it along.</summary>
    public Delivery[] Deliveries { get; } = deliveries;

    /// <summary>Where the writer stood, so that what a null takes back takes the record along.</summary>
    public int Position { get; } = position;

    /// <summary>Where a list goes on.</summary>
    public int FirstItem { get; init; }

    /// <summary>The deliveries around it by the number of their <c>@defer</c>.</summary>
    public Delivery?[] Around { get; init; } = [];

    /// <summary>The JSON, once it is written and until it is delivered.</summary>
    public byte[] Json { get; set; } = [];

    public IReadOnlyList<FieldError> Errors { get; set; } = [];

    public bool IsDelivered { get; set; }

    /// <summary>Whether it is the beginning of a stream that failed: delivered for all that.</summary>
    public bool IsCut { get; set; }

    /// <summary>Whether nobody waits for it any more: what it would have been delivered with failed.</summary>
    public bool IsDropped => !IsCut && Array.TrueForAll(Deliveries, delivery => delivery.IsFailed);
}
