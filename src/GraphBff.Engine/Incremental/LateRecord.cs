using GraphBff.Engine.Execution;
using GraphBff.Engine.Planning;

namespace GraphBff.Engine.Incremental;

/// <summary>An object or list with a part that is still to be written.</summary>
internal sealed class LateRecord(LatePart part, object source, PathSegment[] path, Delivery[] deliveries, int position)
{
    public LatePart Part { get; } = part;

    /// <summary>The object whose fields, or the list whose items, are late.</summary>
    public object Source { get; } = source;

    public PathSegment[] Path { get; } = path;

    /// <summary>The deliveries that contain it. The first one that completes delivers it.</summary>
    public Delivery[] Deliveries { get; } = deliveries;

    /// <summary>The output's position when it was recorded. If a null removes that output, the record is removed too.</summary>
    public int Position { get; } = position;

    /// <summary>The index of a list's first late item.</summary>
    public int FirstItem { get; init; }

    /// <summary>The deliveries around it, by the index of their <c>@defer</c>.</summary>
    public Delivery?[] Around { get; init; } = [];

    /// <summary>The JSON, from when it is written until it is delivered.</summary>
    public byte[] Json { get; set; } = [];

    public IReadOnlyList<FieldError> Errors { get; set; } = [];

    public bool IsDelivered { get; set; }

    /// <summary>Whether its stream failed after some items. Those items are still delivered.</summary>
    public bool IsCut { get; set; }

    /// <summary>Whether all its deliveries failed, so that nothing can deliver it any more.</summary>
    public bool IsDropped => !IsCut && Array.TrueForAll(Deliveries, delivery => delivery.IsFailed);
}
