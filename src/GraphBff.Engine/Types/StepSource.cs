namespace GraphBff.Engine.Types;

/// <summary>A value that takes I/O, or may: runs once per request over all parents of its level.</summary>
internal abstract class StepSource : ValueSource
{
    /// <summary>
    /// Begins to fill the step's results, one a parent, and has the step completed, now or later, on the request's loop.
    /// What it throws fails every parent's field.
    /// </summary>
    public abstract void Start(StepResults step);

    /// <summary>The value of one parent, for an executor that is not ours; a value, null or an error.</summary>
    public abstract ValueTask<object?> ResolveAsync(object parent, FieldContext field);
}
