using GraphBff.Engine.Execution;

namespace GraphBff.Engine.Incremental;

/// <summary>One fragment or list at its place in the response, as the client is told of it: pending, then complete.</summary>
/// <param name="label">What the client calls it.</param>
/// <param name="path">Where it stands.</param>
/// <param name="parent">The delivery that must be complete before this one is told.</param>
/// <param name="origin">The record that must be delivered before; null for the first response.</param>
/// <param name="position">Where the writer stood.</param>
internal sealed class Delivery(string? label, PathSegment[] path, Delivery? parent, LateRecord? origin, int position)
{
    public string? Label { get; } = label;

    public PathSegment[] Path { get; } = path;

    public int Position { get; } = position;

    /// <summary>The client's name for it; negative until it was told.</summary>
    public int Id { get; set; } = -1;

    public List<LateRecord> Records { get; } = [];

    /// <summary>How many of the records are not written yet.</summary>
    public int Outstanding { get; set; }

    public IReadOnlyList<FieldError> Errors { get; private set; } = [];

    public bool IsFailed { get; private set; }

    /// <summary>Whether nothing more comes, and the client was told so where it had been told of the delivery.</summary>
    public bool IsDone { get; set; }

    public bool IsComplete => IsFailed || Outstanding == 0;

    /// <summary>Whether the client knows what this one hangs on.</summary>
    public bool CanBeTold => (parent?.IsDone ?? true) && (origin?.IsDelivered ?? true);

    /// <summary>Whether what this one hangs on will never come.</summary>
    public bool IsLost => parent is { IsFailed: true } || origin is { IsDropped: true };

    public void Fail(IReadOnlyList<FieldError> errors)
    {
        if (!IsFailed)
        {
            IsFailed = true;
            Errors = errors;
        }
    }
}
