using GraphBff.Engine.Execution;
using GraphBff.Engine.Planning;

namespace GraphBff.Engine.Incremental;

/// <summary>The run of a late part: its records, and whether their steps are done.</summary>
internal sealed class PartRun(LatePart part, Action onDone) : StepScope
{
    public LatePart Part { get; } = part;

    public List<LateRecord> Records { get; } = [];

    /// <summary>Whether the records can be written.</summary>
    public bool IsDone { get; private set; }

    /// <summary>Ends the part with the results that it has so far.</summary>
    public void End() => IsDone = true;

    protected override void OnIdle()
    {
        IsDone = true;
        onDone();
    }
}
