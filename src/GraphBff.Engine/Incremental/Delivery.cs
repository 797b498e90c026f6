using GraphBff.Engine.Execution;

namespace GraphBff.Engine.Incremental;

/// <summary>One fragment or list at its path in the response. For the client, it is first pending, then complete.</summary>
/// <param name="label">The label in the document; null for none.</param>
/// <param name="path">The path of its object or list in the response.</param>
/// <param name="parent">The delivery that must be complete before this one is announced.</param>
/// <param name="origin">The record that must be delivered first; null if that is the first response.</param>
/// <param name="position">The output's position when it was recorded.</param>
internal sealed class Delivery(string? label, PathSegment[] path, Delivery? parent, LateRecord? origin, int position)
{
    public string? Label { get; } = label;

    public PathSegment[] Path { get; } = path;

    public int Position { get; } = position;

    /// <summary>The id that the client knows it by; negative until it is announced.</summary>
    public int Id { get; set; } = -1;

    public List<LateRecord> Records { get; } = [];

    /// <summary>The number of records that are not written yet.</summary>
    public int Outstanding { get; set; }

    public IReadOnlyList<FieldError> Errors { get; private set; } = [];

    public bool IsFailed { get; private set; }

    /// <summary>Whether the delivery has ended. If it was announced, a response reports the end.</summary>
    public bool IsDone { get; set; }

    public bool IsComplete => IsFailed || Outstanding == 0;

    /// <summary>Whether the client has everything that this one depends on.</summary>
    public bool CanBeAnnounced => (parent?.IsDone ?? true) && (origin?.IsDelivered ?? true);

    /// <summary>Whether something that this one depends on will never be delivered.</summary>
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
